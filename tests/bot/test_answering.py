"""What an answer from the store holds: statements, their sources and dates, contacts, what to ask next."""

from dataclasses import replace

import pytest

from bot.answer import Area
from bot.answering import guidance, is_settled, more
from bot.contacts import Stores
from bot.dialogue.heard import Heard
from bot.dialogue.topic import Topic
from knowledge.likeness import Meanings
from knowledge.vocabulary import NATIONS
from tests.bot.conftest import CONTACTS

LEEDS = "E08000035"


def ask(store, subjects, need, question=None, terms=(), **known):
    answer, _ = guidance(Stores(store), Topic(tuple(subjects), need, **known), Heard(terms=terms), question)
    return answer


def names(entries):
    return [entry.id for entry in entries]


def test_an_answer_says_what_it_is_about(store):
    answer = ask(store, ["domestic_abuse"], "law", nation="Scotland")

    assert (answer.kind, answer.subjects, answer.need) == ("guidance", ("domestic_abuse",), "law")
    assert answer.title == "Domestic abuse: Law and duties (Scotland)"


def test_a_question_without_a_need_is_given_the_overview(store):
    answer, left = guidance(Stores(store), Topic(("homelessness",)), Heard(), None)

    assert names(answer.points) == ["homelessness.overview.only"]
    assert (answer.need, left.need) == ("overview", "overview")


def test_two_subjects_are_both_answered(store):
    answer = ask(store, ["homelessness", "domestic_abuse"], "overview")

    assert names(answer.points) == ["homelessness.overview.only", "domestic_abuse.overview.only"]
    assert answer.title == "Homelessness and Domestic abuse: Overview"


def test_the_title_names_only_the_subjects_that_are_answered(store):
    assert ask(store, ["young_people", "homelessness"], "overview").title == "Homelessness: Overview"
    assert ask(store, ["homelessness", "domestic_abuse"], "checklist").title == "Homelessness: Before you go"


def test_the_title_says_what_the_points_are_filed_under_when_none_answers_the_need_asked_for(store, question):
    asked = question("a rule for england alone")
    open_question = replace(asked, meanings=Meanings({"domestic_abuse": 1.0}, {"approach": 0.5, "law": 0.5}))
    answer = ask(store, ["domestic_abuse"], "approach", open_question, nation="England")

    assert answer.need == "approach"
    assert answer.title == "Domestic abuse: Law and duties (England)"


@pytest.mark.parametrize(
    ("need", "share", "settled"), [("contacts", 0.95, True), ("contacts", 0.6, False), ("law", 0.95, False)]
)
def test_only_terms_contacts_stories_and_reflection_that_are_surely_wanted_keep_to_their_heading(
    need, share, settled, question
):
    open_question = replace(question("whom can i ring"), meanings=Meanings({}, {need: share}))
    assert is_settled(need, open_question) is settled


def test_what_was_asked_for_by_its_heading_keeps_to_it(question):
    assert is_settled("law", question("anything"))
    assert is_settled("law", None)


def test_every_source_of_a_statement_is_listed_once(store):
    answer = ask(store, ["domestic_abuse"], "law", nation="England")

    assert answer.points[0].sources == ("act", "handbook")
    assert names(answer.sources) == ["act", "handbook"]


def test_an_answer_carries_the_earliest_dates_of_its_statements(store):
    answer = ask(store, ["domestic_abuse", "homelessness"], "warning_signs")

    assert (answer.reviewed, answer.review_due) == ("2020-01", "2020-06")


def test_the_statement_nearest_to_the_question_comes_first(store, question):
    answer = ask(store, ["homelessness"], "approach", question("helps, part gamma"))

    assert answer.points[0].id == "homelessness.approach.more-2"


def test_without_a_question_the_curated_order_is_kept(store):
    answer = ask(store, ["homelessness"], "approach")

    assert [point.id.rpartition(".")[2] for point in answer.points] == [
        "step-0",
        "step-1",
        "step-2",
        "step-3",
        "more-0",
    ]


def test_a_checklist_is_shown_whole_in_order_under_its_own_title(store):
    answer = ask(store, ["homelessness"], "checklist")

    assert answer.title == "Homelessness: Before you go"
    assert [point.text for point in answer.points] == ["Read the file.", "Plan it."]
    assert answer.ordered


