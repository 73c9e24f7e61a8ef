"""Ask the package index, through pip-audit, which known vulnerabilities the locked libraries have."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.paths import ROOT

PIP_AUDIT = ROOT / ".tools" / "audit" / "bin" / "pip-audit"
SOCKET_SECONDS = 15
ALL_SECONDS = 600
PROBE = "rasa"
"""Surely in the index: asked about first, so that an index that answers nothing is not asked 160 times."""


class AskError(Exception):
    """The index could not be asked, so nothing is known; the message says what went wrong."""


@dataclass(frozen=True)
class Finding:
    """One advisory about one locked library; ``ids`` are its own name and those others gave it."""

    package: str
    version: str
    name: str
    ids: frozenset[str]
    fixed_in: tuple[str, ...]

    def __str__(self) -> str:
        others = ", ".join(sorted(self.ids - {self.name}))
        fixed = f"fixed in {', '.join(self.fixed_in)}" if self.fixed_in else "no fixed version"
        return f"{self.package} {self.version}: {self.name}{f' ({others})' if others else ''}, {fixed}"


def ask(locks: Sequence[Path]) -> str:
    """Return the index's answer about everything in these locks, as pip-audit writes it.

    Raises:
        AskError: the index is not reached, does not answer in time, or does not know what everybody knows.

    """
    with tempfile.TemporaryDirectory() as folder:
        probe = Path(folder) / "probe.txt"
        probe.write_text(pin_of(PROBE, locks), encoding="utf-8")
        read_answer(_pip_audit([probe], "--no-deps", Path(folder)))
        return _pip_audit(locks, "--require-hashes", Path(folder))


def read_answer(answer: str) -> list[Finding]:
    """Return the advisories in an answer of pip-audit.

    Raises:
        AskError: it is no answer, or it leaves libraries out. pip-audit itself calls that "no known vulnerabilities".

    """
    try:
        libraries = json.loads(answer)["dependencies"]
        left_out = [library["name"] for library in libraries if "skip_reason" in library]
        if left_out or not libraries:
            raise AskError(f"it says nothing about {', '.join(left_out) or 'any library'}")
        return [_finding(library, advisory) for library in libraries for advisory in library["vulns"]]
    except (ValueError, KeyError, TypeError) as error:
        raise AskError("pip-audit's answer could not be read") from error


def pin_of(package: str, locks: Sequence[Path]) -> str:
    """Return the line ``name==version`` of a package in these locks, without hashes."""
    text = "\n".join(lock.read_text(encoding="utf-8") for lock in locks)
    found = re.search(rf"^{re.escape(package)}==[^ ;\\]+", text, re.MULTILINE)
    if found is None:
        raise AskError(f"{package} is in none of the locks")
    return found.group()


def _finding(library: dict[str, str], advisory: dict[str, object]) -> Finding:
    name, aliases, fixed = str(advisory["id"]), advisory.get("aliases", []), advisory.get("fix_versions", [])
    if not (isinstance(aliases, list) and isinstance(fixed, list)):
        raise TypeError("aliases and fix_versions are lists")
    return Finding(library["name"], library["version"], name, frozenset([name, *aliases]), tuple(fixed))


def _pip_audit(locks: Sequence[Path], how: str, folder: Path) -> str:
    written = folder / "answer.json"
    written.unlink(missing_ok=True)
    files = [part for lock in locks for part in ("--requirement", str(lock))]
    options = [how, "--disable-pip", "--progress-spinner=off", "--format=json", f"--timeout={SOCKET_SECONDS}"]
    command = [str(PIP_AUDIT), *files, *options, "--desc=off", "--cache-dir", str(folder), "--output", str(written)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=ALL_SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise AskError(f"no whole answer within {ALL_SECONDS // 60} minutes") from error
    except OSError as error:
        raise AskError("pip-audit is not installed; run make audit") from error
    if not written.exists():
        raise AskError((done.stderr.strip().splitlines() or ["pip-audit said nothing"])[-1])
    return written.read_text(encoding="utf-8")
