"""The vocabulary is built from what is curated and typed, and holds no name that is nothing else."""

import json

import pytest

from bot.privacy import vocabulary as module
from bot.privacy.name_lists import known_names
from bot.privacy.redaction import redact
from bot.privacy.vocabulary import Vocabulary, build_vocabulary, read_vocabulary, shared_vocabulary, vocabulary_of
from bot.privacy.vocabulary_sources import sources_hash
from knowledge.content import CONTENT, Content

NOTHING = Content(CONTENT)


@pytest.fixture
def nlu(tmp_path):
    folder = tmp_path / "nlu"
    folder.mkdir()
    (folder / "first.yml").write_text(
        "nlu:\n- intent: overview\n  examples: |\n    - who quibbles in Zorvaton\n    - tell [PERSON] of gribbling\n",
        encoding="utf-8",
    )
    return folder


def test_it_holds_the_words_of_the_training_data_and_of_the_content(tmp_path, nlu):
    built = build_vocabulary(tmp_path / "v.json", nlu)

    assert {"quibbles", "gribbling"} <= built.words
    assert "safeguarding" in built.words
    assert "zorvaton" in built.names - built.words


def test_it_holds_the_names_and_numbers_of_the_contact_register_and_of_councils():
    built = shared_vocabulary()

    assert ("tower", "hamlets") in built.phrases
    assert ("lucy", "faithfull", "foundation") in built.phrases
    assert {"08082000247", "85258", "01162556234"} <= built.numbers
    assert "help@nspcc.org.uk" in built.emails


@pytest.mark.parametrize("place", ["Exampleshire", "North Exampleshire", "Leeds"])
def test_a_place_is_no_name_though_it_is_made_up(place):
    assert redact(f"youth offending team {place}").text == f"youth offending team {place}"


def test_it_holds_no_name_that_is_nothing_else():
    built, names = shared_vocabulary(), known_names()

    assert not (built.words | built.names) & (names.sure | names.family)


def test_a_name_is_kept_out_even_when_it_was_typed():
    built = vocabulary_of(NOTHING, ["agnieszka and khan were there", "we told Agnieszka", "we hope Hope stays"])

    assert {"and", "were", "there", "hope"} <= built.words
    assert not {"agnieszka", "khan"} & (built.words | built.names)
    assert "hope" not in built.names


def test_it_is_read_back_as_it_was_written(tmp_path, nlu):
    built = build_vocabulary(tmp_path / "v.json", nlu)

    assert read_vocabulary(tmp_path / "v.json") == built
    assert built.inputs == sources_hash(nlu)


def test_the_hash_changes_with_the_training_data(nlu):
    before = sources_hash(nlu)

    (nlu / "second.yml").write_text("nlu: []\n", encoding="utf-8")

    assert sources_hash(nlu) != before


@pytest.mark.parametrize("content", ["", "{", "[]", json.dumps({"words": []}), json.dumps({"words": 1})])
def test_a_damaged_file_is_as_good_as_none(tmp_path, content):
    path = tmp_path / "v.json"
    path.write_text(content, encoding="utf-8")

    assert read_vocabulary(path) is None


@pytest.mark.parametrize("inputs", ["of another time", None])
def test_one_that_is_missing_or_stale_is_built_anew(monkeypatch, tmp_path, inputs):
    fresh = Vocabulary(words=frozenset({"fresh"}))
    kept = Vocabulary(inputs=inputs) if inputs else None
    monkeypatch.setattr(module, "read_vocabulary", lambda path: kept)
    monkeypatch.setattr(module, "build_vocabulary", lambda path: fresh)

    assert shared_vocabulary.__wrapped__() is fresh


def test_one_that_is_current_is_only_read(monkeypatch):
    kept = Vocabulary(inputs=sources_hash())
    monkeypatch.setattr(module, "read_vocabulary", lambda path: kept)
    monkeypatch.setattr(module, "build_vocabulary", lambda path: pytest.fail("built for nothing"))

    assert shared_vocabulary.__wrapped__() is kept


def test_of_phrases_that_begin_alike_the_longest_counts():
    known = Vocabulary(phrases=frozenset({("st", "giles"), ("st", "giles", "trust")}))

    assert list(known.phrases_in(["the", "st", "giles", "trust", "in", "st", "giles"])) == [(1, 4), (5, 7)]


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("groaned", True),
        ("groans", True),
        ("lone-working", True),
        ("gro", False),
        ("groanovska", False),
    ],
)
def test_regular_forms_and_joined_words_are_known(word, known):
    assert Vocabulary(words=frozenset({"groan", "lone", "working"})).knows(word) is known


def test_a_vocabulary_that_cannot_be_kept_is_used_all_the_same(tmp_path, caplog):
    """A disk that is full or read-only: the folder it would be written to is a file."""
    (tmp_path / "taken").write_text("a file")

    assert "homelessness" in build_vocabulary(tmp_path / "taken" / "vocabulary.json").words
    assert "the next start builds it again" in caplog.text