def test_statements_that_are_no_steps_are_not_numbered(store):
    assert not ask(store, ["homelessness"], "approach").ordered


def test_a_term_that_was_named_is_explained_whatever_the_subject(store):
    answer = ask(store, ["homelessness"], "definition", terms=("domestic_abuse.definition.marac",))

    assert names(answer.points) == ["domestic_abuse.definition.marac"]
    assert answer.points[0].heading == "MARAC"
    assert "domestic_abuse" in answer.subjects


def test_a_term_that_is_gone_falls_back_to_the_glossary_of_the_subject(store):
    answer = ask(store, ["homelessness"], "definition", terms=("homelessness.definition.gone",))

    assert names(answer.points) == ["homelessness.definition.duty-to-refer"]


def test_a_term_named_beside_another_need_does_not_replace_the_answer(store):
    answer = ask(store, ["homelessness"], "overview", terms=("domestic_abuse.definition.marac",))

    assert names(answer.points) == ["homelessness.overview.only"]


def test_what_did_not_fit_is_kept_for_more(store):
    _, left = guidance(Stores(store), Topic(("homelessness",), "approach"), Heard(), None)

    assert left.remaining == tuple(f"homelessness.approach.more-{n}" for n in (1, 2, 3))


def test_more_shows_what_was_left_and_then_nothing_is_left(store):
    _, left = guidance(Stores(store), Topic(("homelessness",), "approach"), Heard(), None)
    answer, rest = more(Stores(store), left)

    assert names(answer.points) == list(left.remaining)
    assert (answer.kind, answer.title) == ("guidance", "Homelessness: How to talk and engage")
    assert rest.remaining == ()


def test_more_shows_five_statements_at_a_time(store):
    ids = [
        *(f"homelessness.approach.step-{n}" for n in range(4)),
        *(f"homelessness.approach.more-{n}" for n in range(4)),
    ]
    answer, rest = more(Stores(store), Topic(("homelessness",), "approach", remaining=tuple(ids)))

    assert names(answer.points) == ids[:5]
    assert rest.remaining == tuple(ids[5:])


def test_more_shows_the_whole_of_the_next_checklist_in_order_under_its_title(store):
    _, left = guidance(Stores(store), Topic(("homelessness", "domestic_abuse"), "checklist"), Heard(), None)
    titles = []
    while left.remaining:
        answer, left = more(Stores(store), left)
        titles.append((answer.title, [point.text for point in answer.points], answer.ordered))

    assert titles == [
        ("Homelessness: After you went", ["Write it down."], True),
        ("Domestic abuse: Before you go", ["Read the file.", "Plan it."], True),
        ("Domestic abuse: After you went", ["Write it down."], True),
    ]


def test_more_does_not_cut_a_checklist_that_is_longer_than_five_steps(bare_store):
    _, left = guidance(Stores(bare_store), Topic(("homelessness",), "checklist"), Heard(), None)
    answer, rest = more(Stores(bare_store), left)

    assert [point.text for point in answer.points] == [f"Do step {n}." for n in "abcdefg"]
    assert rest.remaining == ()


@pytest.mark.parametrize(("wanted", "place", "size"), [(None, 0, 5), ("a late note on sharing, number five", 1, 4)])
def test_sharing_is_answered_with_both_duties_first_or_behind_what_fits_best(store, question, wanted, place, size):
    topic = Topic(("domestic_abuse",), "information_sharing")
    answer, left = guidance(Stores(store), topic, Heard(), question(wanted) if wanted else None)

    assert answer.points[place].id == "domestic_abuse.information_sharing.both-duties"
    assert len(answer.points) == size
    assert len({*names(answer.points), *left.remaining}) == len(answer.points) + len(left.remaining) == 6


def test_sharing_between_two_subjects_states_the_duties_once(store):
    answer = ask(store, ["homelessness", "domestic_abuse"], "information_sharing")

    stated = [name for name in names(answer.points) if "both-duties" in name]
    assert stated == names(answer.points)[:1] == ["homelessness.information_sharing.both-duties"]
    assert len(answer.points) == 5


def test_the_duties_are_stated_only_in_answers_on_sharing(store):
    assert not any("both-duties" in name for name in names(ask(store, ["domestic_abuse"], "law").points))


