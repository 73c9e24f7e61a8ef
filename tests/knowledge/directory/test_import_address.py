"""Importing a feed from its address: all of it, only what changed, and every way in which it breaks."""

import json

import pytest
from sqlalchemy.exc import OperationalError

from knowledge.directory.tables import FeedPageRow, FeedRow, FeedRunRow, ImportIssueRow, LocationRow, ServiceRow
from tests.knowledge.directory.feed_server import service, service_1_0


@pytest.fixture
def there(services):
    """The keys of the services that are there."""
    return lambda: sorted(services())


def test_all_pages_are_read(feed, read, there):
    report = read(feed.url)
    assert (report.status, report.seen, report.added, report.exit_code) == ("ok", 6, 6, 0)
    assert there() == ["s1", "s2", "s3", "s4", "s5", "s6"]


def test_the_address_may_end_with_services(feed, read):
    assert read(f"{feed.url}/services/").status == "ok"


def test_version_1_0_is_read(feed, read, services, rows):
    feed.version, feed.services = "1.0", [service_1_0(f"s{i}") for i in range(1, 6)]
    assert read(feed.url).added == 5
    assert services()["s1"].minimum_age == 18
    assert [row["kind"] for row in rows(FeedRow)] == ["oruk1"]


def test_the_feed_is_described(feed, read, rows):
    read(feed.url, publisher="E08000035", licence="OGL 3", attribution="Contains data of Example")
    (stored,) = rows(FeedRow)
    assert (stored["kind"], stored["publisher_place"], stored["licence"]) == ("oruk3", "E08000035", "OGL 3")
    assert stored["last_success_at"].tzinfo is not None


def test_the_run_is_written_down(feed, read, rows):
    read(feed.url)
    (run,) = rows(FeedRunRow)
    assert (run["status"], run["seen"], run["added"]) == ("ok", 6, 6)
    assert run["finished_at"] >= run["started_at"]


def test_only_what_changed_is_asked_for_again(feed, read):
    feed.services = [service(f"s{i}", last_modified="2026-11-01T00:00:00Z") for i in range(1, 7)]
    read(feed.url)
    feed.services[3] = service("s4", name="New name", last_modified="2026-11-02T00:00:00Z")
    feed.asked.clear()
    report = read(feed.url)
    assert feed.details_asked() == ["s4"]
    assert (report.changed, report.unchanged, report.withdrawn) == (1, 5, 0)


def test_a_page_that_is_unchanged_is_not_read_again(feed, read, there, rows):
    feed.etags = True
    feed.services = [service(f"s{i}", last_modified="2026-11-01T00:00:00Z") for i in range(1, 7)]
    read(feed.url)
    assert len(rows(FeedPageRow)) == 3
    feed.asked.clear()
    report = read(feed.url)
    assert feed.details_asked() == []
    assert (report.status, report.unchanged, report.seen) == ("ok", 6, 6)
    assert len(there()) == 6


def test_without_dates_of_change_an_unchanged_page_proves_nothing(feed, read):
    feed.etags = True
    read(feed.url)
    feed.asked.clear()
    read(feed.url)
    assert len(feed.details_asked()) == 6


def test_what_is_gone_is_withdrawn_and_what_comes_back_is_there_again(feed, read, there):
    read(feed.url)
    gone = feed.services.pop()
    assert read(feed.url).withdrawn == 1
    assert there() == ["s1", "s2", "s3", "s4", "s5"]
    feed.services.append(gone)
    read(feed.url)
    assert len(there()) == 6


def test_a_change_replaces_all_that_hangs_on_a_service(feed, read, services, rows):
    address = {"id": "l1", "location_type": "physical", "addresses": [{"address_1": "1 Road", "city": "Leeds"}]}
    feed.services = [service("s1", service_at_locations=[{"id": "x", "location": address}]), service("s2")]
    read(feed.url)
    feed.services[0] = service("s1", phones=[{"number": "01632 960009"}], description="New.")
    read(feed.url)
    assert services()["s1"].summary == "New."
    assert rows(LocationRow)[0]["line1"] == "1 Road"


