"""What a renderer made of something, kept as a JSON file beside its test.

To renew the files after a wanted change: ``RENEW_SNAPSHOTS=1 .venv/bin/python -m pytest tests/bot/channels``, then read
the difference before it is committed.
"""

import json
import os
from pathlib import Path

RENEW = "RENEW_SNAPSHOTS"


def kept(file: Path, made: object) -> object:
    """Return what the file holds; when snapshots are being renewed, what was made, after writing it there."""
    if os.environ.get(RENEW):
        file.parent.mkdir(exist_ok=True)
        file.write_text(json.dumps(made, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return json.loads(file.read_text(encoding="utf-8"))
