"""Our own places, read once."""

import pytest

from knowledge.directory.places.files import own_places
from knowledge.directory.places.index import PlaceIndex
from knowledge.directory.places.resolver import Resolver
from tests.knowledge.directory.conftest import TODAY


@pytest.fixture(scope="session")
def index():
    return PlaceIndex(own_places())


@pytest.fixture(scope="session")
def resolver(index):
    return Resolver(index)


@pytest.fixture(scope="session")
def resolve(resolver):
    """Resolve on the day of the tests, unless another is given."""
    return lambda text, on=TODAY: resolver.resolve(text, on)
