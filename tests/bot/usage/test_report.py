"""The page and the file that a manager is given."""

import csv
import io
import random
import re
from collections import Counter
from datetime import date
from html.parser import HTMLParser

import pytest

from bot.answer import Answer, Area
from bot.cli import main
from bot.usage import cli
from bot.usage.asked import counts_of
from bot.usage.figures import Figures, Period
from bot.usage.hiding import FEWEST_SHOWN, certain
from bot.usage.period import PeriodError, period_of
from bot.usage.report import csv_of, page_of
from bot.usage.store import UsageStore
from knowledge.database import open_database
from knowledge.vocabulary import NEEDS, SUBJECTS

DAY, TODAY = date(2026, 10, 7), date(2026, 11, 30)
OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))
LEEDS, YORK = "E08000035", "E06000014"
BY_DAY = {
    ("answer", "guidance"): 60,
    ("answer", "asked_back"): 30,
    ("answer", "out_of_scope"): 10,
    ("channel", "web"): 88,
    ("channel", "slack"): 12,
    ("place", "England", LEEDS): 60,
    ("place", "England", YORK): 3,
    ("place", "England", "E06000001"): 4,
    ("place", "", ""): 33,
    ("question", "hiv", "law", "answered"): 40,
    ("question", "hiv", "law", "unanswered"): 7,
    ("question", "homelessness", "law", "answered"): 3,
    ("question", "homelessness", "law", "unanswered"): 27,
    ("question", "domestic_abuse", "checklist", "answered"): 2,
    ("look_up", "found", "England", LEEDS): 20,
    ("look_up", "missed", "England", LEEDS): 9,
}


@pytest.fixture
def figures():
    return Figures(OCTOBER, {(DAY, what): count for what, count in BY_DAY.items()})


def rows_of(figures):
    return {(table, row, column): count for table, row, column, count in csv.reader(io.StringIO(csv_of(figures)))}


def test_counts_are_added_up_and_small_ones_hidden(figures):
    rows = rows_of(figures)

    assert rows["Kinds of answer", "Guidance", ""] == "60"
    assert rows["Kinds of answer", "Failed", ""] == "under 5"
    assert rows["Kinds of answer", "All", ""] == "100"
    assert rows["Subjects and needs", "HIV", "Law and duties"] == "47"
    assert rows["Subjects", "Domestic abuse", ""] == "under 5"
    assert rows["Look-ups without a local contact, by council", "Leeds (England)", ""] == "9"


@pytest.mark.parametrize("seed", range(6))
def test_every_sum_holds_and_no_small_count_can_be_worked_out_from_all_of_them(seed):
    found = Figures(OCTOBER, month_by_chance(random.Random(seed), messages=40 * 3**seed))

    for line in found._lines:
        assert found._counts[line.total] == sum(found._counts[part] for part in line.parts)
    assert list(certain(found._counts, found._lines, found._hidden)) == []


def month_by_chance(by_chance, messages):
    """Messages of a month, most of them on few subjects and from few councils."""
    found = Counter()
    for _ in range(messages):
        place = by_chance.choice([None, Area("x", "x", f"E0800000{int(by_chance.expovariate(0.3)) % 10}", "England")])
        subjects = tuple(
            {list(SUBJECTS)[int(by_chance.expovariate(0.3)) % 16] for _ in range(by_chance.choice([1, 2]))}
        )
        need = list(NEEDS)[int(by_chance.expovariate(0.3)) % 12]
        kind = by_chance.choice(["guidance", "contacts", "clarify", "out_of_scope", "conversation"])
        answer = Answer(kind=kind, subjects=subjects, need=need, area=place)
        found.update((DAY, what) for what in counts_of(by_chance.choice(["web", "web", "rest"]), answer.to_dict()))
    return found


def test_a_council_with_few_messages_is_not_named(figures):
    rows = rows_of(figures)

    assert rows["Councils", "Leeds (England)", ""] == "60"
    assert rows["Councils", "Other councils, each under 5 (England)", ""] == "7"
    assert "York" not in csv_of(figures)
    assert "York" not in page_of(figures)


def test_rates_are_of_all_messages_and_not_shown_where_they_tell_a_small_count(figures):
    rows = rows_of(Figures(OCTOBER, {(DAY, ("answer", "guidance")): 50, (DAY, ("answer", "out_of_scope")): 50}))

    assert rows["Rates", "Out of scope", ""] == "50%"
    assert rows["Rates", "Urgent", ""] == "not shown"
    assert rows_of(figures)["Rates", "Not answered: asked back, or no line found", ""] == "30%"


