"""Which earlier answer somebody wants back."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.dialogue.heard import Heard
from bot.dialogue.topic import Shown, Topic

_FIRST = re.compile(r"\b(first|1st|start|beginning|originally|top|to begin with)\b", re.IGNORECASE)
CLEAR = 0.5
"""Part of what speaks for any need that must speak for one."""

_TELLING = 5
"""Letters that tell words apart; shorter ones stand in every answer."""

_BEFORE = re.compile(r"\b(before|previous|prior|last but one|one ago|earlier)\b", re.IGNORECASE)


def wanted_back(topic: Topic, heard: Heard, wording: Callable[[Shown], str] = lambda shown: "") -> Shown | None:
    """Return the answer meant, None before the first.

    It is the last on what is named, else the first or the one before, as told; else the one that shares most words with
    the message, and of several the last.

    Args:
        topic: with the answers given.
        heard: the message.
        wording: returns what an answer said.

    """
    if not topic.trail:
        return None
    for told in (_on_subject_and_need, _on_subject, _on_need):
        found = [shown for shown in topic.trail if told(shown, heard)]
        if found:
            return found[-1]
    if _FIRST.search(heard.text):
        return topic.trail[0]
    if _BEFORE.search(heard.text) and len(topic.trail) > 1:
        return topic.trail[-2]
    return max(reversed(topic.trail), key=lambda shown: len(_stems(heard.text) & _stems(wording(shown))))


def asks_something_new(shown: Shown, heard: Heard) -> bool:
    """Return whether a message asks something new on what it goes back to: "back to the trailers. can they stay"."""
    return heard.need is not None and heard.need != shown.need and heard.certainty >= CLEAR


def _stems(text: str) -> set[str]:
    """Return the beginnings of the longer words: "asking" and "asked" are alike."""
    return {word[:_TELLING] for word in re.findall(r"[a-z]+", text.casefold()) if len(word) >= _TELLING}


def _on_subject_and_need(shown: Shown, heard: Heard) -> bool:
    return _on_subject(shown, heard) and _on_need(shown, heard)


def _on_subject(shown: Shown, heard: Heard) -> bool:
    return bool(set(heard.subjects) & set(shown.subjects))


def _on_need(shown: Shown, heard: Heard) -> bool:
    """Return whether an answer was for the need that a message which goes back most likely names: "the asking her"."""
    if heard.need:
        return heard.need == shown.need
    clear = heard.certainty > CLEAR * sum(likely.share for likely in heard.needs)
    return clear and heard.needs[0].name == shown.need
