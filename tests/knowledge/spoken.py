"""What the bot can say, taken from the real content, and ways to look for a trap in it."""

import re
from dataclasses import dataclass

from knowledge.vocabulary import NATIONS

PROPER_NAMES = re.compile(
    "National AIDS Trust|aidsmap|National Centre for Domestic Violence|independent domestic violence advis[eo]r",
    re.IGNORECASE,
)
WARNS = re.compile(r"\b(not|never|avoid|instead of|the words|called|leave out|cross out)\b", re.IGNORECASE)
QUOTED = re.compile(r'"[^"]*"')
SENTENCE_END = re.compile(r'(?<=[.?!])"?\s+')
NOT_SPOKEN = {"id", "source", "confidence", "web", "email", "subjects", "nations"}


@dataclass(frozen=True)
class Passage:
    """Something the bot can show, with what it is filed under."""

    id: str
    text: str
    subject: str = ""
    also_about: tuple[str, ...] = ()
    need: str = ""
    nations: frozenset[str] = frozenset(NATIONS)
    status: str = "practice"
    heading: str = ""

    @property
    def whole(self):
        """The text with the term it explains or the title of its list."""
        return f"{self.text} {self.heading}".strip()

    @property
    def claims(self):
        """The text without proper names and without words that are quoted only to warn against them."""
        own = PROPER_NAMES.sub("", self.whole)
        return " ".join(QUOTED.sub("", s) if WARNS.search(s) else s for s in SENTENCE_END.split(own))

    @property
    def own_words(self):
        """The text without anything in quotation marks."""
        return QUOTED.sub("", self.text)

    @property
    def subjects(self):
        """Every subject from which it is found."""
        return {self.subject, *self.also_about}

    @property
    def sentences(self):
        return SENTENCE_END.split(self.text)


def points_of(real):
    """Return every point."""
    return [
        Passage(
            id=point.id,
            text=" ".join(point.entry.text.split()),
            heading=point.entry.term or point.list_title or "",
            subject=point.subject,
            also_about=tuple(point.entry.also_about),
            need=point.need,
            nations=frozenset(point.entry.nations),
            status=point.entry.status,
        )
        for point in real.points
    ]


def everything_shown(real):
    """Return points, names and summaries of subjects, and every field of a contact that is shown as text."""
    subjects = [Passage(f"{s.id}/subject.yml", f"{s.name}. {s.summary}", s.id) for s in real.subjects]
    contacts = [
        Passage(f"contact {entry.id}", ". ".join(filter(None, entry.dict(exclude=NOT_SPOKEN).values())))
        for entry, _ in real.contacts
    ]
    return [*points_of(real), *subjects, *contacts]


def ids(passages):
    """Return the ids, for a message that says where to look."""
    return [passage.id for passage in passages]


def missing(said, also, parts):
    """Return the parts that say the first without the second."""
    return [part for part in parts if re.search(said, part, re.IGNORECASE) and not re.search(also, part, re.IGNORECASE)]


def retired_in(text, retired):
    """Return which of these numbers (as digits) stand in a text, however they are printed."""
    joined = re.sub(r"(?<=\d)[\s\-()]+(?=\d)", "", text)
    return [number for number in retired if re.search(rf"(?<!\d){number}(?!\d)", joined)]
