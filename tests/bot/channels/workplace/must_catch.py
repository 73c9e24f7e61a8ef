"""Messages about danger that no fault of any part may hide (F-33)."""

from pathlib import Path

import yaml

FILE = Path(__file__).parents[2] / "understanding" / "urgent_messages.yml"

ALL = [text for entry in yaml.safe_load(FILE.read_text(encoding="utf-8")).values() for text in entry["messages"]]
ONE_EACH = [entry["messages"][0] for entry in yaml.safe_load(FILE.read_text(encoding="utf-8")).values()]
