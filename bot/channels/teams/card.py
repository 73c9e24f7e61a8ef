"""An Answer as Adaptive Cards, version 1.5. Imports no Rasa and touches no network.

Data stands in text runs, which know no Markdown and no HTML: nothing in it can become a link, a mention or a picture.
Limits: a card below 25,000 bytes as sent, six buttons. A longer answer becomes several cards.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from bot.answer import Answer, Option, ShownContact, ShownPoint, ShownSource, UrgentBlock
from bot.channels.markup import safe_address, shown_address, spans
from bot.channels.workplace.contact_words import numbers, source, standing, times, where
from bot.channels.workplace.parcels import parcels, pieces
from bot.channels.workplace.plain import plain, plain_text
from bot.understanding.urgency import EMERGENCY

Element = dict[str, Any]

MOST_ACTIONS = 6
MOST_ELEMENTS = 200
CARD_LIMIT = 24_000
FALLBACK_LIMIT = 7_500
ACTION_LIMIT = 700
RUN_LIMIT = 1_500
SUMMARY_LIMIT = 200
LABEL_LIMIT = 75

_MARKDOWN = re.compile(r"[*_`#<>~\[\]{}\\&]|^\s*(?:[-+]|\d+[.)])\s")
_ANGLES = str.maketrans("<>", "‹›")


def to_cards(answer: Answer) -> list[dict[str, Any]]:
    """Return the cards of an answer; nearly always one. The first tells all of it as text, the last has the buttons."""
    text = _cut(fallback_text(answer), FALLBACK_LIMIT)
    actions = [_action(option) for option in _buttons(answer.options)]
    room = CARD_LIMIT - sent_length([_card([], text), actions])
    bodies = parcels(_body(answer), MOST_ELEMENTS, room, sent_length)
    cards = [_card(body, "(continued)" if place else text) for place, body in enumerate(bodies)]
    if actions:
        cards[-1]["actions"] = actions
    return cards


def fallback_text(answer: Answer) -> str:
    """Return all of an answer as text. Teams reads tags in text, so angle brackets give way to their look-alikes."""
    return plain_text(answer).translate(_ANGLES)


def summary(answer: Answer) -> str:
    """Return one line for notifications."""
    first = answer.urgent.title if answer.urgent else answer.title or plain(answer.lead) or "Waymark"
    return first.translate(_ANGLES)[:SUMMARY_LIMIT]


def sent_length(value: object) -> int:
    """Return how many bytes something takes as sent: JSON with everything beyond ASCII escaped."""
    return len(json.dumps(value))


def _card(body: list[Element], text: str) -> dict[str, Any]:
    return {
        "type": "AdaptiveCard",
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "version": "1.5",
        "lang": "en-GB",
        "msteams": {"width": "Full"},
        "fallbackText": text,
        "body": body,
    }


def _body(answer: Answer) -> Iterator[Element]:
    if answer.urgent:
        yield _urgent(answer.urgent, answer.urgency == EMERGENCY)
    if answer.title:
        yield _heading(answer.title, "Medium")
    yield from _texts(answer.lead)
    yield from _points(answer)
    for note in answer.notes:
        yield from _texts(note)
    if answer.contacts:
        yield _heading("Who can help", "Default")
        yield from (_contact(contact) for contact in answer.contacts)
    if answer.sources:
        yield _heading("Sources", "Default")
        yield from (_source(number, source) for number, source in enumerate(answer.sources, start=1))
    if answer.reviewed:
        yield _rich(_run(f"Checked {answer.reviewed}. Next review due {answer.review_due}.", small=True))
    yield from _unbuttoned(answer.options)


def _urgent(block: UrgentBlock, emergency: bool) -> Element:
    steps = [_rich(_run(f"{number}. "), *_runs(step)) for number, step in enumerate(block.first, start=1)]
    calls = [_rich(_run(f"• {number['name']}: "), _run(number["phone"], bold=True)) for number in block.numbers]
    never = [_rich(_run(block.never, bold=True))] if block.never else []
    return {
        "type": "Container",
        "style": "attention" if emergency else "warning",
        "bleed": True,
        "items": [_heading(f"{'🚨' if emergency else '⚠️'} {block.title}", "Large"), *steps, *calls, *never],
    }


def _points(answer: Answer) -> Iterator[Element]:
    marks = {source.id: number for number, source in enumerate(answer.sources, start=1)}
    for number, point in enumerate(answer.points, start=1):
        bullet = f"{number}. " if answer.ordered else "• "
        yield from _texts(_point(point, marks), bullet)


def _point(point: ShownPoint, marks: dict[str, int]) -> str:
    heading = f"**{point.heading}**: " if point.heading else ""
    note = f" ({point.note})" if point.note else ""
    sources = "".join(f"[{marks[source]}]" for source in point.sources if source in marks)
    return f"{heading}{point.text}{note} {sources}".rstrip()


def _contact(contact: ShownContact) -> Element:
    place, web, read_on = where(contact), safe_address(contact.web), safe_address(source(contact))
    lines = [
        [_run(contact.name, bold=True), _run(f" ({place})" if place else "")],
        [_run(numbers(contact), bold=True)],
        [_run(times(contact))],
        [_run(web.partition("://")[2] if web else contact.web or "", address=web)],
        [_run(standing(contact), small=True)],
        [_run("Source" if read_on else "", small=True, address=read_on)],
    ]
    shown = [[run for run in line if run["text"]] for line in lines]
    items = [{**_rich(*line), "spacing": "None"} for line in shown if line]
    return {"type": "Container", "separator": True, "items": items}


def _source(number: int, source: ShownSource) -> Element:
    title = _run(source.title, small=True, address=safe_address(source.url))
    after = _run(f", {source.publisher}, {source.date}", small=True)
    return {**_rich(_run(f"{number}. ", small=True), title, after), "spacing": "None"}


def _unbuttoned(options: Iterable[Option]) -> Iterator[Element]:
    """Return the labels that found no button: they can be typed."""
    buttons = _buttons(options)
    labels = [option.label for option in options if option not in buttons]
    if labels:
        yield from _texts("You can also type: " + " · ".join(labels))


def _buttons(options: Iterable[Option]) -> list[Option]:
    return [option for option in options if sent_length(_action(option)) <= ACTION_LIMIT][:MOST_ACTIONS]


def _action(option: Option) -> Element:
    title = option.label if len(option.label) <= LABEL_LIMIT else f"{option.label[: LABEL_LIMIT - 1]}…"
    return {"type": "Action.Submit", "title": title, "data": {"message": option.message}}


def _heading(text: str, size: str) -> Element:
    """Return a heading that screen readers know as one; mere bold for text that would be Markdown in it."""
    text = plain(text)
    if _MARKDOWN.search(text):
        return _rich(_run(text, bold=True))
    return {"type": "TextBlock", "text": text, "style": "heading", "size": size, "weight": "Bolder", "wrap": True}


def _texts(text: str, bullet: str = "") -> Iterator[Element]:
    for piece in pieces(text, lambda piece: len(piece) <= RUN_LIMIT) if text.strip() else []:
        yield _rich(*([_run(bullet)] if bullet else []), *_runs(piece))
        bullet = ""


def _runs(text: str) -> list[Element]:
    return [_span_run(span.text, span.bold, span.address) for span in spans(text)]


def _span_run(text: str, bold: bool, address: str | None) -> Element:
    """Return a run. Only web pages open from a card everywhere; a number or an e-mail address is written out."""
    if address and not address.lower().startswith("http"):
        return _run(f"{text} ({shown_address(address)})", bold=bold)
    return _run(text, bold=bold, address=address)


def _run(text: str, bold: bool = False, small: bool = False, address: str | None = None) -> Element:
    run: Element = {"type": "TextRun", "text": text}
    if bold:
        run["weight"] = "Bolder"
    if small:
        run["size"] = "Small"
    if address:
        run["selectAction"] = {"type": "Action.OpenUrl", "url": address}
    return run


def _rich(*runs: Element) -> Element:
    return {"type": "RichTextBlock", "inlines": list(runs)}


def _cut(text: str, limit: int) -> str:
    """Return the lines of a text that fit, and say so when some do not."""
    if sent_length(text) <= limit:
        return text
    kept: list[str] = []
    used = 100
    for line in text.split("\n"):
        used += sent_length(line)
        if used > limit:
            break
        kept.append(line)
    return "\n".join([*kept, "(Shortened. The card says the rest.)"])
