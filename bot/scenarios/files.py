"""Scenario files: found, and read whatever is in them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bot.paths import ROOT
from bot.scenarios.parse import parse
from bot.scenarios.script import Mistake, Parsed, Scenario

SCENARIOS = ROOT / "scenarios"
ENDING = ".scenario.md"
MAX_BYTES = 200_000
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class ScenarioError(Exception):
    """The scenarios cannot be checked, practised or compared; the message says why in plain words."""


@dataclass(frozen=True)
class ScenarioFile:
    """A file and what became of it."""

    path: Path
    parsed: Parsed

    @property
    def scenario(self) -> Scenario | None:
        """The scenario, None when the file has mistakes."""
        return self.parsed.scenario

    @property
    def name(self) -> str:
        """The folder and the name without ending: ``hiv/who-is-next-of-kin``."""
        return f"{self.path.parent.name}/{self.path.name.removesuffix(ENDING)}"

    @property
    def shown(self) -> str:
        """The path as seen from here; from the root when it lies elsewhere."""
        near = os.path.relpath(self.path)
        return str(self.path) if near.startswith(os.pardir) else near


def find_files(given: Iterable[Path], folder: Path = SCENARIOS) -> list[Path]:
    """Return the files that are meant: those given, all of a folder that is given, or all there are.

    Raises:
        ScenarioError: one is not there, or a folder holds none.

    """
    found: list[Path] = []
    for path in list(given) or [folder]:
        if path.is_dir():
            inside = sorted(path.rglob(f"*{ENDING}"))
            if not inside:
                raise ScenarioError(f"There is no file ending in {ENDING} in {path}.")
            found.extend(inside)
        elif path.is_file():
            found.append(path)
        else:
            raise ScenarioError(f"There is no file {path}. Scenario files end in {ENDING}.")
    return list(dict.fromkeys(path.resolve() for path in found))


def read_file(path: Path, folder: Path = SCENARIOS) -> ScenarioFile:
    """Read one file; whatever is wrong with it becomes a mistake with its line."""
    text = _text(path)
    if isinstance(text, Mistake):
        return ScenarioFile(path, Parsed(None, (text,)))
    parsed = parse(text)
    misplaced = _misplaced(path, parsed.scenario, folder)
    return ScenarioFile(path, Parsed(None, (misplaced,)) if misplaced else parsed)


def _text(path: Path) -> str | Mistake:
    try:
        if path.stat().st_size > MAX_BYTES:
            return Mistake(1, f"the file is larger than {MAX_BYTES:,} bytes. Is it a scenario?")
        data = path.read_bytes()
    except OSError as error:
        return Mistake(1, f"the file cannot be read: {error.strerror}")
    if data.startswith(_UTF_16):
        return Mistake(1, 'the file is saved as "Unicode" (UTF-16). Save it again as UTF-8')
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return Mistake(line, "a letter here is not saved as UTF-8. Save the file again as UTF-8")


def _misplaced(path: Path, scenario: Scenario | None, folder: Path) -> Mistake | None:
    if scenario is None or path.parent.parent.resolve() != folder.resolve() or path.parent.name == scenario.subject:
        return None
    move = f"move the file to scenarios/{scenario.subject}/, or put another subject first"
    return Mistake(1, f"the first subject and the folder, {path.parent.name}, are not the same: {move}")
