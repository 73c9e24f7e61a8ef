"""``python -m tools.adapt_encoder``: learn the update and write it beside the bot's encoder."""

from __future__ import annotations

import hashlib
import os
import random

import numpy as np
import torch

from tools.adapt_encoder.lessons import ROOT, asked, messages, points, urgent
from tools.adapt_encoder.network import STRENGTH, Network
from tools.adapt_encoder.train import Labels, teach

SEED = 0
QUESTIONS_SHARED_OUT = 3
"""One question in so many is a lesson in what it is about, too; all of them are lessons in which point answers."""

ADAPTER = ROOT / "bot" / "understanding" / "adapter.npz"


def main() -> None:
    """Learn on from the update that is there, write, and print the hash."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    random.seed(SEED)
    torch.manual_seed(SEED)
    questions = list(asked())
    lessons = [*messages(), *random.sample(questions, len(questions) // QUESTIONS_SHARED_OUT), *urgent()]
    labels = Labels.of(lessons)
    print(f"{len(lessons)} lessons", flush=True)
    network = Network(vars(labels))
    if ADAPTER.exists():
        network.take_up(ADAPTER)
    teach(network, lessons, list(points()), labels, lambda: _write(network))


def _write(network: Network) -> None:
    arrays = {}
    for name, layer in network.updates():
        arrays[f"{name}.down"] = layer.down.detach().numpy().astype(np.float16)
        arrays[f"{name}.up"] = (STRENGTH * layer.up).detach().numpy().astype(np.float16)
    np.savez(ADAPTER, **arrays)
    digest = hashlib.sha256(ADAPTER.read_bytes()).hexdigest()
    print(f"{ADAPTER.name}: {ADAPTER.stat().st_size} bytes, SHA-256 {digest}", flush=True)


if __name__ == "__main__":
    main()
