"""How much there is on each subject, need and nation."""

from html.parser import HTMLParser

from knowledge.desk.coverage import coverage, coverage_lines, coverage_page
from knowledge.vocabulary import NEEDS, SUBJECTS


def test_points_are_counted_by_subject_and_need(curated):
    found = coverage(curated.read())
    assert found.cells["hiv"]["law"].points == 1
    assert found.cells["homelessness"]["law"].points == 0
    assert (found.points, found.row_total("hiv"), found.terms) == (len(NEEDS), len(NEEDS), 1)


def test_a_point_about_two_subjects_counts_in_both(curated):
    curated.edit("hiv/law.yml", "    status", "    also_about: [homelessness]\n    status")
    found = coverage(curated.read())
    assert found.cells["homelessness"]["law"].points == 1
    assert (found.interactions, found.links) == (1, {("hiv", "homelessness"): 1})
    assert found.points == len(NEEDS)


def test_a_cell_without_a_nation_is_a_gap(curated):
    curated.edit("hiv/law.yml", "nations: UK", "nations: [England, Wales]")
    assert ("hiv", "law", ("Scotland", "Northern Ireland")) in coverage(curated.read()).gaps()


def test_a_cell_that_holds_for_all_is_none(curated):
    assert not [gap for gap in coverage(curated.read()).gaps() if gap[0] == "hiv"]


def test_the_text_names_the_gaps(curated):
    curated.edit("hiv/law.yml", "nations: UK", "nations: [England, Wales]")
    assert "  hiv law: nothing for Scotland, Northern Ireland" in list(coverage_lines(coverage(curated.read())))


class Cells(HTMLParser):
    """Collects the row headings of the page's table, and the text of its cells."""

    def __init__(self):
        super().__init__()
        self.rows, self.cells, self._into = [], [], None

    def handle_starttag(self, tag, attrs):
        if tag == "td" or (tag == "th" and ("scope", "row") in attrs):
            self._into = self.cells if tag == "td" else self.rows
            self._into.append("")
        elif tag in ("tr", "th", "small"):
            self._into = None

    def handle_endtag(self, tag):
        if tag in ("td", "th"):
            self._into = None

    def handle_data(self, data):
        if self._into is not None:
            self._into[-1] += data.strip()


def test_the_page_holds_a_row_for_every_subject_and_the_same_counts(curated):
    found = coverage(curated.read())
    page = Cells()
    page.feed(coverage_page(found))
    assert page.rows == list(SUBJECTS.values())
    width = len(NEEDS) + 1
    hiv = list(SUBJECTS).index("hiv")
    assert page.cells[hiv * width : (hiv + 1) * width] == ["1"] * len(NEEDS) + [str(len(NEEDS))]


def test_the_page_loads_nothing_from_elsewhere(curated):
    page = coverage_page(coverage(curated.read()))
    assert "http" not in page
    assert "src=" not in page
