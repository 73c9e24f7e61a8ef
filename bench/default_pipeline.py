"""Rasa's default pipeline, trained on our own data: all of it, or a share of the messages where only speed counts."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import yaml

from bot.paths import TRAINING_DATA

CONFIG = Path(__file__).with_name("default_pipeline.yml")


def train_default(folder: Path, epochs: int, every: int = 1) -> tuple[Path, float]:
    """Train in a process of its own, on every so-manieth message; return the model and the seconds it took."""
    folder.mkdir(parents=True, exist_ok=True)
    data = thinned_data(folder / "data", every) if every > 1 else TRAINING_DATA
    started = time.monotonic()
    command = [sys.executable, "-m", "bench.train", str(_config(folder, epochs)), str(folder), str(data)]
    with (folder / "training.log").open("wb") as log:
        subprocess.run(command, check=True, stdout=log, stderr=log)
    return folder / "model.tar.gz", time.monotonic() - started


def thinned_data(folder: Path, every: int) -> Path:
    """Write training data with every so-manieth message of each intent into a folder; return it."""
    kept: Counter[str] = Counter()
    for path in sorted((TRAINING_DATA / "nlu").rglob("*.yml")):
        target = folder / path.relative_to(TRAINING_DATA)
        target.parent.mkdir(parents=True, exist_ok=True)
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)  # noqa: S506 - it is the safe one
        content["nlu"] = thinned(content["nlu"], every, kept)
        target.write_text(yaml.safe_dump(content, allow_unicode=True, width=10_000), encoding="utf-8")
    for name in ("rules.yml", "stories.yml"):
        (folder / name).write_bytes((TRAINING_DATA / name).read_bytes())
    return folder


def thinned(blocks: list[dict[str, Any]], every: int, seen: Counter[str]) -> list[dict[str, Any]]:
    """Return the blocks of one file with every so-manieth message of each intent, counted on from earlier files."""
    found = []
    for block in blocks:
        intent, examples = block["intent"], []
        for line in block["examples"].splitlines():
            if seen[intent] % every == 0:
                examples.append(line)
            seen[intent] += 1
        if examples:
            found.append({**block, "examples": "\n".join(examples) + "\n"})
    return found


def _config(folder: Path, epochs: int) -> Path:
    config = folder / "config.yml"
    text = re.sub(r"epochs: \d+", f"epochs: {epochs}", CONFIG.read_text(encoding="utf-8"))
    config.write_text(text, encoding="utf-8")
    return config
