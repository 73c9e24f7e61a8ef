"""The check before the start, in a process of its own: its seconds and its memory are not those of the served bot."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from bot.paths import ROOT
from bot.safety.start import UnsoundError

CHECK = (sys.executable, "-m", "bot.cli", "safety", "check")
MOST_SECONDS = 300.0
"""What the check may take after everything else is ready; on a slow machine it takes half a minute."""


@contextmanager
def sound_meanwhile() -> Iterator[None]:
    """Check while the block runs, and wait for the check at its end.

    Raises:
        UnsoundError: something is not what was prepared, or the check did not come to an end; the message says which.

    """
    check = subprocess.Popen(CHECK, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)  # noqa: S603 - our own program
    try:
        yield
        _, said = check.communicate(timeout=MOST_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise UnsoundError("The check before the start takes too long. Run: ./waymark safety check") from error
    finally:
        check.kill()
        check.wait()
    if check.returncode:
        raise UnsoundError(said.strip().removeprefix("waymark: ") or _without_a_word(check.returncode))


def _without_a_word(code: int) -> str:
    return f"The check before the start broke off (code {code}). Run: ./waymark safety check"
