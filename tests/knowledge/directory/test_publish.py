"""Our checked contacts as a feed that others can read."""

import json
from datetime import timedelta

import pytest

from knowledge.directory.core import read_core
from knowledge.directory.desk.export import export_csv, export_feed
from knowledge.directory.imports.model import Request
from knowledge.directory.imports.run import run_import
from knowledge.directory.oruk.publish import one, page, root
from knowledge.directory.places.files import own_places
from knowledge.directory.verify import verify
from tests.knowledge.directory.conftest import TODAY

CHECKED = ("leeds-childrens-front-door", "leeds-carers-centre", "powys-childrens-front-door")


@pytest.fixture
def connection(stocked):
    with stocked.begin() as opened:
        for contact in CHECKED:
            verify(opened, contact, "ok", "duty officer", TODAY)
        yield opened


def test_only_what_was_checked_is_published(connection):
    found = page(connection, TODAY)
    assert found["total_items"] == len(CHECKED)
    assert {service["organization"]["name"] for service in found["contents"]} == {
        *("Leeds City Council", "Carers Leeds", "Powys County Council"),
    }
    assert "Exampleshire" not in json.dumps(found)


def test_a_check_that_grew_old_is_published_no_more(connection):
    assert page(connection, TODAY + timedelta(days=366))["total_items"] == 0


def test_every_service_has_what_the_format_requires(connection):
    for service in page(connection, TODAY)["contents"]:
        assert {"id", "name", "status", "organization", "phones", "assured_date"} <= set(service)
        assert {"id", "name", "description"} <= set(service["organization"])
        assert all({"id", "number"} <= set(phone) for phone in service["phones"])
        assert all({"id", "name", "description"} <= set(a["taxonomy_term"]) for a in service["attributes"])
        assert one(connection, TODAY, service["id"]) == service


def test_pages(connection):
    first, last, past = (page(connection, TODAY, number, per_page=2) for number in (1, 2, 3))
    assert (first["size"], first["first_page"], first["last_page"], first["total_pages"]) == (2, True, False, 2)
    assert (last["size"], last["last_page"]) == (1, True)
    assert past["empty"]


def test_no_note_and_no_role_is_published(connection):
    text = json.dumps(page(connection, TODAY))
    assert "duty officer" not in text
    assert "Older pages show option 3" not in text


def test_an_unknown_service_is_none(connection):
    assert one(connection, TODAY, "nothing") is None


def test_the_root_says_which_version(connection):
    assert root()["version"] == "3.0"


def test_the_feed_can_be_read_back(connection, tmp_path, stocked):
    assert export_feed(connection, tmp_path, TODAY) == len(CHECKED)
    connection.commit()
    report = run_import(stocked, Request("back", str(tmp_path / "services-1.json"), "oruk", TODAY))
    assert (report.status, report.added, report.issues) == ("ok", len(CHECKED), [])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["index.json", "services", "services-1.json"]
    assert len(list((tmp_path / "services").iterdir())) == len(CHECKED)


def test_the_table_can_be_read_back_with_its_checks(connection, tmp_path):
    path = tmp_path / "out.csv"
    assert export_csv(connection, path, TODAY) == 97
    records = {record.source_key: record for record in read_core(path, own_places().places, TODAY)}
    assert records["leeds-childrens-front-door"].published_checked_on == TODAY.isoformat()
    assert records["leeds-childrens-front-door"].published_checked_by == "duty officer"
    assert records["leeds-housing-options"].review_state == "held"
    assert [p.held for p in records["powys-adult-safeguarding"].phones] == [False, True]
    assert records["exampleshire-childrens-front-door"].published_checked_by == "duty officer"


def test_what_is_exported_and_imported_again_is_no_change(stocked, tmp_path):
    path = tmp_path / "out.csv"
    with stocked.connect() as connection:
        export_csv(connection, path, TODAY)
    report = run_import(stocked, Request("core", str(path), "csv", TODAY))
    assert (report.status, report.unchanged, report.withdrawn) == ("ok", 97, 0)
