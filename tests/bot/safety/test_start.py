"""SEC-8, F-24, F-27: what was tampered with, cut short or is not there does not start."""

import json
import shutil
from datetime import datetime, timezone

import pytest
from sqlalchemy import update

from bot import training
from bot.cli import main
from bot.paths import DANGER_MODEL, KNOWLEDGE_DB
from bot.releases.kept import ReleaseError
from bot.releases.release import Release, origin_of_checkout, write_manifest
from bot.safety.start import UnsoundError, require_same_knowledge, require_sound
from bot.training import MODEL, STAMP, TrainingError, danger_hash, require_model
from knowledge.database import open_database
from knowledge.tables import ContactRow, PointRow, ReleaseRow


@pytest.fixture
def knowledge(tmp_path):
    """The address of a copy of the loaded knowledge."""
    copy = tmp_path / "knowledge.db"
    shutil.copyfile(KNOWLEDGE_DB, copy)
    return copy, f"sqlite:///{copy}"


@pytest.fixture
def models(tmp_path, monkeypatch):
    """Copies of both models, and the stamp that goes with them."""
    model, danger, stamp = tmp_path / "waymark.tar.gz", tmp_path / "danger", tmp_path / "waymark.json"
    model.write_bytes(b"stands for the archive")
    shutil.copytree(DANGER_MODEL, danger)
    written = {"model": training.sha256(model), "danger": danger_hash(danger)}
    stamp.write_text(json.dumps(written), encoding="utf-8")
    monkeypatch.setattr(training, "STAMP", stamp)
    require_model(model, danger)
    return model, danger, stamp


def test_what_was_prepared_is_sound():
    require_sound()


def test_the_command_says_that_all_is_well(capsys):
    assert main(["safety", "check"]) == 0
    assert "as they were read, trained and loaded" in capsys.readouterr().out


def test_the_real_stamp_covers_both_models():
    assert set(json.loads(STAMP.read_text(encoding="utf-8"))) == {"inputs", "model", "danger"}
    assert MODEL.exists()


@pytest.mark.parametrize("content", [b"", b"half of", None])
def test_f27_a_model_that_is_cut_short_or_missing_is_refused(models, content):
    model, danger, _ = models
    model.unlink() if content is None else model.write_bytes(content)

    with pytest.raises(TrainingError, match=r"waymark\.tar\.gz.*make run"):
        require_model(model, danger)


@pytest.mark.parametrize("name", ["model.npz", "idf.npz", "vocabularies.json"])
def test_f27_one_byte_more_in_any_file_of_the_danger_model_is_refused(models, name):
    model, danger, _ = models
    with (danger / name).open("ab") as file:
        file.write(b" ")

    with pytest.raises(TrainingError, match=r"danger/ is not the model that training wrote.*make run"):
        require_model(model, danger)


def test_f27_a_danger_model_that_is_not_there_is_refused(models):
    model, danger, _ = models
    shutil.rmtree(danger)

    with pytest.raises(TrainingError, match="danger"):
        require_model(model, danger)


def test_f27_models_without_a_stamp_are_refused(models):
    model, danger, stamp = models
    stamp.unlink()

    with pytest.raises(TrainingError):
        require_model(model, danger)


def test_the_knowledge_as_loaded_is_let_through(knowledge):
    require_same_knowledge(knowledge[1])


@pytest.mark.parametrize(
    ("row", "values"), [(PointRow, {"text": "Wait until tomorrow."}), (ContactRow, {"phone": "0800 000 0000"})]
)
def test_a_row_changed_by_hand_is_refused_by_the_name_of_its_table(knowledge, row, values):
    engine = open_database(knowledge[1])
    with engine.begin() as connection:
        first = connection.execute(row.__table__.select().limit(1)).first().id
        connection.execute(update(row).where(row.id == first).values(**values))
    engine.dispose()

    with pytest.raises(UnsoundError, match=f"tables: {row.__tablename__}"):
        require_same_knowledge(knowledge[1])


@pytest.fixture
def in_use(tmp_path, monkeypatch):
    """A release of this very checkout, in use: its knowledge is what is served."""
    folder = tmp_path / "now"
    folder.mkdir()
    shutil.copyfile(KNOWLEDGE_DB, folder / "knowledge.db")
    release = Release(folder, write_manifest(folder, datetime(2026, 1, 1, tzinfo=timezone.utc), origin_of_checkout()))
    monkeypatch.setattr("bot.safety.start.release_in_use", lambda: release)
    return release.knowledge


def test_the_files_are_not_read_where_a_whole_release_was_made_from_them(in_use, knowledge, monkeypatch):
    monkeypatch.setattr("bot.safety.start.read_content", lambda: pytest.fail("the files are read"))
    require_same_knowledge(f"sqlite:///{in_use}")
    require_same_knowledge(knowledge[1])


def test_a_change_to_the_release_in_use_is_found_by_the_files(in_use):
    _change(in_use, update(ContactRow).values(phone="0800 000 0000"))
    with pytest.raises(UnsoundError, match="tables: contact"):
        require_same_knowledge(f"sqlite:///{in_use}")


@pytest.mark.parametrize("content", [None, b"", b"this is no database" * 100])
def test_f24_knowledge_that_is_missing_or_broken_is_refused(knowledge, content):
    path, address = knowledge
    path.unlink() if content is None else path.write_bytes(content)

    with pytest.raises(UnsoundError, match="make prepare"):
        require_same_knowledge(address)


@pytest.fixture
def called_back(tmp_path, monkeypatch):
    """A release of other content, called back: its knowledge, and the address of a copy that is served."""
    folder = tmp_path / "older"
    folder.mkdir()
    shutil.copyfile(KNOWLEDGE_DB, folder / "knowledge.db")
    _change(folder / "knowledge.db", update(PointRow).values(text="As it was."))
    _change(folder / "knowledge.db", update(ReleaseRow).values(content_hash="0" * 64))
    manifest = write_manifest(
        folder, datetime(2026, 1, 1, tzinfo=timezone.utc), origin_of_checkout().copy(update={"content": "0" * 64})
    )
    monkeypatch.setattr("bot.safety.start.rolled_back_to", lambda _: Release(folder, manifest))
    served = tmp_path / "served.db"
    shutil.copyfile(folder / "knowledge.db", served)
    return folder / "knowledge.db", served


def _change(path, statement):
    engine = open_database(f"sqlite:///{path}")
    with engine.begin() as connection:
        connection.execute(statement)
    engine.dispose()


def test_after_a_rollback_the_knowledge_must_be_that_of_the_release(called_back, knowledge):
    _, served = called_back
    require_same_knowledge(f"sqlite:///{served}")

    with pytest.raises(UnsoundError, match="make prepare"):
        require_same_knowledge(knowledge[1])
    _change(served, update(ContactRow).values(phone="0800 000 0000"))
    with pytest.raises(UnsoundError, match="tables: contact"):
        require_same_knowledge(f"sqlite:///{served}")


def test_after_a_rollback_a_change_to_what_was_kept_is_refused(called_back):
    kept, served = called_back
    for path in (kept, served):
        _change(path, update(ContactRow).values(phone="0800 000 0000"))
    with pytest.raises(ReleaseError, match=r"damaged \(knowledge\.db\)"):
        require_same_knowledge(f"sqlite:///{served}")