def test_a_dry_run_writes_nothing(feed, read, count):
    report = read(feed.url, dry_run=True)
    assert (report.status, report.seen) == ("ok", 6)
    assert [count(table) for table in (ServiceRow, FeedRow, FeedRunRow)] == [0, 0, 0]


class Fault:
    """Each breaks a feed that was read once; old data must stay untouched and the report be clear."""

    @staticmethod
    def page_two_answers_500(feed):
        feed.status[feed.page_path(2)] = 500
        return "page=2&per_page=100: answered 500"

    @staticmethod
    def a_detail_answers_500(feed):
        feed.status["/services/s3"] = 500
        return "/services/s3: answered 500"

    @staticmethod
    def page_three_breaks_off(feed):
        feed.breaks_off.add(feed.page_path(3))
        return "page=3"

    @staticmethod
    def page_two_is_silent(feed):
        feed.never_answers.add(feed.page_path(2))
        return "page=2&per_page=100: no answer in time"

    @staticmethod
    def page_two_trickles(feed):
        feed.drips.add(feed.page_path(2))
        return "page=2"

    @staticmethod
    def page_two_is_html(feed):
        feed.raw[feed.page_path(2)] = b"<html>Sorry</html>"
        return "page=2&per_page=100: is not JSON"

    @staticmethod
    def page_two_is_no_page(feed):
        feed.raw[feed.page_path(2)] = b'{"error": "none"}'
        return "has neither a list"

    @staticmethod
    def page_two_repeats_page_one(feed):
        feed.raw[feed.page_path(2)] = json.dumps({**feed._page(1), "last_page": False}).encode()
        return "repeats services"

    @staticmethod
    def nothing_is_there(feed):
        feed.services = []
        return "no service could be read"

    @staticmethod
    def nothing_is_sound(feed):
        feed.services = [{"id": f"s{i}"} for i in range(1, 7)]
        return "no service could be read"

    @staticmethod
    def the_whole_feed_is_down(feed):
        feed.__exit__()
        return "cannot be read"


FAULTS = [name for name in vars(Fault) if not name.startswith("_")]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_broken_feed_changes_nothing_and_says_why(feed, read, services, rows, fault):
    read(feed.url)
    before = services()
    feed.services = [service(f"s{i}", name="Changed") for i in range(1, 7)]
    message = getattr(Fault, fault)(feed)
    report = read(feed.url)
    assert (report.status, report.exit_code) == ("failed", 1)
    assert message in report.message
    assert (report.added, report.changed, report.withdrawn) == (0, 0, 0)
    assert services() == before
    assert rows(FeedRunRow)[-1]["status"] == "failed"
    assert rows(FeedRunRow)[-1]["message"] == report.message


@pytest.mark.parametrize("left", [1, 2, 3, 4])
def test_a_feed_with_much_fewer_services_is_held(feed, read, services, rows, left):
    """Six were there; thirty in a hundred fewer, or more than that, is suspicious."""
    read(feed.url)
    before = services()
    feed.services = [service(f"s{i}", name="Changed") for i in range(1, left + 1)]
    report = read(feed.url)
    assert (report.status, report.exit_code) == ("held", 2)
    assert f"{left} services, 6 were there" in report.message
    assert services() == before
    assert rows(FeedRunRow)[-1]["status"] == "held"


def test_exactly_thirty_in_a_hundred_fewer_is_held(feed, read):
    feed.services = [service(f"s{i}") for i in range(10)]
    read(feed.url)
    feed.services = feed.services[:7]
    assert read(feed.url).status == "held"


def test_a_fifth_fewer_is_not(feed, read, there):
    feed.services = [service(f"s{i}") for i in range(10)]
    read(feed.url)
    feed.services = feed.services[:8]
    assert read(feed.url).withdrawn == 2


