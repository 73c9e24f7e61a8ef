"""How each message changes what a conversation is about."""

from dataclasses import replace

import pytest

from bot.dialogue.follow import (
    as_more_on_contacts,
    move_of,
    named_nations,
    next_topic,
    points_at_another,
    tells_a_case,
    whole_question,
    within_case,
)
from bot.dialogue.heard import ADDS, ANSWERS, ASKS, CORRECTS, INFORM, OPENS, OUT_OF_SCOPE, REPLACES, Heard, Likely
from bot.dialogue.topic import NEED, PLACE, REPORT, SUBJECT, Shown, Topic
from bot.dialogue.wishes import Wishes, wishes_in

LEEDS, LONDON_BOROUGH, CARDIFF, GLASGOW = "E08000035", "E09000007", "W06000015", "S12000049"
KNOWN = Topic(("homelessness",), "law", "England", LEEDS, ("homelessness.law.a",))


def after(heard, topic=KNOWN):
    """Return the next topic, but for what the case may be about besides: that has tests of its own."""
    return replace(next_topic(topic, heard), spoken_of=())


def test_a_follow_up_may_change_only_the_need():
    assert after(Heard(intent="checklist")) == Topic(("homelessness",), "checklist", "England", LEEDS)


def test_a_follow_up_may_change_only_the_subject():
    assert after(Heard(intent=INFORM, subjects=("hiv",))) == Topic(("hiv",), "law", "England", LEEDS)


def test_a_follow_up_may_change_only_the_place():
    changed = after(Heard(intent=INFORM, places=(LONDON_BOROUGH,)))

    assert changed == Topic(("homelessness",), "law", "England", LONDON_BOROUGH)


def test_a_place_brings_its_nation():
    assert after(Heard(intent=INFORM, places=(CARDIFF,))) == Topic(("homelessness",), "law", "Wales", CARDIFF)


def test_a_follow_up_may_change_only_the_nation():
    assert after(Heard(intent=INFORM, nations=("Scotland",)), Topic(("hiv",), "law", "England")) == Topic(
        ("hiv",), "law", "Scotland"
    )


def test_back_here_is_where_it_was_told_first_that_the_worker_is():
    trail = tuple(
        Shown(("hiv",), "law", nation, area) for nation, area in ((None, None), ("Wales", CARDIFF), ("England", LEEDS))
    )
    away = Topic(("hiv",), "law", "England", LEEDS, trail=trail)
    back = after(Heard(text="back over here, is it the same", intent="law"), away)
    assert (back.nation, back.area) == ("Wales", CARDIFF)

    elsewhere = after(Heard(text="back here in Glasgow", intent="law", places=(GLASGOW,)), away)
    assert (elsewhere.nation, elsewhere.area) == ("Scotland", GLASGOW)
    assert after(Heard(text="and the costs", intent="law"), away).area == LEEDS


def test_a_nation_drops_a_place_that_is_elsewhere():
    assert after(Heard(intent=INFORM, nations=("Scotland",))).area is None


def test_a_nation_keeps_a_place_that_is_in_it():
    assert after(Heard(intent=INFORM, nations=("England",))).area == LEEDS


@pytest.mark.parametrize(
    "heard",
    [
        Heard(nations=("England", "Scotland")),
        Heard(places=(LEEDS, CARDIFF)),
        Heard(places=(LEEDS,), nations=("Wales",)),
    ],
)
def test_two_nations_at_once_leave_the_nation_open(heard):
    assert after(heard).nation is None


def test_a_place_and_its_own_nation_are_one_nation():
    assert after(Heard(places=(GLASGOW,), nations=("Scotland",))).nation == "Scotland"


def test_two_places_in_one_nation_are_one_nation():
    changed = after(Heard(places=(LEEDS, LONDON_BOROUGH)), Topic())

    assert (changed.nation, changed.area) == ("England", LEEDS)


def test_two_places_in_two_nations_leave_nation_and_place_open():
    changed = after(Heard(places=(LEEDS, CARDIFF)))

    assert (changed.nation, changed.area) == (None, None)


def test_a_place_named_with_another_nation_is_left_open():
    changed = after(Heard(places=(LEEDS,), nations=("Wales",)), Topic())

    assert (changed.nation, changed.area) == (None, None)


