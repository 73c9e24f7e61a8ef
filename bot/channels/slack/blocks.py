"""An Answer as Block Kit. Imports no Rasa and touches no network.

Limits: a text 3,000 characters, a header 150, a button's label 75, a row 5 buttons (25 are allowed, 5 can be read), a
message 50 blocks and, measured by others but not documented, about 13,000 characters of blocks. Longer answers become
several messages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from bot.answer import Answer, Option, ShownContact, ShownPoint, ShownSource, UrgentBlock
from bot.channels.markup import safe_address
from bot.channels.slack.mrkdwn import bold, data, escape, link, mrkdwn
from bot.channels.workplace.contact_words import numbers, source, standing, times, where
from bot.channels.workplace.parcels import parcels, pieces
from bot.channels.workplace.plain import plain
from bot.understanding.urgency import EMERGENCY

Block = dict[str, Any]

MOST_BLOCKS = 50
MESSAGE_LIMIT = 12_000
TEXT_LIMIT = 3_000
HEADER_LIMIT = 150
LABEL_LIMIT = 75
VALUE_LIMIT = 2_000
ROW = 5

OPTION = "waymark_option"
"""How the action ids of our buttons begin."""


def to_messages(answer: Answer) -> list[list[Block]]:
    """Return the blocks of each message the answer takes; nearly always one."""
    return parcels(to_blocks(answer), MOST_BLOCKS, MESSAGE_LIMIT)


def to_blocks(answer: Answer) -> list[Block]:
    """Return all blocks of an answer, what is urgent first."""
    return list(_blocks(answer))


def small(text: str) -> Block:
    """Return a line of small print in Slack's markup."""
    return {"type": "context", "elements": [_mrkdwn(text)]}


def _blocks(answer: Answer) -> Iterator[Block]:
    if answer.urgent:
        yield from _urgent(answer.urgent, answer.urgency == EMERGENCY)
    if answer.title:
        yield from _heading(answer.title)
    yield from _sections(answer.lead)
    yield from _points(answer)
    for note in answer.notes:
        yield from _sections(note)
    if answer.contacts:
        yield from _sections("**Who can help**")
        for contact in answer.contacts:
            yield _section(_contact(contact))
    yield from _small_print(answer)
    yield from _options(answer.options)


def _urgent(block: UrgentBlock, emergency: bool) -> Iterator[Block]:
    yield from _heading(f"{'🚨' if emergency else '⚠️'} {block.title}")
    yield from _sections("\n".join(f"{number}. {step}" for number, step in enumerate(block.first, start=1)))
    calls = [f"• {data(number['name'])}: {bold(number['phone'])}" for number in block.numbers]
    yield from (_section(text) for text in _joined(calls))
    if block.never:
        yield _section(bold(block.never))
    yield {"type": "divider"}


def _points(answer: Answer) -> Iterator[Block]:
    marks = {source.id: number for number, source in enumerate(answer.sources, start=1)}
    for number, point in enumerate(answer.points, start=1):
        yield from _sections(f"{f'{number}.' if answer.ordered else '•'} {_point(point, marks)}")


def _point(point: ShownPoint, marks: dict[str, int]) -> str:
    heading = f"**{point.heading}**: " if point.heading else ""
    note = f" ({point.note})" if point.note else ""
    sources = "".join(f"[{marks[source]}]" for source in point.sources if source in marks)
    return f"{heading}{point.text}{note} {sources}".rstrip()


def _contact(contact: ShownContact) -> str:
    place = where(contact)
    web, read_on = safe_address(contact.web), safe_address(source(contact))
    lines = [
        bold(plain(contact.name)) + (f" ({data(place)})" if place else ""),
        bold(numbers(contact)),
        data(times(contact)),
        link(web.partition("://")[2], web) if web else data(contact.web or ""),
        data(standing(contact)),
        link("Source", read_on) if read_on else "",
    ]
    return "\n".join(line for line in lines if line)[:TEXT_LIMIT]


def _small_print(answer: Answer) -> Iterator[Block]:
    lines = [_source(number, source) for number, source in enumerate(answer.sources, start=1)]
    yield from (small(text) for text in _joined(["*Sources*", *lines] if lines else []))
    if answer.reviewed:
        yield small(escape(f"Checked {answer.reviewed}. Next review due {answer.review_due}."))


def _source(number: int, source: ShownSource) -> str:
    address = safe_address(source.url)
    title = link(plain(source.title), address) if address else data(source.title)
    return f"{number}. {title}, {data(source.publisher)}, {data(source.date)}"


def _options(options: Iterable[Option]) -> Iterator[Block]:
    buttons = [option for option in options if option.label and 0 < len(option.message) <= VALUE_LIMIT]
    if buttons:
        yield small("You can also ask:")
    for start in range(0, len(buttons), ROW):
        row = buttons[start : start + ROW]
        elements = [_button(option, start + place) for place, option in enumerate(row)]
        yield {"type": "actions", "block_id": f"{OPTION}s_{start}", "elements": elements}


def _button(option: Option, number: int) -> Block:
    label = _plain(plain(option.label), LABEL_LIMIT)
    return {"type": "button", "action_id": f"{OPTION}_{number}", "text": label, "value": option.message}


def _heading(title: str) -> Iterator[Block]:
    title = plain(title)
    if len(escape(title)) <= HEADER_LIMIT:
        yield {"type": "header", "text": _plain(title, HEADER_LIMIT)}
    else:
        yield from _sections(f"**{title}**")


def _sections(text: str) -> Iterator[Block]:
    if text.strip():
        for piece in pieces(text, lambda piece: len(mrkdwn(piece)) <= TEXT_LIMIT):
            yield _section(mrkdwn(piece))


def _section(text: str) -> Block:
    """Return a section that shows its whole text at once: without ``expand`` Slack hides all but the first lines."""
    return {"type": "section", "expand": True, "text": _mrkdwn(text)}


def _mrkdwn(text: str) -> Block:
    """Return a text in Slack's markup. ``verbatim`` keeps Slack from making links and mentions of plain words."""
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def _plain(text: str, limit: int) -> Block:
    escaped = escape(text)
    while len(escaped) > limit:
        text = text[: len(text) - max(1, (len(escaped) - limit) // 5)].rstrip()
        escaped = escape(text + "…")
    return {"type": "plain_text", "text": escaped, "emoji": False}


def _joined(lines: list[str]) -> Iterator[str]:
    """Return lines put together into texts within the limit; a single line above it is cut."""
    packed: list[str] = []
    for line in (line[:TEXT_LIMIT] for line in lines):
        if packed and len(packed[-1]) + 1 + len(line) <= TEXT_LIMIT:
            packed[-1] += f"\n{line}"
        else:
            packed.append(line)
    yield from packed
