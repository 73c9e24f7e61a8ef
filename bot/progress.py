"""Say what is going on whenever it takes a while."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def step(what: str) -> Iterator[None]:
    """Print what begins, and how long it took when it is done."""
    print(f"  {what} ...", end="", flush=True)
    started = time.monotonic()
    try:
        yield
    except BaseException:
        print(" failed", flush=True)
        raise
    print(f" {time.monotonic() - started:.0f} s", flush=True)


def say(what: str) -> None:
    """Print a line."""
    print(f"  {what}", flush=True)


def complain(what: str) -> None:
    """Print an error for the person at the terminal."""
    print(f"waymark: {what}", file=sys.stderr, flush=True)
