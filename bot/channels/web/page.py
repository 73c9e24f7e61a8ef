"""Draws the page: the words of a language, the turns of a conversation, in a window of its own or in a frame."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from bot.channels.markup import Span, safe_address, spans
from bot.channels.web.conversation import Turn, new_session
from bot.channels.web.language import LANGUAGES, language_of, page_words
from bot.feedback.store import REASONS
from bot.replies import conversation
from bot.settings import Settings

PAGE = Path(__file__).with_name("page")
_BARE_ADDRESS = re.compile(r"(https://\S*[^\s.,;:)])")


def marked(text: str) -> Markup:
    """Return a text of the contract as HTML: bold, links and bare addresses; all else stays text."""
    return Markup("").join(_marked(span) for span in spans(text))


def draw(  # noqa: PLR0913 - what a page depends on
    settings: Settings,
    turns: Sequence[Turn] = (),
    *,
    language: str | None = None,
    framed: bool = False,
    said: str = "",
) -> str:
    """Return the page as HTML.

    Args:
        settings: its limits and its exit.
        turns: what was said so far.
        language: of the page's own words; English when there is none such.
        framed: whether it stands in a frame on somebody else's page.
        said: name of the words shown as its status, such as that feedback was noted.

    """
    language = language_of(language)
    return _templates.get_template("chat.html").render(
        turns=turns,
        greeting=conversation("greet").to_dict(),
        session=new_session(),
        limit=settings.message_limit,
        exit_url=settings.exit_url if settings.exit else None,
        words=page_words(language).page,
        script_words=page_words(language).script,
        language=language,
        tag=LANGUAGES[language],
        other=next(name for name in LANGUAGES if name != language),
        framed=framed,
        said=said,
        reasons=REASONS,
    )


def _marked(span: Span) -> Markup:
    inner = _link(span.address, span.text) if span.address else Markup("").join(_bare(span.text))
    return Markup("<strong>{}</strong>").format(inner) if span.bold else inner


def _bare(text: str) -> Iterable[Markup]:
    for place, part in enumerate(_BARE_ADDRESS.split(text)):
        yield _link(part, part) if place % 2 else Markup.escape(part)


def _link(address: str | None, text: str) -> Markup:
    """Return a link, or mere text when the address may not become one."""
    if not safe_address(address):
        return Markup.escape(text)
    return Markup('<a href="{}" rel="noreferrer noopener">{}</a>').format(address, text)


def _site(address: str) -> str:
    """Return a web address as a person reads it."""
    return re.sub(r"^https?://|/$", "", address)


_templates = Environment(
    loader=FileSystemLoader(PAGE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
)
_filters: dict[str, Any] = {"marked": marked, "link": _link, "site": _site}
_templates.filters.update(_filters)
