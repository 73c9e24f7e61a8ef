"""Slips of tired thumbs, put into some messages while learning, so that the encoder reads through them."""

from __future__ import annotations

import random

SHARE = 0.2
"""Of the messages, in each epoch."""

MOST_SLIPS = 3
SHORTEST = 4
"""Letters from which a word may hold a slip."""

NEAR = {
    "a": "sqz", "b": "vgn", "c": "xvd", "d": "sfe", "e": "wrd", "f": "dgr", "g": "fht", "h": "gjy", "i": "uok",
    "j": "hku", "k": "jli", "l": "kop", "m": "nk", "n": "bmh", "o": "ipl", "p": "ol", "q": "wa", "r": "etf",
    "s": "adw", "t": "ryg", "u": "yij", "v": "cbf", "w": "qes", "x": "zcs", "y": "tuh", "z": "xa",
}  # fmt: skip
"""Keys beside a key of a British keyboard."""


def with_slips(text: str) -> str:
    """Return the text, one time in five with up to three slips in words of four letters and more."""
    if random.random() >= SHARE:
        return text
    words = text.split(" ")
    long = [i for i, word in enumerate(words) if len(word) >= SHORTEST and word.isalpha()]
    for i in random.sample(long, min(len(long), random.randint(1, MOST_SLIPS))):
        words[i] = _slip(words[i])
    return " ".join(words)


def _slip(word: str) -> str:
    at = random.randrange(1, len(word) - 1)
    before, letter, after = word[:at], word[at], word[at + 1 :]
    return random.choice(
        (
            before + after,
            before + letter + letter + after,
            before + after[0] + letter + after[1:],
            before + random.choice(NEAR.get(letter.lower(), letter)) + after,
        )
    )
