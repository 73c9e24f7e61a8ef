"""Train the model when something it depends on has changed, otherwise not."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import subprocess
import sys
import uuid
from collections.abc import Sequence
from pathlib import Path

from bot.paths import CONFIG, DANGER_MODEL, DANGER_WEIGHTS, DOMAIN, MODELS, ROOT, TRAINING_DATA, VAR
from bot.understanding.encoder_build import ENCODER_ID, sha256
from knowledge.content import content_hash

MODEL = MODELS / "waymark.tar.gz"
STAMP = MODELS / "waymark.json"
LOG = VAR / "training.log"
RASA_DATA = (TRAINING_DATA / "nlu", TRAINING_DATA / "rules.yml", TRAINING_DATA / "stories.yml")


class TrainingError(Exception):
    """The model could not be trained; the message says why."""


def inputs_hash() -> str:
    """Return one hash over all that a model is made from: data, domain, config, content, components, encoder."""
    digest = _digest([CONFIG, DOMAIN, *sorted(TRAINING_DATA.rglob("*.yml")), *_components()])
    digest.update(content_hash().encode())
    digest.update(ENCODER_ID.encode())
    return digest.hexdigest()


def components_hash() -> str:
    """Return one hash over what must be the same where a model is made and where it is used, beside the encoder."""
    return _digest([CONFIG, DOMAIN, *_components()]).hexdigest()


def _components() -> list[Path]:
    return sorted((ROOT / "bot/understanding").glob("*.py"))


def _digest(files: Sequence[Path]) -> hashlib._Hash:
    digest = hashlib.sha256()
    for path in files:
        digest.update(f"{path.relative_to(ROOT)} {sha256(path)}\n".encode())
    return digest


def is_trained(models: Path = MODELS) -> bool:
    """Return whether the models in a folder are whole and were made from what is here now."""
    stamp = models / STAMP.name
    if not ((models / MODEL.name).exists() and stamp.exists()):
        return False
    return bool(json.loads(stamp.read_text(encoding="utf-8")) == _stamp(inputs_hash(), models))


def train_model(models: Path) -> None:
    """Train and stamp both models, into a folder, in a process of its own, whose memory and messages end with it.

    Raises:
        TrainingError: Rasa refused the data; its messages are in the log.

    """
    inputs = inputs_hash()
    models.mkdir(parents=True, exist_ok=True)
    with LOG.open("wb") as log:
        command = [sys.executable, "-m", "bot.training", str(models)]
        done = subprocess.run(command, stdout=log, stderr=subprocess.STDOUT, check=False)  # noqa: S603
    if done.returncode != 0 or not (models / MODEL.name).exists():
        raise TrainingError(f"Rasa could not train the model; why stands at the end of {LOG}")
    (models / STAMP.name).write_text(json.dumps(_stamp(inputs, models)), encoding="utf-8")


def _stamp(inputs: str, models: Path) -> dict[str, str | None]:
    danger = danger_hash(models / DANGER_MODEL.name)
    return {"inputs": inputs, "model": sha256(models / MODEL.name), "danger": danger}


def danger_hash(folder: Path = DANGER_MODEL) -> str | None:
    """Return one hash over the files of the danger model, None when it is not whole."""
    if not (folder / DANGER_WEIGHTS.name).exists():
        return None
    files = sorted(path for path in folder.iterdir() if path.is_file())
    return hashlib.sha256("".join(f"{path.name} {sha256(path)}\n" for path in files).encode()).hexdigest()


def _train(models: Path) -> int:
    os.environ["RASA_MAX_CACHE_SIZE"] = "0"
    from rasa.model_training import train  # noqa: PLC0415 - takes many seconds to import
    from rasa.utils.log_utils import configure_structlog  # noqa: PLC0415

    from bot.understanding.danger import train_danger  # noqa: PLC0415

    configure_structlog(logging.ERROR)
    _skip_fingerprints()
    files = [str(path) for path in RASA_DATA]
    result = train(
        str(DOMAIN), str(CONFIG), files, output=str(models), fixed_model_name=MODEL.name, force_training=True
    )
    train_danger(models / DANGER_MODEL.name)
    return int(result.code)


def _skip_fingerprints() -> None:
    """Give training data a new fingerprint each time it is asked for, and messages a plain hash.

    Rasa reads every message nine times to decide what to take from its cache, and hashes all that is known of a message
    each time it looks for doubles (40 s, measured). Whether to train at all is decided above, by hash, so that cache is
    off.
    """
    from rasa.shared.nlu.training_data.message import Message  # noqa: PLC0415
    from rasa.shared.nlu.training_data.training_data import TrainingData  # noqa: PLC0415

    TrainingData.fingerprint = lambda self: uuid.uuid4().hex
    Message.__hash__ = lambda self: hash((self.get("text"), self.get("intent")))


def require_model(model: Path = MODEL, danger: Path = DANGER_MODEL) -> None:
    """Raise TrainingError when a model is missing or is not the files that training wrote."""
    if not model.exists():
        raise TrainingError(f"There is no model at {model.name}. Run `make run`, which trains one.")
    stamp = json.loads(STAMP.read_text(encoding="utf-8")) if STAMP.exists() else {}
    if stamp.get("model") != sha256(model):
        raise TrainingError(f"{model.name} is not the file that training wrote. Delete it and run `make run`.")
    if stamp.get("danger") is None or stamp["danger"] != danger_hash(danger):
        raise TrainingError(f"{danger.name}/ is not the model that training wrote. Delete it and run `make run`.")


if __name__ == "__main__":
    sys.exit(_train(Path(sys.argv[1])))
