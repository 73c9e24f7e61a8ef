"""Whether a message says that somebody may be in danger. Rules only; needs no model, no database and no network.

A false alarm costs the reader three lines; a miss may cost a life. So the rules are wide, and only wording that plainly
speaks of law, training or the past lowers what they raise.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

NONE, SAME_DAY, EMERGENCY = "none", "same_day", "emergency"

RULES_FILE = Path(__file__).with_suffix(".yml")
GAP_WORDS = 5
_BETWEEN_CLAUSES = re.compile(r"[.,;:!?\n]+")
LONG_GAP_WORDS = 12

_SOMEBODY = re.compile(
    r" (i|im|ive|me|my|we|weve|our|us|you|your|he|hes|him|his|she|shes|her|they|theyre|them|their"
    r"|(client|resident|tenant|patient|pupil|student|prisoner|colleague|baby|child|kid|mum|mother|dad|father|son"
    r"|daughter|wife|husband|partner|boyfriend|girlfriend|girl|boy|lad|neighbour|toddler|infant|newborn|service user"
    r"|nan|gran|grandmother|grandfather|man|woman)s?"
    r"|(someone|somebody|children|people|staff) (has|have|is|are|was|were|left|found)) "
)
"""A message with one of these may be about a person, not only about a topic: it is never lowered to none."""


@dataclass(frozen=True)
class Urgency:
    """How soon somebody must act, and what for. ``category`` is None when ``level`` is "none".

    ``hinted`` says that it rests on words alone that are also said of topics, such as "overdose".
    """

    level: str
    category: str | None = None
    hinted: bool = False


CALM = Urgency(NONE)


@dataclass(frozen=True)
class Category:
    """A kind of danger, its level, and what raises it: phrases, and words that only hint at it."""

    id: str
    level: str
    phrases: tuple[re.Pattern[str], ...]
    hints: tuple[re.Pattern[str], ...] = ()

    def raised_by(self, spoken: str) -> bool:
        """Return whether anything of it is said."""
        return _any((*self.phrases, *self.hints), spoken)


@dataclass(frozen=True)
class Rules:
    """All categories, the gravest first, and the wordings that lower or keep a level."""

    categories: tuple[Category, ...]
    talking_about: tuple[re.Pattern[str], ...]
    not_now: tuple[re.Pattern[str], ...]
    now: tuple[re.Pattern[str], ...]

    def judge(self, text: str) -> Urgency:
        """Return how urgent a message is."""
        spoken = normal_form(text)
        raised = [category for category in self.categories if category.raised_by(spoken)]
        if not raised:
            return CALM
        gravest = min(raised, key=lambda c: (c.level != EMERGENCY, not _any(c.phrases, spoken)))
        hinted = not any(c.level == gravest.level and _any(c.phrases, spoken) for c in raised)
        if _any(self.now, spoken) or self._stands_in_a_clause(text, gravest, spoken):
            return Urgency(gravest.level, gravest.id, hinted)
        about_somebody = _SOMEBODY.search(spoken) is not None
        if _any(self.talking_about, spoken) and not about_somebody:
            return CALM
        if _any((*self.talking_about, *self.not_now), spoken):
            return Urgency(SAME_DAY, gravest.id, hinted)
        return Urgency(gravest.level, gravest.id, hinted)

    def _stands_in_a_clause(self, text: str, gravest: Category, spoken: str) -> bool:
        """Return whether a clause about somebody says it, however much another one asks about law or training."""
        if _any(self.not_now, spoken):
            return False
        clauses = map(normal_form, _BETWEEN_CLAUSES.split(text))
        return any(
            _SOMEBODY.search(clause) and gravest.raised_by(clause) and not _any(self.talking_about, clause)
            for clause in clauses
        )


def judge_urgency(text: str) -> Urgency:
    """Return how urgent a message is, by the rules that come with the bot."""
    return _rules().judge(text)


@lru_cache(maxsize=1)
def _rules() -> Rules:
    return read_rules(RULES_FILE)


def read_rules(path: Path) -> Rules:
    """Read and compile a rule file."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    categories = tuple(
        Category(entry["id"], entry["level"], _compile_all(entry["phrases"]), _compile_all(entry.get("hints", [])))
        for entry in data["categories"]
    )
    calming = (_compile_all(data[name]) for name in ("talking_about", "not_now", "now"))
    return Rules(categories, *calming)


def normal_form(text: str) -> str:
    """Return lower-case words parted by single spaces, without accents, apostrophes or punctuation."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = re.sub("['’`]", "", plain)
    return " " + " ".join(re.findall(r"[a-z0-9]+", plain)) + " "


def compile_phrase(phrase: str) -> re.Pattern[str]:
    """Turn a phrase of the rule file into a regular expression over ``normal_form`` text.

    Every repetition is bounded and each part begins with a space, so matching takes linear time.
    """
    pieces = []
    for part in re.findall(r"\([^()]*(?:\([^()]*\)[^()]*)*\)\??|\S+", phrase):
        if part == "..":
            pieces.append(rf"(?: [a-z0-9]+){{0,{GAP_WORDS}}}")
        elif part == "...":
            pieces.append(rf"(?: [a-z0-9]+){{0,{LONG_GAP_WORDS}}}")
        elif part.endswith("?"):
            pieces.append(f"(?: {_words(part[:-1])})?")
        else:
            pieces.append(f" {_words(part)}")
    return re.compile("".join(pieces) + "(?= )")


def _words(part: str) -> str:
    inner = part.replace("(", "(?:").replace("*", "[a-z0-9]*")
    return re.sub(r"\s*\|\s*", "|", inner).replace(" )", ")")


def _compile_all(phrases: list[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(compile_phrase(phrase) for phrase in phrases)


def _any(patterns: tuple[re.Pattern[str], ...], spoken: str) -> bool:
    return any(pattern.search(spoken) for pattern in patterns)
