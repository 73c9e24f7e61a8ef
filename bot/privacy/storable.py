"""Layer 3: what may be written to disk. Only words of the closed vocabulary stay; everything else becomes ``[x]``.

No list and no rule knows every name. A list of what may stay does not have to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.privacy.name_lists import known_names
from bot.privacy.public_names import phrase_words
from bot.privacy.redaction import redact
from bot.privacy.spans import PLACEHOLDER, Span, blanked, replaced
from bot.privacy.vocabulary import Vocabulary, shared_vocabulary
from bot.privacy.words import Shape, Word, words

MASK = "[x]"

_LONG_NUMBER = re.compile(r"\d{6,}")
_OUTWARD = re.compile(r"[a-z]{1,2}\d[a-z\d]?")
_COUNTED = re.compile(r"(?P<before>[a-z]{0,4})\d{1,5}(?P<after>[a-z]{0,6})")
_UNIT = re.compile(r"st|nd|rd|th|s|[ap]m|m?c?g|ml|kg|[kmpxy]|yrs?|yo|mths?|wks?|hrs?|mins?|ft|in|[ck]m|mph")
_LOOSE = re.compile(r"[^\w\s!-/:-@\[-`{-~£€–—‘’“”…•°½¼¾\0]+")


def storable(text: str) -> str:
    """Return a text as it may be written down: redacted, and without any word that is not in the vocabulary."""
    known = shared_vocabulary()
    live = redact(text).text
    kept = blanked(live, (Span("", *match.span()) for match in PLACEHOLDER.finditer(live)))
    said = words(kept)
    masked = [Span("x", said[index].start, said[index].end, put=MASK) for index in _to_mask(said, known)]
    loose = [Span("x", *match.span(), put=" ") for match in _LOOSE.finditer(blanked(kept, masked))]
    return replaced(live, [*masked, *loose])


def _to_mask(said: Sequence[Word], known: Vocabulary) -> Iterator[int]:
    """Yield the places of words that may not stay, and of words beside them that complete a name."""
    public = phrase_words(said, known)
    unknown = [index not in public and not _may_stay(word, known) for index, word in enumerate(said)]
    yield from (index for index, masked in enumerate(unknown) if masked)
    for index, word in enumerate(said):
        if not unknown[index] and index not in public and _completes_a_name(said, unknown, index, word):
            yield index


def _completes_a_name(said: Sequence[Word], unknown: Sequence[bool], index: int, word: Word) -> bool:
    """Return whether a known word is a family name after an unknown one, or a first name before one."""
    names = known_names()
    after = index > 0 and unknown[index - 1] and word.gap == " "
    if after and (word.shape is Shape.CAPITAL or word.folded in names.family_words):
        return True
    before = index + 1 < len(said) and unknown[index + 1] and said[index + 1].gap == " "
    return before and word.folded in names.words


def _may_stay(word: Word, known: Vocabulary) -> bool:
    if _LONG_NUMBER.search(word.folded):
        return False
    if any(letter.isdigit() for letter in word.folded):
        return _is_count(word.folded, known)
    if word.shape is Shape.CAPITAL and not word.opens:
        return all(part in known.names for part in _parts(word.folded))
    return known.knows(word.folded) or (word.shape is Shape.CAPITAL and word.folded in known.names)


def _parts(folded: str) -> list[str]:
    return [part for part in folded.split("-") if part]


def _is_count(folded: str, known: Vocabulary) -> bool:
    """Return whether a word with digits is a number, with or without a unit: "15", "50mg", "s20", "LS9", "3-4"."""
    if folded in known.words or _OUTWARD.fullmatch(folded):
        return True
    for part in _parts(folded):
        counted = _COUNTED.fullmatch(part)
        if part.isdigit() or part in known.words:
            continue
        if not counted or not (counted["before"] in known.words or counted["before"] in ("", "s", "x")):
            return False
        if counted["after"] and not _UNIT.fullmatch(counted["after"]) and counted["after"] not in known.words:
            return False
    return True
