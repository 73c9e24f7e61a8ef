"""Redaction of what a person typed: layers 1 (structured) and 2 (names by context). Needs no model and no database."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from bot.privacy.addresses import find_addresses
from bot.privacy.dates import find_announced_births, find_past_dates
from bot.privacy.emails import find_emails
from bot.privacy.handles import find_handles
from bot.privacy.identity_numbers import find_nhs_numbers, find_ni_numbers
from bot.privacy.names import find_names
from bot.privacy.phones import find_phones
from bot.privacy.postcodes import find_postcodes
from bot.privacy.references import find_references
from bot.privacy.spans import PLACEHOLDER, Span, blanked, replaced
from bot.privacy.vocabulary import Vocabulary, shared_vocabulary
from bot.privacy.words import without, words

Finder = Callable[[str, Vocabulary], Iterable[Span]]

FINDERS: tuple[Finder, ...] = (
    lambda text, known: find_emails(text, known.emails),
    find_handles,
    lambda text, known: find_ni_numbers(text),
    lambda text, known: find_postcodes(text),
    lambda text, known: find_nhs_numbers(text),
    lambda text, known: find_phones(text, known.numbers),
    lambda text, known: find_announced_births(text),
    lambda text, known: find_references(text, known.numbers),
    lambda text, known: find_past_dates(text),
)
"""What has a shape, in this order: each sees the text without what those before it have found."""


@dataclass(frozen=True)
class Redacted:
    """A text without what identifies a client, and the kinds that were taken out, in order of first appearance."""

    text: str
    kinds: tuple[str, ...]


def redact(text: str) -> Redacted:
    """Return a text with typed placeholders in place of identifiers. Placeholders already in it stay."""
    found = sorted(_found(text, shared_vocabulary()), key=lambda span: span.start)
    return Redacted(replaced(text, found), tuple(dict.fromkeys(span.kind for span in found)))


def _found(text: str, known: Vocabulary) -> Iterator[Span]:
    rest = blanked(text, [Span("", *match.span()) for match in PLACEHOLDER.finditer(text)])
    for find in FINDERS:
        spans = list(_apart(find(rest, known)))
        if spans:
            rest = blanked(rest, spans)
            yield from spans
    said = words(rest)
    addresses = list(_apart(find_addresses(rest, said, known.knows)))
    if addresses:
        rest = blanked(rest, addresses)
        said = without(said, addresses)
        yield from addresses
    yield from _apart(find_names(rest, said, known))


def _apart(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans that do not overlap: of two that do, the one that begins first, then the longer."""
    end = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.start >= end:
            yield span
            end = span.end
