"""Floor 1 stands on its own: it imports neither Rasa nor the floors above."""

import ast
from pathlib import Path

import pytest

import knowledge

FILES = sorted(Path(knowledge.__file__).parent.rglob("*.py"))


def imported_packages(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").split(".")[0]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_knowledge_imports_neither_rasa_nor_the_floors_above(path):
    assert not set(imported_packages(path)) & {"rasa", "rasa_sdk", "bot", "actions"}
