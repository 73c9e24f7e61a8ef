"""Points to choose from."""

from knowledge.fit import Candidate
from knowledge.model import Point
from tests.knowledge.curated import UK


def candidate(name, likeness=0.5, nations=UK, status="practice", list_id=None, position=0):
    """Return a point ``subject.need.name`` as alike to the question as told."""
    subject, need, _ = name.split(".")
    point = Point(
        name, subject, need, "Text.", (), tuple(nations), status, "2026-11", "2027-05", position, list_id=list_id
    )
    return Candidate(point, likeness)


def checklist(list_id, *likenesses, first=0):
    """Return the steps of one checklist, each as alike to the question as told."""
    return [
        candidate(f"hiv.checklist.{list_id}-{n}", likeness, list_id=f"hiv.{list_id}", position=first + n)
        for n, likeness in enumerate(likenesses)
    ]
