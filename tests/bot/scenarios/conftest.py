"""Scenario files in a folder of the test's own, and bots that say what the test wants."""

from contextlib import ExitStack

import pytest

from tests.bot.scenarios.answers import SCENARIO
from tests.bot.scenarios.fake_bot import FakeBot, serving
from tests.bot.scenarios.web import FakeVoice, serving_pages

PROXIES = ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    """Requests to this machine go to this machine, whatever proxy the developer's environment names."""
    for name in PROXIES:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def write(tmp_path):
    """Write scenario files below a folder; return the path of the last one."""

    def write_file(text=SCENARIO, name="homelessness/notice", folder="scenarios"):
        path = tmp_path / folder / f"{name}.scenario.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write_file


@pytest.fixture
def serve():
    """Serve fake bots for the time of a test."""
    with ExitStack() as stack:

        def start(script, **more):
            bot = FakeBot(script, **more)
            bot.url = stack.enter_context(serving(bot))
            return bot

        yield start


@pytest.fixture
def site(write, tmp_path):
    """Practice and desk over one scenario."""
    write()
    with serving_pages(tmp_path, FakeVoice()) as pages:
        yield pages


@pytest.fixture
def desk(site):
    """The same, logged in."""
    assert site.log_in().status_code == 200
    return site
