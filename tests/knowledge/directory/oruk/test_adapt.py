"""One service of a feed as our own record, in both versions, with what real feeds get wrong."""

from datetime import date

import pytest

from knowledge.directory.oruk.adapt import Setting, adapt
from knowledge.directory.oruk.rules import broken_rules
from knowledge.directory.places.files import own_places
from knowledge.directory.places.index import PlaceIndex
from tests.knowledge.directory.feed_server import service, service_1_0, term

TODAY = date(2026, 11, 29)


@pytest.fixture(scope="module")
def setting():
    return Setting(PlaceIndex(own_places()), None, TODAY)


@pytest.fixture
def made(setting):
    """Return the record of a service with some fields changed."""
    return lambda **fields: adapt(service("s1", **fields), setting).record


@pytest.fixture
def noticed(setting):
    """Return the fields in which something was noticed."""

    def noticed_now(**fields):
        adapted = adapt(service("s1", **fields), setting)
        return {issue.field for issue in (*adapted.issues, *broken_rules(adapted.record, TODAY))}

    return noticed_now


def at(**location):
    return [{"id": "sal1", "location": {"id": "l1", "location_type": "physical", **location}}]


def test_a_sound_service_of_3_0(made, noticed):
    record = made()
    assert (record.source_key, record.name, record.status) == ("s1", "Service s1", "active")
    assert record.organisation.name == "Example Help"
    assert [phone.number for phone in record.phones] == ["+441632960001"]
    assert [(area.place, area.raw) for area in record.areas] == [("E08000035", "Leeds")]
    assert record.coverage == "listed"
    assert record.client_groups == {"homelessness": "mapped"}
    assert record.published_checked_on == "2026-10-01"
    assert noticed() == set()


def test_a_sound_service_of_1_0(setting):
    adapted = adapt(service_1_0("s1"), setting)
    record = adapted.record
    assert adapted.issues == []
    assert (record.eligibility, record.minimum_age, record.maximum_age) == ("adults", 18, 65)
    assert record.schedules[0].byday == "MO"
    assert [phone.number for phone in record.phones] == ["+441632960001"]
    assert record.languages == {"pa": "spoken"}
    assert record.fees == "Free"
    assert record.client_groups == {"homelessness": "mapped"}
    assert record.areas[0].place == "E08000035"


def test_the_assurer_and_named_people_are_not_taken(made):
    record = made(
        assured_by="Jane Doe",
        assurer={"name": "Jane Doe", "email": "jane.doe@example.org"},
        assurer_email="jane.doe@example.org",
        email="jane.doe@example.org",
        contacts=[
            {"id": "c", "name": "Jane Doe", "email": "jane.doe@example.org", "phones": [{"number": "07700 900123"}]}
        ],
        description="Ask for Jane Doe on 07700 900123. We help people.",
    )
    assert "Jane" not in repr(record)
    assert "900123" not in repr(record)
    assert "jane" not in repr(record)


@pytest.mark.parametrize(
    ("fields", "number"),
    [
        ({"phones": None, "contacts": [{"phones": [{"number": "01632 960002"}]}]}, "+441632960002"),
        (
            {"phones": [], "service_at_locations": [{"id": "x", "phones": [{"number": "01632 960003"}]}]},
            "+441632960003",
        ),
        ({"phones": None, "description": "Ring 01632 960005 any time."}, "+441632960005"),
    ],
)
def test_numbers_are_looked_for_in_several_places(made, fields, number):
    assert [phone.number for phone in made(**fields).phones] == [number]


def test_a_number_of_the_organisation_stays_with_it(made):
    organisation = {"id": "o", "name": "Org", "phones": [{"number": "01632 960004"}]}
    assert made(phones=None, organization=organisation).organisation.phones[0].number == "+441632960004"


def test_a_number_from_prose_waits_for_a_person(made, noticed):
    (phone,) = made(phones=None, description="Ring 01632 960005 any time.").phones
    assert phone.extracted
    assert "phones" in noticed(phones=None, description="Ring 01632 960005 any time.")


