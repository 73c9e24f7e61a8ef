"""Only what Slack signed, just now, is read (SEC-5)."""

import pytest

from bot.channels.slack.signature import is_signed, signature

SECRET, BODY, NOW = "secret of this test", b'{"type":"event_callback"}', 1_800_000_000.0
TIMESTAMP = str(int(NOW))
GOOD = signature(SECRET, TIMESTAMP, BODY)


def test_the_signature_is_the_one_slack_documents():
    """The example of Slack's own page on verifying requests."""
    body = (
        b"token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&"
        b"channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url="
        b"https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id="
        b"398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
    )
    given = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"

    assert signature("8f742231b10e8888abcd99yyyzzz85a5", "1531420618", body) == given


@pytest.mark.parametrize("late", [0, 299, -299])
def test_a_signed_delivery_of_the_last_minutes_is_let_in(late):
    assert is_signed(SECRET, TIMESTAMP, GOOD, BODY, NOW + late)


@pytest.mark.parametrize("late", [301, -301, 1e9])
def test_an_old_or_early_one_is_refused(late):
    assert not is_signed(SECRET, TIMESTAMP, GOOD, BODY, NOW + late)


@pytest.mark.parametrize(
    ("secret", "timestamp", "given", "body"),
    [
        ("another", TIMESTAMP, GOOD, BODY),
        ("", TIMESTAMP, signature("", TIMESTAMP, BODY), BODY),
        (SECRET, str(int(NOW) + 1), GOOD, BODY),
        (SECRET, TIMESTAMP, GOOD, BODY + b" "),
        (SECRET, TIMESTAMP, "", BODY),
        (SECRET, TIMESTAMP, GOOD.removeprefix("v0="), BODY),
        (SECRET, TIMESTAMP, GOOD.upper(), BODY),
        (SECRET, TIMESTAMP, "v0=é", BODY),
        (SECRET, "", signature(SECRET, "", BODY), BODY),
        (SECRET, "now", signature(SECRET, "now", BODY), BODY),
        (SECRET, "1e9", signature(SECRET, "1e9", BODY), BODY),
        (SECRET, "9" * 5_000, GOOD, BODY),
    ],
)
def test_a_delivery_that_is_not_rightly_signed_is_refused(secret, timestamp, given, body):
    assert not is_signed(secret, timestamp, given, body, NOW)
