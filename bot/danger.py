"""How urgent a message is, by both judges: the rules and the meaning. Either may raise, neither lowers the other."""

from __future__ import annotations

import logging

from bot.understanding.danger import judge_meaning
from bot.understanding.urgency import CALM, EMERGENCY, SAME_DAY, Urgency, judge_urgency

logger = logging.getLogger(__name__)

_GRAVITY = {EMERGENCY: 2, SAME_DAY: 1}


def judge_danger(text: str) -> Urgency:
    """Return the graver of both judgements. The rules alone judge when the model cannot."""
    by_rules = judge_urgency(text)
    if by_rules.level == EMERGENCY:
        return by_rules
    return max(by_rules, _by_meaning(text), key=lambda urgency: _GRAVITY.get(urgency.level, 0))


def _by_meaning(text: str) -> Urgency:
    try:
        return judge_meaning(text)
    except Exception as error:
        logger.error("danger is judged by rules alone: %s", type(error).__name__)
        return CALM
