"""The sentence encoder: a text in, a unit vector of 384 numbers out."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

from bot.paths import ENCODER_ONNX, ENCODER_TOKENIZER

Vectors = npt.NDArray[np.float32]

WIDTH = 384
MAX_TOKENS = 128
"""Word pieces read of one message. The model was trained on 128; the cost grows with the length."""

BATCH = 32
REMEMBERED = 32
"""Recent messages whose vectors stay in memory, so that one turn encodes its text once."""


class Encoder:
    """MiniLM-L6 run by onnxruntime on the processor."""

    def __init__(
        self,
        onnx_path: Path = ENCODER_ONNX,
        tokenizer_path: Path = ENCODER_TOKENIZER,
        threads: int = 1,
    ) -> None:
        """Load the model. One thread answers single messages fastest: more only wait for each other, spinning."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(str(onnx_path), options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_file(str(tokenizer_path))
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._tokenizer.enable_padding()
        self._remembered = lru_cache(maxsize=REMEMBERED)(self._encode_one)

    def encode(self, text: str) -> Vectors:
        """Return the vector of one text, shape (384,). Blank text gives zeros."""
        return self._remembered(text)

    def encode_all(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of many texts, shape (len(texts), 384). Blank texts give zeros."""
        vectors = np.zeros((len(texts), WIDTH), dtype=np.float32)
        by_length = sorted((i for i, text in enumerate(texts) if text.strip()), key=lambda i: len(texts[i]))
        for start in range(0, len(by_length), BATCH):
            rows = by_length[start : start + BATCH]
            vectors[rows] = self._run([texts[i] for i in rows])
        return vectors

    def is_whole_word(self, word: str) -> bool:
        """Return whether a lower-case word is one piece of the English vocabulary."""
        return self._tokenizer.token_to_id(word) is not None

    def _encode_one(self, text: str) -> Vectors:
        vector = self._run([text])[0] if text.strip() else np.zeros(WIDTH, dtype=np.float32)
        vector.setflags(write=False)
        return vector

    def _run(self, texts: list[str]) -> Vectors:
        encoded = self._tokenizer.encode_batch(texts)
        feed = {
            "input_ids": np.array([e.ids for e in encoded], dtype=np.int64),
            "attention_mask": np.array([e.attention_mask for e in encoded], dtype=np.int64),
        }
        vectors: Vectors = self._session.run(None, feed)[0]
        return vectors


def bulk_encoder() -> Encoder:
    """Return an encoder for many texts at once, on every core. It is not kept."""
    return Encoder(threads=os.cpu_count() or 1)


@lru_cache(maxsize=1)
def shared_encoder() -> Encoder:
    """Return the one encoder of this process, loaded at the first call."""
    return Encoder()
