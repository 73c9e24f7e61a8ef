"""Read the training messages for Rasa: its own reader parses and checks each file twice, a minute for all of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

FIELDS = {"intent", "metadata", "examples"}


class TrainingDataError(Exception):
    """A file of training messages cannot be used; the message names the file and the block."""


class MessageImporter(RasaFileImporter):
    """Takes domain, rules and stories as Rasa does, and messages by ``read_messages``."""

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """Return the messages of all files.

        Raises:
            TrainingDataError: a file is broken.

        """
        return self._messages

    @cached_property
    def _messages(self) -> TrainingData:
        files = sorted(map(Path, self._nlu_files))
        return TrainingData([message for path in files for message in read_messages(path)])


def read_messages(path: Path) -> Iterator[Message]:
    """Yield the messages of a file in Rasa's YAML form: blocks of an intent, its metadata, and a text a line."""
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)  # noqa: S506, a safe loader
    except yaml.YAMLError as error:
        raise TrainingDataError(f"{path}: {error}") from error
    blocks = data.get("nlu") if isinstance(data, dict) else None
    if not isinstance(blocks, list):
        raise TrainingDataError(f"{path}: the file must hold a list under nlu")
    for number, block in enumerate(blocks, start=1):
        problem = _problem(block)
        if problem:
            raise TrainingDataError(f"{path}, block {number}: {problem}")
        for line in block["examples"].splitlines():
            yield Message.build(line.removeprefix("- ").strip(), block["intent"], intent_metadata=block.get("metadata"))


def _problem(block: Any) -> str | None:
    if not isinstance(block, dict) or not isinstance(block.get("intent"), str):
        return "a block needs an intent"
    unknown = set(block) - FIELDS
    if unknown:
        return f"unknown field {sorted(unknown)[0]!r}; there are {', '.join(sorted(FIELDS))}"
    if not isinstance(block.get("metadata", {}), dict):
        return "metadata must be a mapping"
    lines = block["examples"].splitlines() if isinstance(block.get("examples"), str) else []
    wrong = [line for line in lines if not line.startswith("- ") or not line[2:].strip()]
    if not lines or wrong:
        return f"examples must be one or more lines that begin with '- '; not {wrong[0]!r}" if wrong else "no examples"
    return None
