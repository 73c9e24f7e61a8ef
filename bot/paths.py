"""Where things are: the parts of the checkout, and ``var/`` for everything made at run time."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("WAYMARK_VAR", ROOT / "var"))

CONFIG = ROOT / "config.yml"
DOMAIN = ROOT / "domain.yml"
CREDENTIALS = ROOT / "credentials.yml"
TRAINING_DATA = ROOT / "data"
URGENCY_DATA = TRAINING_DATA / "urgency"

ENCODER_ONNX = VAR / "encoder" / "all-minilm-l6-v2.onnx"
ENCODER_TOKENIZER = VAR / "encoder" / "tokenizer.json"
ENCODER_VECTORS = VAR / "encoder" / "vectors.npz"
RELEASES = VAR / "releases"
CURRENT = VAR / "current"
"""A link to the release in use: changing it changes content and models together."""

KNOWLEDGE_DB = CURRENT / "knowledge.db"
DIRECTORY_DB = VAR / "directory.db"
FEEDBACK_DB = VAR / "feedback.db"
CONVERSATIONS_DB = VAR / "conversations.db"
MODELS = CURRENT / "models"
DANGER_MODEL = MODELS / "danger"
DANGER_WEIGHTS = DANGER_MODEL / "model.npz"


def database_address() -> str:
    """Return where the knowledge is: ``WAYMARK_KNOWLEDGE_DB``, or an SQLite file under ``var/``."""
    return os.environ.get("WAYMARK_KNOWLEDGE_DB", f"sqlite:///{KNOWLEDGE_DB}")


def directory_address() -> str:
    """Return where local contacts and places are: ``WAYMARK_DIRECTORY_DB``, or an SQLite file under ``var/``."""
    return os.environ.get("WAYMARK_DIRECTORY_DB", f"sqlite:///{DIRECTORY_DB}")


def feedback_address() -> str:
    """Return where opinions on answers are counted: ``WAYMARK_FEEDBACK_DB``, or an SQLite file under ``var/``."""
    return os.environ.get("WAYMARK_FEEDBACK_DB", f"sqlite:///{FEEDBACK_DB}")


def conversations_address() -> str:
    """Return where conversations are kept: ``WAYMARK_CONVERSATIONS_DB``, or an SQLite file under ``var/``."""
    return os.environ.get("WAYMARK_CONVERSATIONS_DB", f"sqlite:///{CONVERSATIONS_DB}")
