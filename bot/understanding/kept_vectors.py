"""Vectors kept from one set-up to the next, so that only new texts are encoded.

Encoding one text takes 2 to 5 ms, and set-up needs the vectors of some 115,000: of training messages, questions and
points. A change of wording changes a few of them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from bot.paths import ENCODER_VECTORS
from bot.understanding.encoder import WIDTH, Vectors, bulk_encoder
from bot.understanding.encoder_build import ENCODER_ID

MOST = 160_000
"""Texts kept, 1.5 kB each. Those not asked for longest go first.

More than set-up needs: with fewer, loading and training each drop what the other asks for next.
"""

WORTH_KEEPING = 200
"""New texts from which the file is written again: fewer are encoded sooner than it is written."""

Keys = npt.NDArray[np.void]
Encode = Callable[[Sequence[str]], Vectors]


class KeptVectors:
    """A file of vectors by the hash of their text, of one encoder."""

    def __init__(self, path: Path, encoder_id: str, encode: Encode) -> None:
        """Take ``encode`` for what the file does not hold. A file of another encoder holds nothing."""
        self._path = path
        self._encoder_id = encoder_id
        self._encode = encode

    def encode_all(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of many texts, shape (len(texts), 384)."""
        keys = [_key(text) for text in texts]
        kept = self._read()
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in kept}
        if new:
            kept |= dict(zip(new, self._encode(list(new.values())), strict=True))
        if len(new) >= WORTH_KEEPING:
            asked = dict.fromkeys(keys)
            self._write([*asked, *(key for key in kept if key not in asked)][:MOST], kept)
        return np.stack([kept[key] for key in keys]) if keys else np.zeros((0, WIDTH), dtype=np.float32)

    def _read(self) -> dict[bytes, Vectors]:
        try:
            with np.load(self._path) as file:
                if str(file["encoder"]) != self._encoder_id:
                    return {}
                return {bytes(key): vector for key, vector in zip(file["keys"], file["vectors"], strict=True)}
        except (OSError, ValueError, KeyError, EOFError, BadZipFile):
            return {}

    def _write(self, keys: Sequence[bytes], vectors: dict[bytes, Vectors]) -> None:
        """Put a whole new file in place of the old one."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        new = self._path.with_suffix(".new.npz")
        np.savez(
            new,
            encoder=np.array(self._encoder_id),
            keys=np.array([np.void(key) for key in keys]),
            vectors=np.stack([vectors[key] for key in keys]),
        )
        new.replace(self._path)


def encode_all(texts: Sequence[str]) -> Vectors:
    """Return the vectors of many texts at set-up, shape (len(texts), 384): those kept, and new ones on every core."""
    return KeptVectors(ENCODER_VECTORS, ENCODER_ID, lambda new: bulk_encoder().encode_all(new)).encode_all(texts)


def _key(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=16).digest()
