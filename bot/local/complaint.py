"""Whether somebody says that a contact is wrong, which one, and why. Only closed values are read from the words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.dialogue.choose_option import place_named
from bot.options import read_option

_ABOUT_A_CONTACT = re.compile(
    r"\b(?:numbers?|phones?|lines?|helplines?|contacts?|rang|ring|rings|call|called|dial\w*|service|team|website|link"
    r"|e-?mail|address|hours|report)\b|\bno (?:answer|reply)\b|\bpick\w* up\b",
    re.IGNORECASE,
)
_REASONS = (
    (
        "closed",
        r"\b(?:clos(?:ed|ing) (?:down|for good)|(?:has|have|was|were|been|they)(?:'ve)? (?:\w+ )?(?:closed|shut|folded)"
        r"|shut (?:down|last|for)|no longer (?:exists?|running|there)|do(?:es)?n'?t exist|gone now)\b",
    ),
    (
        "not_eligible",
        r"\b(?:(?:don'?t|do not|won'?t|will not|wouldn'?t|can'?t) (?:take|see|accept|help)|only takes?|not eligible"
        r"|turned (?:him|her|them|us) (?:away|down))\b",
    ),
    (
        "wrong_number",
        r"\b(?:numbers?|line|phone|dead|rings? out|fax|unobtainable|disconnected|dial\w*|rang|no (?:answer|reply)"
        r"|pick\w* up)\b",
    ),
)
_PATTERNS = tuple((reason, re.compile(pattern, re.IGNORECASE)) for reason, pattern in _REASONS)


@dataclass(frozen=True)
class Complaint:
    """A contact is wrong: the one at ``number`` (from 1) of those shown, and why; None where that was not said."""

    number: int | None = None
    reason: str | None = None


def complaint_in(text: str, shown: int) -> Complaint | None:
    """Return what a message says is wrong with a contact; None when it is about something else.

    Args:
        text: a message that says that something was wrong.
        shown: how many contacts were shown.

    """
    option = read_option(text)
    if option and option.report:
        return Complaint(option.number if (option.number or 0) <= shown else None, option.reason)
    plain = text.replace("’", "'")
    if not _ABOUT_A_CONTACT.search(plain):
        return None
    reason = next((reason for reason, pattern in _PATTERNS if pattern.search(plain)), None)
    return Complaint(place_named(plain, shown), reason)
