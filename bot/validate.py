"""Let Rasa check the training data, the rules and the domain: ``make validate``."""

from __future__ import annotations

import logging
import sys

from bot.paths import CONFIG, DOMAIN, TRAINING_DATA
from bot.serve import quiet_libraries


def main() -> int:
    """Return 0 when Rasa finds nothing wrong: intents, examples, rules, stories and the domain fit each other."""
    quiet_libraries()
    from rasa.shared.importers.rasa import RasaFileImporter  # noqa: PLC0415 - takes many seconds
    from rasa.utils.log_utils import configure_structlog  # noqa: PLC0415
    from rasa.validator import Validator  # noqa: PLC0415

    configure_structlog(logging.WARNING)
    importer = RasaFileImporter(str(CONFIG), str(DOMAIN), [str(TRAINING_DATA)])
    validator = Validator.from_importer(importer)
    sound = validator.verify_all(ignore_warnings=False) and validator.verify_story_structure(ignore_warnings=False)
    print("Training data is sound." if sound else "Rasa found problems in the training data; they stand above.")
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main())
