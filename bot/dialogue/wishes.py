"""What somebody wants of a service: a language, men or women, nights, a certain team. Closed values, read by rule."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.dialogue.named_remits import remits_in
from knowledge.directory.languages import NAMES
from knowledge.directory.remits import REMITS

MEN, WOMEN, EVERYONE = "men", "women", "everyone"
SHORT = 6
"""Words up to which a message that names a language, nights or a sex is about the services asked for before."""

BY_NAME = 9
"""Words up to which a team is asked for when it is named; in a longer message it may be part of somebody's story."""

_WORD = re.compile(r"[^\W_]+")
_LANGUAGE = "|".join(sorted((re.escape(name) for name in NAMES if name != "english"), key=len, reverse=True))
_SPOKEN = re.compile(
    rf"\b(?:speak\w*|spoke\w*|talks?|talking|knows?|understands?|in|fluent|signs?|uses?)\s+(?:(?:only|fluent|some|in)\s+)?"
    rf"(?P<after>{_LANGUAGE})\b"
    rf"|\b(?P<before>{_LANGUAGE})(?:\s+|-)(?:speak\w*|interpret\w*|translat\w*|language|workers?|line)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"\b({_LANGUAGE})\b", re.IGNORECASE)

_FILL = r"(?:(?:a|an|any|the|only|just|young|older|adult|single|straight|gay|bi|male|female)\s+)*"
_MALE = r"m[ae]n|males?|boys?|fathers?|dads?|lads?|blokes?"
_FEMALE = r"wom[ae]n|females?|girls?|mothers?|mums?|ladies"
_FOR = r"\b(?:for|takes?|sees?|accepts?|supports?|helps?|works? with)\s+"
_OF_MEN = re.compile(rf"{_FOR}{_FILL}(?:{_MALE})\b|\bm[ae]n only\b|\bmale (?:victims?|survivors?)\b", re.IGNORECASE)
_OF_WOMEN = re.compile(
    rf"{_FOR}{_FILL}(?:{_FEMALE})\b|\bwom[ae]n only\b|\bfemale (?:victims?|survivors?)\b", re.IGNORECASE
)
_OF_EVERYONE = re.compile(rf"{_FOR}(?:anyone|anybody|everyone|everybody|all)\b", re.IGNORECASE)

_NIGHT = re.compile(
    r"\b(?:out[ -]of[ -](?:hours?|office)|after[ -]hours|ooh|edt|emergency duty|night (?:line|number|team|duty)|tonight"
    r"|this evening|(?:at|on|over) (?:the|a) weekend|on (?:a )?(?:saturday|sunday)s?|bank holidays?)\b",
    re.IGNORECASE,
)
_NIGHT_IN_SHORT = re.compile(r"\b(?:nights?|overnight|evenings?|weekends?|saturdays?|sundays?)\b", re.IGNORECASE)
_BY_DAY = re.compile(
    r"\b(?:open now|right now|in the day(?:time)?|by day|daytime|(?:in )?office hours|working hours)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Wishes:
    """What is wanted of a service.

    Attributes:
        languages: codes of languages.
        audience: ``men``, ``women``, or ``everyone`` to take either back.
        out_of_hours: whether it is about nights and weekends; None where nothing is said.
        remits: contacts that were asked for by the name of the team.

    """

    languages: tuple[str, ...] = ()
    audience: str | None = None
    out_of_hours: bool | None = None
    remits: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Return whether anything is wanted."""
        return self != Wishes()

    @property
    def of_any_team(self) -> Wishes:
        """The same without the teams that were named."""
        return replace(self, remits=())

    def then(self, said: Wishes) -> Wishes:
        """Return these wishes after a message: what it says replaces what was known, the rest stays."""
        return Wishes(
            languages=said.languages or self.languages,
            audience=said.audience or self.audience,
            out_of_hours=self.out_of_hours if said.out_of_hours is None else said.out_of_hours,
            remits=said.remits or self.remits,
        )

    @classmethod
    def from_slot(cls, values: Any) -> Wishes:
        """Read the slot; a value outside the closed sets is dropped."""
        if not isinstance(values, Mapping):
            return cls()
        known, audience, night = set(NAMES.values()), values.get("audience"), values.get("out_of_hours")
        return cls(
            languages=tuple(code for code in values.get("languages") or () if code in known),
            audience=audience if audience in (MEN, WOMEN, EVERYONE) else None,
            out_of_hours=night if isinstance(night, bool) else None,
            remits=tuple(remit for remit in values.get("remits") or () if remit in REMITS),
        )


def is_short(text: str) -> bool:
    """Return whether a message is too short to tell a case."""
    return len(_WORD.findall(text)) <= SHORT


def wishes_in(text: str) -> Wishes:
    """Return what a message wants of a service. In a longer one, only what cannot be part of somebody's story."""
    short = is_short(text)
    return replace(
        Wishes(),
        languages=tuple(dict.fromkeys(NAMES[name.casefold()] for name in _languages(text, short))),
        audience=_audience(text),
        out_of_hours=_out_of_hours(text, short),
        remits=remits_in(text) if len(_WORD.findall(text)) <= BY_NAME else (),
    )


def _languages(text: str, short: bool) -> list[str]:
    if short and not _SPOKEN.search(text):
        return _NAMED.findall(text)
    return [found["after"] or found["before"] for found in _SPOKEN.finditer(text)]


def _audience(text: str) -> str | None:
    men, women = bool(_OF_MEN.search(text)), bool(_OF_WOMEN.search(text))
    if _OF_EVERYONE.search(text) or (men and women):
        return EVERYONE
    return MEN if men else WOMEN if women else None


def _out_of_hours(text: str, short: bool) -> bool | None:
    if _NIGHT.search(text) or (short and _NIGHT_IN_SHORT.search(text)):
        return True
    return False if _BY_DAY.search(text) else None
