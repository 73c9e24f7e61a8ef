"""What the way a message is put tells about it, whatever it is about."""

from __future__ import annotations

import re

_SIDE = re.compile(
    r"""
      \b(?:the|her|his|their|its)\s+(?:[\w'-]+\s+){1,3}(?:side|bit|part|half)\b   # take the housing side
    | ^\W*(?:[\w'-]+\s+){1,3}side\b                                               # mental health side, what ...
    | \b(?:take|do|start\s+with)\s+the\b[^.,?!]{1,30}\bfirst\b                    # take the abuse first
    | \b(?:leave|park|forget|never\s+mind)\s+(?:the|her|his|their)\b              # leave the kids, what about nan
    | ^\W*(?:(?:and|then|right|ok|okay|now|so|just)\b[\s,]*){1,2}the\s+(?:[\w'-]+\s?){1,3}[,.?]  # and the gran, how ...
    """,
    re.IGNORECASE | re.VERBOSE,
)
_BACK_HERE = re.compile(
    r"""
      \b(?:back|still)\s+(?:(?:up|down|over|round|out|in)\s+)?(?:here|with\s+us|at\s+ours|on\s+our\s+side)\b
    | \b(?:my|our)\s+(?:end|side|patch|neck\s+of\s+the\s+woods)\s+(?:again|now)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_QUESTION = re.compile(
    r"\?|\b(?:what|whats|what's|who|whos|who's|whose|how|hows|how's|why|when|where|which)\b"
    r"|\b(?:can|could|should|shd|must|do|does|is|are|am|may) (?:i|we|you|he|she|they|it|that|this|there|him|her)\b",
    re.IGNORECASE,
)


def picks_a_side(text: str) -> bool:
    """Return whether a message turns to one of several things that were told: "take the housing side"."""
    return _SIDE.search(text) is not None


def comes_back_here(text: str) -> bool:
    """Return whether a message returns to where the worker is: "back up here", "those still with us"."""
    return _BACK_HERE.search(text) is not None


def asks_a_question(text: str) -> bool:
    """Return whether a message asks in so many words: "now the drugs, what are the signs"."""
    return _QUESTION.search(text) is not None
