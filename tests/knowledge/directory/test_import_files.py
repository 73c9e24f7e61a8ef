"""Importing files: pages, lines, folders, contact tables."""

import copy
import csv
import json

import pytest

from knowledge.directory.core import COLUMNS
from tests.knowledge.directory.feed_server import service, service_1_0
from tests.knowledge.directory.test_core import ROW


@pytest.fixture
def there(services):
    return lambda: sorted(services())


def page(*services, **fields):
    return {"contents": list(services), "total_items": len(services), "last_page": True, **fields}


def write(path, data):
    path.write_text(json.dumps(data))
    return path


def test_a_page_in_a_file(tmp_path, read, there):
    assert read(write(tmp_path / "feed.json", page(service("s1"), service("s2")))).added == 2
    assert there() == ["s1", "s2"]


def test_a_bare_list_and_a_page_of_1_0(tmp_path, read, there):
    read(write(tmp_path / "a.json", [service("s1")]), feed="a")
    read(write(tmp_path / "b.json", {"content": [service_1_0("s2")], "last": True}), feed="b")
    assert there() == ["s1", "s2"]


def test_a_folder_of_pages(tmp_path, read, there):
    write(tmp_path / "1.json", page(service("s1"), last_page=False))
    write(tmp_path / "2.json", page(service("s2")))
    read(tmp_path)
    assert there() == ["s1", "s2"]


def test_a_service_a_line(tmp_path, read, there):
    path = tmp_path / "feed.jsonl"
    path.write_text("\n".join(json.dumps(service(f"s{i}")) for i in range(3)) + "\n\n")
    read(path)
    assert there() == ["s0", "s1", "s2"]


def test_the_same_file_again_changes_nothing(tmp_path, read):
    path = write(tmp_path / "feed.json", page(service("s1"), service("s2")))
    read(path)
    report = read(path)
    assert (report.added, report.changed, report.unchanged, report.withdrawn) == (0, 0, 2, 0)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("feed.json", "{", "is not JSON"),
        ("feed.json", '"text"', "is no page of services"),
        ("feed.json", "{}", "has neither a list"),
        ("feed.jsonl", '{"id": 1}\n{', "feed.jsonl:2: is not JSON"),
        ("feed.jsonl", "", "no service could be read"),
        ("feed.json", '{"contents": {}}', "has neither a list"),
    ],
)
def test_a_broken_file_is_told(tmp_path, read, name, content, message):
    path = tmp_path / name
    path.write_text(content)
    report = read(path)
    assert (report.status, report.exit_code) == ("failed", 1)
    assert message in report.message


def test_a_missing_file_is_told(tmp_path, read):
    assert "cannot be read" in read(tmp_path / "none.json").message


def test_an_empty_folder_is_told(tmp_path, read):
    assert "holds no .json" in read(tmp_path).message


ODD = (None, 0, -1, 1e308, True, "", [], {}, [None], [[]], {"x": [1]}, ["x"], 10**30, float("inf"), "x" * 5000)
UNSTORABLE = ("\0", "\ud800", "end\udfff")


def spoilt(whole):
    """Yield a service once for each of its values and each odd value, with the one in the place of the other."""
    for path in paths(whole):
        for odd in (*ODD, *UNSTORABLE):
            made = copy.deepcopy(whole)
            inner = made
            for name in path[:-1]:
                inner = inner[name]
            inner[path[-1]] = odd
            yield made


def paths(value, before=()):
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in parts:
        yield (*before, name)
        yield from paths(part, (*before, name))


@pytest.mark.parametrize("whole", [service("s"), service_1_0("s")], ids=["3.0", "1.0"])
def test_no_odd_value_anywhere_in_a_service_stops_an_import(tmp_path, read, whole):
    made = [{**odd, "id": odd["id"] if odd["id"] != "s" else f"s{n}"} for n, odd in enumerate(spoilt(whole))]
    path = tmp_path / "feed.jsonl"
    path.write_text("\n".join(map(json.dumps, made)))
    report = read(path)

    assert (report.status, report.exit_code, report.seen) == ("partial", 0, len(made))
    assert report.added + report.rejected == len(made)
    assert read(path).unchanged == report.added


def test_characters_that_cannot_be_stored_are_left_out(tmp_path, read, services):
    read(write(tmp_path / "feed.json", page(service("s1", name="Day\0 centre\ud800", description="Food \U0001f35e"))))

    assert services()["s1"].name == "Day centre"
    assert services()["s1"].summary == "Food \U0001f35e"


def test_an_endless_line_is_refused(tmp_path, read, monkeypatch):
    monkeypatch.setattr("knowledge.directory.oruk.source.LONGEST_LINE", 100)
    path = tmp_path / "feed.jsonl"
    path.write_text(json.dumps(service("s1", description="x" * 200)))
    assert "longer than 100 bytes" in read(path).message


def test_a_file_that_is_too_large_is_refused(tmp_path, read, monkeypatch):
    monkeypatch.setattr("knowledge.directory.oruk.source.MAX_PAGE_BYTES", 100)
    assert "cut it into pages" in read(write(tmp_path / "feed.json", page(service("s1")))).message


@pytest.fixture
def contacts(tmp_path):
    """Write a contact table."""

    def write_now(*rows, columns=COLUMNS):
        path = tmp_path / "contacts.csv"
        with path.open("w", newline="") as file:
            writer = csv.DictWriter(file, columns, restval="", extrasaction="ignore")
            writer.writeheader()
            writer.writerows(rows)
        return path

    return write_now


def test_a_contact_table(contacts, read, services):
    read(contacts(ROW, {**ROW, "id": "other", "remit": ""}), kind="csv")
    assert services()["leeds-test"].remit == "housing_options"
    assert services()["other"].remit is None


def test_a_table_with_a_wrong_column_changes_nothing(contacts, read, services):
    read(contacts(ROW), kind="csv")
    before = services()
    wrong = contacts(ROW, columns=[*COLUMNS[:-1], "remarks"])
    report = read(wrong, kind="csv")
    assert (report.status, report.exit_code) == ("failed", 1)
    assert "contacts.csv:1: note: this column is missing" in report.message
    assert services() == before


def test_one_wrong_row_keeps_the_whole_table_out(contacts, read, services):
    read(contacts(ROW), kind="csv")
    report = read(contacts(ROW, {**ROW, "id": "b", "phone": "x"}), kind="csv")
    assert "contacts.csv:3: phone" in report.message
    assert list(services()) == ["leeds-test"]


def test_a_new_day_of_reading_is_no_change(contacts, read):
    read(contacts(ROW), kind="csv")
    assert read(contacts({**ROW, "read_on": "2026-11-28"}), kind="csv").unchanged == 1
