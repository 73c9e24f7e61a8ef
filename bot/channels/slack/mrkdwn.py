"""Text in Slack's own markup. What is data stays text: no mention, no link, no command comes out of it."""

from __future__ import annotations

from bot.answer import Answer
from bot.channels.markup import Span, shown_address, spans
from bot.channels.workplace.plain import bulleted, marked_text, plain

TEXT_LIMIT = 39_000
"""Characters of a message's text; Slack cuts above 40,000."""


def escape(text: str) -> str:
    """Return a text with the three characters that begin Slack's special parsing made harmless."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescape(text: str) -> str:
    """Return a text from Slack with these three characters back."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def mrkdwn(text: str) -> str:
    """Return a text of the contract in Slack's markup."""
    return "".join(_marked(span) for span in spans(text))


def data(text: str) -> str:
    """Return a name or another text without markup of its own, escaped; markup that stands in it is taken out."""
    return escape(plain(text))


def bold(text: str) -> str:
    """Return data in bold. A star inside would end the bold, so it goes; space at the ends must stand outside."""
    inner = text.replace("*", "").strip()
    if not inner:
        return text
    before, _, after = text.replace("*", "").partition(inner)
    return f"{before}*{escape(inner)}*{after}"


def link(label: str, address: str) -> str:
    """Return a link to an address that was found safe."""
    return f"<{escape(address)}|{escape(label).replace('|', '/')}>"


def whole_text(answer: Answer) -> str:
    """Return all of an answer, for notifications and screen readers and for when blocks cannot be shown."""
    return "\n".join(mrkdwn(bulleted(line)) for line in marked_text(answer).split("\n"))[:TEXT_LIMIT]


def _marked(span: Span) -> str:
    if span.address:
        return link(span.text or shown_address(span.address), span.address)
    return bold(span.text) if span.bold else escape(span.text)
