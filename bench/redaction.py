"""Score redaction on one set and say what went wrong: ``python -m bench.redaction FILE [--show]``."""

from __future__ import annotations

import sys
from pathlib import Path

from bot.safety.redaction_figures import failures, measure_redaction, milliseconds, read_set
from bot.safety.report import redaction_lines


def main(path: str, show: bool = False) -> None:
    """Print the figures of one set, and when asked every failure."""
    messages = read_set(Path(path))
    print(*redaction_lines(measure_redaction(messages), milliseconds(messages)), sep="\n")
    print(*(failures(messages) if show else ()), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1], "--show" in sys.argv)
