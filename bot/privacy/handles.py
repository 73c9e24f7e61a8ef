"""What people are called on social media, in games and in chat programs: "@name_07", "snap: name_07", "name#4417"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.privacy.forms import is_misspelt
from bot.privacy.spans import Span
from bot.privacy.vocabulary import Vocabulary
from bot.privacy.word_lists import groups_of
from bot.privacy.words import fold

KIND = "SOCIAL_HANDLE"


@dataclass(frozen=True)
class _HandleWords:
    """The groups of ``handle_words.txt``, which says what each is."""

    networks: frozenset[str]
    doubtful: frozenset[str]
    open_pages: frozenset[str]
    before_a_place: frozenset[str]


_WORDS = groups_of("handle_words.txt", _HandleWords)
_HINTS = (
    *_WORDS.networks,
    "tik tok",
    "username",
    "user name",
    "screen",
    "gamer",
    "handle",
    " sc:",
    " sc ",
    " ig:",
    " ig ",
    " x ",
    "/x ",
)
"""One of them is in every text with a cue; looking for them is much quicker than the pattern."""

_NAME = r"[^\W_][\w.\-]{1,39}|_[\w.\-]{1,39}"
_CUE = re.compile(
    rf"(?<!\w)(?:(?P<network>{'|'.join(sorted(_WORDS.networks))}|tik\stok)|(?P<naming>user\s?name|screen\s?name|gamer\s?tag)|"
    rf"(?P<doubtful>{'|'.join(sorted(_WORDS.doubtful))}))(?!\w)",
    re.IGNORECASE,
)
"""``doubtful`` ones are also something else: after them a name must be written as no word is."""

_AFTER_CUE = re.compile(
    r"(?P<called>\s(?:(?P<naming>(?:user\s?)?name|handle|id|(?:gamer\s?)?tag)|user|account|acc|profile|login))?"
    r"(?:(?P<sure>\s?[:=]\s?|\s[\-–]\s|\s(?:(?:is|was)\s)?(?:as|called|under)\s)|(?P<is>\s(?:is|was)\s)|\s)"
    rf"(?P<at>@?)(?P<name>{_NAME})",
    re.IGNORECASE,
)
_BEFORE_CUE = re.compile(
    rf"(?<![\w.@/\-])(?P<name>{_NAME})\s(?:on|from|via)\s(?:(?:his|her|their|the|my)\s)?$", re.IGNORECASE
)
_BEFORE = 60
_OWNER = re.compile(r"\b(?:his|her|their|my|\w{1,20}['’]s)\s$", re.IGNORECASE)
_OWNER_LENGTH = 24
_AT = re.compile(rf"(?<![\w.@/+%'\-])@(?P<name>{_NAME})")
_NUMBERED = re.compile(r"(?<![\w#&/.])(?P<name>[^\W\d_][\w.]{1,31}|_[\w.]{1,31})#\d{4,5}(?![\w#])")
_PAGE = re.compile(
    r"(?<![\w.@])(?:https?://)?(?:www\.|m\.)?(?:facebook|fb|instagram|tiktok|snapchat|twitter|threads|twitch|onlyfans|reddit|"
    r"linkedin|roblox|youtube|telegram|t|x)\.(?:com|me|net|tv)/(?:add/|in/|users?/|u/)?@?"
    r"(?P<name>[\w.\-]{2,50})(?:\?id=\d{1,20}|/\d{1,20})?",
    re.IGNORECASE,
)
_ENDS_OF_PAGES = (".com/", ".me/", ".net/", ".tv/")
_TIME = re.compile(r"\d{1,4}(?:[.\-]\d{1,4})?(?:[ap]m|hrs?|ish)?", re.IGNORECASE)
_DOMAIN_ENDS = (".com", ".org", ".net", ".uk", ".info", ".eu", ".ie", ".cymru", ".scot", ".wales")
_FIGURES_AFTER_LETTERS = re.compile(r"[^\W\d_]{3}[.\-]?\d")
_PART = re.compile(r"[^\W\d_]{4,}")
_BEFORE_A_PLACE = re.compile(rf"(?:\b(?:{'|'.join(sorted(_WORDS.before_a_place))})|\d(?:[ap]m)?)\s?$", re.IGNORECASE)


def find_handles(text: str, known: Vocabulary) -> Iterator[Span]:
    """Yield the handles of a text, whose e-mail addresses are taken out already."""
    if "@" in text:
        yield from _with_at(text, known)
    if "#" in text:
        yield from (
            Span(KIND, *found.span()) for found in _NUMBERED.finditer(text) if not known.knows(fold(found["name"]))
        )
    lower = f" {text.lower()}"
    if any(end in lower for end in _ENDS_OF_PAGES):
        yield from (
            Span(KIND, *found.span()) for found in _PAGE.finditer(text) if fold(found["name"]) not in _WORDS.open_pages
        )
    for cue in _CUE.finditer(text) if any(hint in lower for hint in _HINTS) else ():
        after = _AFTER_CUE.match(text, cue.end())
        if after and _is_named(text, cue, after, known):
            yield _span(after["name"], after.start("at"), after.start("name"))
        before = _BEFORE_CUE.search(text[max(0, cue.start() - _BEFORE) : cue.start()]) if cue["network"] else None
        if before and _is_no_word(before["name"]) and fold(before["name"]) not in known.words:
            start = max(0, cue.start() - _BEFORE) + before.start("name")
            yield _span(before["name"], start, start)


def _is_named(text: str, cue: re.Match[str], after: re.Match[str], known: Vocabulary) -> bool:
    """Return whether what stands after the name of a network, or after "username", is what somebody is called there."""
    if cue["doubtful"] and not (after["called"] or after["sure"] or after["is"]):
        return False
    name = after["name"].rstrip(".-")
    if _is_no_word(name):
        return True
    if cue["doubtful"] or _TIME.fullmatch(name):
        return False
    naming = bool(cue["naming"] or after["naming"])
    if after["at"] and (after["sure"] or after["is"] or naming):
        return True
    theirs = after["is"] and _OWNER.search(text[max(0, cue.start() - _OWNER_LENGTH) : cue.start()])
    return bool(after["sure"] or naming or theirs) and _is_unknown(name, known)


def _with_at(text: str, known: Vocabulary) -> Iterator[Span]:
    """Yield "@name", unless it is a time, the end of an e-mail address, or a place: "@home"."""
    for found in _AT.finditer(text):
        name = found["name"].rstrip(".-")
        if _TIME.fullmatch(name) or name.lower().endswith(_DOMAIN_ENDS):
            continue
        place = _BEFORE_A_PLACE.search(text[max(0, found.start() - _BEFORE) : found.start()])
        if _is_no_word(name) or (not place and _is_unknown(name, known)):
            yield _span(name, found.start(), found.start("name"))


def _span(name: str, start: int, at: int) -> Span:
    return Span(KIND, start, at + len(name.rstrip(".-")))


def _is_no_word(name: str) -> bool:
    """Return whether a name is written as no word is: with a line below, or with figures after letters."""
    return any(letter.isalpha() for letter in name) and ("_" in name or bool(_FIGURES_AFTER_LETTERS.search(name)))


def _is_unknown(name: str, known: Vocabulary) -> bool:
    """Return whether a part of a name is no ordinary word, no mistyped one and no public name."""
    parts = (part for part in _PART.findall(fold(name)) if not known.knows(part) and part not in known.names)
    return any(not is_misspelt(part, known.words) for part in parts)
