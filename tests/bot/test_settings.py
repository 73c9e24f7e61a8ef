"""Settings come from the environment; one that cannot be used is named."""

import pytest

from bot.settings import SettingError, Settings, is_loopback, read_settings


def test_without_anything_set_the_defaults_hold():
    assert read_settings({}) == Settings()


def test_the_defaults_are_those_of_the_requirements():
    settings = Settings()

    assert (settings.message_limit, settings.body_limit) == (2_000, 16_384)
    assert (settings.per_conversation, settings.per_address, settings.rate_limit) == (15, 120, True)
    assert (settings.host, settings.turn_seconds) == ("127.0.0.1", 3.0)


@pytest.mark.parametrize(
    ("key", "given", "name", "value"),
    [
        ("WAYMARK_HOST", "0.0.0.0", "host", "0.0.0.0"),
        ("WAYMARK_PORT", "8080", "port", 8080),
        ("WAYMARK_MESSAGE_LIMIT", "500", "message_limit", 500),
        ("WAYMARK_BODY_LIMIT", "4096", "body_limit", 4096),
        ("WAYMARK_PER_CONVERSATION", "3", "per_conversation", 3),
        ("WAYMARK_PER_ADDRESS", "30", "per_address", 30),
        ("WAYMARK_TURN_SECONDS", "1.5", "turn_seconds", 1.5),
        ("WAYMARK_RATE_LIMIT", "off", "rate_limit", False),
        ("WAYMARK_RATE_LIMIT", "ON", "rate_limit", True),
        ("WAYMARK_EXIT_URL", "https://example.org", "exit_url", "https://example.org"),
        ("WAYMARK_EXIT", "off", "exit", False),
        ("WAYMARK_TLS", "on", "tls", True),
        ("WAYMARK_PROXIES", "1", "proxies", 1),
        ("WAYMARK_FRAMES", "https://a.example", "frames", ("https://a.example",)),
        (
            "WAYMARK_FRAMES",
            "https://a.example  https://b.example:8443",
            "frames",
            ("https://a.example", "https://b.example:8443"),
        ),
        ("WAYMARK_FRAMES", "http://127.0.0.1:8000", "frames", ("http://127.0.0.1:8000",)),
        ("WAYMARK_METRICS", "on", "metrics", True),
        ("WAYMARK_LOG_TURNS", "on", "log_turns", True),
        ("WAYMARK_TENSORFLOW", "off", "tensorflow", False),
    ],
)
def test_each_setting_is_read_from_its_variable(key, given, name, value):
    assert read_settings({key: given}) == Settings(**{name: value})


@pytest.mark.parametrize("key", ["WAYMARK_PORT", "WAYMARK_HOST", "WAYMARK_RATE_LIMIT"])
def test_an_empty_variable_counts_as_not_set(key):
    assert read_settings({key: ""}) == Settings()


@pytest.mark.parametrize(
    ("key", "given"),
    [
        ("WAYMARK_PORT", "http"),
        ("WAYMARK_PORT", "80.5"),
        ("WAYMARK_PORT", "0"),
        ("WAYMARK_MESSAGE_LIMIT", "-1"),
        ("WAYMARK_PER_CONVERSATION", "0"),
        ("WAYMARK_TURN_SECONDS", "soon"),
        ("WAYMARK_TURN_SECONDS", "0"),
        ("WAYMARK_TURN_SECONDS", "nan"),
        ("WAYMARK_TURN_SECONDS", "inf"),
        ("WAYMARK_TURN_SECONDS", "-inf"),
        ("WAYMARK_RATE_LIMIT", "false"),
        ("WAYMARK_FRAMES", "*"),
        ("WAYMARK_FRAMES", "https://*.example"),
        ("WAYMARK_FRAMES", "http://intranet.example"),
        ("WAYMARK_FRAMES", "https://a.example;"),
        ("WAYMARK_FRAMES", "https://a.example/page"),
        ("WAYMARK_RATE_LIMIT", "0"),
    ],
)
def test_a_value_that_cannot_be_used_is_refused_by_name(key, given):
    with pytest.raises(SettingError, match=key) as refusal:
        read_settings({key: given})
    assert repr(given) in str(refusal.value)


@pytest.mark.parametrize("port", [1, 65_535])
def test_the_lowest_and_the_highest_port_may_be_used(port):
    assert read_settings({"WAYMARK_PORT": str(port)}).port == port


def test_a_port_above_the_highest_is_refused():
    with pytest.raises(SettingError, match="WAYMARK_PORT must be at most 65535, not 65536"):
        read_settings({"WAYMARK_PORT": "65536"})


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1.2.3", "::1", "localhost"])
def test_the_rate_limit_may_be_off_on_this_machine_only(host):
    assert read_settings({"WAYMARK_RATE_LIMIT": "off", "WAYMARK_HOST": host}).rate_limit is False


@pytest.mark.parametrize(
    "host", ["0.0.0.0", "::", "10.0.0.7", "192.168.1.4", "203.0.113.9", "example.org", "localhost.example"]
)
def test_the_rate_limit_may_not_be_off_where_others_can_reach_it(host):
    with pytest.raises(SettingError, match="WAYMARK_RATE_LIMIT"):
        read_settings({"WAYMARK_RATE_LIMIT": "off", "WAYMARK_HOST": host})


@pytest.mark.parametrize("host", ["0.0.0.0", "10.0.0.7", "example.org"])
def test_with_the_rate_limit_on_any_address_may_be_used(host):
    assert read_settings({"WAYMARK_HOST": host}).host == host


@pytest.mark.parametrize(("host", "local"), [("127.0.0.1", True), ("localhost", True), ("", False), ("LAN", False)])
def test_an_address_is_known_to_be_local_or_not(host, local):
    assert is_loopback(host) is local
