"""The sentence encoder gives the vectors of the published model."""

import numpy as np
import pytest

from bot.understanding.encoder import WIDTH, Encoder, bulk_encoder

TEXTS = [
    "A man is eating food.",
    "What does the law say about forced marriage in Scotland?",
    "hes kicked her out with the kids",
    "MARAC",
    "?",
    "Zoë lives at the end of the café terrace.",
    "word " * 400,
]


@pytest.fixture(scope="module")
def encoder(built_encoder):
    return Encoder()


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_gives_a_unit_vector(encoder, text):
    vector = encoder.encode(text)

    assert vector.shape == (WIDTH,)
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u2003"])
def test_a_blank_text_gives_zeros(encoder, text):
    assert not encoder.encode(text).any()
    assert not encoder.encode_all([text, "MARAC"])[0].any()


def test_sentences_alike_in_meaning_are_nearer_than_others(encoder):
    question = encoder.encode("my client has nowhere to sleep tonight")
    near, far = encoder.encode_all(["he is homeless and needs a bed", "her husband tells her what to wear"])

    assert question @ near > question @ far


def test_a_text_has_the_same_vector_alone_and_in_a_batch(encoder):
    batch = encoder.encode_all(TEXTS)

    np.testing.assert_allclose(batch, [encoder.encode(text) for text in TEXTS], atol=1e-6)


def test_vectors_stand_in_the_order_of_their_texts_whatever_their_length(encoder):
    forwards = encoder.encode_all(TEXTS)
    backwards = encoder.encode_all(TEXTS[::-1])

    np.testing.assert_allclose(forwards, backwards[::-1], atol=1e-5)


def test_many_texts_at_a_time_each_have_their_vector():
    encoder = bulk_encoder()
    texts = [f"question number {number}" for number in range(100)]
    vectors = encoder.encode_all(texts)

    assert vectors.shape == (len(texts), WIDTH)
    for number in (0, 50, 99):
        np.testing.assert_allclose(vectors[number], encoder.encode(texts[number]), atol=1e-5)


def test_no_texts_have_no_vectors(encoder):
    assert encoder.encode_all([]).shape == (0, WIDTH)


def test_capitals_make_no_difference(encoder):
    np.testing.assert_allclose(encoder.encode("FORCED MARRIAGE"), encoder.encode("forced marriage"), atol=1e-6)


def test_a_remembered_vector_cannot_be_changed(encoder):
    vector = encoder.encode("MARAC")

    with pytest.raises(ValueError, match="read-only"):
        vector[0] = 0


@pytest.mark.parametrize(
    ("word", "whole"), [("marriage", True), ("house", True), ("gwyliau", False), ("Marriage", False)]
)
def test_a_whole_word_of_the_vocabulary_is_known(encoder, word, whole):
    assert encoder.is_whole_word(word) is whole
