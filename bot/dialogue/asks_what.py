"""Messages that ask what a term of the glossary means.

In a running case a model takes so few words for the next question of the case: a checklist, more contacts.
"""

from __future__ import annotations

from dataclasses import replace

from bot.dialogue.heard import Heard, Likely

DEFINITION = "definition"


def as_asking_what(heard: Heard) -> Heard | None:
    """Return a message that asks what a term means, read as that; None for any other."""
    if heard.asked_term is None:
        return None
    others = tuple(likely for likely in heard.needs if likely.name != DEFINITION)
    terms = tuple(dict.fromkeys([heard.asked_term, *heard.terms]))
    return replace(heard, intent=DEFINITION, needs=(Likely(DEFINITION, 1.0), *others), terms=terms)
