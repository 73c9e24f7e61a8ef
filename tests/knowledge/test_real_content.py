"""The real curated content: whole, sound, sourced, placed in its nations, without a number that must not be rung."""

import re
from collections import Counter
from statistics import median

import pytest

from knowledge.check import checked_content
from knowledge.content import CONTENT
from knowledge.load import load_content
from knowledge.numbers import digits, numbers_in
from knowledge.plain_words import reading_age
from knowledge.store import KnowledgeStore
from knowledge.vocabulary import NATIONS, NEEDS, SUBJECTS
from tests.knowledge.spoken import Passage, ids, retired_in

WITH_CONTENT = sorted(path.name for path in CONTENT.iterdir() if path.is_dir() and path.name != "shared")
LEAST_POINTS = 80
LEAST_POINTS_IN_ALL = 1_500
LEAST_INTERACTIONS = 60
LEAST_TERMS = 200
HIGHEST_MEDIAN_READING_AGE = 12
LAW = {"in_force", "enacted", "bill", "draft"}
NO_AUTHORITY_ON_LAW = re.compile("effective-practice-2004-ch|transcultural-health-2004|waymark-editorial")
NATION_IN_TEXT = {
    "England": r"\bEngland\b|\bGreat Britain\b",
    "Wales": r"\bWales\b|\bWelsh\b|\bGreat Britain\b",
    "Scotland": r"\bScotland\b|\bScottish\b|\bScots\b|\bGreat Britain\b",
    "Northern Ireland": r"\bNorthern Ireland\b",
}
KEEPS_CONFIDENCE = re.compile(r"private|privacy|confiden|consent|in secret", re.IGNORECASE)
SHARES_FOR_SAFETY = re.compile(r"\b(share|sharing|tell|pass|refer|act|wait)\b.*\b(harm|danger|risk)", re.IGNORECASE)
SHARES_BECAUSE_OF_HARM = re.compile(r"\b(harm|danger|risk)\w*\b.*\b(share|tell|pass|refer|act|wait)\b", re.IGNORECASE)


def test_the_content_is_sound():
    assert checked_content().problems == []


def test_every_subject_has_content():
    assert set(WITH_CONTENT) == set(SUBJECTS)


@pytest.mark.parametrize("subject", WITH_CONTENT)
def test_a_subject_has_all_twelve_needs(points, subject):
    assert {point.need for point in points if point.subject == subject} == set(NEEDS)


@pytest.mark.parametrize("subject", WITH_CONTENT)
def test_a_subject_has_at_least_eighty_points(points, subject):
    assert sum(point.subject == subject for point in points) >= LEAST_POINTS


def test_there_is_enough_to_answer_from(points, real):
    assert len(points) >= LEAST_POINTS_IN_ALL
    assert sum(len(point.subjects) > 1 for point in points) >= LEAST_INTERACTIONS
    assert sum(point.entry.term is not None for point in real.points) >= LEAST_TERMS


def test_half_of_all_points_are_read_with_ease_at_twelve(points):
    assert median(reading_age(point.text) for point in points) <= HIGHEST_MEDIAN_READING_AGE


def test_every_point_id_is_unique(points):
    assert [name for name, times in Counter(ids(points)).items() if times > 1] == []


def test_every_point_id_is_subject_need_and_name(points):
    shape = re.compile(rf"({'|'.join(WITH_CONTENT)})\.({'|'.join(NEEDS)})\.[a-z0-9]+(-[a-z0-9]+)*")
    assert [name for name in ids(points) if not shape.fullmatch(name)] == []


def test_every_checklist_of_a_subject_has_a_name_of_its_own(real):
    named = {(point.list_id, point.list_title) for point in real.points if point.list_id}
    assert [name for name, times in Counter(name for name, _ in named).items() if times > 1] == []


@pytest.mark.parametrize("subject", WITH_CONTENT)
@pytest.mark.parametrize("nation", NATIONS)
def test_each_subject_says_what_the_law_is_in_each_nation(points, subject, nation):
    assert [p for p in points if subject in p.subjects and p.need == "law" and nation in p.nations]


