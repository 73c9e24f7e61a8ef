"""The page on usage, in a real browser."""

from datetime import date

import pytest

from bot.usage.figures import Figures, Period
from bot.usage.report import page_of
from tests.browser.conftest import broken_rules

DAY = date(2026, 10, 7)


@pytest.fixture
def address(tmp_path):
    found = {("answer", "guidance"): 60, ("channel", "web"): 60, ("place", "", ""): 60}
    question = {("question", "homelessness", "law", "unanswered"): 30, ("question", "hiv", "law", "answered"): 30}
    by_day = {(DAY, what): count for what, count in {**found, **question}.items()}
    page = tmp_path / "usage.html"
    page.write_text(page_of(Figures(Period(date(2026, 10, 1), date(2026, 10, 31)), by_day)), encoding="utf-8")
    return page.as_uri()


def test_the_page_breaks_no_rule_of_accessibility_and_asks_for_nothing_else(open_page, address):
    page = open_page(address)

    assert broken_rules(page) == []
    assert page.asked == [address]
    assert page.faults == []


def test_the_page_fits_a_telephone(open_page, address):
    page = open_page(address, viewport={"width": 360, "height": 700})

    assert page.evaluate("document.documentElement.scrollWidth") <= 360
