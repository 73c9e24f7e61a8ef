"""The words of the page itself, one file a language under ``words/``. Answers are English in every one of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from bot.replies import words as reply_words

WORDS = Path(__file__).with_name("words")
ENGLISH = "en"
LANGUAGES = {ENGLISH: "en-GB", "cy": "cy"}
"""Languages of the page by their short names, as a browser and a screen reader know them."""


def language_of(asked: str | None) -> str:
    """Return the language asked for when there is a file for it, otherwise English."""
    return asked if asked in LANGUAGES else ENGLISH


@dataclass(frozen=True)
class Words:
    """The page's words by name: all of them, and those that its script needs."""

    page: Mapping[str, str]
    script: Mapping[str, str]


@lru_cache(maxsize=len(LANGUAGES))
def page_words(language: str) -> Words:
    """Return the words of a language. What the bot says of itself is taken from its replies unless translated."""
    read = yaml.safe_load((WORDS / f"{language}.yml").read_text(encoding="utf-8"))
    groups = {group: {name: text.strip() for name, text in words.items()} for group, words in read.items()}
    replies = {name: reply_words(name) for name in ("greet", "privacy")}
    return Words(page=replies | groups["page"] | groups["both"], script=groups["both"] | groups["script"])
