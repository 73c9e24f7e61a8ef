"""Telephone numbers, languages, audiences, freshness: the small readers."""

from datetime import date, timedelta

import pytest

from knowledge.directory.audience import audience_in
from knowledge.directory.freshness import Freshness, freshness
from knowledge.directory.languages import NAMES, language_code, languages_in
from knowledge.directory.phones import e164, is_costly, is_mobile, is_textphone, national
from knowledge.directory.remits import BY_SUBJECT, REMITS, TIERS, remits_for
from knowledge.directory.withdrawn import withdrawn_numbers
from knowledge.vocabulary import SUBJECTS

TODAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("shown", "number"),
    [
        ("0113 376 0336", "+441133760336"),
        ("(0113) 376-0336", "+441133760336"),
        ("+44 113 376 0336", "+441133760336"),
        ("+44 (0)113 376 0336", "+441133760336"),
        ("0044 113 376 0336", "+441133760336"),
        ("0113 376 0336 ext 12", "+441133760336"),
        ("0113 376 0336, option 2", "+441133760336"),
        ("18001 0141 287 0555", "+441412870555"),
        ("01632 96011", "+44163296011"),
        ("0800 1111", None),
        ("111", "111"),
        ("999", "999"),
        ("116 123", "116123"),
        ("12", None),
        ("ring us", None),
        ("+1 202 555 0100", None),
        ("0113 376 0336 0113", None),
    ],
)
def test_international_form(shown, number):
    assert e164(shown) == number


def test_kinds_of_numbers():
    assert is_mobile("+447700900123")
    assert not is_mobile("+441632960001")
    assert is_costly(e164("0871 234 5678"))
    assert is_costly(e164("0845 602 7039"))
    assert not is_costly(e164("0300 343 1505"))
    assert not is_costly(e164("0808 157 0104"))
    assert is_textphone("18001 03448 920908")
    assert national("+441632960001") == "01632960001"
    assert national("111") == "111"


def test_local_and_national_withdrawn_numbers_are_known():
    assert "closed on 1 May 2024" in withdrawn_numbers()["01413536504"]
    assert "08457909090" in withdrawn_numbers()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Punjabi, Urdu and Polish speaking workers", {"pa": "spoken", "ur": "spoken", "pl": "spoken"}),
        ("interpreter arranged on request; BSL by app", {"bfi": "interpreter"}),
        ("text relay 18001 024 7683 3003", {}),
        ("36 languages (older page)", {}),
        ("Romanian", {"ro": "spoken"}),
        ("", {}),
    ],
)
def test_languages_in_prose(text, found):
    assert languages_in(text) == found


def test_language_codes():
    assert language_code("Punjabi") == "pa"
    assert language_code("pa") == "pa"
    assert language_code("en-GB") == "en-GB"
    assert language_code("all languages") is None
    assert len(set(NAMES.values())) > 40


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("women only", "women"),
        ("for men aged 18 and over", "men"),
        ("women, men and children", "everyone"),
        ("anyone", None),
        ("management", None),
        (None, None),
    ],
)
def test_audience(text, audience):
    assert audience_in(text) == audience


@pytest.mark.parametrize(
    ("days", "state"),
    [
        (0, Freshness.CHECKED),
        (90, Freshness.CHECKED),
        (91, Freshness.DUE),
        (365, Freshness.DUE),
        (366, Freshness.NOT_CHECKED),
    ],
)
def test_freshness(days, state):
    assert freshness(TODAY - timedelta(days=days), TODAY) is state


def test_what_nobody_checked_is_not_checked():
    assert freshness(None, TODAY) is Freshness.NOT_CHECKED


def test_remits():
    assert set(TIERS) == set(REMITS)
    assert set(BY_SUBJECT) <= set(SUBJECTS)
    assert {remit for remits in BY_SUBJECT.values() for remit in remits} <= set(REMITS)
    assert TIERS["housing_options"] == "lower"
    assert remits_for(("homelessness", "domestic_abuse"))[:2] == ("housing_options", "domestic_abuse")
    assert remits_for(("rural_practice",)) == ()
