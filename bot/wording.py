"""An Answer as text: complete for somebody who sees nothing else. Only **bold**, lists and [label](address)."""

from __future__ import annotations

from collections.abc import Iterator

from bot.answer import Answer, ShownContact, ShownPoint, UrgentBlock


def to_text(answer: Answer) -> str:
    """Return the whole answer as text, its parts separated by blank lines."""
    return "\n\n".join(part for part in _parts(answer) if part)


def _parts(answer: Answer) -> Iterator[str]:
    if answer.urgent:
        yield _urgent(answer.urgent)
    if answer.title:
        yield f"**{answer.title}**"
    yield answer.lead
    yield "\n".join(_points(answer))
    yield from answer.notes
    if answer.contacts:
        yield "\n".join(["**Who can help**", *(_contact(contact) for contact in answer.contacts)])
    if answer.sources:
        yield "\n".join(["**Sources**", *_sources(answer)])
    if answer.reviewed:
        yield f"Checked {answer.reviewed}. Next review due {answer.review_due}."
    if answer.options:
        yield "You can also ask: " + " · ".join(option.label for option in answer.options)


def _urgent(block: UrgentBlock) -> str:
    steps = [f"{number}. {step}" for number, step in enumerate(block.first, start=1)]
    numbers = [f"- {number['name']}: {number['phone']}" for number in block.numbers]
    return "\n".join([f"**{block.title}**", *steps, *numbers, block.never])


def _points(answer: Answer) -> Iterator[str]:
    marks = {source.id: number for number, source in enumerate(answer.sources, start=1)}
    for number, point in enumerate(answer.points, start=1):
        bullet = f"{number}." if answer.ordered else "-"
        yield f"{bullet} {_point(point)} {_marks(point, marks)}".rstrip()


def _point(point: ShownPoint) -> str:
    heading = f"**{point.heading}**: " if point.heading else ""
    note = f" ({point.note})" if point.note else ""
    return f"{heading}{point.text}{note}"


def _marks(point: ShownPoint, marks: dict[str, int]) -> str:
    return "".join(f"[{marks[source]}]" for source in point.sources if source in marks)


def _contact(contact: ShownContact) -> str:
    ways = (
        [contact.phone, contact.text_or_sms] if contact.phone or contact.text_or_sms else [contact.web or contact.email]
    )
    reach = "; ".join(filter(None, [*ways, *contact.other_lines, contact.hours, contact.open_now]))
    where = "" if contact.areas == ("UK",) else f" ({', '.join(contact.areas)})"
    checked = f" Checked {contact.verified}." if contact.verified else ""
    source = f" [Source]({contact.source_url})." if contact.source_url else ""
    said = " ".join(filter(None, [*contact.details, contact.note, contact.caution]))
    return f"- {contact.name}{where}: {reach}.{checked} {said}".rstrip() + source


def _sources(answer: Answer) -> Iterator[str]:
    for number, source in enumerate(answer.sources, start=1):
        title = f"[{source.title}]({source.url})" if source.url else source.title
        yield f"{number}. {title}, {source.publisher}, {source.date}"
