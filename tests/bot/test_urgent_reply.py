"""The fixed words for danger: one reply a category, the right lines of each nation, only numbers of the register."""

import pytest
import yaml

from bot.understanding.urgency import CALM, EMERGENCY, RULES_FILE, SAME_DAY, Urgency
from bot.urgent_reply import REPLIES_FILE, emergency_numbers, urgent_reply
from knowledge.numbers import digits, numbers_out_of_place
from knowledge.vocabulary import NATIONS

DATA = yaml.safe_load(REPLIES_FILE.read_text(encoding="utf-8"))
CATEGORIES = sorted({entry["id"] for entry in yaml.safe_load(RULES_FILE.read_text(encoding="utf-8"))["categories"]})
DOMESTIC = {
    "England": "0808 2000 247",
    "Wales": "0808 80 10 800",
    "Scotland": "0800 027 1234",
    "Northern Ireland": "0808 802 1414",
}
MENTAL_HEALTH = {
    "England": "nhs-111-mental-health-england",
    "Wales": "nhs-111-press-2-wales",
    "Scotland": "nhs-24-mental-health-hub",
    "Northern Ireland": "lifeline-ni",
}


def reply_to(category, nation=None, level=EMERGENCY):
    return urgent_reply(Urgency(level, category), nation)


def ids(reply):
    return [number.id for number in reply.numbers]


def phones(reply):
    return {number.phone for number in reply.numbers}


def spoken(category):
    reply = reply_to(category)
    return [reply.title, *reply.first, reply.never]


@pytest.mark.parametrize("name", DATA["numbers"])
def test_every_number_is_that_of_the_contact_register(curated, name):
    registered = {entry.id: entry.phone for entry, _ in curated.contacts}

    assert digits(DATA["numbers"][name]["phone"]) == digits(registered[name])


@pytest.mark.parametrize("name", DATA["numbers"])
def test_no_number_has_been_retired(curated, name):
    assert digits(DATA["numbers"][name]["phone"]) not in {number.digits for number in curated.retired}


@pytest.mark.parametrize("name", DATA["numbers"])
def test_a_line_for_one_nation_is_registered_for_that_nation(curated, name):
    nations = {entry.id: set(entry.nations) for entry, _ in curated.contacts}[name]
    used = {nation for group in DATA["groups"].values() for nation, lines in group.items() if name in lines}

    assert used <= nations


def test_there_are_thirteen_kinds_of_danger():
    assert len(CATEGORIES) == 13


def test_every_category_has_a_reply_and_every_reply_a_category():
    assert sorted(DATA["replies"]) == CATEGORIES


@pytest.mark.parametrize("category", CATEGORIES)
def test_every_reply_says_what_to_do_whom_to_ring_and_what_not_to_do(category):
    reply = reply_to(category)

    assert reply.category == category
    assert all(text.strip() for text in spoken(category))
    assert reply.first
    assert reply.numbers
    assert all(number.name and number.phone for number in reply.numbers)


@pytest.mark.parametrize("category", CATEGORIES)
def test_every_reply_begins_its_numbers_with_999(category):
    assert reply_to(category).numbers[0].phone == "999"


@pytest.mark.parametrize("category", CATEGORIES)
def test_no_text_gives_a_number_that_belongs_into_the_contact_register(category):
    assert numbers_out_of_place(" ".join(spoken(category))) == set()


@pytest.mark.parametrize("category", CATEGORIES)
@pytest.mark.parametrize("nation", [None, *NATIONS])
def test_no_number_is_given_twice(category, nation):
    assert len(ids(reply_to(category, nation))) == len(set(ids(reply_to(category, nation))))


@pytest.mark.parametrize("category", CATEGORIES)
@pytest.mark.parametrize("nation", NATIONS)
def test_a_known_nation_gets_no_line_of_another(curated, category, nation):
    works_in = {entry.id: entry.nations for entry, _ in curated.contacts}

    assert all(nation in works_in[name] for name in ids(reply_to(category, nation)))


@pytest.mark.parametrize(("nation", "phone"), DOMESTIC.items())
@pytest.mark.parametrize("category", ["assault_now", "weapon_threat_to_kill", "forced_marriage_abduction_fgm"])
def test_danger_at_home_gets_the_helpline_of_the_nation(nation, phone, category):
    assert phones(reply_to(category, nation)) & set(DOMESTIC.values()) == {phone}


@pytest.mark.parametrize(("nation", "line"), MENTAL_HEALTH.items())
@pytest.mark.parametrize("category", ["suicide_self_harm", "psychiatric_crisis"])
def test_a_mental_health_crisis_gets_the_line_of_the_nation(nation, line, category):
    assert set(ids(reply_to(category, nation))) & set(MENTAL_HEALTH.values()) == {line}


@pytest.mark.parametrize(
    ("nation", "given"), [("England", False), ("Wales", False), ("Scotland", False), ("Northern Ireland", True)]
)
def test_the_housing_executive_is_named_in_northern_ireland_only(nation, given):
    assert ("nihe-out-of-hours" in ids(reply_to("no_shelter", nation))) is given


def test_without_a_nation_the_lines_of_all_nations_are_given():
    assert phones(reply_to("assault_now")) >= set(DOMESTIC.values())
    assert set(ids(reply_to("suicide_self_harm"))) >= set(MENTAL_HEALTH.values())


@pytest.mark.parametrize(("level", "words"), [(EMERGENCY, "Danger now."), (SAME_DAY, "Act today.")])
def test_the_title_says_how_soon_to_act(level, words):
    assert reply_to("missing_exploited", level=level).title.startswith(words)


def test_no_danger_has_no_reply():
    assert urgent_reply(CALM) is None


def test_every_failure_gives_999_101_and_the_samaritans():
    assert [number.phone for number in emergency_numbers()] == ["999", "101", "116 123"]