def test_two_nations_keep_a_place_that_is_in_one_of_them():
    assert after(Heard(nations=("England", "Scotland"))).area == LEEDS


def test_a_term_brings_its_subject():
    assert after(Heard(intent="definition", terms=("domestic_abuse.definition.marac",))).subjects == ("domestic_abuse",)


def test_terms_of_one_subject_bring_that_subject():
    heard = Heard(terms=("hiv.definition.prep", "hiv.definition.pep"))

    assert after(heard).subjects == ("hiv",)


def test_terms_of_two_subjects_leave_the_subject_as_it_was():
    heard = Heard(terms=("domestic_abuse.definition.marac", "hiv.definition.prep"))

    assert after(heard).subjects == ("homelessness",)


def test_a_correction_that_holds_a_term_stays_with_the_case():
    heard = Heard(move=CORRECTS, intent=INFORM, terms=("partnership_working.definition.secondment",))
    assert after(heard).subjects == ("homelessness",)


def test_a_term_that_is_an_ordinary_word_gives_way_to_what_else_is_likely():
    heard = Heard(guesses=("domestic_abuse",), terms=("young_people.definition.staying-put",))
    assert after(heard).subjects == ("homelessness",)


def test_a_subject_that_is_named_wins_over_that_of_a_term():
    heard = Heard(subjects=("young_people",), terms=("domestic_abuse.definition.marac",))

    assert after(heard).subjects == ("young_people",)


def test_several_subjects_keep_their_order():
    assert after(Heard(subjects=("hiv", "domestic_abuse"))).subjects == ("hiv", "domestic_abuse")


def test_a_subject_alone_at_the_start_asks_for_the_overview():
    assert after(Heard(intent=INFORM, subjects=("hiv",)), Topic()).need == "overview"


def test_a_place_alone_at_the_start_asks_for_nothing_yet():
    assert after(Heard(intent=INFORM, places=(LEEDS,)), Topic()).need is None


@pytest.mark.parametrize("intent", ["greet", "thank", "more", "out_of_scope", None, "no_such_intent"])
def test_what_is_no_need_leaves_the_need_as_it_was(intent):
    assert after(Heard(intent=intent)).need == "law"


def test_a_message_that_says_nothing_new_changes_nothing_but_what_was_left_to_show():
    assert after(Heard(intent="law")) == Topic(("homelessness",), "law", "England", LEEDS, ())


def sure(need, share=0.9):
    return {"intent": need, "needs": (Likely(need, share),)}


def test_the_first_message_opens_a_case_whatever_it_looks_like():
    assert move_of(Topic(), Heard(move=ADDS)) == OPENS
    assert move_of(KNOWN, Heard(move=ADDS)) == ADDS


def test_another_question_on_the_same_case_keeps_its_subject_against_a_mere_likeness():
    likely = (Likely("child_protection", 0.8),)
    heard = Heard(**sure("partners"), subjects=("child_protection",), readings=likely, move=ASKS)
    changed = after(heard)
    assert (changed.subjects, changed.need) == (("homelessness",), "partners")


def test_another_question_that_names_a_group_is_about_that_group():
    heard = Heard(**sure("partners"), subjects=("hiv",), named=("hiv",), move=ASKS)
    assert after(heard).subjects == ("hiv",)


def test_a_new_fact_adds_its_subject_behind_that_of_the_case():
    changed = after(Heard(intent=INFORM, subjects=("young_people",), move=ADDS))
    assert (changed.subjects, changed.need) == (("homelessness", "young_people"), "law")


def test_a_new_fact_that_names_a_group_puts_it_first():
    changed = after(Heard(intent=INFORM, subjects=("hiv",), named=("hiv",), move=ADDS))
    assert changed.subjects == ("hiv", "homelessness")


def test_a_group_that_a_fact_names_but_hardly_means_stands_behind():
    fact = Heard(intent=INFORM, subjects=("hiv",), named=("hiv",), readings=(Likely("hiv", 0.7),), move=ADDS)
    assert after(fact).subjects == ("homelessness", "hiv")


