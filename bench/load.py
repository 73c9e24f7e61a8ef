"""``python -m bench.load [DATABASE ...]``: how long it takes to check, encode and load all of the knowledge.

Without an address it loads into a new SQLite file. Give others as SQLAlchemy writes them, PostgreSQL's for example.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.understanding.encoder import bulk_encoder
from bot.understanding.encoder_build import ENCODER_ID
from bot.understanding.kept_vectors import KeptVectors
from knowledge.check import checked_content
from knowledge.content import content_hash
from knowledge.database import open_database
from knowledge.load import load_content, texts_compared


def main(addresses: list[str]) -> None:
    """Print a line for each step."""
    with _timed("read and check"):
        content = checked_content()
    with tempfile.TemporaryDirectory() as folder:
        kept = KeptVectors(Path(folder) / "vectors.npz", ENCODER_ID, lambda new: bulk_encoder().encode_all(new))
        with _timed("encode every point and question, nothing kept"):
            kept.encode_all(texts_compared(content))
        for address in addresses or [f"sqlite:///{Path(folder) / 'knowledge.db'}"]:
            engine = open_database(address)
            with _timed(f"load into {engine.dialect.name}, vectors kept"):
                load_content(engine, content, content_hash(), ENCODER_ID, kept.encode_all)


@contextmanager
def _timed(what: str) -> Iterator[None]:
    started = time.perf_counter()
    yield
    print(f"{what}: {time.perf_counter() - started:.1f} s", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
