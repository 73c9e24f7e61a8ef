"""The contacts of an answer: the council's own, then local services, then national ones; and what is said beside."""

from dataclasses import replace
from datetime import datetime, timezone

import pytest

from bot.answering import guidance, more
from bot.contacts import Stores, contacts_for
from bot.dialogue.heard import Heard
from bot.dialogue.topic import Topic
from bot.dialogue.wishes import Wishes, wishes_in
from bot.local.look_up import Local, look_up
from bot.local.notes import further_notes, local_notes
from bot.local.show import shown_local
from bot.wording import to_text
from knowledge.directory.finding.model import Line

LEEDS, WREXHAM, SUFFOLK = "E08000035", "W06000006", "E10000029"
DAY = datetime(2026, 11, 30, 11, tzinfo=timezone.utc)
NIGHT = datetime(2026, 11, 30, 22, tzinfo=timezone.utc)
ABUSE = Topic(("domestic_abuse",), "contacts", "England", "exampleshire")


@pytest.fixture
def stores(store, directory):
    return Stores(store, directory)


@pytest.fixture
def ask(stores):
    return lambda topic: guidance(stores, topic, Heard(), None)


@pytest.fixture
def found(directory):
    """The first contact for a topic at a moment, as it is shown."""
    return lambda topic, when: shown_local(look_up(directory, topic, 5, when=when).found.contacts[0])


def test_local_ones_come_first_and_a_national_one_is_among_five(ask):
    answer, left = ask(ABUSE)

    assert [contact.local for contact in answer.contacts] == [True] * 4 + [False]
    assert left.contacts == tuple(contact.id for contact in answer.contacts)
    assert left.passed == (4, 1)


def test_more_goes_on_where_it_stopped_then_with_points(stores, ask):
    answer, left = ask(ABUSE)
    shown = {contact.id for contact in answer.contacts}
    while left.passed:
        answer, left = more(stores, left)
        assert answer.contacts
        assert not shown & {contact.id for contact in answer.contacts}
        shown |= {contact.id for contact in answer.contacts}
    answer, _ = more(stores, left)

    assert [point.id for point in answer.points] == ["domestic_abuse.contacts.third"]


def test_beside_another_answer_two_local_ones_are_shown(ask):
    answer, left = ask(Topic(("domestic_abuse",), "law", "England", "exampleshire"))

    assert [contact.local for contact in answer.contacts] == [True, True, False, False]
    assert left.passed == ()


def test_without_an_area_it_is_asked_for(ask):
    answer, _ = ask(Topic(("domestic_abuse",), "contacts"))

    assert any("Tell me the council" in note for note in answer.notes)
    assert not any(contact.local for contact in answer.contacts)


def test_without_a_directory_no_place_is_asked_for(store):
    answer, _ = guidance(Stores(store), Topic(("domestic_abuse",), "contacts"), Heard(), None)

    assert not any("Tell me the council" in note for note in answer.notes)


def test_a_lost_directory_is_said_and_national_contacts_stay(store, lost_directory):
    answer, _ = guidance(Stores(store, lost_directory), ABUSE, Heard(), None)

    assert any("cannot be read just now" in note for note in answer.notes)
    assert [contact.id for contact in answer.contacts] == ["helpline-england", "general-line"]


def test_a_place_that_is_not_there_is_no_failure(store, directory):
    answer, _ = guidance(
        Stores(store, directory), Topic(("domestic_abuse",), "contacts", area="E06999999"), Heard(), None
    )

    assert answer.contacts


def test_local_contacts_are_reported_and_asked_for_at_night_by_options(ask):
    answer, _ = ask(ABUSE)
    messages = [option.message for option in answer.options]

    assert messages[:3] == ["more", "and out of hours?", "report a problem"]
    assert len(messages) <= 6


def test_a_problem_with_a_national_contact_can_be_reported_but_nights_need_a_place(ask):
    answer, _ = ask(Topic(("domestic_abuse",), "contacts", "England"))
    offered = [option.message for option in answer.options]

    assert "report a problem" in offered
    assert "and out of hours?" not in offered


def test_on_a_bank_holiday_it_is_said_that_hours_may_differ(directory):
    st_andrews_day = datetime(2026, 11, 30, 11, tzinfo=timezone.utc)
    glasgow = Topic(("homelessness",), "contacts", "Scotland", "S12000049")
    local = look_up(directory, glasgow, 5, when=st_andrews_day)

    assert any("bank holiday in Scotland" in note for note in local_notes(glasgow, local, asked=True))
    assert any("bank holiday in Scotland" in note for note in further_notes(local))
    elsewhere = local_notes(ABUSE, look_up(directory, ABUSE, 5, when=st_andrews_day), asked=True)
    assert not any("bank holiday" in note for note in elsewhere)


def test_a_team_that_was_asked_for_by_name_comes_first(directory):
    powys = Topic(("older_people_carers",), "contacts", "Wales", "W06000023", wishes=wishes_in("adult safeguarding"))

    assert look_up(directory, powys, 5, when=DAY).found.contacts[0].remit == "adult_safeguarding"