def test_mobiles_in_prose_are_not_taken(made):
    assert made(phones=None, description="Ring 07700 900123.").phones == []


def test_a_withdrawn_number_is_left_out(made, noticed):
    assert made(phones=[{"number": "0141 353 6504"}]).phones == []
    assert "phones" in noticed(phones=[{"number": "0141 353 6504"}])


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "Leeds Women's Refuge"},
        {"description": "<p>We run a refuge.</p>"},
        {"attributes": [term("Refuges")]},
        {"name": "Safe house"},
    ],
)
def test_a_refuge_has_no_address_whatever_it_says(made, fields):
    address = {"address_1": "1 Secret Street", "city": "Leeds", "postal_code": "LS6 2AB"}
    record = made(
        service_at_locations=at(addresses=[address], latitude=53.8, longitude=-1.5, name="Elm House"),
        alert="Find us at 1 Secret Street",
        service_areas=[{"name": "Leeds"}, {"name": "behind Secret Street"}],
        **fields,
    )
    assert record.protected
    assert record.locations == []
    assert not any(word in repr(record) for word in ("Secret", "Elm House", "LS6", "53.8"))
    assert record.phones


def test_refugees_are_no_refuge(made):
    assert not made(name="Refugee Council").protected


def test_locations(made, noticed):
    address = {"address_1": "1 High Street", "city": "Leeds", "postal_code": "LS6 2AB"}
    (location,) = made(service_at_locations=at(addresses=[address], latitude="53.8", longitude="-1.5")).locations
    assert (location.line1, location.postcode, location.place) == ("1 High Street", "LS6 2AB", "E08000035")
    assert (location.lat, location.lon) == (53.8, -1.5)


@pytest.mark.parametrize(("lat", "lon"), [(0, 0), (48.8, 2.3), (-1.5, 53.8)])
def test_coordinates_outside_the_uk_are_left_out(made, noticed, lat, lon):
    places = at(latitude=lat, longitude=lon)
    assert made(service_at_locations=places).locations[0].lat is None
    assert "location" in noticed(service_at_locations=places)


@pytest.mark.parametrize(
    ("area", "coverage", "places"),
    [
        ({"name": "Leeds City Council"}, "listed", ["E08000035"]),
        (
            {"name": "Somewhere", "uri": "http://statistics.data.gov.uk/id/statistical-geography/E08000032"},
            "listed",
            ["E08000032"],
        ),
        ({"name": "Harrogate"}, "listed", ["E06000065"]),
        ({"name": "Wales"}, "national", ["Wales"]),
        ({"name": "United Kingdom"}, "uk", ["England", "Wales", "Scotland", "Northern Ireland"]),
        ({"name": "the other side"}, "unknown", [None]),
        ({"name": "Newport"}, "unknown", [None]),
    ],
)
def test_areas(made, area, coverage, places):
    record = made(service_areas=[area])
    assert (record.coverage, [found.place for found in record.areas]) == (coverage, places)


def test_a_service_without_area_works_in_the_publishers(setting):
    publisher = Setting(setting.index, "E08000035", TODAY)
    record = adapt(service("s1", service_areas=None), publisher).record
    assert (record.coverage, record.areas[0].place) == ("unknown", "E08000035")


@pytest.mark.parametrize(
    ("schedule", "read"),
    [
        ({"byday": "MO,TU", "opens_at": "09:00", "closes_at": "17:00", "freq": "WEEKLY"}, ("MO,TU", 540, 1020)),
        ({"byday": "MO", "opens_at": "00:00", "closes_at": "23:59"}, ("MO", 0, 1440)),
        ({"byday": "1MO", "opens_at": "9:30:00", "closes_at": "10:00"}, ("1MO", 570, 600)),
        ({"byday": ["MO", "WE"], "opens_at": "09:00Z", "closes_at": "10:00"}, ("MO,WE", 540, 600)),
    ],
)
def test_schedules(made, schedule, read):
    (found,) = made(schedules=[schedule]).schedules
    assert (found.byday, found.opens, found.closes) == read


