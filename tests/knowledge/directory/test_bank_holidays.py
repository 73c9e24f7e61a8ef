"""Bank holidays, beside the days that gov.uk/bank-holidays lists or listed for these years."""

from datetime import date

import pytest

from knowledge.directory.bank_holidays import is_bank_holiday
from knowledge.vocabulary import NATIONS

LISTED = {
    ("England", 2026): "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    ("Wales", 2026): "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    ("Scotland", 2026): "01-01 01-02 04-03 05-04 05-25 08-03 11-30 12-25 12-28",
    ("Northern Ireland", 2026): "01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28",
    ("England", 2027): "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
    ("Scotland", 2027): "01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28",
    ("Northern Ireland", 2027): "01-01 03-17 03-26 03-29 05-03 05-31 07-12 08-30 12-27 12-28",
    ("Scotland", 2022): "01-03 01-04 04-15 05-02 08-01 11-30 12-26 12-27",
    ("Scotland", 2023): "01-02 01-03 04-07 05-01 05-29 08-07 11-30 12-25 12-26",
    ("England", 2022): "01-03 04-15 04-18 05-02 08-29 12-26 12-27",
}
MOVED = {("Scotland", 2022): {"05-30"}, ("England", 2022): {"05-30"}}
"""In 2022 the spring holiday was moved to June for the jubilee, which no rule tells."""


@pytest.mark.parametrize(("nation", "year"), LISTED)
def test_the_weekdays_are_those_that_are_listed(nation, year):
    first = date(year, 1, 1).toordinal()
    days = [date.fromordinal(first + n) for n in range(365)]
    found = {day.strftime("%m-%d") for day in days if day.weekday() < 5 and is_bank_holiday(day, nation)}
    assert found - MOVED.get((nation, year), set()) == set(LISTED[nation, year].split())


@pytest.mark.parametrize("nation", NATIONS)
def test_christmas_day_itself_counts_on_a_weekend_too(nation):
    assert is_bank_holiday(date(2027, 12, 25), nation)
    assert not is_bank_holiday(date(2026, 11, 28), nation)