def test_of_several_terms_the_one_asked_for_comes_first_then_the_best_fit(store):
    terms = tuple(point.id for point in store.find(["homelessness"], "definition", limit=9).points)
    asked = Heard(terms=terms, asked_term=terms[-1])
    answer, _ = guidance(Stores(store), Topic(("homelessness",), "definition"), asked, None)

    assert answer.points[0].id == terms[-1]


def test_a_term_is_headed_by_its_abbreviation_too(store):
    answer = ask(store, ["homelessness"], "definition")

    assert answer.points[0].heading == "Duty to refer (DTR)"


def test_more_is_offered_only_while_something_is_left(store):
    first, left = guidance(Stores(store), Topic(("homelessness",), "approach"), Heard(), None)
    second, _ = more(Stores(store), left)

    assert first.options[0].message == "more"
    assert "more" not in [option.message for option in second.options]


def test_other_needs_are_offered_in_words_that_can_be_sent(store):
    messages = [option.message for option in ask(store, ["homelessness"], "approach").options]

    assert "Homelessness: checklist" in messages
    assert "Homelessness: how to talk and engage" not in messages


@pytest.mark.parametrize("nation", NATIONS)
def test_the_other_nations_are_offered_where_the_law_differs(store, nation):
    messages = [option.message for option in ask(store, ["domestic_abuse"], "law", nation=nation).options]

    assert f"and in {nation}?" not in messages
    assert any(f"and in {other}?" in messages for other in NATIONS)


def test_nations_are_not_offered_where_they_change_nothing(store):
    assert not any("and in" in option.message for option in ask(store, ["homelessness"], "approach").options)


def test_contacts_that_curators_put_first_come_first(store):
    assert names(ask(store, ["domestic_abuse"], "law").contacts) == [
        "helpline-england",
        "helpline-scotland",
        "general-line",
    ]


@pytest.mark.parametrize(
    ("nation", "line"), [("England", ["helpline-england"]), ("Scotland", ["helpline-scotland"]), ("Wales", [])]
)
def test_only_contacts_that_work_in_the_nation_are_given(store, nation, line):
    assert names(ask(store, ["domestic_abuse"], "law", nation=nation).contacts) == [*line, "general-line"]


def test_a_contact_is_shown_with_its_details(store):
    line = ask(store, ["domestic_abuse"], "law", nation="England").contacts[0]

    assert (line.phone, line.hours, line.areas) == ("0800 000 0001", "Day and night", ("England",))
    assert (line.verified, line.note) == ("2026-08", None)


def test_a_contact_for_all_nations_is_said_to_be_for_the_uk(store):
    assert ask(store, ["homelessness"], "law").contacts[0].areas == ("UK",)


def test_a_contact_read_on_an_old_page_asks_the_reader_to_check(store):
    notes = {contact.id: contact.note for contact in ask(store, ["homelessness"], "law").contacts}

    assert notes == {"general-line": None, "old-line": "Check these details before you rely on them."}


def test_a_contact_from_an_undated_page_claims_no_date(store):
    assert ask(store, ["young_people"], "law").contacts[0].verified is None


def test_asking_for_contacts_gives_contacts(store):
    answer = ask(store, ["homelessness"], "contacts")

    assert answer.kind == "contacts"
    assert names(answer.contacts) == ["old-line", "general-line"]


def test_the_emergency_number_does_not_take_the_place_of_a_service(store):
    assert any(entry["id"] == "emergency-999" for entry in CONTACTS)
    assert "emergency-999" not in names(ask(store, ["homelessness"], "contacts").contacts)


def test_an_answer_for_a_council_names_it_and_its_nation(store):
    answer = ask(store, ["homelessness"], "law", nation="England", area=LEEDS)

    assert answer.area == Area("Leeds", "Leeds", LEEDS, "England")


def test_an_answer_for_a_nation_names_no_council(store):
    assert ask(store, ["homelessness"], "law", nation="Wales").area == Area("Wales", None, None, "Wales")


def test_an_answer_for_no_place_has_no_area(store):
    assert ask(store, ["homelessness"], "law").area is None


def test_a_statement_about_both_subjects_is_found_from_the_other_side_and_does_not_change_what_was_asked(store):
    answer = ask(store, ["homelessness"], "warning_signs")

    assert "domestic_abuse.warning_signs.on-both" in names(answer.points)
    assert answer.subjects == ("homelessness",)
    assert answer.title.startswith("Homelessness:")
