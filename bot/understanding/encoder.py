"""The sentence encoder: a text in, a unit vector of 384 numbers out."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
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

REMEMBERED = 32
"""Recent messages whose vectors stay in memory, so that one turn encodes its text once."""


class Encoder:
    """MiniLM-L6 run by onnxruntime on the processor."""

    def __init__(
        self,
        onnx_path: Path = ENCODER_ONNX,
        tokenizer_path: Path = ENCODER_TOKENIZER,
        workers: int = 1,
    ) -> None:
        """Load the model.

        One thread computes each text: more only wait for each other, spinning. ``workers`` texts are encoded at a time.
        """
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(str(onnx_path), options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_file(str(tokenizer_path))
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._tokenizer.no_padding()
        self._workers = workers
        self._remembered = lru_cache(maxsize=REMEMBERED)(self._encode_one)

    def encode(self, text: str) -> Vectors:
        """Return the vector of one text, shape (384,). Blank text gives zeros."""
        return self._remembered(text)

    def encode_all(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of many texts, shape (len(texts), 384). Blank texts give zeros.

        Each text is encoded by itself: in a batch the rounded arithmetic would make its vector depend on the others.
        """
        vectors = np.zeros((len(texts), WIDTH), dtype=np.float32)
        with ThreadPoolExecutor(self._workers) as pool:
            for row, vector in enumerate(pool.map(self._encode_one, texts)):
                vectors[row] = vector
        return vectors

    def is_whole_word(self, word: str) -> bool:
        """Return whether a lower-case word is one piece of the English vocabulary."""
        return self._tokenizer.token_to_id(word) is not None

    def _encode_one(self, text: str) -> Vectors:
        vector = self._run(text) if text.strip() else np.zeros(WIDTH, dtype=np.float32)
        vector.setflags(write=False)
        return vector

    def _run(self, text: str) -> Vectors:
        read = self._tokenizer.encode(text)
        feed = {
            "input_ids": np.array([read.ids], dtype=np.int64),
            "attention_mask": np.array([read.attention_mask], dtype=np.int64),
        }
        vector: Vectors = self._session.run(None, feed)[0][0]
        return vector


def bulk_encoder() -> Encoder:
    """Return an encoder for many texts at once, on every core. It is not kept."""
    return Encoder(workers=os.cpu_count() or 1)


@lru_cache(maxsize=1)
def shared_encoder() -> Encoder:
    """Return the one encoder of this process, loaded at the first call."""
    return Encoder()
