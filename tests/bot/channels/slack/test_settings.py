"""Slack's settings: all, none, or a clear word on what is missing."""

import pytest

from bot.channels.slack.settings import read_slack_settings
from bot.settings import SettingError

ALL = {
    "WAYMARK_SLACK_TOKEN": "xoxb-token",
    "WAYMARK_SLACK_SIGNING_SECRET": "a signing secret",
    "WAYMARK_SENDER_KEY": "k" * 32,
}


def test_all_settings_are_read():
    own = read_slack_settings({name: f" {value} " for name, value in ALL.items()})

    assert (own.token, own.signing_secret, own.sender_key) == ("xoxb-token", "a signing secret", "k" * 32)
    assert own.api_url == "https://slack.com/api/"


@pytest.mark.parametrize("environment", [{}, {"WAYMARK_SENDER_KEY": "k" * 32}, {"WAYMARK_SLACK_TOKEN": " "}])
def test_without_credentials_slack_is_off(environment):
    assert read_slack_settings(environment) is None


@pytest.mark.parametrize("missing", ALL)
def test_a_missing_part_is_named(missing):
    with pytest.raises(SettingError, match=f"Slack also needs {missing}"):
        read_slack_settings({name: value for name, value in ALL.items() if name != missing})


def test_a_short_key_is_refused():
    with pytest.raises(SettingError, match="WAYMARK_SENDER_KEY must have at least 32 characters"):
        read_slack_settings({**ALL, "WAYMARK_SENDER_KEY": "short"})


@pytest.mark.parametrize("url", ["https://slack-gov.com/api/", "http://127.0.0.1:9000/api/", "http://localhost/api/"])
def test_another_web_api_can_be_named(url):
    assert read_slack_settings({**ALL, "WAYMARK_SLACK_API_URL": url}).api_url == url


@pytest.mark.parametrize("url", ["http://slack.com/api/", "slack.com/api", "ftp://slack.com/"])
def test_a_web_api_without_tls_is_refused(url):
    with pytest.raises(SettingError, match="WAYMARK_SLACK_API_URL must begin with https://"):
        read_slack_settings({**ALL, "WAYMARK_SLACK_API_URL": url})


def test_secrets_are_not_shown():
    assert not any(value in repr(read_slack_settings(ALL)) for value in ALL.values())