def test_a_whole_story_that_is_surely_about_something_tells_a_case():
    story = "lady upstairs gets forty texts a day off her ex and hes outside when she leaves"
    heard = Heard(story, subjects=("domestic_abuse",), readings=(Likely("domestic_abuse", 0.9),))
    assert tells_a_case(heard)
    assert not tells_a_case(replace(heard, text="forty texts a day"))
    assert not tells_a_case(replace(heard, readings=(Likely("domestic_abuse", 0.5),)))


def test_facts_never_pile_up_more_than_three_subjects():
    known = Topic(("homelessness", "hiv", "domestic_abuse"), "law")
    assert len(after(Heard(subjects=("young_people",), move=ADDS), known).subjects) == 3


@pytest.mark.parametrize("move", [ADDS, CORRECTS])
def test_a_fact_or_a_correction_changes_what_is_wanted_only_when_it_plainly_asks(move):
    assert after(Heard(**sure("approach", 0.3), move=move)).need == "law"
    assert after(Heard(**sure("approach", 0.7), move=move)).need == "approach"


def test_the_same_for_another_group_changes_the_group_alone():
    changed = after(Heard(**sure("overview", 0.9), subjects=("gypsy_roma_traveller",), move=REPLACES))
    assert (changed.subjects, changed.need) == (("gypsy_roma_traveller",), "law")


def test_the_same_for_another_group_may_plainly_ask_something_else():
    changed = after(Heard(**sure("contacts", 0.9), subjects=("gypsy_roma_traveller",), move=REPLACES))
    assert (changed.subjects, changed.need) == (("gypsy_roma_traveller",), "contacts")


def test_what_tells_another_case_with_its_own_question_is_no_answer_to_the_bot():
    story = Heard(text=" ".join(["word"] * 14), **sure("checklist", 0.7), subjects=("hiv",), move=OPENS)
    asked = replace(KNOWN, asked=SUBJECT)
    assert move_of(asked, story) == OPENS
    assert move_of(asked, replace(story, text="the second one, I think")) == ANSWERS


def test_another_case_replaces_all_but_the_place_of_work():
    changed = after(Heard(**sure("approach"), subjects=("hiv",), move=OPENS))
    assert (changed.subjects, changed.need, changed.area) == (("hiv",), "approach", LEEDS)


ASKED_SUBJECT = Topic((), "law", asked=SUBJECT)
ASKED_NEED = Topic(("hiv",), None, asked=NEED)


def test_what_is_told_when_asked_for_the_subject_keeps_what_was_wanted():
    changed = after(Heard(**sure("checklist", 0.6), subjects=("hiv",), move=OPENS), ASKED_SUBJECT)
    assert (changed.subjects, changed.need) == (("hiv",), "law")


def test_what_is_told_when_asked_may_still_plainly_ask_for_something_else():
    assert after(Heard(**sure("contacts", 0.9), subjects=("hiv",)), ASKED_SUBJECT).need == "contacts"


def test_what_is_told_when_asked_for_the_need_keeps_the_subject():
    changed = after(Heard(**sure("checklist"), subjects=("child_protection",)), ASKED_NEED)
    assert (changed.subjects, changed.need) == (("hiv",), "checklist")


def test_a_question_that_was_asked_back_is_over_with_the_next_message():
    changed = after(Heard(subjects=("hiv",)), Topic((), "law", asked=SUBJECT, offered=("HIV: law and duties",)))
    assert (changed.asked, changed.offered) == (None, ())


def test_a_follow_up_is_looked_up_with_what_was_said_before():
    heard = Heard(text="what if she refuses", earlier=("he has her card",), move=ASKS)
    assert whole_question(KNOWN, heard) == "he has her card what if she refuses"


def test_a_new_case_is_looked_up_by_itself():
    heard = Heard(text="how do I refer", earlier=("he has her card",), **sure("checklist"))
    assert whole_question(KNOWN, heard) == "how do I refer"


def test_a_bare_subject_asks_nothing_in_words():
    assert whole_question(Topic(), Heard(text="HIV", intent=INFORM)) is None


def test_a_situation_that_is_told_asks_even_when_it_says_not_what():
    told = "she wants to leave him but there is one bus on a tuesday"
    assert whole_question(Topic(), Heard(text=told, intent=INFORM)) == told


def test_every_nation_that_a_message_names_is_known_itself_or_by_a_place():
    heard = Heard(nations=("Wales",), places=("E08000035",))
    assert named_nations(heard) == ("Wales", "England")


