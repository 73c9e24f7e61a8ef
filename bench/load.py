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
from knowledge.check import checked_content
from knowledge.content import Content, content_hash
from knowledge.database import open_database
from knowledge.load import kept_vectors, load_content


def main(addresses: list[str]) -> None:
    """Print a line for each step."""
    with _timed("read and check"):
        content = checked_content()
    with tempfile.TemporaryDirectory() as folder:
        for address in addresses or [f"sqlite:///{Path(folder) / 'knowledge.db'}"]:
            _load_twice(address, content)


def _load_twice(address: str, content: Content) -> None:
    """Load into an empty database, then again: the second load keeps the vectors of the first."""
    engine = open_database(address)
    embed = bulk_encoder().encode_all
    for what in ("every point encoded", "vectors kept"):
        kept = kept_vectors(engine, ENCODER_ID)
        with _timed(f"{engine.dialect.name}, {what}"):
            load_content(engine, content, content_hash(), ENCODER_ID, embed, kept)


@contextmanager
def _timed(what: str) -> Iterator[None]:
    started = time.perf_counter()
    yield
    print(f"{what}: {time.perf_counter() - started:.1f} s", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
