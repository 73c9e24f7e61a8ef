"""The words about local contacts, from ``words.yml``."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import yaml

FILE = Path(__file__).with_name("words.yml")


def said(words: str, /, **values: object) -> str:
    """Return words, with their values put in."""
    return _texts()[words].format(**values)


@lru_cache(maxsize=1)
def _texts() -> dict[str, str]:
    texts: dict[str, str] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return {words: text.strip() for words, text in texts.items()}