def test_services_that_all_turned_unsound_count_as_gone(feed, read, there):
    read(feed.url)
    feed.services = [service(f"s{i}", status="open") for i in range(1, 6)] + [service("s6")]
    assert read(feed.url).status == "held"
    assert len(there()) == 6


def test_a_held_feed_is_taken_when_the_operator_says_so(feed, read, there):
    read(feed.url)
    feed.services = feed.services[:2]
    assert read(feed.url, accept_fewer=True).withdrawn == 4
    assert there() == ["s1", "s2"]


def test_unsound_records_are_left_out_and_listed(feed, read, there, rows):
    feed.services = [service("s1"), service("s2", name=None), "text", None, service("s3", status="open"), service("s1")]
    report = read(feed.url)
    assert (report.status, report.exit_code) == ("partial", 0)
    assert there() == ["s1"]
    assert report.rejected == 5
    issues = {(row["source_key"], row["level"], row["field"]) for row in rows(ImportIssueRow)}
    assert ("s2", "error", "name") in issues
    assert ("s3", "error", "status") in issues
    assert ("s1", "error", "id") in issues


def test_a_listed_service_without_a_page_is_an_error_of_its_own(feed, read, there):
    feed.status["/services/s3"] = 404
    report = read(feed.url)
    assert (report.status, there()) == ("partial", ["s1", "s2", "s4", "s5", "s6"])


def test_a_page_about_another_service_is_not_taken(feed, read, there):
    feed.raw["/services/s3"] = json.dumps(service("s4", name="Impostor")).encode()
    read(feed.url)
    assert "s3" not in there()


def test_a_feed_that_gives_less_than_it_says_is_told(feed, read):
    feed.raw[feed.page_path(3)] = json.dumps({**feed._page(3), "contents": [], "total_items": 6}).encode()
    report = read(feed.url)
    assert "the feed says 6 services and gave 4" in [issue.message for issue in report.issues]


def test_raw_new_lines_and_html_are_no_problem(feed, read, services):
    text = json.dumps(service("s1", description="<p>One</p><ul><li>two</li></ul>\nthree")).replace("\\n", "\n")
    feed.raw["/services/s1"] = text.encode()
    read(feed.url)
    assert services()["s1"].summary == "One\n- two\nthree"


@pytest.mark.parametrize("url", ["https://127.0.0.1/", "https://10.1.2.3/", "https://[::1]/", "http://example.org/"])
def test_a_private_or_plain_address_is_refused(read, manners, count, url):
    report = read(url, manners=type(manners)("tests@example.org"))
    assert (report.status, report.exit_code) == ("failed", 1)
    assert count(ServiceRow) == 0


def test_without_a_contact_address_nothing_is_fetched(feed, read):
    assert "reach you" in read(feed.url, manners=None).message
    assert feed.asked == []


def test_an_unknown_publisher_is_refused(feed, read):
    assert "there is no place 'E99'" in read(feed.url, publisher="E99").message


def test_a_failure_of_the_database_half_way_leaves_all_as_it_was(feed, read, services, monkeypatch):
    read(feed.url)
    before = services()
    feed.services = [service(f"s{i}", name="Changed") for i in range(1, 7)]

    def fail(*_):
        raise OperationalError("no space left", {}, None)

    monkeypatch.setattr("knowledge.directory.imports.run.withdraw_unseen", fail)
    report = read(feed.url)
    assert (report.status, report.changed) == ("failed", 0)
    assert "cannot be written: OperationalError" in report.message
    assert services() == before


def test_a_process_that_dies_leaves_a_run_that_failed(feed, read, rows, monkeypatch):
    def die(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("knowledge.directory.imports.run._write", die)
    with pytest.raises(KeyboardInterrupt):
        read(feed.url)
    (run,) = rows(FeedRunRow)
    assert (run["status"], run["finished_at"]) == ("failed", None)


def test_two_feeds_do_not_touch_each_other(feed, read, there):
    read(feed.url, feed="one")
    feed.services = [service("s1")]
    assert read(feed.url, feed="two").added == 1
    assert len(there()) == 6
