"""Whether a message is in English. Only English is understood so far.

Two opinions are asked, because each alone is wrong about short messages full of jargon: a language identifier, and how
many of the words are whole words of the encoder's English vocabulary.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from bot.understanding.encoder import shared_encoder
from bot.understanding.phrases import words
from knowledge.directory.places.files import own_places
from knowledge.directory.settlements import settlements

SURE = 0.85
"""Probability from which the identifier is believed about another language."""

FEW_ENGLISH_WORDS = 0.5
"""Share of whole English words at or below which a message may be in another language."""

MANY_WORDS, SOME_ENGLISH_WORDS, SURE_OF_MANY = 8, 0.79, 0.95
"""In a longer message the identifier is believed though more words look English: "femme", "par" and "son" are in its
vocabulary. No question on the work in the evaluation sets is taken for another language (a test
holds it)."""

LIKELY = "en cy ga pl ro ur pa ar fa bn gu hi ta fr es pt it tr zh uk ru lt hu cs sk bg vi am sw sq"
"""Languages met in UK services. Fewer candidates make short messages easier to tell apart."""


def is_english(text: str) -> bool:
    """Return False only when a message is plainly in another language or another script.

    The name of a place says nothing about the language: "Aberystwyth" answers where somebody is, "llanelli nick" too.
    """
    text = " ".join(word for word in text.split() if not _is_a_foreign_looking_place(word.strip(",.?!").casefold()))
    letters = [letter for letter in text if letter.isalpha()]
    if sum(map(_is_latin, letters)) * 2 < len(letters):
        return False
    english, many = _english_words(text), len(text.split()) >= MANY_WORDS
    if english > (SOME_ENGLISH_WORDS if many else FEW_ENGLISH_WORDS):
        return True
    language, probability = _identifier().classify(text)
    sure = SURE if english <= FEW_ENGLISH_WORDS else SURE_OF_MANY
    return bool(language == "en" or probability < sure)


def _is_a_foreign_looking_place(word: str) -> bool:
    return word in _words_of_places() and not shared_encoder().is_whole_word(word)


def _is_latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith("LATIN")


def _english_words(text: str) -> float:
    spoken = words(text)
    if not spoken:
        return 1.0
    return sum(shared_encoder().is_whole_word(word.folded) for word in spoken) / len(spoken)


@lru_cache(maxsize=1)
def _words_of_places() -> frozenset[str]:
    places = own_places()
    names = [*settlements(), *(place.name for place in places.places.values()), *(name.text for name in places.names)]
    return frozenset(word for name in names for word in name.casefold().split())


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_pickled_model(MODEL_FILE, norm_probs=True)
    identifier.set_languages([name for name in LIKELY.split() if name in identifier.nb_classes])
    return identifier
