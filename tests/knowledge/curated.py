"""A small, sound set of curated files to load, or to break in one place."""

from pathlib import Path

import yaml

from knowledge.check import ContentError, checked_content
from knowledge.content import Content, content_hash, read_content
from knowledge.vocabulary import NEEDS

UK = ["England", "Wales", "Scotland", "Northern Ireland"]

POINTS = """\
points:
  - id: first
    text: Ask the person what they want to happen.
    sources: [handbook]
    nations: UK
    status: practice
    as_of: "2026-11"
    review_due: "2027-05"
"""

CHECKLIST = """\
lists:
  - id: visit
    title: At a first visit
    points:
      - id: alone
        text: See the person alone.
        sources: [handbook]
        nations: UK
        status: practice
        as_of: "2026-11"
        review_due: "2027-05"
"""

QUESTIONS = """\
lists:
  visit: [what are the steps, first visit tomorrow, before i see her]
""" + "".join(
    f"{need}:\n  {name}: [{need} one, hiv {need}?]\n"
    for need, name in {
        need: "alone" if need == "checklist" else "both-duties" if need == "information_sharing" else "first"
        for need in NEEDS
    }.items()
)

SHARED_SOURCES = """\
- id: handbook
  title: A handbook
  publisher: A council
  date: "2026-03"
  url: https://example.org/handbook
"""

CONTACTS = """\
- id: quiet-line
  name: Quiet Line
  for_whom: Anyone
  purpose: Advice
  subjects: [hiv]
  nations: [England, Wales]
  phone: "0808 157 0000"
  source:
    title: The page of the line
    date: "2026-03-02"
    url: https://example.org/line
  confidence: current
- id: wide-line
  name: Wide Line
  for_whom: Anyone
  purpose: Advice
  subjects: [hiv, homelessness]
  nations: [Scotland]
  web: https://example.org/wide
  source:
    title: A list of lines
    date: undated
    url: https://example.org/list
  confidence: older
"""

RETIRED = """\
- digits: "08081570999"
  whose: Quiet Line
  why: replaced
"""

HELD_BACK = """\
- service: Later Line
  missing: telephone number
  why: its own page has not been read
- service: First Line
  missing: hours
  why: two pages disagree
  first: true
"""


def entry(name, text="Ask the person what they want to happen.", **fields):
    """Return one sound point; fields are added or, when None, taken out."""
    point = {
        "id": name,
        "text": text,
        "sources": ["handbook"],
        "nations": "UK",
        "status": "practice",
        "as_of": "2026-11",
        "review_due": "2027-05",
    }
    point.update(fields)
    return {field: value for field, value in point.items() if value is not None}


class PlainDumper(yaml.SafeDumper):
    """Writes what is given twice in full: aliases are not allowed in curated files."""

    def ignore_aliases(self, data):
        return True


class Curated:
    """Curated files under one folder. ``edit`` breaks or changes a file, ``problems`` tells what the check finds,
    ``misfits`` what reading alone finds."""

    def __init__(self, folder: Path, subjects=("hiv",)):
        self.content = folder / "content"
        self.contacts = folder / "contacts"
        self.write("shared/sources.yml", SHARED_SOURCES)
        for subject in subjects:
            self.add_subject(subject)
        self.write("national.yml", CONTACTS)
        self.write("first.yml", "{}\n")
        self.write("retired_numbers.yml", RETIRED)
        self.write("held_back.yml", HELD_BACK)

    def add_subject(self, subject):
        """Write all the files of a subject, one point a need."""
        self.put(f"{subject}/subject.yml", id=subject, name=subject, kind="client_group", summary="A summary.")
        self.write(f"{subject}/sources.yml", "[]\n")
        for need in NEEDS:
            self.write(f"{subject}/{need}.yml", CHECKLIST if need == "checklist" else POINTS)
        term = f"    term: Wish\n    see_also: [{subject}.reflection.first]\n    text:"
        self.edit(f"{subject}/definition.yml", "    text:", term)
        self.edit(f"{subject}/information_sharing.yml", "id: first", "id: both-duties")

    def path(self, name) -> Path:
        """Return where a file stands: ``subject/file`` among the content, a bare name among the contacts."""
        return (self.content if "/" in name else self.contacts) / name

    def write(self, name, text):
        """Write a file, as text or bytes."""
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def put(self, file, /, **data):
        """Write a file from its fields."""
        self.write(file, yaml.dump(data, Dumper=PlainDumper, sort_keys=False, allow_unicode=True))

    def edit(self, name, old, new):
        """Replace a text that stands once in a file."""
        text = self.path(name).read_text()
        assert text.count(old) == 1, f"{old!r} must stand once in {name}"
        self.write(name, text.replace(old, new))

    def read(self) -> Content:
        """Return the checked content."""
        return checked_content(self.content, self.contacts)

    def hash(self) -> str:
        """Return the hash of the content."""
        return content_hash(self.content, self.contacts)

    def problems(self):
        """Return every problem as (file, line, field, message)."""
        try:
            self.read()
        except ContentError as error:
            return self._named(error.problems)
        return []

    def misfits(self):
        """Return what reading alone finds: the problems within files, without those between them."""
        return self._named(read_content(self.content, self.contacts).problems)

    def _named(self, problems):
        return [(self._name(p.path), p.line, p.field, p.message) for p in problems]

    def _name(self, path: Path) -> str:
        base = self.content if path.is_relative_to(self.content) else self.contacts
        return path.relative_to(base).as_posix()
