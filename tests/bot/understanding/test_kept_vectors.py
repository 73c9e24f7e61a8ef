"""Vectors that are kept from one set-up to the next."""

import numpy as np
import pytest

from bot.paths import TRAINING_DATA
from bot.training_data import read_messages
from bot.understanding.danger import read_examples
from bot.understanding.encoder import WIDTH
from bot.understanding.kept_vectors import MOST, WORTH_KEEPING, KeptVectors
from knowledge.load import texts_compared

MANY = [f"message {i}" for i in range(WORTH_KEEPING)]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "encoder" / "vectors.npz"


@pytest.fixture
def encoded():
    return []


@pytest.fixture
def keep(path, encoded):
    def encode(texts):
        encoded.extend(texts)
        return np.array([[float(text.split()[-1])] * WIDTH for text in texts], dtype=np.float32)

    return lambda encoder_id="one": KeptVectors(path, encoder_id, encode)


def test_what_was_encoded_once_is_not_encoded_again(keep, encoded):
    first = keep().encode_all(MANY)
    again = keep().encode_all(MANY[::-1])
    assert encoded == MANY
    assert (again == first[::-1]).all()


def test_only_new_wording_is_encoded(keep, encoded):
    keep().encode_all(MANY)
    encoded.clear()
    vectors = keep().encode_all([*MANY[:3], "changed 7"])
    assert encoded == ["changed 7"]
    assert vectors[:, 0].tolist() == [0, 1, 2, 7]


def test_a_text_asked_for_twice_is_encoded_once(keep, encoded):
    assert keep().encode_all(["a 1", "b 2", "a 1"])[:, 0].tolist() == [1, 2, 1]
    assert encoded == ["a 1", "b 2"]


def test_vectors_of_another_encoder_are_not_taken(keep, encoded):
    keep("one").encode_all(MANY)
    keep("another").encode_all(MANY)
    assert encoded == MANY * 2


@pytest.mark.parametrize("harm", [b"", b"PK\x03\x04 broken", b"no archive"], ids=["empty", "cut short", "another file"])
def test_a_broken_file_counts_as_none_and_is_replaced(keep, path, encoded, harm):
    keep().encode_all(MANY)
    path.write_bytes(harm)
    keep().encode_all(MANY)
    keep().encode_all(MANY)
    assert encoded == MANY * 2


def test_a_few_new_texts_do_not_rewrite_the_file(keep, path):
    keep().encode_all(MANY[1:])
    assert not path.exists()


def test_what_others_asked_for_stays(keep, encoded):
    keep().encode_all(MANY)
    keep().encode_all([f"of another kind {i}" for i in range(WORTH_KEEPING)])
    encoded.clear()
    keep().encode_all(MANY)
    assert encoded == []


def test_the_file_does_not_grow_without_end(keep, path, monkeypatch):
    monkeypatch.setattr("bot.understanding.kept_vectors.MOST", WORTH_KEEPING + 10)
    keep().encode_all(MANY)
    keep().encode_all([f"later {i}" for i in range(WORTH_KEEPING)])
    with np.load(path) as file:
        assert len(file["keys"]) == WORTH_KEEPING + 10


def test_all_that_setup_needs_is_kept_so_that_no_part_of_it_drops_what_another_asks_for(curated):
    messages = (m.get("text") for path in TRAINING_DATA.glob("nlu/**/*.yml") for m in read_messages(path))
    learned = {example.text for example in read_examples()}
    assert len({*texts_compared(curated), *messages, *learned}) <= MOST


def test_no_text_gives_no_vector(keep):
    assert keep().encode_all([]).shape == (0, WIDTH)