def test_gaps_are_what_is_often_not_answered_most_first_and_tell_no_small_count(figures):
    assert [(gap.subject, gap.need, gap.asked, gap.unanswered) for gap in figures.gaps()] == [
        ("homelessness", "law", 30, "nearly all"),
        ("hiv", "law", 47, "7"),
    ]


def test_no_small_number_is_in_the_file(figures):
    assert not set(rows_of(figures).values()) & set(map(str, range(FEWEST_SHOWN)))


def test_the_page_shows_what_the_file_has(figures):
    page = page_of(figures)
    text = re.sub(r"<[^>]*>", "\n", page)

    for (table, row, _), count in rows_of(figures).items():
        if not table.startswith(("table", "Content")):
            assert row in text.replace("&#39;", "'"), row
            assert count in text


class Outline(HTMLParser):
    """What a page is made of."""

    def __init__(self, page):
        super().__init__()
        self.tags = []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def named(self, name):
        return [attributes for tag, attributes in self.tags if tag == name]


def test_the_page_can_be_heard_and_printed_and_asks_nobody_for_anything(figures):
    page = page_of(figures)
    outline = Outline(page)

    assert outline.named("html") == [{"lang": "en-GB"}]
    assert len(outline.named("h1")) == 1
    assert len(outline.named("caption")) == len(outline.named("table")) > 9
    assert all(heading.get("scope") in ("row", "col") for heading in outline.named("th"))
    assert len(outline.named("svg")) == len(outline.named("rect")) > 9
    assert all(cell["aria-hidden"] == "true" for cell in outline.named("td") if cell.get("class") == "bar")
    assert "@media print" in page
    assert not outline.named("script")
    assert "http" not in page


def test_no_bar_is_drawn_for_a_count_that_is_not_shown(figures):
    for row in re.findall(r"<tr>.*?</tr>", page_of(figures), re.DOTALL):
        if ">under 5<" in row or ">hidden<" in row:
            assert "<svg" not in row


def test_a_month_without_messages_makes_a_page(figures):
    assert "under 5" in page_of(Figures(OCTOBER, {}))


@pytest.mark.parametrize(
    ("first", "last", "so_far", "expected"),
    [
        (None, None, False, ("2026-10-01", "2026-10-31")),
        (None, None, True, ("2026-11-01", "2026-11-30")),
        ("2026-08-01", None, False, ("2026-08-01", "2026-10-31")),
        ("2026-02-01", "2026-02-28", False, ("2026-02-01", "2026-02-28")),
    ],
)
def test_a_period_is_of_whole_months(first, last, so_far, expected):
    given = [date.fromisoformat(day) if day else None for day in (first, last)]
    period = period_of(*given, TODAY, so_far=so_far)

    assert (str(period.first), str(period.last)) == expected


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2026-10-02", "2026-10-31"),
        ("2026-10-01", "2026-10-30"),
        ("2026-11-01", "2026-11-30"),
        ("2026-11-01", None),
        ("2026-10-01", "2026-09-30"),
    ],
)
def test_no_report_is_made_from_which_days_could_be_subtracted(first, last):
    given = [date.fromisoformat(day) if day else None for day in (first, last)]
    with pytest.raises(PeriodError):
        period_of(*given, TODAY)


def test_the_command_writes_both(tmp_path, monkeypatch, capsys):
    engine = open_database(f"sqlite:///{tmp_path}/feedback.db")
    store = UsageStore(engine)
    store.add({(DAY, what): count for what, count in BY_DAY.items()})
    monkeypatch.setattr(cli, "shared_usage", lambda: store)
    monkeypatch.setattr(cli, "today_utc", lambda: TODAY)
    page, file = tmp_path / "usage.html", tmp_path / "usage.csv"

    assert main(["usage", "--html", str(page), "--csv", str(file)]) == 0
    assert main(["usage", "--from", "2026-11-01"]) == 1
    engine.dispose()
    told = capsys.readouterr()

    assert "2026-10-01 to 2026-10-31: 100 messages" in told.out
    assert "--so-far" in told.err
    assert "<h1>How Waymark was used, 1 October 2026 to 31 October 2026</h1>" in page.read_text(encoding="utf-8")
    assert file.read_text(encoding="utf-8").startswith("table,row,column,count")