def test_what_the_bot_asked_for_is_looked_up_with_the_question_before_it():
    heard = Heard(text="the HIV one", earlier=("what does the law say",), move=ANSWERS)
    assert whole_question(ASKED_SUBJECT, heard) == "what does the law say the HIV one"


def test_an_unclear_new_subject_does_not_take_the_place_of_the_old_one():
    assert after(Heard(intent="law", subjects=("hiv",), readings=(Likely("hiv", 0.45),))).subjects == ("homelessness",)


def test_a_named_subject_takes_its_place_however_unclear():
    heard = Heard(intent="law", subjects=("hiv",), named=("hiv",), readings=(Likely("hiv", 0.45),))

    assert after(heard).subjects == ("hiv",)


def test_a_whole_story_opens_a_case_of_its_own():
    story = "a lad of nineteen came in with a black eye and says his dad has thrown him out again"

    assert after(
        Heard(text=story, intent="law", subjects=("young_people",), readings=(Likely("young_people", 0.5),))
    ).subjects == ("young_people",)


def test_of_two_subjects_talked_about_the_one_meant_comes_first():
    topic = Topic(("homelessness", "domestic_abuse"), "law", "England")

    assert after(Heard(intent=INFORM, guesses=("domestic_abuse",)), topic).subjects == (
        "domestic_abuse",
        "homelessness",
    )


def test_a_pointer_to_what_was_spoken_of_earlier_puts_it_first():
    opened = next_topic(Topic(), Heard(**sure("law"), subjects=("homelessness",), guesses=("domestic_abuse",)))
    narrowed = next_topic(opened, Heard(intent=INFORM, subjects=("homelessness",), move=CORRECTS))
    pointed = next_topic(narrowed, Heard(intent=INFORM, guesses=("domestic_abuse", "hiv"), move=ADDS))
    assert pointed.subjects == ("domestic_abuse", "homelessness")
    assert pointed.need == "law"


def test_what_was_left_out_for_a_while_is_still_pointed_to():
    opened = next_topic(Topic(), Heard(**sure("law"), subjects=("parental_drug_use",)))
    narrowed = next_topic(opened, Heard(intent=INFORM, subjects=("hiv",), named=("hiv",), move=CORRECTS))
    back = next_topic(narrowed, Heard(intent=INFORM, subjects=("parental_drug_use",), move=ADDS))
    assert back.subjects[0] == "parental_drug_use"


def test_a_question_is_not_drawn_to_what_was_only_spoken_of():
    known = replace(KNOWN, spoken_of=("homelessness", "domestic_abuse"))
    assert after(Heard(**sure("partners"), guesses=("domestic_abuse",), move=ASKS), known).subjects == ("homelessness",)


def test_another_case_forgets_what_was_spoken_of():
    known = replace(KNOWN, spoken_of=("homelessness", "domestic_abuse"))
    opened = next_topic(known, Heard(**sure("law"), subjects=("hiv",), named=("hiv",)))
    assert opened.spoken_of == ("hiv",)


def test_what_is_added_and_was_spoken_of_comes_first():
    known = replace(KNOWN, spoken_of=("homelessness", "hiv"))
    assert after(Heard(intent=INFORM, subjects=("hiv",), move=ADDS), known).subjects == ("hiv", "homelessness")


CONTACTS = Topic(("homelessness",), "contacts", "England", LEEDS, wishes=Wishes(("pa",)), near=True, passed=(4, 1))


def test_what_is_wanted_of_a_service_stays_with_the_case():
    changed = after(Heard(intent=INFORM, places=(CARDIFF,), wishes=Wishes(audience="men")), CONTACTS)

    assert changed.wishes == Wishes(("pa",), "men")


def test_another_case_has_wishes_of_its_own():
    heard = Heard(intent="contacts", subjects=("hiv",), named=("hiv",), wishes=Wishes(out_of_hours=True))

    assert after(heard, CONTACTS).wishes == Wishes(out_of_hours=True)


def test_the_surroundings_count_until_another_place_is_named():
    assert after(Heard(intent="contacts"), CONTACTS).near
    assert not after(Heard(intent=INFORM, places=(LONDON_BOROUGH,)), CONTACTS).near


