"""``waymark understand "..."``: what the bot makes of a message, for curators and trainers."""

from __future__ import annotations

import argparse
import asyncio
import logging
from collections.abc import Iterator

from bot.evidence import Evidence, evidence_of
from bot.training import MODEL, require_model
from knowledge.vocabulary import NEEDS, SUBJECTS

NEEDS_SHOWN = 3


def add_understand_command(parser: argparse.ArgumentParser) -> None:
    """Give a parser its argument and set ``act``, a function of the parsed arguments."""
    parser.add_argument("message", help="as a practitioner would type it; nothing of it is kept")
    parser.set_defaults(act=_understand)


def _understand(arguments: argparse.Namespace) -> int:
    require_model()
    for line in lines(asyncio.run(_evidence(arguments.message))):
        print(line)
    return 0


async def _evidence(text: str) -> Evidence:
    from rasa.core.agent import load_agent  # noqa: PLC0415 - takes many seconds to import
    from rasa.utils.log_utils import configure_structlog  # noqa: PLC0415

    # Used as a library, Rasa prints every message it parses.
    configure_structlog(logging.ERROR)
    agent = await load_agent(str(MODEL))
    return await evidence_of(text, agent.parse_message)


def lines(evidence: Evidence) -> Iterator[str]:
    """Yield what was understood, a line each."""
    heard = evidence.heard
    subjects = [f"{SUBJECTS[name]} {share:.0%}" for name, share in evidence.subjects.items()]
    yield f"About:   {', '.join(subjects) or 'nothing it is sure of'}"
    if evidence.words:
        yield f"Because: {', '.join(evidence.words)}"
    needs = [f"{NEEDS[need.name]} {need.share:.0%}" for need in heard.needs[:NEEDS_SHOWN]]
    yield f"Wants:   {', '.join(needs)}"
    if heard.need is None:
        yield f"Taken as: {(heard.intent or 'nothing').replace('_', ' ')}"
    named = [*heard.nations, *heard.places, *heard.terms]
    yield f"Names:   {', '.join(named) or 'no place and no term'}"
    yield f"Danger:  {evidence.danger.level.replace('_', ' ')}"
