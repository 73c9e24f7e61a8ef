"""Checks that people make, and reports of readers."""

from datetime import date, datetime, timedelta, timezone

import pytest
from sqlalchemy import select, update

from knowledge.directory.due import core_contacts, overdue_authorities
from knowledge.directory.finding.model import Wanted
from knowledge.directory.freshness import Freshness
from knowledge.directory.imports.model import Request
from knowledge.directory.imports.rows import service_id
from knowledge.directory.imports.run import run_import
from knowledge.directory.reports import handle_report, open_reports
from knowledge.directory.store import DirectoryStore
from knowledge.directory.tables import ContactReportRow, ServiceRow
from knowledge.directory.verify import VerifyError, verify
from tests.knowledge.directory.conftest import TODAY
from tests.knowledge.directory.feed_server import service

LEEDS = "E08000035"
NOW = datetime(2026, 11, 29, 12, tzinfo=timezone.utc)


@pytest.fixture
def check(stocked):
    """Write down a check."""

    def check_now(contact, result="ok", role="duty officer", on=TODAY, note=None):
        with stocked.begin() as connection:
            return verify(connection, contact, result, role, on, note)

    return check_now


@pytest.fixture
def contacts(stocked):
    """The core contacts by their id in the files."""

    def contacts_now(today=TODAY):
        with stocked.connect() as connection:
            return {contact.source_key: contact for contact in core_contacts(connection, today)}

    return contacts_now


@pytest.fixture
def found(store):
    """What is shown of Leeds, by name."""

    def found_now(*subjects, today=TODAY):
        answer = store.find(Wanted(LEEDS, subjects, today=today, limit=20))
        return {contact.name: contact for contact in answer.contacts}

    return found_now


def test_a_check_makes_a_contact_checked(check, contacts):
    assert check("leeds-childrens-front-door").startswith("Duty and Advice Team")
    contact = contacts()["leeds-childrens-front-door"]
    assert (contact.checked_on, contact.freshness) == (TODAY, Freshness.CHECKED)


def test_a_check_ages(check, contacts):
    check("leeds-childrens-front-door")
    later = contacts(TODAY + timedelta(days=100))["leeds-childrens-front-door"]
    assert later.freshness is Freshness.DUE


def test_a_check_lifts_what_was_held_back(check, found):
    name = "Leeds Housing Options (homelessness and housing advice)"
    assert name not in found("homelessness")
    check("leeds-housing-options")
    contact = found("homelessness")[name]
    assert (contact.freshness, contact.withheld) == (Freshness.CHECKED, None)
    assert [line.number for line in contact.lines] == ["0113 222 4412", "0113 378 8366"]


def test_a_check_lifts_a_number_that_was_held_back(check, store):
    check("powys-childrens-front-door")
    answer = store.find(Wanted("W06000023", ("child_protection",), today=TODAY))
    assert [line.number for line in answer.contacts[0].lines] == ["01597 827666", "0345 054 4847"]


def test_a_closed_contact_is_gone(check, found):
    check("leeds-childrens-front-door", "closed")
    assert "Duty and Advice Team (Leeds Front Door)" not in found("child_protection")


def test_a_changed_contact_is_held_until_its_entry_is_mended(check, found):
    check("leeds-childrens-front-door", "changed")
    assert "Duty and Advice Team (Leeds Front Door)" not in found("child_protection")


def test_a_check_stays_when_the_files_are_loaded_again(check, contacts, stocked):
    from knowledge.directory.core import FOLDER

    check("leeds-childrens-front-door")
    run_import(stocked, Request("core", str(FOLDER), "csv", TODAY))
    assert contacts()["leeds-childrens-front-door"].checked_on == TODAY


def test_a_check_counts_only_for_what_was_checked(check, contacts, stocked):
    check("leeds-childrens-front-door")
    with stocked.begin() as connection:
        named = ServiceRow.source_key == "leeds-childrens-front-door"
        connection.execute(update(ServiceRow).where(named).values(content_hash="other"))
        from knowledge.directory.checked import set_checked_on

        set_checked_on(connection, [service_id("core", "leeds-childrens-front-door")])
    assert contacts()["leeds-childrens-front-door"].checked_on is None


@pytest.mark.parametrize("role", ["", "jane@example.org", "07700 900123", "x" * 61, "1st officer"])
def test_a_role_is_no_person(check, role):
    with pytest.raises(VerifyError, match="role"):
        check("leeds-childrens-front-door", role=role)


def test_an_unknown_contact_or_result_is_refused(check):
    with pytest.raises(VerifyError, match="no such contact"):
        check("nobody")
    with pytest.raises(VerifyError, match="none of"):
        check("leeds-childrens-front-door", "maybe")


