"""The templates of reports and pages, and how they are filled in. Everything is escaped."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from bot.scenarios.script import URGENCIES
from knowledge.vocabulary import NATIONS, NEEDS, SUBJECTS

HERE = Path(__file__).resolve().parent
STATIC = HERE / "static"


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    urgencies = {value: name for name, value in URGENCIES.items()}
    environment.globals.update(subjects=SUBJECTS, needs=NEEDS, nations=NATIONS, urgencies=urgencies)
    return environment


def fill(template: str, **values: Any) -> str:
    """Return a page that takes its style from the server."""
    return _environment().get_template(template).render(style=None, **values)


def fill_file(template: str, **values: Any) -> str:
    """Return a page that stands alone in one file, its style inside."""
    style = Markup((STATIC / "trainers.css").read_text(encoding="utf-8"))  # noqa: S704 - our own file
    return _environment().get_template(template).render(style=style, **values)
