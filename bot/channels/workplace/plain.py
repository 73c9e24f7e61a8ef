"""An Answer as plain text without any markup: what somebody reads who sees no card and no blocks."""

from __future__ import annotations

from dataclasses import replace

from bot.answer import Answer, ShownSource
from bot.channels.markup import safe_address, shown_address, spans
from bot.wording import to_text

_BRACKETS = str.maketrans("[]", "()")


def plain_text(answer: Answer) -> str:
    """Return the whole answer as lines of plain text."""
    return plain(marked_text(answer))


def marked_text(answer: Answer) -> str:
    """Return the whole answer in the contract's markup, its source titles made so that the markup can be read back."""
    return to_text(replace(answer, sources=tuple(_readable(source) for source in answer.sources)))


def plain(text: str) -> str:
    """Return a text without its markup: a link becomes its label and its address, a list gets real bullets."""
    return "\n".join(
        bulleted("".join(_said(span.text, span.address) for span in spans(line))) for line in text.split("\n")
    )


def bulleted(line: str) -> str:
    """Return a line with a bullet in place of a leading hyphen."""
    return f"• {line[2:]}" if line.startswith("- ") else line


def _said(text: str, address: str | None) -> str:
    if address is None or shown_address(address) == text:
        return text
    return f"{text} ({shown_address(address)})"


def _readable(source: ShownSource) -> ShownSource:
    address = safe_address(source.url)
    if address:
        address = address.replace("(", "%28").replace(")", "%29")
    return replace(source, title=source.title.translate(_BRACKETS), url=address)
