"""The scenario files as the pages see them: listed, found by folder and name, and nothing outside the folder."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from bot.scenarios.files import ENDING, ScenarioFile, read_file
from knowledge.vocabulary import SUBJECTS

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_SLUG = 60


@dataclass(frozen=True)
class Library:
    """A folder of scenario files, one folder a subject."""

    folder: Path

    def files(self) -> list[ScenarioFile]:
        """Return every file, sound or not, in the order of the subjects."""
        paths = [path for subject in SUBJECTS for path in sorted((self.folder / subject).glob(f"*{ENDING}"))]
        return [read_file(path, self.folder) for path in paths]

    def path(self, subject: str, slug: str) -> Path | None:
        """Return where a file is or would be; None when the two names could lead anywhere else."""
        if subject not in SUBJECTS or len(slug) > LONGEST_SLUG or not _SLUG.fullmatch(slug):
            return None
        path = self.folder / subject / f"{slug}{ENDING}"
        return path if path.resolve().is_relative_to(self.folder.resolve()) and not path.is_symlink() else None

    def find(self, subject: str, slug: str) -> ScenarioFile | None:
        """Return a file that is there."""
        path = self.path(subject, slug)
        return read_file(path, self.folder) if path and path.is_file() else None


def text_of(path: Path) -> str:
    """Return the text of a file as an editor should show it, also when some letter in it is broken."""
    return path.read_bytes().decode("utf-8-sig", errors="replace").replace("\r\n", "\n")


def mark_of(text: str) -> str:
    """Return a mark by which a text that changed in the meantime is noticed."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def slug_of(title: str) -> str:
    """Return the name of a file for a title: small letters, digits and hyphens."""
    plain = re.sub(r"[’'‘]", "", title).lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:LONGEST_SLUG].strip("-")
