"""Fixtures for floor 1: curated files to break, a database to fill, an encoder that needs no model."""

import numpy as np
import pytest

from knowledge.content import read_content
from knowledge.database import open_database
from knowledge.likeness import Question
from knowledge.load import load_content
from knowledge.snapshot import WIDTH
from knowledge.store import KnowledgeStore
from tests.knowledge.curated import Curated
from tests.knowledge.spoken import everything_shown, points_of

CLOSENESS = {"exact": 0.95, "near": 0.8, "fair": 0.6, "far": 0.3}


def fake_embed(texts):
    """Return vectors as alike to the question as the closeness word in each text says."""
    vectors = np.zeros((len(texts), WIDTH), np.float32)
    for row, text in zip(vectors, texts, strict=True):
        row[0] = max((value for word, value in CLOSENESS.items() if word in text.casefold()), default=0.0)
        row[1] = np.sqrt(1 - row[0] ** 2)
    return vectors


@pytest.fixture
def embed():
    return fake_embed


@pytest.fixture
def question():
    vector = np.zeros(WIDTH, np.float32)
    vector[0] = 1
    return Question("something else", vector)


@pytest.fixture
def curated(tmp_path):
    return Curated(tmp_path / "curated")


@pytest.fixture
def database_file(tmp_path):
    return tmp_path / "knowledge.db"


@pytest.fixture
def engine(database_file):
    return open_database(f"sqlite:///{database_file}")


@pytest.fixture
def load(engine, curated):
    """Load what the curated files say now."""

    def load_now(embed=fake_embed):
        load_content(engine, curated.read(), curated.hash(), "encoder", embed)

    return load_now


@pytest.fixture
def store(engine):
    return KnowledgeStore(engine)


@pytest.fixture(scope="session")
def real():
    """The real curated content of the project."""
    return read_content()


@pytest.fixture(scope="session")
def points(real):
    """Every point of the real content as it is read."""
    return points_of(real)


@pytest.fixture(scope="session")
def shown(real):
    """Everything of the real content that a reader can be shown."""
    return everything_shown(real)
