"""How urgent a message is, by both judges: the rules on its words, and its meaning. Either may raise.

Neither lowers what the other says. Some words of the rules say nothing by themselves, they only hint: "overdose
memorial", "threats to kill - which act is that". Where the meaning is calm beyond doubt, an emergency that rests on
such a word alone becomes something for today, never nothing.
"""

from __future__ import annotations

import logging

from bot.understanding.danger import Meaning, judge_meaning
from bot.understanding.urgency import CALM, EMERGENCY, SAME_DAY, Urgency, judge_urgency

logger = logging.getLogger(__name__)

_GRAVITY = {EMERGENCY: 2, SAME_DAY: 1}


def judge_danger(text: str) -> Urgency:
    """Return the graver of both judgements. The rules alone judge when the model cannot."""
    by_rules, meaning = judge_urgency(text), _by_meaning(text)
    if by_rules.level == EMERGENCY and by_rules.hinted and meaning.surely_calm:
        return Urgency(SAME_DAY, by_rules.category)
    return max(by_rules, meaning.urgency, key=lambda urgency: _GRAVITY.get(urgency.level, 0))


def _by_meaning(text: str) -> Meaning:
    try:
        return judge_meaning(text)
    except Exception as error:
        logger.error("danger is judged by rules alone: %s", type(error).__name__)
        return Meaning(CALM)
