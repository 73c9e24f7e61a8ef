"""Names on social media and in games; never an e-mail address, a time or a place."""

import pytest

from bot.privacy.redaction import redact


@pytest.mark.parametrize(
    "text",
    [
        "he messages her as {}@night_owl88{} again",
        "her tiktok {}@not.so.fine22{} shows it",
        "{}@kaylzbabe{} messaged me",
        "insta: {}@sunshine{} is hers",
        "snapchat name is {}lil.tayz99{} she says",
        "snapchat name is {}kaylzbabe{} she says",
        "her snap is {}kaylzbabe{} he says",
        "snap: {}kaylz.x{} messaged",
        "discord user {}voidboy#4417{} sent it",
        "roblox username {}Xx_wolfie_xX{}, a man",
        "his username is {}wolfie_99{} there",
        "sc: {}mads_xo14{} if needed",
        "x account {}name_22{} is his",
        "the add is from {}marcus.vd_real{} on insta",
        "it came via {}jonno88{} on his snap",
        "profile {}facebook.com/daz.northerly.fake{} has it",
        "follow {}https://www.tiktok.com/@lil.tay{} now",
    ],
)
def test_a_handle_goes(text):
    before, _, after = text.split("{}")

    redacted = redact(text.replace("{}", ""))

    assert redacted.text == f"{before}[SOCIAL_HANDLE]{after}"
    assert redacted.kinds == ("SOCIAL_HANDLE",)


@pytest.mark.parametrize(
    "text",
    [
        "meeting @ 4pm or @4pm or @10.30",
        "meet @ library",
        "meet @thornaby",
        "she is @home til 5, then @work",
        "it ends in @example.org",
        "her insta is private",
        "insta account deletd by mistake",
        "snapchat account hacked",
        "facebook messages as evidence",
        "on discord since 3pm",
        "snapchat 14yo girl",
        "roblox with 2 friends",
        "sc: 14 days",
        "can't handle this",
        "room#1234 is shut",
        "facebook.com/help",
        "steam is hot",
    ],
)
def test_what_is_no_handle_stays(text):
    assert redact(text).text == text


def test_an_email_address_is_no_handle():
    assert redact("insta login is kasia_w@example.org").kinds == ("EMAIL",)
