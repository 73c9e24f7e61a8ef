"""Safe YAML with line numbers: a value that does not fit is reported as file, line and field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError, parse_obj_as

MAX_BYTES = 1_000_000
MAX_DEPTH = 12

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The safe loader, in C where PyYAML was built with it: ten times as fast."""

Model = TypeVar("Model")


@dataclass(frozen=True)
class Problem:
    """Something wrong in the content."""

    path: Path
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.field}: {self.message}"


class YamlFile:
    """One YAML file: its data, and the line on which each value stands.

    Lines are asked for when something is wrong. They are then found in the text again: kept for every value of every
    file, they made reading all content take twice as long.
    """

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self._text = text
        _refuse_unsafe(text)
        self.data: Any = _data(text)

    @cached_property
    def _root(self) -> yaml.Node | None:
        root: yaml.Node | None = yaml.compose(self._text, Loader=_LOADER)
        return root

    def line(self, location: Sequence[str | int]) -> int:
        """Return the line (from 1) of the value at this location, or of the nearest value that holds it."""
        node = self._root
        for step in location:
            child = _child(node, step)
            if child is None:
                break
            node = child
        return int(node.start_mark.line) + 1 if node is not None else 1

    def problem(self, location: Sequence[str | int], message: str) -> Problem:
        """Return a problem that points at this location."""
        field = ".".join(str(step) for step in location if step != "__root__") or "file"
        return Problem(self.path, self.line(location), field, message)


def read_yaml(path: Path) -> tuple[YamlFile | None, list[Problem]]:
    """Read a file; on a broken one return None and what is wrong with it."""
    try:
        if path.stat().st_size > MAX_BYTES:
            return None, [Problem(path, 1, "file", f"larger than {MAX_BYTES} bytes")]
        return YamlFile(path, path.read_text(encoding="utf-8")), []
    except OSError as error:
        return None, [Problem(path, 1, "file", f"cannot be read: {error.strerror}")]
    except UnicodeDecodeError:
        return None, [Problem(path, 1, "file", "is not UTF-8 text")]
    except (yaml.YAMLError, ValueError, TypeError, KeyError, AttributeError) as error:
        return None, [Problem(path, _error_line(error), "file", _error_text(error))]


def parse(file: YamlFile, shape: type[Model]) -> tuple[Model | None, list[Problem]]:
    """Fit the file's data to a schema; return the fitted object, or None and every misfit."""
    try:
        return parse_obj_as(shape, file.data), []
    except ValidationError as error:
        misfits = [file.problem([s for s in item["loc"] if s != "__root__"], item["msg"]) for item in error.errors()]
        return None, misfits


def _refuse_unsafe(text: str) -> None:
    """Refuse what a curated file never needs and an attack does: deep nesting and aliases.

    Works on the stream of events, before anything is built: building is what deep nesting breaks.
    """
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.AliasEvent):
            raise _refusal("aliases (& and *) are not allowed", event)
        if depth > MAX_DEPTH:
            raise _refusal(f"nested deeper than {MAX_DEPTH} levels", event)


def _data(text: str) -> Any:
    """Return what a YAML text says; its nodes are looked at on the way and not kept."""
    loader = _LOADER(text)
    try:
        root = loader.get_single_node()
        _refuse_repeated_keys_below(root)
        return loader.construct_document(root) if root is not None else None
    finally:
        loader.dispose()


def _refusal(problem: str, event: Any) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=problem, problem_mark=event.start_mark)


def _refuse_repeated_keys_below(node: yaml.Node | None) -> None:
    if isinstance(node, yaml.MappingNode):
        _refuse_repeated_keys(node)
    for child in _children(node):
        _refuse_repeated_keys_below(child)


def _refuse_repeated_keys(node: yaml.MappingNode) -> None:
    keys: set[str] = set()
    for key, _ in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise yaml.MarkedYAMLError(problem="a key must be a plain word", problem_mark=key.start_mark)
        if key.value in keys:
            raise yaml.MarkedYAMLError(problem=f"{key.value!r} is given twice", problem_mark=key.start_mark)
        keys.add(key.value)


def _children(node: yaml.Node | None) -> list[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        return [value for _, value in node.value]
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def _child(node: yaml.Node | None, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        found: yaml.Node = node.value[step]
        return found
    return None


def _error_line(error: Exception) -> int:
    mark = getattr(error, "problem_mark", None)
    return int(mark.line) + 1 if mark else 1


def _error_text(error: Exception) -> str:
    return str(getattr(error, "problem", None) or error)
