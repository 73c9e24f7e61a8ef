"""The knowledge of a release is put where the settings say that it is read."""

import pytest

from bot.knowledge import publish_knowledge
from bot.paths import KNOWLEDGE_DB
from bot.understanding.encoder_build import ENCODER_ID
from knowledge.content import content_hash
from knowledge.database import open_database
from knowledge.load import is_current
from knowledge.store import StoreError


def test_a_file_elsewhere_is_exchanged_whole_and_only_when_it_must_be(tmp_path):
    file = tmp_path / "elsewhere" / "knowledge.db"
    publish_knowledge(KNOWLEDGE_DB, content_hash(), f"sqlite:///{file}")
    assert is_current(open_database(f"sqlite:///{file}"), content_hash(), ENCODER_ID)
    assert [path.name for path in file.parent.iterdir()] == ["knowledge.db"]

    before = file.stat()
    publish_knowledge(KNOWLEDGE_DB, content_hash(), f"sqlite:///{file}")
    assert file.stat().st_ino == before.st_ino


def test_a_server_that_does_not_answer_is_said(tmp_path):
    with pytest.raises(StoreError, match="cannot be written"):
        publish_knowledge(KNOWLEDGE_DB, content_hash(), "postgresql://nobody@127.0.0.1:1/none")
