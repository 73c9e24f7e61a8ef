"""Postcodes keep the half that says the area; e-mail addresses go, but for public ones."""

import pytest

from bot.privacy.emails import find_emails
from bot.privacy.redaction import redact


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("LS9 7QT", "LS9"),
        ("ls9 7qt", "ls9"),
        ("CF119PL", "CF11"),
        ("SW1A 1AA", "SW1A"),
        ("EC1A1BB", "EC1A"),
        ("M1 1AE", "M1"),
        ("BT12-7FG", "BT12"),
        ("DN5  0HJ", "DN5"),
    ],
)
def test_a_full_postcode_keeps_its_outward_half(typed, kept):
    redacted = redact(f"any refuge near {typed} with a bed")

    assert redacted.text == f"any refuge near {kept} with a bed"
    assert redacted.kinds == ("POSTCODE",)


@pytest.mark.parametrize("text", ["outside LS9", "the M5 2nd exit", "form N244 due", "QX1 1AA", "vitamin B12 3 times"])
def test_what_is_no_full_postcode_stays(text):
    assert redact(text).text == text


@pytest.mark.parametrize(
    "address",
    [
        "m_okonjo@example.org",
        "p.okonjo+uc@mail.example.org",
        "MARY@EXAMPLE.ORG",
        "mary(at)example.org",
        "mary.k [at] example [dot] org",
        "mary at example dot org",
        "temi(dot)a(at)example(dot)org",
        "lad15 @ example.org",
        "lad15 @example.org",
        "lad@ example.org",
    ],
)
def test_an_email_address_goes(address):
    assert redact(f"send it to {address}, ok?").text == "send it to [EMAIL], ok?"


@pytest.mark.parametrize(
    "text", ["meet @ 10.30", "at the example", "@ the flat", "meet the head @ st.marys", "it ends in @example.org"]
)
def test_what_is_no_email_address_stays(text):
    assert redact(text).kinds == ()


def test_a_public_email_address_stays():
    assert not list(find_emails("write to Help@Example.org", {"help@example.org"}))
