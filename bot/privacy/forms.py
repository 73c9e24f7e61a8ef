"""The regular forms of a word ("groaned" is known when "groan" is), and its misspellings."""

from __future__ import annotations

from collections.abc import Container, Iterator

_SHORTEST = 4
"""Letters a base must have: short ones are the beginning of too many names."""

_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ies", ("y",)),
    ("ied", ("y",)),
    ("iest", ("y",)),
    ("ier", ("y",)),
    ("ily", ("y",)),
    ("iness", ("y",)),
    ("ings", ("", "e")),
    ("ing", ("", "e")),
    ("ers", ("", "e")),
    ("er", ("", "e")),
    ("est", ("", "e")),
    ("ed", ("", "e")),
    ("es", ("", "e")),
    ("s", ("",)),
    ("ly", ("", "le")),
    ("ness", ("",)),
    ("less", ("",)),
    ("ful", ("",)),
    ("ment", ("",)),
    ("ation", ("e", "")),
    ("able", ("", "e")),
    ("ability", ("able",)),
    ("y", ("", "e")),
)
_BEGINNINGS = (
    "un",
    "re",
    "non",
    "over",
    "under",
    "mis",
    "dis",
    "pre",
    "anti",
    "out",
    "in",
    "im",
    "semi",
    "sub",
    "co",
    "counter",
    "super",
)
_VOWELS = "aeiou"
_LONGEST_TO_CORRECT = 14


def base_forms(word: str) -> Iterator[str]:
    """Yield what a word may be a form of."""
    for ending, bases in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST - 1:
            stem = word[: -len(ending)]
            yield from (stem + base for base in bases if len(stem + base) >= _SHORTEST)
            if ending[0] in _VOWELS and len(stem) >= _SHORTEST and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
                yield stem[:-1]
    for beginning in _BEGINNINGS:
        if word.startswith(beginning) and len(word) - len(beginning) >= _SHORTEST:
            yield word[len(beginning) :]


def is_misspelt(word: str, known: Container[str]) -> bool:
    """Return whether a word is one letter away from a known one: left out, too many, wrong, or two exchanged."""
    if not _SHORTEST < len(word) <= _LONGEST_TO_CORRECT:
        return False
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    if any(
        left + right[1:] in known or left + right[1:2] + right[:1] + right[2:] in known for left, right in cuts if right
    ):
        return True
    letters = "abcdefghijklmnopqrstuvwxyz"
    return any(
        left + letter + right[changed:] in known for left, right in cuts for letter in letters for changed in (0, 1)
    )
