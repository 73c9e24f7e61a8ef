"""Train one pipeline: ``python -m bench.train CONFIG FOLDER``. Timed from outside, imports included."""

from __future__ import annotations

import sys

from bot.paths import DOMAIN, TRAINING_DATA
from bot.serve import quiet_libraries


def main(config: str, folder: str) -> None:
    """Write ``model.tar.gz`` into the folder."""
    quiet_libraries()
    from rasa.model_training import train  # noqa: PLC0415 - after the libraries are quiet

    train(str(DOMAIN), config, str(TRAINING_DATA), output=folder, fixed_model_name="model.tar.gz", force_training=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
