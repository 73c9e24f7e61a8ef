"""Whom to ring: by place, subject, time, language, person."""

import json
from datetime import date, datetime, timedelta, timezone

import pytest

from knowledge.directory.finding.find import FIND_A_COUNCIL
from knowledge.directory.finding.model import Wanted
from knowledge.directory.freshness import Freshness
from knowledge.directory.imports.model import Request
from knowledge.directory.imports.run import run_import
from knowledge.directory.opening import Openness
from tests.knowledge.directory.conftest import TODAY
from tests.knowledge.directory.feed_server import service, term

LEEDS, POWYS, SUFFOLK, IPSWICH = "E08000035", "W06000023", "E10000029", "E07000202"
DAY = datetime(2026, 11, 30, 11, tzinfo=timezone.utc)
NIGHT = datetime(2026, 11, 30, 22, tzinfo=timezone.utc)


@pytest.fixture
def find(store):
    """Ask on the day of the tests."""
    return lambda place, *subjects, **more: store.find(Wanted(place, subjects, **{"today": TODAY, **more}))


@pytest.fixture
def add(stocked, tmp_path):
    """Import services of a community feed."""

    def add_now(*services, feed="community", **request):
        path = tmp_path / f"{feed}.json"
        path.write_text(json.dumps(list(services)))
        report = run_import(stocked, Request(feed, str(path), "oruk", TODAY, **request))
        assert report.rejected == 0, report.issues

    return add_now


def names(answer):
    return [contact.name for contact in answer.contacts]


def numbers(contact):
    return [line.number for line in contact.lines]


def days_ago(days):
    return (TODAY - timedelta(days=days)).isoformat()


def test_a_worker_in_ls6_gets_the_right_people(store, find):
    place = store.resolve("LS6", TODAY).place
    first = find(place.key, "child_protection").contacts[0]
    assert (first.name, first.core, first.areas) == ("Duty and Advice Team (Leeds Front Door)", True, ("Leeds",))
    assert numbers(first) == ["0113 376 0336", "0113 535 0600"]
    assert (first.freshness, first.checked_on, first.source_date) == (Freshness.NOT_CHECKED, None, "undated")
    assert first.source_url.startswith("https://www.leedsscp.org.uk/")


def test_a_worker_in_powys_gets_the_right_people(store, find):
    place = store.resolve("Powys", TODAY).place
    answer = find(place.key, "domestic_abuse")
    assert names(answer)[:2] == ["Crisis line, north Powys", "Domestic abuse service, mid and south Powys"]


def test_a_trainer_in_exampleshire_gets_the_right_people(find):
    answer = find("exampleshire", "domestic_abuse", when=DAY)
    assert names(answer)[0] == "Domestic abuse helpline and IDVA team"
    assert all(contact.fictional for contact in answer.contacts)
    assert answer.contacts[0].freshness is Freshness.CHECKED
    assert answer.gaps == ()


def test_a_gap_is_told_with_the_main_page(find):
    answer = find(LEEDS, "homelessness")
    (gap,) = answer.gaps
    assert (gap.remit, gap.place.name, gap.held, gap.page) == (
        "housing_options",
        "Leeds",
        1,
        "https://www.leeds.gov.uk/",
    )
    assert names(answer) == []
    assert answer.only_unchecked


def test_a_council_without_any_contacts_is_a_gap_with_the_page_of_all_councils(find):
    answer = find("E08000032", "child_protection")
    assert [(gap.held, gap.page) for gap in answer.gaps] == [(0, FIND_A_COUNCIL)]


def test_numbers_in_conflict_are_withheld_and_said_to_be(find):
    first = find(POWYS, "child_protection").contacts[0]
    assert numbers(first) == ["01597 827666"]
    assert first.withheld == "two official pages differ"


