"""What the tests of all channels need."""

import pytest

PROXIES = ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    """Requests to this machine go to this machine, whatever proxy the developer's environment names."""
    for name in PROXIES:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def all_english(monkeypatch):
    """Every message counts as English: which language one is in has tests of its own, and needs the encoder."""
    monkeypatch.setattr("bot.channels.turn.is_english", lambda text: True)
