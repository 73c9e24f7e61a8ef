"""What a browser may do with our pages: load nothing foreign, and show them in no frame but those that are named."""

from __future__ import annotations

from collections.abc import Sequence


def content_policy(origins: Sequence[str] = ()) -> str:
    """Return the Content-Security-Policy; pages of these origins may show ours in a frame."""
    ancestors = " ".join(["'self'", *origins])
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
        f"form-action 'self'; base-uri 'none'; frame-ancestors {ancestors}"
    )