class TestTiers:
    def test_social_care_of_a_district_is_the_countys(self, find):
        answer = find(IPSWICH, "child_protection")
        assert answer.contacts[0].areas == ("Suffolk",)
        assert answer.contacts[0].coverage == "upper"

    def test_housing_in_a_county_is_the_districts(self, find):
        answer = find("exampleshire", "homelessness")
        assert [c.organisation for c in answer.contacts[:2]] == [
            "Exampleton Borough Council",
            "North Exampleshire District Council",
        ]

    def test_housing_in_a_district_is_its_own(self, find):
        answer = find("exampleton", "homelessness")
        assert [c.organisation for c in answer.contacts if c.core] == ["Exampleton Borough Council"]

    def test_gaps_are_told_for_each_district(self, find):
        answer = find(SUFFOLK, "homelessness")
        assert [gap.place.name for gap in answer.gaps] == [
            "Babergh",
            "East Suffolk",
            "Ipswich",
            "Mid Suffolk",
            "West Suffolk",
        ]

    def test_a_town_is_its_council(self, find):
        assert find("town-little-sample", "homelessness").place.name == "North Exampleshire"


class TestOrder:
    def test_core_then_local_then_other_core_then_wide(self, add, find):
        add(
            service("local", service_areas=[{"name": "Exampleshire"}], attributes=[term("Domestic abuse")]),
            service("nation", service_areas=[{"name": "England"}], attributes=[term("Domestic abuse")]),
            service("uk", service_areas=[{"name": "UK"}], attributes=[term("Domestic abuse")]),
        )
        answer = find("exampleshire", "domestic_abuse", limit=20)
        order = names(answer)
        assert order.index("MARAC co-ordination") < order.index("Service local") < order.index("Service nation")
        assert order.index("Service nation") < order.index("Children's Front Door")

    def test_nearer_coverage_comes_first(self, add, find):
        areas = {"leeds": "Leeds", "west": "West Yorkshire", "england": "England"}
        add(*(service(key, service_areas=[{"name": name}]) for key, name in areas.items()))
        answer = find(LEEDS, "homelessness")
        assert names(answer) == ["Service leeds", "Service west", "Service england"]
        assert [contact.coverage for contact in answer.contacts] == ["own", "upper", "national"]

    def test_a_service_of_unknown_area_comes_last(self, add, find):
        add(service("a", service_areas=None), service("b", service_areas=[{"name": "England"}]), publisher=LEEDS)
        answer = find(LEEDS, "homelessness")
        assert [(c.name, c.coverage) for c in answer.contacts] == [("Service b", "national"), ("Service a", "unknown")]

    def test_fresher_comes_first_and_unchecked_last(self, add, find):
        ages = {"due": 200, "fresh": 10, "stale": 400}
        add(
            *(service(key, assured_date=days_ago(age)) for key, age in ages.items()),
            service("never", assured_date=None),
            service("wide", service_areas=[{"name": "England"}]),
        )
        order = names(find(LEEDS, "homelessness", limit=10))
        assert order[:3] == ["Service fresh", "Service due", "Service wide"]
        assert set(order[3:]) == {"Service stale", "Service never"}

    def test_the_first_subject_counts_most(self, add, find):
        add(
            service("h", attributes=[term("HIV")], assured_date=days_ago(1)),
            service("d", attributes=[term("Dementia")], assured_date=days_ago(1)),
        )
        order = names(find(LEEDS, "hiv", "minority_ethnic_dementia"))
        assert order.index("Service h") < order.index("Service d")

    def test_other_client_groups_stay_out(self, add, find):
        add(service("y", attributes=[term("Yoga")]), service("h", attributes=[term("HIV")]))
        assert names(find(LEEDS, "hiv")) == ["Service h"]

    def test_five_at_most_and_more_gives_the_rest(self, add, find):
        add(*(service(f"s{i}") for i in range(7)))
        first = find(LEEDS, "homelessness")
        rest = find(LEEDS, "homelessness", skip=5)
        assert (len(first.contacts), first.more, len(rest.contacts), rest.more) == (5, 2, 2, 0)
        assert not set(names(first)) & set(names(rest))

    def test_neighbours_come_after_and_are_told(self, add, find):
        add(service("leeds"), service("bradford", service_areas=[{"name": "Bradford"}]))
        answer = find(LEEDS, "homelessness", near=True)
        assert [(c.name, c.coverage) for c in answer.contacts] == [
            ("Service leeds", "own"),
            ("Service bradford", "near"),
        ]
        assert names(find(LEEDS, "homelessness")) == ["Service leeds"]