@pytest.mark.parametrize(
    "schedule", [{}, {"byday": "MO"}, {"opens_at": 9, "closes_at": 17}, {"byday": "XX", "opens_at": "9:00"}]
)
def test_schedules_that_cannot_be_read_are_left_out(made, schedule):
    assert made(schedules=[schedule]).schedules == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", {"en": "x"}),
        ("name", None),
        ("name", ""),
        ("name", ["x"]),
        ("status", "open"),
        ("status", None),
        ("organization", None),
        ("organization", "Org"),
        ("organization", {"name": "Org"}),
        ("id", None),
        ("id", {"x": 1}),
    ],
)
def test_wrong_types_and_missing_fields_are_errors(setting, field, value):
    item = {**service("s1"), field: value}
    adapted = adapt(item, setting)
    errors = {issue.field for issue in broken_rules(adapted.record, TODAY) if issue.level == "error"}
    assert errors == {field}


@pytest.mark.parametrize(
    "field",
    [
        *("description", "url", "email", "phones", "contacts", "service_areas", "attributes", "languages", "schedules"),
        *("service_at_locations", "eligibilitys", "cost_options", "assured_date", "minimum_age", "fees", "alert"),
    ],
)
@pytest.mark.parametrize("value", [None, "", "x", 1, True, {"x": 1}, ["x"], [None], [{"x": [1]}], 1e308])
def test_no_wrong_type_breaks_the_reader(setting, field, value):
    record = adapt({**service("s1"), field: value}, setting).record
    assert record.name == "Service s1"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"assured_date": None}, "assured_date"),
        ({"assured_date": "2030-01-01"}, "assured_date"),
        ({"assured_date": "2024-01-01"}, "assured_date"),
        ({"assured_date": "soon"}, "assured_date"),
        ({"phones": [{"number": "0871 234 5678"}]}, "phones"),
        ({"phones": [{"number": "n/a"}]}, "phones"),
        ({"phones": None, "email": None, "url": None}, "contact"),
        ({"description": "Long. " * 200}, "description"),
        ({"service_areas": [{"name": "the valley"}]}, "service_areas"),
        ({"email": "jane.doe@example.org"}, "email"),
    ],
)
def test_warnings(noticed, fields, field):
    assert noticed(**fields) == {field}


def test_a_date_of_assurance_to_come_does_not_count(setting):
    adapted = adapt(service("s1", assured_date="2030-01-01"), setting)
    list(broken_rules(adapted.record, TODAY))
    assert adapted.record.published_checked_on is None


@pytest.mark.parametrize(
    ("url", "read"),
    [
        ("www.example.org/a", "https://www.example.org/a"),
        ("http://example.org", "http://example.org"),
        ("javascript:alert(1)", None),
        ("jane@example.org", None),
        ("none", None),
        ("", None),
    ],
)
def test_web_addresses(made, url, read):
    assert made(url=url).url == read


@pytest.mark.parametrize(
    ("name", "groups"),
    [
        ("Domestic Abuse", {"domestic_abuse"}),
        ("Drug and alcohol services", {"parental_drug_use"}),
        ("Dementia cafes", {"minority_ethnic_dementia"}),
        ("Drugstore opening", set()),
        ("Gypsy & Traveller support", {"gypsy_roma_traveller"}),
        ("HIV", {"hiv"}),
        ("Yoga", set()),
    ],
)
def test_terms_lead_to_subjects(made, name, groups):
    assert set(made(attributes=[term(name)]).client_groups) == groups


def test_a_name_and_a_status_are_tidied(made):
    assert made(name="  <b>Big &amp; small</b>\n help ").name == "Big & small help"
    assert made(status="temporarily closed").status == "temporarily_closed"
    assert made(status="Active").status == "active"
