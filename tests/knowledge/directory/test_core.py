"""Core contacts: the files that come with the project, and mistakes named by line and column."""

import csv
from datetime import date

import pytest

from knowledge.directory.core import COLUMNS, FOLDER, read_core, read_core_folder
from knowledge.directory.places.files import own_places
from knowledge.directory.records import from_json, to_json
from knowledge.directory.remits import REMITS
from knowledge.directory.sheet import DirectoryError

TODAY = date(2026, 11, 29)
PLACES = own_places().places

ROW = {
    "id": "leeds-test",
    "authority": "E08000035",
    "remit": "housing_options",
    "organisation": "Leeds City Council",
    "service": "Housing",
    "phone": "01632 960001",
    "client_groups": "homelessness",
    "source_url": "https://example.org/page",
    "source_date": "2026-10",
    "read_on": "2026-11-22",
}


@pytest.fixture
def write(tmp_path):
    """Write rows to a contact file."""

    def write_now(*rows):
        path = tmp_path / "contacts.csv"
        with path.open("w", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS, restval="")
            writer.writeheader()
            writer.writerows(rows)
        return path

    return write_now


@pytest.fixture
def record(write):
    """Return the record of one row with some fields changed."""

    def record_now(**fields):
        return read_core(write({**ROW, **fields}), PLACES, TODAY)[0]

    return record_now


@pytest.fixture(scope="module")
def ours():
    return read_core_folder(FOLDER, PLACES, TODAY)


def problems(path):
    with pytest.raises(DirectoryError) as error:
        read_core(path, PLACES, TODAY)
    return [(p.line, p.field) for p in error.value.problems]


def test_our_own_files_are_sound(ours):
    assert len(ours) == 74 + 23
    assert len({record.source_key for record in ours}) == len(ours)


def test_no_pilot_contact_passes_for_checked(ours):
    pilot = [r for r in ours if not PLACES[r.areas[0].place].fictional]
    assert len(pilot) == 74
    assert all(r.published_checked_on is None and r.source_url and r.source_date for r in pilot)


def test_old_and_second_hand_rows_are_held(ours):
    noted = [r for r in ours if r.note and ("OLD" in r.note.split(":")[0].split() or "SECOND-HAND" in r.note)]
    assert len(noted) > 10
    assert all(r.review_state == "held" for r in noted)


def test_in_powys_only_the_night_numbers_are_held(ours):
    rows = {r.source_key: r for r in ours}
    for name in ("childrens-front-door", "adult-safeguarding", "emergency-duty-team"):
        record = rows[f"powys-{name}"]
        assert record.review_state == "approved"
        assert all(phone.held == phone.out_of_hours for phone in record.phones)


def test_some_contacts_are_a_route_without_a_number(ours):
    silent = [r for r in ours if not r.phones and not r.email]
    assert len(silent) == 4
    assert all(r.who_can_refer for r in silent)


def test_exampleshire_is_complete_and_made_up(ours):
    made_up = [r for r in ours if PLACES[r.areas[0].place].fictional]
    assert {r.remit for r in made_up if r.remit} == set(REMITS)
    numbers = [phone.display.replace(" ", "") for r in made_up for phone in r.phones]
    assert all(number.startswith(("01632960", "08081570")) for number in numbers), "Ofcom's numbers for drama"
    assert all("example.org" in (r.url or "") for r in made_up)
    assert all((r.email or "@example.org").endswith("@example.org") for r in made_up)


def test_no_row_names_a_person_or_a_mobile(ours):
    assert not any(phone.number.startswith("+447") for r in ours for phone in r.phones)


def test_a_record_survives_being_written_to_a_file(ours):
    assert all(from_json(to_json(record)) == record for record in ours)


def test_a_checked_row_says_who_checked_in_what_role(record):
    checked = record(verified_on="2026-11-20", verified_by_role="duty officer")
    assert checked.checked_on() == date(2026, 11, 20)


def test_a_contact_needs_neither_number_nor_mailbox(record):
    assert record(phone="", who_can_refer="police").phones == []


def test_a_night_line_stands_alone(record):
    (phone,) = record(phone="", out_of_hours_phone="01632 960002").phones
    assert phone.out_of_hours


def test_hours_and_languages_are_read(record):
    found = record(hours="Mon-Fri 9am-5pm", languages="Punjabi")
    assert found.schedules[0].byday == "MO,TU,WE,TH,FR"
    assert found.languages == {"pa": "spoken"}


@pytest.mark.parametrize(
    ("fields", "column"),
    [
        ({"id": "Leeds Test"}, "id"),
        ({"authority": "E99999999"}, "authority"),
        ({"authority": ""}, "authority"),
        ({"remit": "parks"}, "remit"),
        ({"organisation": ""}, "organisation"),
        ({"service": ""}, "service"),
        ({"service": "x" * 301}, "service"),
        ({"phone": "ring us"}, "phone"),
        ({"phone": "0141 353 6504"}, "phone"),
        ({"out_of_hours_phone": "12"}, "out_of_hours_phone"),
        ({"email": "nobody"}, "email"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"client_groups": "homelessness;parking"}, "client_groups"),
        ({"audience": "cats"}, "audience"),
        ({"minimum_age": "-1"}, "minimum_age"),
        ({"maximum_age": "old"}, "maximum_age"),
        ({"verified_on": "2026-11-30", "verified_by_role": "duty officer"}, "verified_on"),
        ({"verified_on": "2026-11-20"}, "verified_by_role"),
        ({"verified_by_role": "duty officer"}, "verified_by_role"),
        ({"verified_on": "20 November", "verified_by_role": "duty officer"}, "verified_on"),
        ({"verified_on": "2026-11-20", "verified_by_role": "duty officer", "old": "yes"}, "verified_on"),
        ({"source_url": ""}, "source_url"),
        ({"source_date": "last year"}, "source_date"),
        ({"read_on": "2027-01-01"}, "read_on"),
        ({"old": "maybe"}, "old"),
        ({"conflict": "email"}, "conflict"),
    ],
)
def test_a_mistake_is_named(write, fields, column):
    assert problems(write({**ROW, **fields})) == [(2, column)]


def test_every_wrong_row_is_named(write):
    path = write(ROW, {**ROW, "id": "second", "phone": "x"}, {**ROW, "id": "third", "remit": "x"})
    assert problems(path) == [(3, "phone"), (4, "remit")]


def test_an_id_stands_once(write):
    assert problems(write(ROW, ROW)) == [(2, "id"), (3, "id")]


def test_a_wrong_column_is_named(write):
    path = write(ROW)
    path.write_text(path.read_text().replace("who_can_refer", "who_may_refer", 1))
    assert problems(path) == [(1, "who_can_refer"), (1, "who_may_refer")]


def test_a_byte_order_mark_is_forgiven(write):
    path = write(ROW)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert len(read_core(path, PLACES, TODAY)) == 1