class TestTime:
    def test_at_night_the_night_line_is_first(self, find):
        first = find(LEEDS, "child_protection", when=NIGHT).contacts[0]
        assert numbers(first) == ["0113 535 0600", "0113 376 0336"]
        assert first.lines[0].out_of_hours

    def test_at_night_the_emergency_duty_team_stands_in(self, find):
        assert "Children's Emergency Duty Team" in names(find(LEEDS, "child_protection", when=NIGHT))

    def test_the_duty_team_for_adults_is_not_shown_for_children(self, find):
        assert "Adult Social Care out of hours" not in names(find(LEEDS, "child_protection", when=NIGHT))

    def test_by_day_a_night_line_is_not_offered(self, find):
        by_day = find("exampleshire", remits=("emergency_duty_team",), when=DAY)
        assert names(by_day) == []
        assert names(find("exampleshire", remits=("emergency_duty_team",), when=NIGHT)) == ["Emergency Duty Team"]

    def test_without_a_time_a_night_line_is_told_as_one(self, find):
        (contact,) = find("exampleshire", remits=("emergency_duty_team",)).contacts
        assert all(line.out_of_hours for line in contact.lines)

    def test_and_out_of_hours(self, find):
        answer = find("exampleshire", "child_protection", out_of_hours=True)
        assert names(answer)[:2] == ["Children's Front Door", "Emergency Duty Team"]
        assert answer.contacts[0].lines[0].out_of_hours

    def test_open_and_closed_are_told(self, find):
        state = {c.name: c.openness for c in find("exampleshire", "domestic_abuse", when=DAY).contacts}
        assert state["Domestic abuse helpline and IDVA team"] is Openness.OPEN
        assert state["Men's Space: support for men harmed at home"] is Openness.CLOSED

    def test_at_night_what_is_open_comes_first(self, find):
        answer = find(POWYS, "domestic_abuse", when=NIGHT)
        assert answer.contacts[0].openness is Openness.OPEN

    def test_and_out_of_hours_puts_those_who_then_answer_first(self, find):
        answer = find("exampleshire", "domestic_abuse", when=DAY, out_of_hours=True)
        assert names(answer)[:2] == ["Emergency Duty Team", "Domestic abuse helpline and IDVA team"]

    def test_a_duty_team_whose_number_is_held_back_does_not_come_first(self, find):
        answer = find(POWYS, "older_people_carers", when=NIGHT)
        assert [contact.remit for contact in answer.contacts] == ["adult_safeguarding", "emergency_duty_team"]
        assert [bool(contact.lines) for contact in answer.contacts] == [True, False]

    def test_on_a_bank_holiday_opening_hours_are_not_believed_and_the_night_line_is_first(self, find):
        st_andrews_day = datetime(2026, 11, 30, 11, tzinfo=timezone.utc)
        in_scotland = find("S12000049", "older_people_carers", when=st_andrews_day)
        assert in_scotland.holiday
        assert Openness.CLOSED not in {contact.openness for contact in in_scotland.contacts}
        boxing_day = datetime(2026, 12, 28, 11, tzinfo=timezone.utc)
        first = find("exampleshire", "child_protection", when=boxing_day).contacts[0]
        assert (first.openness, first.lines[0].out_of_hours) == (Openness.UNKNOWN, True)
        assert not find("exampleshire", "child_protection", when=st_andrews_day).holiday


class TestRemits:
    def test_a_contact_asked_for_by_name_comes_before_those_of_the_subject(self, find):
        answer = find("exampleshire", "older_people_carers", remits=("adult_safeguarding",), when=DAY)
        assert names(answer)[:2] == ["Adult Safeguarding Team", "Carers advice line"]

    def test_only_what_was_asked_for_by_name_is_said_to_be_missing(self, find):
        answer = find(POWYS, "older_people_carers", remits=("adult_safeguarding",), when=DAY)
        assert (answer.contacts[0].remit, answer.gaps) == ("adult_safeguarding", ())

    def test_every_duty_team_is_given_when_the_duty_team_is_asked_for(self, find):
        answer = find(LEEDS, "older_people_carers", remits=("emergency_duty_team",), when=NIGHT)
        assert names(answer)[:2] == ["Adult Social Care out of hours", "Children's Emergency Duty Team"]


