"""The texts a vocabulary is built from: curated content, training data, contacts, councils, public names."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from bot.paths import TRAINING_DATA
from bot.privacy.name_lists import LISTS, public_names
from bot.privacy.word_lists import HERE
from knowledge.content import Content, content_hash
from knowledge.directory.councils import councils
from knowledge.directory.places.files import own_places
from knowledge.numbers import digits, numbers_in

NLU = TRAINING_DATA / "nlu"

_APART = re.compile(r"[(),;:/]| and | or ")
_COUNCIL = re.compile(
    r" (?:Metropolitan |City and |County |District |Borough |City ){0,3}(?:Council|Corporation)$|"
    r"^(?:London|Royal) Borough of ",
    re.IGNORECASE,
)
_AUTHOR = re.compile(r"\b[A-Z]\.? (?:[A-Z]\.? )?[A-Z][a-z]{1,20}(?:-[A-Z][a-z]{1,20})?")
_NATIONS = ("England", "Wales", "Scotland", "Northern Ireland", "United Kingdom", "Britain", "Great Britain", "Cymru")


def sources_hash(nlu: Path = NLU) -> str:
    """Return one hash over everything a vocabulary is built from, this code included."""
    digest = hashlib.sha256(content_hash().encode())
    code = (HERE / name for name in ("vocabulary.py", "vocabulary_sources.py", "words.py", "spans.py"))
    for path in (*sorted(nlu.rglob("*.yml")), *(HERE / name for name in LISTS), *code):
        digest.update(path.name.encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    digest.update("\n".join(_council_names()).encode())
    return digest.hexdigest()


def training_texts(nlu: Path = NLU) -> Iterator[str]:
    """Yield what people type, as the training data has it."""
    for path in sorted(nlu.rglob("*.yml")):
        for line in path.read_text(encoding="utf-8").splitlines():
            text = line.strip()
            if text.startswith("- ") and not text.startswith("- intent:"):
                yield text[2:]


def curated_texts(read: Content) -> Iterator[str]:
    """Yield every sentence of the curated content that may be shown."""
    for point in read.points:
        yield from filter(None, (point.entry.text, point.entry.term, point.list_title, *point.entry.also))
    for subject in read.subjects:
        yield from (subject.name, subject.summary, *subject.also)
    for questions in read.questions:
        yield from questions.asked
    for source, _ in read.sources:
        yield from (_AUTHOR.sub(" ", source.title), source.publisher)
    for contact, _ in read.contacts:
        yield from (contact.name, contact.for_whom, contact.purpose, contact.source.title)
        maybe = (contact.phone_label, contact.hours, contact.cost, contact.languages, contact.caution)
        yield from (text for text in maybe if text)


def listed_names(read: Content) -> Iterator[str]:
    """Yield names that are no client's: of nations, councils, contacts, authors, and those people wrote down."""
    yield from _NATIONS
    yield from public_names()
    for name in _council_names():
        yield from (name, _COUNCIL.sub("", name))
    for contact, _ in read.contacts:
        yield from _with_parts(str(contact.name))
    for source, _ in read.sources:
        yield from _with_parts(str(source.publisher))
        yield from (author.group() for author in _AUTHOR.finditer(source.title))


def public_numbers(read: Content) -> Iterator[str]:
    """Yield the digits of the numbers of the contact register."""
    for contact, _ in read.contacts:
        for shown in (contact.phone, contact.text_or_sms):
            if shown:
                yield from (*numbers_in(shown), digits(shown))


def public_emails(read: Content) -> Iterator[str]:
    """Yield the e-mail addresses of the contact register."""
    yield from (contact.email.lower() for contact, _ in read.contacts if contact.email)


def _council_names() -> Iterator[str]:
    """Yield the names of councils, and of the made-up places that people are trained with."""
    for council in councils().values():
        yield from (council.name, *council.also)
    yield from (place.name for place in own_places().places.values() if place.fictional)


def _with_parts(name: str) -> list[str]:
    """Return a name and its parts: "Migrant Help (asylum support)" is known as "Migrant Help" too."""
    return [name, *(part.strip() for part in _APART.split(name) if part.strip())]
