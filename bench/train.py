"""Train one pipeline: ``python -m bench.train CONFIG FOLDER DATA``. Timed from outside, imports included."""

from __future__ import annotations

import sys
from pathlib import Path

from bot.paths import DOMAIN
from bot.serve import quiet_libraries


def main(config: str, folder: str, data: str) -> None:
    """Write ``model.tar.gz`` into the folder."""
    quiet_libraries()
    from rasa.model_training import train  # noqa: PLC0415 - after the libraries are quiet

    files = [str(Path(data) / name) for name in ("nlu", "rules.yml", "stories.yml")]
    train(str(DOMAIN), config, files, output=folder, fixed_model_name="model.tar.gz", force_training=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