def names_its_nations(point):
    return all(re.search(NATION_IN_TEXT[nation], point.text) for nation in point.nations)


def test_law_that_does_not_hold_everywhere_names_its_nations_in_the_text(points):
    local = [p for p in points if p.need == "law" and len(p.nations) < len(NATIONS)]
    assert len(local) >= 4 * len(WITH_CONTENT)
    assert ids(p for p in local if not names_its_nations(p)) == []


def test_the_text_of_a_law_point_opens_with_no_other_nation_than_its_own(points):
    odd = []
    for point in points:
        opening = re.match(r"(?:In )?(England|Wales|Scotland|Northern Ireland)\b[:,]?", point.text)
        if point.need == "law" and opening and opening.group(1) not in point.nations:
            odd.append(point.id)
    assert odd == []


def test_law_rests_on_more_than_the_book_of_2004_and_our_own_experience(real):
    law = [point for point in real.points if point.entry.status in LAW]
    assert law
    assert [point.id for point in law if all(map(NO_AUTHORITY_ON_LAW.match, point.entry.sources))] == []


def states_both_duties(point):
    shares = SHARES_FOR_SAFETY.search(point.text) or SHARES_BECAUSE_OF_HARM.search(point.text)
    return bool(KEEPS_CONFIDENCE.search(point.text) and shares)


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("Keep this private, but share it when a child may be harmed.", True),
        ("Keep this private.", False),
        ("Share it when a child may be harmed.", False),
    ],
)
def test_both_duties_are_told_from_one(text, both):
    assert states_both_duties(Passage("a.b.c", text)) is both


@pytest.mark.parametrize("subject", WITH_CONTENT)
@pytest.mark.parametrize("nation", NATIONS)
def test_information_sharing_states_both_duties_in_each_nation(points, subject, nation):
    sharing = [p for p in points if (p.subject, p.need) == (subject, "information_sharing") and nation in p.nations]
    assert [point for point in sharing if states_both_duties(point)]


@pytest.fixture(scope="module")
def retired(real):
    return [digits(number.digits) for number in real.retired]


@pytest.mark.parametrize("printed", ["0800 77 66 00", "0800776600", "0800-776-600", "(0800) 776 600"])
def test_a_retired_number_would_be_seen_however_it_is_printed(retired, printed):
    assert retired_in(f"Ring {printed} today.", retired) == ["0800776600"]


def test_a_longer_number_that_holds_a_retired_one_is_another_number(retired):
    assert retired_in("Ring 0800 77 66 001.", retired) == []


def test_no_retired_number_is_shown_anywhere(shown, retired):
    found = {passage.id: retired_in(passage.whole, retired) for passage in shown}
    assert {name: numbers for name, numbers in found.items() if numbers} == {}


def test_no_retired_number_hides_among_the_other_spellings(real, retired):
    spellings = [word for point in real.points for word in point.entry.also]
    spellings += [word for subject in real.subjects for word in subject.also]
    assert [word for word in spellings if retired_in(word, retired)] == []


def test_texts_hold_no_number_but_999_101_and_111(points):
    assert [(p.id, numbers_in(p.whole)) for p in points if numbers_in(p.whole) - {"999", "101", "111"}] == []


def test_every_contact_can_be_reached(real):
    reach = ("phone", "text_or_sms", "web", "email")
    assert [entry.id for entry, _ in real.contacts if not any(getattr(entry, field) for field in reach)] == []


@pytest.mark.parametrize("subject", WITH_CONTENT)
@pytest.mark.parametrize("nation", NATIONS)
def test_each_subject_has_a_contact_in_each_nation(real, subject, nation):
    assert [
        e
        for e, _ in real.contacts
        if subject in e.subjects and nation in e.nations and not e.id.startswith("emergency")
    ]


def test_the_real_content_loads_and_answers_on_every_subject_and_need(real, engine, embed):
    load_content(engine, real, "content", "encoder", embed)
    store = KnowledgeStore(engine)
    assert store.subjects() == tuple(WITH_CONTENT)
    assert [(s, n) for s in WITH_CONTENT for n in NEEDS if not store.find([s], n).points] == []
