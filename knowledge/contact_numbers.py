"""The contact register never holds a number that must not be shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from knowledge.content import Content
from knowledge.numbers import digits, numbers_in
from knowledge.reading import Problem


def contact_number_problems(read: Content) -> Iterator[Problem]:
    """Yield the contacts whose number was replaced, closed, misprinted or never confirmed."""
    retired = {number.digits: number for number in read.retired}
    for contact, place in read.contacts:
        for name in ("phone", "text_or_sms"):
            for number in _runs(getattr(contact, name)):
                if number in retired:
                    yield place.problem(name, f"{number} must not be shown: {retired[number].why}")


def _runs(shown: str | None) -> Iterable[str]:
    return {digits(shown), *numbers_in(shown)} if shown else ()
