"""Where answers may be sent."""

import pytest

from bot.channels.teams.service import is_connector, is_on_this_machine


@pytest.mark.parametrize(
    "url",
    [
        "https://smba.trafficmanager.net/uk/",
        "https://smba.trafficmanager.net/uk",
        "https://smba.trafficmanager.net",
        "https://smba.trafficmanager.net:443/emea/aaaa-bbbb/",
        "https://europe.api.botframework.com/",
    ],
)
def test_microsofts_connectors_are_answered(url):
    assert is_connector(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://smba.trafficmanager.net/uk/",
        "https://smba.trafficmanager.net.evil.example/",
        "https://evil.example/smba.trafficmanager.net/",
        "https://evil.example#smba.trafficmanager.net",
        "https://evil.example?smba.trafficmanager.net",
        "https://evil.example\\@smba.trafficmanager.net/",
        "https://smba.trafficmanager.net@evil.example/",
        "https://user@smba.trafficmanager.net/",
        "https://smba.trafficmanager.net:8443/",
        "https://evilsmba.trafficmanager.net/",
        "https://other.trafficmanager.net/",
        "https://botframework.com/",
        "https://evilbotframework.com/",
        "https://api.botframework.com.evil.example/",
        "https://smba.trafficmanager.net/\nHost: evil.example",
        " https://smba.trafficmanager.net/",
        "https://smba.trafficmanager.net /",
        "https://smba.trafficmanager.net/../../evil?x",
        "https://127.0.0.1/",
        "https://sm\u0431a.trafficmanager.net/",
        "//smba.trafficmanager.net/",
    ],
)
def test_nobody_else_is(url):
    assert not is_connector(url)


@pytest.mark.parametrize("url", ["http://localhost:56150/_connector", "http://127.0.0.1:1/", "http://[::1]:5/x"])
def test_a_playground_here_is_on_this_machine(url):
    assert is_on_this_machine(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://example.org/",
        "http://localhost.evil.example/",
        "http://127.0.0.1.evil.example/",
        "http://127.0.0.1@evil.example/",
        "http://evil@localhost/",
        "http://0.0.0.0/",
        "http://192.168.1.1/",
        "http://[::1/",
        "file://localhost/etc/passwd",
    ],
)
def test_nothing_else_is(url):
    assert not is_on_this_machine(url)
