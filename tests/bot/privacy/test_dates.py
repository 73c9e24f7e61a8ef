"""Dates of birth go in any form; dates of meetings and of law stay."""

import pytest

from bot.privacy.dates import find_past_dates
from bot.privacy.redaction import redact


@pytest.mark.parametrize(
    "date",
    [
        "04/03/1991",
        "4.3.91",
        "04-03-1991",
        "4 / 3 / 1991",
        "1991-03-04",
        "19910304",
        "040391",
        "4 3 1991",
        "4 March 1991",
        "4th of March, 1991",
        "Mar 4th 1991",
        "March 4, 1991",
        "4-Mar-91",
        "4 march '91",
        "the fourth of March 1991",
        "fourth of march nineteen ninety one",
        "6.vi.1974",
        "12th/5th/1990",
        "4 Mawrth 1991",
        "4th March",
        "March 1991",
    ],
)
@pytest.mark.parametrize("cue", ["dob ", "DOB: ", "d.o.b. ", "born ", "born on ", "date of birth is ", "birthdate "])
def test_a_date_goes_after_a_birth_cue(cue, date):
    assert redact(f"{cue}{date}, lives alone").text == f"{cue}[DATE_OF_BIRTH], lives alone"


@pytest.mark.parametrize(
    "text",
    [
        "4.3.2031 is his birthday",
        "4 March 2031 (dob)",
        "04/03/2031 = dob",
        "4 Mar 24 dob",
        "twins (4 Mar 24) no jabs, born then",
        "DOB04/03/2011",
    ],
)
def test_a_date_goes_before_a_birth_cue(text):
    assert redact(text).kinds == ("DATE_OF_BIRTH",)


@pytest.mark.parametrize("date", ["12.11.2011", "28/10/1956", "1931-04-03", "03-04-31", "3rd April 1931", "5 3 1948"])
def test_a_full_date_of_an_earlier_year_goes_without_a_cue(date):
    assert redact(f"saw the lady, {date}, pressure sore").kinds == ("DATE_OF_BIRTH",)


@pytest.mark.parametrize(
    "text",
    [
        "meeting is 1 April 2087 at 10am",
        "hearing 04/03/2087",
        "review on 3rd June 2087",
        "Tues 9 Feb 11.15",
        "in force from 1 April 2015",
        "since 27 October 2025 the law says",
        "born before 6 April 1951, state pension",
        "born in 1951",
        "in 1989 the Act",
        "budget 2024/25",
        "para 3.5.12 of the guidance",
        "version 2.1.19",
        "9.30-10.15 on Monday",
        "24/7 cover",
        "seen 2/7 ago",
        "seen 4 Mar 24",
        "review (4 Mar 24), baby not born yet",
        "99/88/1991",
    ],
)
def test_a_date_that_is_no_birth_stays(text):
    assert redact(text).text == text


@pytest.mark.parametrize(
    ("written", "gone"), [("1/2/25", True), ("1/2/26", False), ("1/2/27", False), ("1/2/28", True)]
)
def test_a_year_of_two_figures_is_of_the_last_hundred_years(written, gone):
    assert bool(list(find_past_dates(f"on file {written}.", this_year=2026))) is gone
