"""The lists people keep in ``requirements/``: which advisories are accepted, which licences are allowed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ConstrainedStr, Extra, ValidationError


class ListError(Exception):
    """A list cannot be read; the message names the file and what is wrong."""


class Text(ConstrainedStr):
    """Text that is not blank."""

    strict = True
    strip_whitespace = True
    min_length = 1


class Strict(BaseModel):
    """A part of a list: an unknown field is an error."""

    class Config:
        """Settings of pydantic."""

        extra = Extra.forbid
        allow_mutation = False


class Accepted(Strict):
    """Advisories of one package that are accepted for one reason until a day."""

    package: Text
    advisories: list[Text]
    why: Text
    until: date


class AcceptedList(Strict):
    """The whole file of accepted advisories."""

    accepted: list[Accepted]


class Explained(Strict):
    """A package whose licence is not on the allowed list, what it states, and why it is used all the same."""

    package: Text
    states: Text
    why: Text


class LicenceList(Strict):
    """The whole file of licences."""

    allowed: list[Text]
    explained: list[Explained]


List = TypeVar("List", AcceptedList, LicenceList)


def read_list(path: Path, kind: type[List]) -> List:
    """Return a list.

    Raises:
        ListError: the file is not there, is not YAML, or is not of this shape.

    """
    try:
        read: List = kind.parse_obj(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise ListError(f"{path.name}: {error}") from error
    return read
