"""What the load test plays: every scenario, every turn something that can be said."""

import ast
from pathlib import Path

from bench.crowd.__main__ import talks
from bot.scenarios.files import find_files

LOCUSTFILE = Path(__file__).resolve().parent.parent / "bench" / "crowd" / "locustfile.py"


def test_every_scenario_is_played():
    assert len(talks()) == len(find_files(()))
    assert all(turn["text"].strip() for talk in talks() for turn in talk)
    assert all(not talk[0]["chooses"] for talk in talks())


def test_what_locust_runs_needs_nothing_of_the_project():
    """It runs in an environment of its own."""
    tree = ast.parse(LOCUSTFILE.read_text(encoding="utf-8"))
    modules = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert not {name.split(".")[0] for name in modules} & {"bot", "bench", "knowledge", "actions"}