def test_a_new_answer_has_contacts_of_its_own():
    changed = after(Heard(intent="law"), CONTACTS)

    assert (changed.contacts, changed.passed) == ((), ())


def test_a_place_told_when_it_was_asked_for_keeps_all_else():
    asked = Topic(("homelessness",), "contacts", asked=PLACE)
    changed = after(Heard(intent=INFORM, subjects=("hiv",), places=(CARDIFF,)), asked)

    assert (changed.subjects, changed.need, changed.area) == (("homelessness",), "contacts", CARDIFF)


def test_after_a_question_on_a_report_the_next_message_is_read_as_ever():
    assert move_of(Topic(("hiv",), "contacts", asked=REPORT), Heard(move=ASKS)) == ASKS


def test_a_made_up_council_brings_its_nation_and_is_dropped_for_another():
    known = after(Heard(intent=INFORM, places=("exampleshire",)))
    assert (known.area, known.nation) == ("exampleshire", "England")
    assert after(Heard(nations=("Scotland",)), known).area is None


@pytest.mark.parametrize(
    ("text", "subjects", "named"),
    [
        ("one that speaks Punjabi", ("minority_ethnic_dementia",), ()),
        ("for men", (), ()),
        ("and out of hours?", (), ()),
        ("homeless men's number at night", ("homelessness",), ("homelessness",)),
    ],
)
def test_what_only_tells_a_wish_goes_on_with_the_contacts(text, subjects, named):
    heard = Heard(text=text, intent="case_example", subjects=subjects, named=named, wishes=wishes_in(text))
    taken = as_more_on_contacts(CONTACTS, heard)

    assert (taken.intent, taken.subjects, after(taken, CONTACTS).subjects) == ("contacts", (), ("homelessness",))


@pytest.mark.parametrize(
    ("topic", "text", "named"),
    [
        (KNOWN, "for men", ()),
        (CONTACTS, "domestic abuse of men, at night", ("domestic_abuse",)),
        (CONTACTS, "who can I ring", ()),
        (CONTACTS, "she only speaks Punjabi and her husband will not let her out of the house", ()),
    ],
)
def test_anything_more_is_read_as_ever(topic, text, named):
    heard = Heard(text=text, intent="law", named=named, wishes=wishes_in(text))

    assert as_more_on_contacts(topic, heard) is None


def test_the_same_of_another_group_takes_the_likeliest_that_was_not_talked_about():
    readings = (Likely("homelessness", 0.4), Likely("domestic_abuse", 0.34), Likely("hiv", 0.1))
    heard = Heard(text="and a wife", intent=INFORM, move=REPLACES, guesses=("domestic_abuse",), readings=readings)
    assert after(heard).subjects == ("domestic_abuse",)
    assert after(replace(heard, readings=readings[2:])).subjects == ("homelessness",)


@pytest.mark.parametrize(("share", "subject"), [(0.97, "hiv"), (0.9, "homelessness")])
def test_asking_more_brings_in_a_subject_only_when_it_is_sure(share, subject):
    heard = Heard(text="he has it too, how do I say", intent="approach", move=ASKS, subjects=("hiv",))
    assert after(replace(heard, readings=(Likely("hiv", share),))).subjects == (subject,)


def test_a_few_words_point_at_one_side_and_ask_nothing_new():
    topic = Topic(("homelessness", "hiv"), "law")
    heard = Heard(text="HIV first", intent="checklist", needs=(Likely("checklist", 0.6),), subjects=("hiv",))
    assert (after(heard, topic).subjects, after(heard, topic).need) == (("hiv",), "law")


def test_a_correction_names_the_place_that_counts():
    heard = Heard(text="why England, it's Cardiff", move=CORRECTS, places=(CARDIFF,), nations=("England",))
    assert after(heard).nation == "Wales"


@pytest.mark.parametrize(
    ("intent", "move", "points"),
    [("acknowledge", REPLACES, True), ("acknowledge", ADDS, False), ("law", REPLACES, False)],
)
def test_turning_to_another_subject_is_more_than_a_word_of_thanks(intent, move, points):
    assert points_at_another(KNOWN, Heard(intent=intent, move=move, subjects=("hiv",))) is points


def test_a_fact_that_seems_out_of_scope_is_heard_within_the_case():
    fact = Heard(text="one of them is on universal credit", intent=OUT_OF_SCOPE, share=0.7, move=ADDS)
    assert within_case(KNOWN, fact) == replace(fact, intent=INFORM)


