"""Score one model on a development set: ``python -m bench.understand MODEL [QUESTIONS]``. Prints JSON."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

from bot.paths import ROOT
from bot.serve import quiet_libraries

QUESTIONS = ROOT / "tests" / "evaluation" / "questions.yml"


def main(model: str, questions: str = str(QUESTIONS)) -> None:
    """Print the score as one line of JSON."""
    quiet_libraries()
    from bot.measure import measure_understanding  # noqa: PLC0415 - after the libraries are quiet

    print(json.dumps(asdict(measure_understanding(Path(questions), Path(model)))))


if __name__ == "__main__":
    main(*sys.argv[1:])
