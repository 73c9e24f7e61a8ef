"""Languages named in prose, as BCP 47 codes (ISO 639), and how they are offered."""

from __future__ import annotations

import re

NAMES: dict[str, str] = {
    "albanian": "sq",
    "amharic": "am",
    "arabic": "ar",
    "bengali": "bn",
    "british sign language": "bfi",
    "bsl": "bfi",
    "bulgarian": "bg",
    "cantonese": "yue",
    "chinese": "zh",
    "czech": "cs",
    "dari": "prs",
    "english": "en",
    "farsi": "fa",
    "french": "fr",
    "gaelic": "gd",
    "gujarati": "gu",
    "hindi": "hi",
    "hungarian": "hu",
    "irish sign language": "isg",
    "isl": "isg",
    "italian": "it",
    "kurdish": "ku",
    "latvian": "lv",
    "lithuanian": "lt",
    "mandarin": "cmn",
    "nepali": "ne",
    "pashto": "ps",
    "persian": "fa",
    "polish": "pl",
    "portuguese": "pt",
    "punjabi": "pa",
    "romani": "rom",
    "romanian": "ro",
    "russian": "ru",
    "shelta": "sth",
    "sinhala": "si",
    "slovak": "sk",
    "somali": "so",
    "sorani": "ckb",
    "spanish": "es",
    "swahili": "sw",
    "sylheti": "syl",
    "tamil": "ta",
    "thai": "th",
    "tigrinya": "ti",
    "turkish": "tr",
    "twi": "tw",
    "ukrainian": "uk",
    "urdu": "ur",
    "vietnamese": "vi",
    "welsh": "cy",
    "yoruba": "yo",
}

_NAME = re.compile(r"\b(" + "|".join(sorted(map(re.escape, NAMES), key=len, reverse=True)) + r")\b", re.IGNORECASE)
_CODE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_INTERPRETED = re.compile(r"\b(interpret\w*|translat\w*|on request)\b", re.IGNORECASE)


def language_code(said: str) -> str | None:
    """Return the code of a language by its name or code; None when it is neither."""
    found = NAMES.get(said.strip().casefold())
    if found:
        return found
    code = said.strip()
    return code if _CODE.fullmatch(code) and len(code) <= 12 else None


def languages_in(text: str) -> dict[str, str]:
    """Return the languages a text names, each with how it is offered: ``spoken`` or ``interpreter``."""
    mode = "interpreter" if _INTERPRETED.search(text) else "spoken"
    return {NAMES[found.casefold()]: mode for found in _NAME.findall(text)}


def language_name(code: str) -> str:
    """Return the name of a language by its code, as it is written in English; the code itself when it is not known."""
    name = next((name for name, known in NAMES.items() if known == code), code)
    return name.title() if name != code else code
