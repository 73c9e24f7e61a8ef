"""How well redaction finds what identifies a client, on messages kept apart for measuring.

A set is a list of entries: ``text``; ``find``, pairs of kind and string that must go; ``keep``, strings that must stay;
and for names that nobody can know, ``frame``, the number of the sentence they stand in.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.channels.gate import clean
from bot.privacy.redaction import Redacted, redact
from bot.privacy.storable import storable
from bot.safety.figures import SETS_FOLDER, Share, share

SETS = tuple(sorted(path.stem for path in SETS_FOLDER.glob("redaction*.yml")))

FULL_LENGTH = 2_000
"""Characters of the longest message that is let in."""

_PIECE = re.compile(r"[^\W_]+")
_PLACEHOLDER = re.compile(r"\[(?:[A-Z_]{4,16}|x)\]")
_SAYS_NOTHING = frozenset(("the", "of", "on", "off", "at", "in", "a", "and", "near", "nr", "somewhere"))
"""Words of an address that may stay."""


@dataclass(frozen=True)
class Message:
    """A message, what must go from it, what must stay, and what became of it."""

    text: str
    find: tuple[tuple[str, str], ...]
    keep: tuple[str, ...]
    frame: int | None
    live: Redacted
    stored: str

    @property
    def others(self) -> Counter[str]:
        """The words outside of what must go."""
        rest = self.text
        for _, string in sorted(self.find, key=lambda pair: -len(pair[1])):
            rest = rest.replace(string, " ", 1)
        return pieces(rest)

    def is_gone(self, kind: str, string: str, result: str) -> bool:
        """Return whether no piece of an identifier is left: all that are left stand elsewhere in the message too."""
        left, elsewhere = pieces(result), self.others
        if kind == "POSTCODE":
            string = string[-3:]
        looked_for = [piece for piece in pieces(string) if piece not in _SAYS_NOTHING]
        return all(left[piece] <= elsewhere[piece] for piece in looked_for)


def pieces(text: str) -> Counter[str]:
    """Return the words and numbers of a text, placeholders aside."""
    return Counter(piece.lower() for piece in _PIECE.findall(_PLACEHOLDER.sub(" ", text)))


def read_set(path: Path) -> list[Message]:
    """Read a set and redact every message of it."""
    return [_message(entry) for entry in yaml.safe_load(path.read_text(encoding="utf-8"))]


@dataclass(frozen=True)
class RedactionFigures:
    """Figures of some messages.

    Attributes:
        structured: of identifiers that have a shape, found in live text, under their kind.
        persons: of names, found in live text.
        touched: of messages without identifiers, changed in live text.
        stored: of all identifiers, gone from what may be stored.
        frames: of names nobody knows, gone from what may be stored, by the frame they stand in.
        masked: of ordinary words, masked in what may be stored.

    """

    structured: Share
    persons: Share
    touched: Share
    stored: Share
    frames: dict[int, Share]
    masked: Share


def measure_redaction(messages: Sequence[Message]) -> RedactionFigures:
    """Count what was found, kept and masked."""
    found = [(m, kind, string) for m in messages for kind, string in m.find]
    live = [(kind, kind in m.live.kinds and m.is_gone(kind, string, m.live.text)) for m, kind, string in found]
    stored = [(m.frame, m.is_gone(kind, string, m.stored)) for m, kind, string in found]
    frames = sorted({frame for frame, _ in stored if frame is not None})
    return RedactionFigures(
        structured=share(gone for kind, gone in live if kind != "PERSON"),
        persons=share(gone for kind, gone in live if kind == "PERSON"),
        touched=share(bool(m.live.kinds) for m in messages if not m.find),
        stored=share(gone for _, gone in stored),
        frames={frame: share(gone for at, gone in stored if at == frame) for frame in frames},
        masked=share(lost for m in messages for lost in _masked(m)),
    )


def milliseconds(messages: Sequence[Message]) -> float:
    """Return the 95th percentile of cleaning and redacting messages of full length, each made of several.

    Processor time, the best of three: other work on the machine does not count.
    """
    joined = ". ".join(message.text for message in messages)
    took: list[float] = []
    for start in range(0, len(joined) - FULL_LENGTH, FULL_LENGTH // 4):
        text = joined[start : start + FULL_LENGTH]
        runs: list[float] = []
        for _ in range(3):
            began = time.process_time()
            redact(clean(text, FULL_LENGTH))
            runs.append(time.process_time() - began)
        took.append(min(runs))
    return 1000 * sorted(took)[int(0.95 * len(took))] if took else 0.0


def failures(messages: Sequence[Message]) -> list[str]:
    """Return what went wrong, message by message, for looking at causes."""
    lines: list[str] = []
    for m in messages:
        for kind, string in m.find:
            if kind not in m.live.kinds or not m.is_gone(kind, string, m.live.text):
                lines.append(f"live missed {kind} {string!r}: {m.live.text}")
            if not m.is_gone(kind, string, m.stored):
                lines.append(f"stored missed {kind} {string!r}: {m.stored}")
        if m.live.kinds and not m.find:
            lines.append(f"touched {m.live.kinds}: {m.live.text}")
        lines += [f"live lost {keep!r}: {m.live.text}" for keep in m.keep if keep in m.text and keep not in m.live.text]
    return lines


def _message(entry: dict[str, Any]) -> Message:
    text = entry["text"]
    find = tuple((kind, string) for kind, string in entry["find"])
    return Message(text, find, tuple(entry.get("keep", ())), entry.get("frame"), redact(text), storable(text))


def _masked(message: Message) -> Iterator[bool]:
    """Yield for every ordinary word, numbers aside, whether it is gone from the stored text."""
    left = pieces(message.stored)
    for word, times in message.others.items():
        if word.isalpha():
            lost = max(0, times - left[word])
            yield from [True] * lost + [False] * (times - lost)