class TestShown:
    def test_with_what_helps_to_decide(self, found):
        contact = found(ABUSE, DAY)

        assert (contact.phone, contact.open_now, contact.verified) == ("0808 157 0104", "open now", "2026-11")
        assert "Languages: Punjabi, Urdu and Polish speaking workers." in contact.details
        assert contact.note == "Made up, for training."

    def test_by_day_the_day_line_first(self, found):
        contact = found(Topic(("child_protection",), "contacts", area="exampleshire"), DAY)

        assert (contact.phone, contact.other_lines) == ("01632 960101", ("nights and weekends 01632 960199",))

    def test_when_it_is_closed_the_night_line_first(self, found):
        contact = found(Topic(("child_protection",), "contacts", area="exampleshire"), NIGHT)

        assert (contact.phone, contact.open_now) == ("01632 960199", "closed now")
        assert "This is the number for nights and weekends." in contact.details

    def test_nobody_rang_is_said(self, found):
        contact = found(Topic(("child_protection",), "contacts", area=LEEDS), DAY)

        assert contact.verified is None
        assert contact.note == "Nobody has rung to confirm this. It is from an undated page."

    def test_what_costs_more_says_so(self, directory):
        contact = look_up(directory, ABUSE, 5, when=DAY).found.contacts[0]
        costly = replace(contact, lines=(Line("0845 602 7039", None, False, False, True),))

        assert "The call costs more than an ordinary one." in shown_local(costly).details

    def test_an_address_never(self, directory):
        contact = look_up(directory, ABUSE, 5, when=DAY).found.contacts[0]
        housed = replace(contact, address="1 Secret Road")

        assert "Secret" not in repr(shown_local(housed))


class TestSaid:
    @pytest.fixture
    def notes(self, directory):
        return lambda topic, when=DAY, asked=True: local_notes(topic, look_up(directory, topic, 4, when=when), asked)

    def test_what_is_held_back_until_somebody_rings(self, notes):
        (gap,) = notes(Topic(("homelessness",), "contacts", area=LEEDS))

        assert gap == (
            "Housing options and homelessness in Leeds: I hold no local number that anybody has confirmed. "
            "Look on the authority's own page: https://www.leeds.gov.uk/"
        )

    def test_what_is_missing_is_said_once_for_a_council(self, notes):
        (gap,) = notes(Topic(("homelessness",), "contacts", area="S12000030"), NIGHT)

        assert "Housing options and homelessness; Emergency duty team (out of hours)" in gap
        assert "https://www.gov.uk/find-local-council" in gap

    def test_a_theme_for_which_nobody_is_kept(self, notes):
        (note,) = notes(Topic(("rural_practice",), "contacts", area=LEEDS))

        assert "no local contact in Leeds" in note

    def test_a_county_whose_districts_do_the_work(self, notes):
        first = notes(Topic(("homelessness",), "contacts", area=SUFFOLK))[0]

        assert "Babergh, East Suffolk, Ipswich, Mid Suffolk, West Suffolk" in first

    def test_what_was_looked_for(self, notes):
        topic = Topic(("domestic_abuse",), "contacts", area="exampleshire", wishes=Wishes(("pa",), "women", True))

        assert notes(topic)[0] == "Looked for in Exampleshire: Punjabi spoken, for women, out of hours."

    def test_that_nobody_speaks_a_language(self, notes):
        topic = Topic(("homelessness",), "contacts", area="exampleshire", wishes=Wishes(("vi",)))

        assert any("No contact here is known to offer Vietnamese" in note for note in notes(topic))

    def test_that_no_service_fits(self, notes):
        wishes = Wishes(("pa",), "men")
        topic = Topic(("domestic_abuse",), "contacts", area="exampleshire", wishes=wishes)

        assert any("no local service that fits all of that" in note for note in notes(topic))

    def test_that_nothing_is_held_around(self, notes):
        topic = Topic(("homelessness",), "contacts", area=WREXHAM, near=True)

        assert "I hold nothing for the areas around Wrexham." in notes(topic)

    def test_beside_another_answer_only_that_there_is_none(self, notes):
        assert notes(Topic(("child_protection",), "law", area=LEEDS), asked=False) == ()
        assert len(notes(Topic(("homelessness",), "law", area=LEEDS), asked=False)) == 1


class Register:
    """The national contacts of a store, with whom they are for."""

    def __init__(self, store, **for_whom):
        self._store, self._for_whom = store, for_whom

    def contacts(self, subjects, nation):
        return [
            replace(contact, for_whom=self._for_whom.get(contact.id.replace("-", "_"), contact.for_whom))
            for contact in self._store.contacts(subjects, nation)
        ]


def test_those_for_men_come_first_for_men_and_those_for_women_not_at_all(store):
    register = Register(store, helpline_england="Women harmed at home", general_line="Male victims")
    topic = Topic(("domestic_abuse", "homelessness"), "contacts", "England", wishes=Wishes(audience="men"))
    given = contacts_for(Stores(register), topic, topic.subjects, asked=True)

    assert [contact.id for contact in given.contacts] == ["general-line", "old-line"]


@pytest.mark.parametrize(
    "notes", [lambda topic, local: local_notes(topic, local, False), lambda _, local: further_notes(local)]
)
def test_credit_goes_wherever_the_data_goes(directory, notes):
    found = look_up(directory, ABUSE, 2, when=DAY).found
    credited = replace(found.contacts[0], attribution="Contains data of Leeds City Council, OGL 3")
    local = Local(replace(found, contacts=(credited, credited)))

    assert notes(ABUSE, local) == ("Contains data of Leeds City Council, OGL 3",)


def test_more_says_when_the_directory_was_lost_meanwhile(store, lost_directory):
    answer, _ = more(Stores(store, lost_directory), replace(ABUSE, passed=(4, 1)))

    assert [contact.id for contact in answer.contacts] == ["general-line"]
    assert any("cannot be read just now" in note for note in answer.notes)


def test_the_text_says_all_of_it(ask):
    text = to_text(ask(ABUSE)[0])

    for words in ("0808 157 0104", "Checked 2026-11", "Languages: Punjabi", "Made up, for training"):
        assert words in text
