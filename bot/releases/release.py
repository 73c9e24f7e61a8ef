"""What a release is: a folder with the knowledge, both models, and what they were made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pydantic import BaseModel, Extra

from bot.paths import KNOWLEDGE_DB, MODELS
from bot.training import components_hash, inputs_hash
from bot.understanding.encoder_build import ENCODER_ID, sha256
from knowledge.content import content_hash
from knowledge.load import form_hash

MANIFEST = "release.json"


class _Strict(BaseModel):
    class Config:
        extra = Extra.forbid
        frozen = True


class Origin(_Strict):
    """What a release was made from, each as a hash.

    Attributes:
        inputs: all that the models are made from; the content and the next two are part of it.
        content: the curated files.
        components: the configuration and the code that the models need as it was.
        encoder: the sentence encoder.
        form: how content is stored.

    """

    inputs: str
    content: str
    components: str
    encoder: str
    form: str

    def misfits(self, here: Origin) -> tuple[str, ...]:
        """Return what of a checkout this cannot be used with. Other content and other training data are no misfit."""
        parts = {"components": "the components of the models", "encoder": "the encoder", "form": "the tables"}
        return tuple(words for part, words in parts.items() if getattr(self, part) != getattr(here, part))


class Manifest(_Strict):
    """What stands in ``release.json``; ``files`` has the hash of every other file."""

    made_at: datetime
    origin: Origin
    files: dict[str, str]


@dataclass(frozen=True)
class Release:
    """A release that is kept."""

    folder: Path
    manifest: Manifest

    @property
    def name(self) -> str:
        """Return the name by which it is called back."""
        return self.folder.name

    @property
    def origin(self) -> Origin:
        """Return what it was made from."""
        return self.manifest.origin

    @property
    def knowledge(self) -> Path:
        """Return its knowledge database."""
        return self.folder / KNOWLEDGE_DB.name

    @property
    def models(self) -> Path:
        """Return the folder of its models."""
        return self.folder / MODELS.name

    def damaged(self) -> tuple[str, ...]:
        """Return the files that are missing or are not what was kept."""
        return tuple(
            name
            for name, expected in self.manifest.files.items()
            if not (self.folder / name).is_file() or sha256(self.folder / name) != expected
        )


def origin_of_checkout() -> Origin:
    """Return what a release would be made from now."""
    return Origin(
        inputs=inputs_hash(),
        content=content_hash(),
        components=components_hash(),
        encoder=ENCODER_ID,
        form=form_hash(),
    )


def read_release(folder: Path) -> Release | None:
    """Return the release in a folder; None when it is none that this version can read."""
    try:
        return Release(folder, Manifest.parse_raw((folder / MANIFEST).read_bytes()))
    except (OSError, ValueError):
        return None


def write_manifest(folder: Path, made_at: datetime, origin: Origin) -> Manifest:
    """Complete a release: write down what is in it."""
    files = {path.relative_to(folder).as_posix(): sha256(path) for path in files_in(folder)}
    manifest = Manifest(made_at=made_at, origin=origin, files=files)
    (folder / MANIFEST).write_text(manifest.json(indent=2), encoding="utf-8")
    return manifest


def files_in(folder: Path) -> Iterator[Path]:
    """Yield every file below a folder, in a fixed order."""
    yield from sorted(path for path in folder.rglob("*") if path.is_file())
