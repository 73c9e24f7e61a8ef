"""Each label of a turn: when it is met, and what is said when it is not."""

import pytest

from bot.scenarios.expect import judge
from tests.bot.scenarios.answers import LEEDS, answer, contact, options, point, reply, turn, urgent


def verdict(line, said):
    """The one check that a line gives of an answer."""
    checks = judge(turn(line), reply(said))
    assert len(checks) == 1
    return checks[0]


SAID = answer(
    "Refer today, with her consent.",
    lead="Here is what helps.",
    notes=("Do not wait for consent.",),
    contacts=(contact(name="Shelter Line", caution="Leave no message."), contact(areas=("Leeds",))),
    area=LEEDS,
    options=options("Checklist", "In Wales"),
    redacted=("PERSON", "NHS_NUMBER"),
    urgency="same_day",
    urgent=urgent(),
)


@pytest.mark.parametrize(
    "line",
    [
        "Bot should say: refer; consent; what helps; leave no message; 999; 0800 000 0001",
        "Bot should say one of: no such word; today",
        "Bot should not say: wait for the police",
        "Bot should not say: wait for consent",
        "Bot should be about: HIV; Homelessness",
        "Bot should answer: Checklist or Law and duties",
        "Bot should treat it as: emergency or same day",
        "Bot should know the nation: England",
        "Bot should know the place: Leeds",
        "Bot should offer: in wales, checklist",
        "Bot should show a contact for: Leeds City Council",
        "Bot should show a contact called: shelter; emergency serv",
        "Bot should have removed: NHS number",
    ],
)
def test_what_is_met(line):
    check = verdict(line, SAID)
    assert (check.met, check.why) == (True, "")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Bot should say: refer; the police", "it did not say the police"),
        ("Bot should say one of: police; court", "it said none of them"),
        ("Bot should not say: refer today", 'it said "refer today" in "Refer today, with her consent."'),
        ("Bot should be about: HIV; Domestic abuse", "it was about Homelessness"),
        ("Bot should answer: Checklist", "it answered Law and duties"),
        ("Bot should treat it as: not urgent", "it treated it as same day"),
        ("Bot should know the nation: Wales", "the nation it knew was England"),
        ("Bot should know the place: Powys", "the place it knew was Leeds"),
        ("Bot should offer: Contacts", "it did not offer Contacts. It offered: Checklist; In Wales"),
        ("Bot should show a contact for: Powys", "it showed no local contact for Powys"),
        ("Bot should show a contact called: Refuge", "it showed no contact called Refuge. It showed: Shelter Line"),
        ("Bot should ask back", "it gave an answer (guidance)"),
        ("Bot should refuse", "it did not (guidance)"),
        ("Bot should have removed: postcode", "it did not take out postcode"),
    ],
)
def test_what_is_not_met_says_what_came_instead(line, why):
    check = verdict(line, SAID)
    assert not check.met
    assert check.why.startswith(why)
    assert check.wording == f"the {line[0].lower()}{line[1:]}"


def test_asking_back_and_refusing():
    assert verdict("Bot should ask back", answer(kind="clarify")).met
    assert verdict("Bot should refuse", answer(kind="out_of_scope")).met


def test_nothing_known_is_said_plainly():
    bare = answer(subjects=(), need=None)
    assert verdict("Bot should be about: HIV", bare).why == "it was about no subject"
    assert verdict("Bot should answer: Checklist", bare).why == "it answered no need"
    assert verdict("Bot should know the nation: Wales", bare).why == "the nation it knew was none"


@pytest.mark.parametrize("word", ["Law and duties", "Care Act", "Wales only option"])
def test_heading_sources_and_labels_of_options_are_not_what_the_bot_said(word):
    from bot.answer import ShownSource

    source = ShownSource("a", "Care Act 2014", "Parliament", "2014", None)
    said = answer("A point.", sources=(source,), options=options("Wales only option"))
    assert not verdict(f"Bot should say: {word}", said).met


def test_terms_and_notes_of_points_are_what_the_bot_said():
    said = answer(
        points=(point("A meeting.", heading="MARAC", note="England"),), reviewed="2026-11", review_due="2027-05"
    )
    assert verdict("Bot should say: MARAC; England; meeting", said).met


def test_words_never_reach_from_one_point_into_the_next():
    assert not verdict("Bot should say: end begin", answer("It will end", "begin again")).met


def test_a_warning_is_no_advice_and_a_trainer_is_told_of_it():
    check = verdict("Bot should not say: wait for consent", SAID)
    assert check.met
    assert check.remark == 'seen as a warning, not as advice: "wait for consent" in "Do not wait for consent."'


def test_advice_counts_even_beside_a_warning():
    said = answer("Do not wait for consent.", "Wait for consent.")
    check = verdict("Bot should not say: wait for consent", said)
    assert not check.met
    assert "Do not" not in check.why


def test_several_lines_of_one_kind_are_one_longer_line():
    checks = judge(turn("Bot should be about: HIV", "Bot should be about: Homelessness"), reply(SAID))
    assert [(check.met, check.wording) for check in checks] == [(True, "the bot should be about: HIV; Homelessness")]


def test_several_lines_of_say_one_of_are_each_a_test():
    checks = judge(turn("Bot should say one of: refer", "Bot should say one of: police"), reply(SAID))
    assert [check.met for check in checks] == [True, False]


def test_a_check_knows_its_line():
    checks = judge(turn("Bot should say: refer", "Bot should say: x"), reply(SAID))
    assert [check.line - checks[0].line for check in checks] == [0, 1]


def test_a_contact_of_the_nation_is_no_contact_of_the_place():
    assert not verdict("Bot should show a contact for: Leeds", answer(contacts=(contact(areas=("England",)),))).met
