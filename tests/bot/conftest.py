"""A small knowledge store of invented content, written as curated files and loaded as the real one is."""

from __future__ import annotations

import zlib

import numpy as np
import pytest
import yaml

from bot.answer import Answer, Area, Option, ShownContact, ShownPoint, ShownSource, UrgentBlock
from bot.understanding.encoder import WIDTH
from bot.understanding.encoder_build import build_encoder
from knowledge.check import checked_content
from knowledge.content import read_content
from knowledge.database import open_database
from knowledge.desk.due import months_ahead, this_month
from knowledge.likeness import Question
from knowledge.load import load_content
from knowledge.store import KnowledgeStore
from knowledge.vocabulary import NATIONS, NEEDS
from tests.bot import directory as directories

PAST, FAR_OFF = ("2020-01", "2020-06"), (this_month(), months_ahead(this_month(), 6))
SOURCES = [
    {"id": "handbook", "title": "Handbook", "publisher": "A Board", "date": "2024-05", "url": "https://example.org/h"},
    {"id": "act", "title": "An Act", "publisher": "A Parliament", "date": "2021"},
]


def point(name, text, months=FAR_OFF, **changes):
    as_of, review_due = months
    entry = {"id": name, "text": text, "sources": ["handbook"], "nations": "UK", "status": "practice"}
    return {**entry, "as_of": as_of, "review_due": review_due, **changes}


def term(name, text, leads_to, spelling, other_spelling):
    return point(name, text, term=spelling, also=[other_spelling], see_also=[leads_to])


def contact(name, subjects, nations=NATIONS, confidence="current", date="2026-08-01", **details):
    source = {"title": "A page", "date": date, "url": "https://example.org"}
    shown = {"id": name, "name": name.replace("-", " ").title(), "for_whom": "Adults", "purpose": "Advice"}
    placed = {"subjects": list(subjects), "nations": list(nations), "source": source, "confidence": confidence}
    return {**shown, **placed, **details}


DOMESTIC_ABUSE = {
    "law": [
        point("uk-rule", "A rule for all four nations.", sources=["act", "handbook"], status="in_force"),
        point("english-rule", "A rule for England alone.", nations=["England"], status="in_force"),
        point("joint-rule", "A rule for two nations.", nations=["England", "Wales"], status="in_force"),
        point("scottish-rule", "A rule for Scotland alone.", nations=["Scotland"], status="in_force"),
        point("scottish-bill", "A plan before parliament.", nations=["Scotland"], status="bill"),
    ],
    "warning_signs": [
        point("stale", "A sign nobody has read again.", PAST),
        point("on-both", "A sign of two things at once.", also_about=["homelessness"]),
    ],
    "definition": [term("marac", "A meeting about danger.", "domestic_abuse.law.uk-rule", "MARAC", "risk meeting")],
    "information_sharing": [
        *(point(f"note-{n}", f"A note on sharing, number {name}.") for n, name in enumerate(["one", "two", "three"])),
        point("both-duties", "Keep confidence, and share when somebody may be harmed."),
        *(point(f"late-{n}", f"A late note on sharing, number {name}.") for n, name in enumerate(["four", "five"])),
    ],
    "contacts": [
        point("first-call", "Call the helpline of the nation."),
        point("contact-safely", "Agree a safe number and a safe time first."),
        point("third", "A third thing."),
    ],
}
HOMELESSNESS = {
    "approach": [point(f"step-{n}", f"Advice number {name}.") for n, name in enumerate(["one", "two", "three", "four"])]
    + [
        point(f"more-{n}", f"Do more of what helps, part {name}.")
        for n, name in enumerate(["alpha", "beta", "gamma", "delta"])
    ],
    "definition": [term("duty-to-refer", "A duty to tell.", "homelessness.law.welsh-rule", "Duty to refer", "DTR")],
    "information_sharing": [point("both-duties", "Keep what is private, and share what protects.")],
    "law": [point("welsh-rule", "A rule for Wales alone.", nations=["Wales"])],
}
CHECKLISTS = [
    {"id": "before", "title": "Before you go", "points": [point("read", "Read the file."), point("plan", "Plan it.")]},
    {"id": "after", "title": "After you went", "points": [point("write", "Write it down.")]},
]
CONTACTS = [
    contact("emergency-999", ["domestic_abuse", "homelessness", "young_people"], phone="999"),
    contact("general-line", ["domestic_abuse", "homelessness"], phone="0300 000 0001"),
    contact("helpline-england", ["domestic_abuse"], ["England"], phone="0800 000 0001", hours="Day and night"),
    contact("helpline-scotland", ["domestic_abuse"], ["Scotland"], phone="0800 000 0002"),
    contact("old-line", ["homelessness"], confidence="older", date="2019-05", phone="0300 000 0002"),
    contact("youth-line", ["young_people"], web="https://youth.example.org", date="undated"),
]
FIRST = {"domestic_abuse": ["helpline-england", "helpline-scotland"]}


