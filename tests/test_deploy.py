"""What is under deploy/ fits the code: names of metrics, settings, routes, alarms."""

import configparser
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


COMPOSE = yaml.safe_load((DEPLOY / "compose" / "compose.yaml").read_text(encoding="utf-8"))
NGINX = (DEPLOY / "compose" / "nginx.conf").read_text(encoding="utf-8")
UNIT = configparser.ConfigParser(interpolation=None, strict=False)
UNIT.optionxform = str
UNIT.read_string((DEPLOY / "systemd" / "waymark@.service").read_text(encoding="utf-8"))
CHART = DEPLOY / "helm" / "waymark"
VALUES = yaml.safe_load((CHART / "values.yaml").read_text(encoding="utf-8"))
TEMPLATES = sorted((CHART / "templates").glob("*.yaml"))


@pytest.mark.parametrize("path", sorted(path for path in DEPLOY.rglob("*") if path.is_file()), ids=lambda p: p.name)
def test_every_setting_that_is_named_is_one_that_there_is(path):
    assert set(re.findall(r"WAYMARK_[A-Z_]+", path.read_text(encoding="utf-8"))) <= set(
        re.findall(r"WAYMARK_[A-Z_]+", OPERATORS)
    )


def test_the_services_of_compose_are_whole_and_named_in_the_proxy():
    services = COMPOSE["services"]
    assert set(services) == {"worker-1", "worker-2", "proxy", "database"}
    for name, service in services.items():
        assert service["image"] == "waymark" or re.fullmatch(r"[a-z]+:\d[\d.]*", service["image"]), name
    build = services["worker-1"]["build"]
    assert (DEPLOY / "compose" / build["context"] / build["dockerfile"]).exists()
    assert set(re.findall(r"server (worker-\d)", NGINX)) == {name for name in services if name.startswith("worker")}
    assert services["proxy"]["ports"] == ["127.0.0.1:8080:8080"]
    assert "listen 8080;" in NGINX


def test_no_password_and_no_key_is_in_a_file():
    for path in DEPLOY.rglob("*"):
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"(PASSWORD|KEY)[:=] *(?![\s${?])\S", text), path.name


def test_the_proxy_tells_no_metrics_keeps_no_addresses_and_sends_a_person_to_one_worker():
    assert "location /metrics { return 404; }" in NGINX
    assert "access_log off;" in NGINX
    assert "hash $remote_addr" in NGINX
    assert NGINX.count("{") == NGINX.count("}")


def test_the_unit_starts_the_bot_again_and_lets_it_write_only_where_it_must():
    service = UNIT["Service"]
    assert service["ExecStart"] == "/opt/waymark/waymark serve"
    assert (ROOT / "waymark").exists()
    assert (service["Restart"], service["KillSignal"]) == ("always", "SIGINT")
    assert (service["ProtectSystem"], service["ReadWritePaths"]) == ("strict", "/opt/waymark/var")
    assert service["User"] != "root"


def value_of(path):
    found = VALUES
    for name in path.split("."):
        found = found[name]
    return found


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_of_the_chart_is_yaml_once_it_is_filled_in(path):
    """Not Helm: blocks are taken as they stand, each value from values.yaml."""
    text = path.read_text(encoding="utf-8")
    assert text.count("{{") == text.count("}}")
    for name in re.findall(r"\.Values\.([\w.]+)", text):
        value_of(name)
    filled = re.sub(r"(?m)^ *\{\{-? (if|range|end)\b.*\}\}\n", "", text)
    made = yaml.safe_load(re.sub(r"\{\{.*?\}\}", "x", filled))
    assert set(made) >= {"apiVersion", "kind", "metadata", "spec"}


def test_the_probes_and_the_port_of_the_chart_are_those_of_the_bot():
    text = (CHART / "templates" / "deployment.yaml").read_text(encoding="utf-8")
    assert re.findall(r"path: (/health/\w+)", text) == ["/health/live", "/health/live", "/health/ready"]
    assert "containerPort: 5005" in text
    assert "WAYMARK_PORT=5005" in (DEPLOY / "Dockerfile").read_text(encoding="utf-8")


def test_the_chart_and_the_project_have_one_version():
    chart = yaml.safe_load((CHART / "Chart.yaml").read_text(encoding="utf-8"))
    project = re.search(r'^version = "(.+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)
    assert chart["appVersion"] == VALUES["image"]["tag"] == project[1]
    assert set(chart) >= {"apiVersion", "name", "version", "type"}