def test_what_asks_unclearly_is_taken_for_its_likeliest_need_within_the_case():
    unclear = Heard(text="so is that it", intent="nlu_fallback", needs=(Likely("law", 0.2),), move=ASKS)
    assert within_case(KNOWN, unclear) == replace(unclear, intent="law")


def test_a_question_that_only_may_be_out_of_scope_is_taken_within_the_case():
    unclear = Heard(
        text="what could we get done", intent=OUT_OF_SCOPE, share=0.4, needs=(Likely("law", 0.2),), move=ASKS
    )
    assert within_case(KNOWN, unclear) == replace(unclear, intent="law")


@pytest.mark.parametrize(
    ("topic", "heard"),
    [
        (Topic(), Heard(intent=OUT_OF_SCOPE, share=0.6, move=ADDS)),
        (replace(KNOWN, asked=SUBJECT), Heard(intent=OUT_OF_SCOPE, share=0.6, move=ADDS)),
        (KNOWN, Heard(intent=OUT_OF_SCOPE, share=0.9, move=ADDS)),
        (KNOWN, Heard(intent=OUT_OF_SCOPE, share=0.6, needs=(Likely("law", 0.2),), move=ASKS)),
        (KNOWN, Heard(intent="nlu_fallback", needs=(Likely("law", 0.1),), move=ASKS)),
        (KNOWN, Heard(intent=OUT_OF_SCOPE, share=0.6, move=OPENS)),
    ],
    ids=["no case", "the bot asked", "surely outside", "asks for what is not covered", "hardly a need", "another case"],
)
def test_what_does_not_lean_on_a_case_is_not_heard_within_one(topic, heard):
    assert within_case(topic, heard) is None


DANGER = "she says he held a knife to her throat last night"


@pytest.mark.parametrize(
    ("text", "intent", "needs"),
    [
        ("he knows where she goes, what do I do", "checklist", (Likely("checklist", 0.9),)),
        (DANGER, INFORM, ()),
    ],
)
def test_what_is_told_besides_comes_first_when_it_asks_or_tells_of_danger(text, intent, needs):
    told = Heard(
        text,
        intent,
        needs=needs,
        subjects=("domestic_abuse",),
        readings=(Likely("domestic_abuse", 0.9),),
        move=ADDS,
    )
    assert next_topic(KNOWN, told).subjects == ("domestic_abuse", "homelessness")


@pytest.mark.parametrize(("text", "share"), [("his mum helps him", 0.95), (DANGER, 0.6)])
def test_a_calm_fact_or_an_unsure_one_comes_behind_what_the_case_is_about(text, share):
    told = Heard(text, INFORM, subjects=("domestic_abuse",), readings=(Likely("domestic_abuse", share),), move=ADDS)
    assert next_topic(KNOWN, told).subjects == ("homelessness", *(("domestic_abuse",) if share > 0.7 else ()))


def test_one_side_of_what_was_told_is_picked_by_how_it_is_put():
    case = Topic(("transcultural_practice",), "approach")
    picked = Heard(
        "right, the shouting, what do I look for",
        "warning_signs",
        needs=(Likely("warning_signs", 0.9),),
        subjects=("domestic_abuse",),
        readings=(Likely("domestic_abuse", 0.5),),
        move=ASKS,
    )
    assert next_topic(case, picked).subjects == ("domestic_abuse",)


def test_the_same_for_others_takes_a_new_question_that_is_asked_in_words():
    asked = Heard("now the lads, what puts them off", "barriers", needs=(Likely("barriers", 0.6),), move=REPLACES)
    told = replace(asked, text="same for the lads")
    assert [next_topic(KNOWN, heard).need for heard in (asked, told)] == ["barriers", "law"]


def test_a_faint_likeness_does_not_turn_a_fact_to_another_side():
    case = Topic(("homelessness",), "barriers", spoken_of=("homelessness", "partnership_working"))
    fact = Heard(
        "only a few came",
        INFORM,
        guesses=("partnership_working",),
        readings=(Likely("partnership_working", 0.2),),
        move=ADDS,
    )
    assert next_topic(case, fact).subjects == ("homelessness",)