class TestPerson:
    def test_one_that_speaks_punjabi(self, find):
        answer = find("exampleshire", "domestic_abuse", languages=("pa",))
        assert names(answer)[:2] == ["Domestic abuse helpline and IDVA team", "South Asian women's support"]
        assert "Men's Space: support for men harmed at home" not in names(answer)
        assert not answer.no_speaker

    def test_nobody_speaks_it(self, find):
        answer = find("exampleshire", "homelessness", languages=("vi",))
        assert answer.no_speaker
        assert all(contact.core for contact in answer.contacts), "the council's own contact stays"

    def test_for_men(self, find):
        answer = names(find("exampleshire", "domestic_abuse", audience="men", limit=20))
        assert "Men's Space: support for men harmed at home" in answer
        assert "South Asian women's support" not in answer

    def test_for_a_person_of_an_age(self, find):
        assert "Emergency beds with host families" in names(find("exampleshire", "homelessness", age=17))
        assert "Emergency beds with host families" not in names(find("exampleshire", "homelessness", age=40))


class TestHidden:
    def test_held_entries_are_not_shown(self, find):
        assert "Lunch club for elders with dementia" not in names(
            find("exampleshire", "minority_ethnic_dementia", limit=20)
        )
        assert "Drop-in for young people" not in names(find("exampleshire", "young_people", limit=20))

    @pytest.mark.parametrize("status", ["inactive", "defunct", "temporarily closed"])
    def test_what_is_not_active_is_not_shown(self, add, find, status):
        add(service("s1", status=status))
        assert names(find(LEEDS, "homelessness")) == []

    def test_a_number_from_prose_is_not_shown(self, add, find):
        add(service("s1", phones=None, description="Ring 01632 960077."))
        (contact,) = find(LEEDS, "homelessness").contacts
        assert contact.lines == ()
        assert "nobody has confirmed" in contact.withheld

    def test_a_refuge_has_no_address(self, add, find):
        address = {"id": "l", "location_type": "physical", "addresses": [{"address_1": "1 Road", "city": "Leeds"}]}
        places = [{"id": "x", "location": address}]
        add(
            service("open", service_at_locations=places, attributes=[term("Domestic abuse")]),
            service("refuge", name="Leeds Refuge", service_at_locations=places, attributes=[term("Domestic abuse")]),
        )
        shown = {c.name: c.address for c in find(LEEDS, "domestic_abuse").contacts if not c.core}
        assert shown == {"Service open": "1 Road, Leeds", "Leeds Refuge": None}


def test_credit_goes_with_what_a_licence_asks_it_for(add, find):
    add(service("s1"), attribution="Contains data of Leeds, OGL 3")
    assert find(LEEDS, "homelessness").contacts[0].attribution == "Contains data of Leeds, OGL 3"


def test_a_number_of_the_organisation_stands_in(add, find):
    organisation = {"id": "o9", "name": "Org", "phones": [{"number": "01632 960055"}]}
    add(service("s1", phones=None, organization=organisation))
    assert numbers(find(LEEDS, "homelessness").contacts[0]) == ["01632 960055"]


def test_costly_numbers_say_so(add, find):
    add(service("s1", phones=[{"number": "0845 602 7039"}, {"number": "0300 343 1505"}]))
    (contact,) = find(LEEDS, "homelessness").contacts
    assert [(line.number, line.costly) for line in contact.lines] == [("0845 602 7039", True), ("0300 343 1505", False)]


def test_after_surrey_has_ended_its_contacts_are_told_as_the_former_councils(add, find):
    add(service("s1", service_areas=[{"name": "Surrey"}]))
    answer = find("east-surrey", "homelessness", today=date(2027, 5, 1))
    assert [(c.name, c.coverage) for c in answer.contacts] == [("Service s1", "former")]


def test_a_theme_without_contacts_gives_none(find):
    answer = find(LEEDS, "rural_practice")
    assert (answer.contacts, answer.gaps) == ((), ())


def test_an_unknown_place_is_an_error(find):
    with pytest.raises(KeyError):
        find("nowhere", "hiv")
