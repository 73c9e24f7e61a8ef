"""What redaction promises whatever the text: kinds in order, placeholders kept, hostile input survived (RED)."""

import pytest

from bot.privacy.redaction import Redacted, redact

REFERRAL = (
    "Zofia Brzezicka, 28.10.1956, 40 Lime Kiln Bank, BL3 6TA, nhs 999 777 1117, NI QQ 12 34 56 C, "
    "07700 900118, z@example.org, ref AB/2026/0123, insta @zb_56"
)


def test_all_kinds_go_from_one_message_in_order_of_appearance():
    redacted = redact(REFERRAL)

    assert redacted.text == (
        "[PERSON], [DATE_OF_BIRTH], [ADDRESS], BL3, nhs [NHS_NUMBER], NI [NI_NUMBER], "
        "[PHONE], [EMAIL], ref [CASE_REFERENCE], "
        "insta [SOCIAL_HANDLE]"
    )
    assert redacted.kinds == (
        "PERSON",
        "DATE_OF_BIRTH",
        "ADDRESS",
        "POSTCODE",
        "NHS_NUMBER",
        "NI_NUMBER",
        "PHONE",
        "EMAIL",
        "CASE_REFERENCE",
        "SOCIAL_HANDLE",
    )


def test_a_kind_is_named_once():
    assert redact("Agnieszka and Ebele, 07700 900118 or 07700 900119").kinds == ("PERSON", "PHONE")


def test_redacting_again_changes_nothing_and_finds_nothing():
    once = redact(REFERRAL).text

    assert redact(once).text == once
    assert redact(once).kinds == ()


def test_placeholders_stay_and_what_only_looks_like_one_does_not():
    assert redact("[PERSON] and [AGNIESZKA] rang [PHONE]").text == "[PERSON] and [[PERSON]] rang [PHONE]"


@pytest.mark.parametrize("text", ["", " ", "any update?", "ok cheers", "?!", "1", "🙂"])
def test_a_text_without_identifiers_is_left_as_it_is(text):
    assert redact(text) == Redacted(text, ())


@pytest.mark.parametrize("case", [str.upper, str.lower, str])
def test_case_hides_nothing_that_has_a_shape(case):
    kinds = redact(case("nhs 999 777 1117, ni qq 12 34 56 c, z@example.org, dob 4 march 1991, LS9 7QT")).kinds

    assert kinds == ("NHS_NUMBER", "NI_NUMBER", "EMAIL", "DATE_OF_BIRTH", "POSTCODE")


HOSTILE = [
    "1",
    "0 ",
    "a@",
    "a@b.",
    "flat ",
    "AB1 1 1 ",
    "A",
    "A. ",
    "Ab ",
    "x-",
    "a'",
    "mr ",
    "Client ",
    "client zo ",
    "dob ",
    "born a ",
    "1/",
    "1.1.",
    "1 jan ",
    "jan 1 19 ",
    "ref ",
    "case no ",
    "a at b dot ",
    "zero ",
    "Al and ",
    "The Old ",
    "[",
    "[PERSON",
    "\0",
    "e\u0301",
    "QQ 12 34 56 ",
    "+",
    "0(",
    "A/1/",
    "zxqv ",
    "Zxqv's ",
    "12 abc def ghi ",
    "lives at Rose ",
    "@",
    "@a ",
    "@a_",
    "a_ on ",
    "insta ",
    "insta: a_",
    "insta name is ",
    "a.b.",
    "a @ ",
    "a @ b.",
    "a#1",
    "facebook.com/",
    "o0",
    "0/",
    "07700900777/",
    "ref AB ",
    "flat 1/",
    "twenty two ",
    "born (1 may 24) ",
    "_",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_text_hides_no_number_behind_it(piece):
    hostile = (piece * 10_000)[:10_000]

    redacted = redact(f"{hostile}. ring 07700 900118")

    assert redacted.text.endswith(" ring [PHONE]")
    assert "900118" not in redacted.text


def test_ten_thousand_digits_are_one_reference():
    assert redact("1" * 10_000).text == "[CASE_REFERENCE]"
