"""An installation whose releases are made in no time: a few bytes stand for the knowledge and the models."""

from datetime import datetime, timedelta, timezone

import pytest

from bot import paths
from bot.releases import cli, kept, make
from bot.releases.release import Origin
from bot.training import MODEL, TrainingError

FIRST_DAY = datetime(2026, 11, 1, tzinfo=timezone.utc)


class Installation:
    """A checkout that tests change, with a folder for its releases."""

    def __init__(self, var):
        self.var = var
        self.trained = 0
        self.fails = False
        self.says(content="one")

    def says(self, content=None, components="as made"):
        """Change the checkout."""
        self.content = content or self.content
        parts = {"content": self.content, "components": components, "encoder": "e", "form": "f"}
        self.origin = Origin(inputs=" ".join(parts.values()), **parts)

    def load(self, path):
        path.write_text(self.content)

    def train(self, models):
        if self.fails:
            raise TrainingError("Rasa could not train the model")
        self.trained += 1
        (models / "danger").mkdir(parents=True)
        (models / MODEL.name).write_text(f"model of {self.content}")
        (models / "danger" / "model.npz").write_text("danger")

    def prepare(self):
        """Prepare, one day after the last time."""
        make.prepare_release(lambda: FIRST_DAY + timedelta(days=self.trained))

    def prepare_each(self, *contents):
        for content in contents:
            self.says(content)
            self.prepare()

    @property
    def in_use(self):
        """What a bot would read now: the knowledge and the model."""
        current = self.var / "current"
        return (current / "knowledge.db").read_text(), (current / "models" / MODEL.name).read_text()

    @property
    def names(self):
        return [release.name for release in kept.kept_releases()]


@pytest.fixture
def installation(tmp_path, monkeypatch):
    made = Installation(tmp_path)
    monkeypatch.setattr(kept, "CURRENT", tmp_path / "current")
    for module in (kept, make):
        monkeypatch.setattr(module, "RELEASES", tmp_path / "releases")
    for module in (kept, make, cli):
        monkeypatch.setattr(module, "origin_of_checkout", lambda: made.origin)
    monkeypatch.setattr(make, "load_knowledge", made.load)
    monkeypatch.setattr(make, "train_model", made.train)
    monkeypatch.delenv("WAYMARK_KNOWLEDGE_DB", raising=False)
    assert paths.database_address() == f"sqlite:///{paths.KNOWLEDGE_DB}"
    return made