@pytest.fixture(scope="session")
def store(tmp_path_factory):
    """Content on two subjects; contacts for a third that has none."""
    folder = tmp_path_factory.mktemp("knowledge")
    _write(folder / "content/shared/sources.yml", SOURCES)
    _write_subject(folder / "content/domestic_abuse", DOMESTIC_ABUSE)
    _write_subject(folder / "content/homelessness", HOMELESSNESS)
    _write(folder / "contacts/national.yml", CONTACTS)
    _write(folder / "contacts/first.yml", FIRST)
    _write(folder / "contacts/retired_numbers.yml", [])
    _write(folder / "contacts/held_back.yml", [])
    engine = open_database(f"sqlite:///{folder / 'knowledge.db'}")
    load_content(engine, checked_content(folder / "content", folder / "contacts"), "c" * 64, "e" * 64, embed)
    yield KnowledgeStore(engine)
    engine.dispose()


@pytest.fixture(scope="session")
def bare_store(tmp_path_factory):
    """Unchecked content: a subject without a statement on law and with a long checklist; it has a contact."""
    folder = tmp_path_factory.mktemp("bare")
    _write(folder / "content/shared/sources.yml", SOURCES)
    _write_subject(folder / "content/homelessness", HOMELESSNESS)
    _write(folder / "content/homelessness/law.yml", {"points": []})
    steps = [point(f"step-{n}", f"Do step {n}.") for n in "abcdefg"]
    long = {"id": "long", "title": "A long list", "points": steps}
    _write(folder / "content/homelessness/checklist.yml", {"lists": [CHECKLISTS[1], long]})
    _write(folder / "contacts/national.yml", CONTACTS)
    _write(folder / "contacts/first.yml", {})
    _write(folder / "contacts/retired_numbers.yml", [])
    _write(folder / "contacts/held_back.yml", [])
    engine = open_database(f"sqlite:///{folder / 'knowledge.db'}")
    load_content(engine, read_content(folder / "content", folder / "contacts"), "c" * 64, "e" * 64, embed)
    yield KnowledgeStore(engine)
    engine.dispose()


@pytest.fixture(scope="session")
def directory(tmp_path_factory):
    """Our own places and core contacts."""
    return directories.stocked(tmp_path_factory.mktemp("directory"))


@pytest.fixture
def lost_directory(tmp_path):
    """A directory that cannot be read."""
    return directories.lost(tmp_path)


def embed(texts):
    """Return unit vectors that are alike when texts share words."""
    vectors = np.zeros((len(texts), WIDTH), dtype=np.float32)
    for row, text in enumerate(texts):
        for word in text.lower().replace(".", " ").split():
            vectors[row, zlib.crc32(word.encode()) % WIDTH] = 1
        vectors[row] /= np.linalg.norm(vectors[row]) or 1
    return vectors


@pytest.fixture(scope="session")
def question():
    """Return the vector of a question, as the store's own vectors are made."""
    return lambda text: Question(text, embed([text])[0])


@pytest.fixture(scope="session")
def curated():
    """The real curated files, read once."""
    return read_content()


@pytest.fixture(scope="session")
def built_encoder():
    """The real encoder, built when it is not there yet."""
    build_encoder()


@pytest.fixture
def full_answer():
    """An answer with everything an answer can have."""
    return Answer(
        kind="urgent",
        title="Domestic abuse: Law and duties",
        lead="A lead.",
        subjects=("domestic_abuse",),
        need="law",
        urgency="emergency",
        urgent=UrgentBlock(
            "assault_now", "Danger now", ("Do this.",), "Never that.", ({"name": "Police", "phone": "999"},)
        ),
        area=Area("Leeds", "Leeds", "E08000035", "England"),
        points=(ShownPoint("a.law.b", "A statement.", ("act",), ("England",), "in_force", "Term", "England"),),
        contacts=(
            ShownContact(
                id="line",
                name="Help Line",
                for_whom="Adults",
                purpose="Advice",
                phone="0800 000 0001",
                text_or_sms="Text 80000",
                web="https://line.example.org",
                email=None,
                hours="Day and night",
                areas=("England",),
                verified="2026-08",
                note="Check these details before you rely on them.",
                caution="Leave no message.",
            ),
        ),
        sources=(ShownSource("act", "An Act", "A Parliament", "2021", "https://example.org/act"),),
        notes=("A note.",),
        reviewed="2026-11",
        review_due="2027-05",
        options=(Option("Checklist", "Domestic abuse: checklist"),),
        redacted=("PERSON",),
    )


def _write_subject(folder, points):
    name = folder.name.replace("_", " ").capitalize()
    _write(
        folder / "subject.yml", {"id": folder.name, "name": name, "kind": "client_group", "summary": f"About {name}."}
    )
    _write(folder / "sources.yml", [])
    for need in NEEDS:
        leads_to = [f"{folder.name}.reflection.only"]
        filler = {"term": f"{name} term", "see_also": leads_to} if need == "definition" else {}
        chosen = points.get(need) or [point("only", f"This is all there is on {need.replace('_', ' ')}.", **filler)]
        _write(folder / f"{need}.yml", {"lists": CHECKLISTS} if need == "checklist" else {"points": chosen})


def _write(path, data):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.dump(data, Dumper=_NoAliases, sort_keys=False), encoding="utf-8")


class _NoAliases(yaml.SafeDumper):
    def ignore_aliases(self, data):
        return True
