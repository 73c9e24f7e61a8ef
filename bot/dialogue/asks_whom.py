"""Messages that ask whom to ring in a place and say nothing of the case: "where do I refer, LS6", "IDVA in Coventry".

A model reads something into so few words: a checklist, homelessness, work in the country. So they are taken by rule.
"""

from __future__ import annotations

from dataclasses import replace

from bot.dialogue.heard import ASKS, Heard, Likely
from bot.dialogue.named_remits import without_remits
from bot.dialogue.where import BESIDE
from knowledge.directory.places.resolver import Status

CONTACTS = "contacts"

_ASKING = frozenset(
    {
        "refer",
        "refers",
        "referral",
        "referrals",
        "referring",
        "ring",
        "call",
        "phone",
        "telephone",
        "dial",
        "who",
        "whom",
    }
    | {"contact", "contacts", "number", "numbers", "signpost", "helpline", "helplines"}
)
_AROUND = frozenset(
    {"where", "which", "whats", "s", "do", "does", "did", "can", "could", "should", "would", "must", "you", "us", "our"}
    | {
        "need",
        "want",
        "have",
        "got",
        "get",
        "give",
        "send",
        "make",
        "go",
        "them",
        "this",
        "someone",
        "somebody",
        "anyone",
    }
    | {"people", "local", "there", "here", "pls", "best", "right", "help", "helps", "cover", "covers", "deals", "runs"}
    | {"with", "on", "by", "up", "any", "so", "team", "officer"}
)


def as_asking_whom(heard: Heard) -> Heard | None:
    """Return such a message, read as a question for contacts; None for any other.

    Where it names a team, what that seems to be about counts; otherwise it is about what was talked about before.
    """
    if not _says_where(heard):
        return None
    team = bool(heard.wishes.remits)
    said = set(without_remits(heard.where.rest).split()) - BESIDE
    if not (said <= _ASKING | _AROUND and (team or said & _ASKING)):
        return None
    asking = replace(heard, intent=CONTACTS, needs=(Likely(CONTACTS, 1.0),))
    return asking if team else replace(asking, subjects=(), guesses=(), named=(), terms=(), move=ASKS)


def _says_where(heard: Heard) -> bool:
    return heard.where.status in (Status.FOUND, Status.ASK) or heard.where.town is not None