def test_an_id_that_two_feeds_use_must_be_given_in_full(check, stocked, tmp_path, write_feed):
    for name in ("one", "two"):
        run_import(stocked, Request(name, str(write_feed(service("same"))), "oruk", TODAY))
    with pytest.raises(VerifyError, match="several"):
        check("same")
    assert check(service_id("two", "same")) == "Service same"


@pytest.fixture
def write_feed(tmp_path):
    import json

    def write(*services):
        path = tmp_path / "feed.json"
        path.write_text(json.dumps(list(services)))
        return path

    return write


def test_every_pilot_authority_is_overdue_and_nothing_made_up_is(stocked):
    with stocked.connect() as connection:
        overdue = {found.authority: (found.overdue, found.of) for found in overdue_authorities(connection, TODAY)}
    assert overdue["Leeds"] == (13, 13)
    assert len(overdue) == 8
    assert "Exampleshire" not in overdue


def test_an_authority_with_all_checked_is_not_overdue(check, stocked):
    for name in ("childrens-front-door", "housing-options", "mental-health-crisis", "interpreting"):
        check(f"wrexham-{name}")
    with stocked.connect() as connection:
        assert "Wrexham" not in [found.authority for found in overdue_authorities(connection, TODAY)]
        later = TODAY + timedelta(days=91)
        assert "Wrexham" in [found.authority for found in overdue_authorities(connection, later)]


@pytest.fixture
def waiting(stocked):
    def waiting_now():
        with stocked.connect() as connection:
            return open_reports(connection)

    return waiting_now


FRONT_DOOR = service_id("core", "leeds-childrens-front-door")


def test_a_report_lands_in_the_queue(store, waiting):
    assert store.report(FRONT_DOOR, "wrong_number") is True
    (report,) = waiting()
    assert (report.reason, report.source) == ("wrong_number", "core")
    assert report.created_at.tzinfo is not None


def test_the_same_report_waits_once(store, waiting):
    for _ in range(3):
        store.report(FRONT_DOOR, "closed")
    store.report(FRONT_DOOR, "other")
    assert [report.reason for report in waiting()] == ["closed", "other"]


def test_a_report_takes_no_free_text(store):
    with pytest.raises(ValueError, match="none of"):
        store.report(FRONT_DOOR, "my client Jane says it is wrong")


def test_a_report_on_nothing_is_refused(store, waiting):
    assert store.report("nothing", "closed") is False
    assert waiting() == ()


def test_a_handled_report_leaves_the_queue_and_may_come_again(store, stocked, waiting):
    store.report(FRONT_DOOR, "closed")
    number = waiting()[0].number
    with stocked.begin() as connection:
        assert handle_report(connection, number, "rang, all is well", NOW) is True
        assert handle_report(connection, number, None, NOW) is False
        row = connection.execute(select(ContactReportRow.note, ContactReportRow.handled_at)).one()
    assert row == ("rang, all is well", NOW)
    assert waiting() == ()
    store.report(FRONT_DOOR, "closed")
    assert len(waiting()) == 1


def test_a_report_on_a_national_contact_waits_in_the_same_queue(store, stocked, waiting):
    store.report(FRONT_DOOR, "closed")
    for _ in range(2):
        store.report_national("nspcc-helpline", "wrong_number")
    assert [(report.number, report.about, report.source) for report in waiting()] == [
        ("1", "Duty and Advice Team (Leeds Front Door)", "core"),
        ("n1", "nspcc-helpline", "national"),
    ]
    with stocked.begin() as connection:
        assert handle_report(connection, "n1", "rang, the number is right", NOW) is True
    assert [report.number for report in waiting()] == ["1"]


@pytest.mark.parametrize("number", ["", "n", "x1", "n-1", "1; drop table", "99", "n99"])
def test_a_number_that_no_report_has_closes_nothing(stocked, number):
    with stocked.begin() as connection:
        assert handle_report(connection, number, None, NOW) is False


def test_a_national_report_takes_no_free_text_either(store):
    with pytest.raises(ValueError, match="none of"):
        store.report_national("nspcc-helpline", "my client Jane says it is wrong")


def test_reports_and_checks_survive_an_import(store, stocked, waiting, write_feed):
    run_import(stocked, Request("one", str(write_feed(service("s1"))), "oruk", TODAY))
    store.report(service_id("one", "s1"), "closed")
    run_import(stocked, Request("one", str(write_feed(service("s1", name="New"))), "oruk", TODAY))
    assert [report.about for report in waiting()] == ["New"]


def test_health_reads_what_is_overdue(store):
    assert isinstance(store, DirectoryStore)
    assert len(store.overdue(TODAY)) == 8
    assert store.overdue(date(2020, 1, 1))[0].authority == "Belfast"
