"""Case references: after a cue, by their shape, and bare runs of digits."""

import pytest

from bot.privacy.redaction import redact


@pytest.mark.parametrize(
    "text",
    [
        "case ref 12345",
        "case no. 26/00123",
        "crime number 45/1234/26",
        "police log 0412 of 12/03/26",
        "incident 412 12/3/26",
        "police log 412 of 12/3",
        "complaint no 26 014 998",
        "HB ref 700418",
        "reference number is ABC1234",
        "MRN 44008",
        "Mosaic id: 127734",
        "hospital no RX123456",
        "rent account 10045678",
        "sort code 20-45-12",
        "police ref CAD 1234",
        "Home Office reference: A1234567/2",
        "her ID is 204417",
        "claim number K4PP1927",
        "MARAC no M26/0219",
    ],
)
def test_a_reference_goes_after_a_cue(text):
    assert redact(text).kinds == ("CASE_REFERENCE",)


@pytest.mark.parametrize(
    "token",
    [
        "AB/2026/0123",
        "ABC-204417",
        "LS26C50123",
        "SC240/26/00917",
        "TEN/004512/B",
        "A4471ZQ",
        "X999200416013",
        "1277340",
        "4929 1234 5678 9012",
        "1" * 40,
    ],
)
def test_a_reference_goes_by_its_shape(token):
    assert redact(f"it says {token}, is that ours").text == "it says [CASE_REFERENCE], is that ours"


@pytest.mark.parametrize(
    "text",
    [
        "form N244, form 6A and UC50",
        "FL401 or C100",
        "DS1500 is now SR1",
        "[2015] UKSC 30",
        "[2014] EWCA Civ 1234",
        "SI 2014/2936",
        "NICE NG225 and QS34",
        "£1234567 or £12,345.67",
        "a case of 2 kids",
        "claim 28 days",
        "crime 2022 figures",
        "appeal in 21 days",
        "PHQ-9 21, GAD-7 17",
        "Article 8, section 117, s20",
        "16/17 year olds",
        "EA2010 duties",
        "sertraline 50mg to 100mg",
        "1,000,000 people",
    ],
)
def test_law_forms_money_and_counts_stay(text):
    assert redact(text).text == text


def test_letters_and_digits_with_a_space_between_go_after_a_cue():
    assert redact("hospital number RX2 00918834, frailty").text == "hospital number [CASE_REFERENCE], frailty"
    assert redact("mrn rx2 918834").text == "mrn [CASE_REFERENCE]"
    assert redact("case ref is at 10000").kinds == ()


@pytest.mark.parametrize("text", ["council tax account 7002281945", "crime ref 0500174882"])
def test_ten_digits_of_an_account_are_no_telephone_number(text):
    assert redact(text).kinds == ("CASE_REFERENCE",)
    assert redact("mobile number 7700900118").kinds == ("PHONE",)
