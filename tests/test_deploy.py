"""What is under deploy/ fits the code: names of metrics, settings, routes, alarms."""

import json
import re
from pathlib import Path

import pytest
import yaml

from bot.metrics import ALL, PART_UP

ROOT = Path(__file__).resolve().parent.parent
DEPLOY = ROOT / "deploy"
OPERATORS = (ROOT / "docs" / "operators.md").read_text(encoding="utf-8")
RULES = yaml.safe_load((DEPLOY / "prometheus" / "alarms.yml").read_text(encoding="utf-8"))["groups"][0]["rules"]
BOARD = json.loads((DEPLOY / "grafana" / "waymark.json").read_text(encoding="utf-8"))
QUERIES = [target["expr"] for panel in BOARD["panels"] for target in panel["targets"]]


def metrics_in(query):
    return {re.sub("_(bucket|sum|count)$", "", name) for name in re.findall(r"waymark_\w+", query)}


@pytest.mark.parametrize("query", [*QUERIES, *(rule["expr"] for rule in RULES)])
def test_every_query_asks_for_metrics_that_there_are(query):
    known = {metric.name for metric in ALL} | {PART_UP, "up"}
    assert metrics_in(query) <= known
    assert query.count("(") == query.count(")")
    assert metrics_in(query) or "up{" in query


def test_every_metric_is_on_the_board():
    assert set().union(*map(metrics_in, QUERIES)) == {metric.name for metric in ALL} | {PART_UP}


def test_every_alarm_is_explained_and_no_other():
    assert re.findall(r"^\| (Waymark\w+) \|", OPERATORS, re.MULTILINE) == [rule["alert"] for rule in RULES]
    for rule in RULES:
        assert set(rule) == {"alert", "expr", "for", "labels", "annotations"}
        assert rule["labels"]["severity"] in ("warning", "critical")
