"""Mistakes are named with their line, all at once, in words that help to mend them."""

import pytest

from bot.scenarios.parse import LONGEST_MESSAGE, parse
from tests.bot.scenarios.answers import END, HEAD, SCENARIO, TURN

FIRST = HEAD.count("\n") + 2
"""The line below the first worker's."""


def complaint(line):
    """The one complaint about a line below a worker's."""
    read = parse(f"{HEAD}Worker: hello\n{line}\n{END}")
    assert read.scenario is None
    assert [mistake.line for mistake in read.mistakes] == [FIRST]
    return read.mistakes[0].message


def test_the_example_of_the_guide():
    text = "\n".join(["# Title", *[""] * 7, "Bot shuld offer: Checklist"])
    found = [mistake for mistake in parse(text).mistakes if mistake.line == 9]
    assert str(found[0]) == 'line 9: I do not know "Bot shuld offer" - did you mean "Bot should offer:"?'


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Wrker: hello", 'I do not know "Wrker" - did you mean "Worker:"?'),
        ("Bot should provide: x", 'I do not know "Bot should provide" - did you mean "Bot should'),
        ("Bot shuld ask back", 'did you mean "Bot should ask back"?'),
        ("Colour: blue", 'I do not know "Colour". The labels are listed in docs/trainers.md'),
        ("Bot should say refer", 'I miss the ":" after "Bot should say"'),
        ("and then he left for good", '"and then he left ..." begins with no label'),
        ("Bot should say:", 'I miss what comes after "Bot should say:"'),
        ("Bot should say: ; ...", 'no word to look for in "..."'),
        ("Bot should ask back: please", "nothing stands after this label"),
        ("Bot should be about: Domestic violence", 'subject "Domestic violence" - did you mean "Domestic abuse"?'),
        ("Bot should be about: HIV, Homelessness", 'write ";" between two subjects'),
        ("Bot should answer: Laws", 'need "Laws" - did you mean "Law and duties"?'),
        ("Bot should treat it as: urgent", "there are emergency, same day, not urgent"),
        ("Bot should know the nation: Wale", 'did you mean "Wales"?'),
        ("Bot should know the place: Leads", 'did you mean "Leeds"?'),
        ("Bot should have removed: surname", 'did you mean "name"?'),
        ("  Bot should say: x", 'Take them away, so that "Bot should say:" counts'),
        ("Level: deeper", 'stands above the first "Worker:" line'),
        ("# Another title", "one title"),
    ],
)
def test_one_line_that_cannot_be_understood(line, said):
    assert said in complaint(line)


def test_what_is_missing_altogether_is_named():
    said = " ".join(map(str, parse("For: x").mistakes))
    for part in ("I miss the title", 'I miss "Level:"', "nobody says anything", 'I miss "Debrief:"'):
        assert part in said


def test_two_unknown_values_of_one_line_are_both_named():
    said = complaint("Bot should be about: Hivv; Homelesness")
    assert '"Hivv"' in said
    assert '"Homelesness"' in said


def test_all_mistakes_of_a_file_come_at_once_in_order():
    text = SCENARIO.replace("starter", "easy").replace("Bot should say", "Bot shuld say").replace("2026-11-29", "today")
    assert [(mistake.line, mistake.message.split(":")[0]) for mistake in parse(text).mistakes] == [
        (8, 'I do not know the level "easy"'),
        (9, '"today" is no day as I read it'),
        (15, 'I do not know "Bot shuld say" - did you mean "Bot should say'),
    ]


def test_a_misspelt_label_is_complained_about_once_and_nothing_is_said_to_be_missing_for_it():
    text = SCENARIO.replace("Worker:", "Wroker:").replace("Debrief:", "Debreif:").replace("Level:", "Levle:")
    assert [mistake.line for mistake in parse(text).mistakes] == [8, 13, 18]


@pytest.mark.parametrize(
    "label", ["For", "Learning point", "Before you start", "Subjects", "Nation", "Level", "Reviewed", "Situation"]
)
def test_what_the_head_lacks_is_named(label):
    text = "\n".join(line for line in SCENARIO.splitlines() if not line.startswith(f"{label}:"))
    assert [mistake.message for mistake in parse(text).mistakes if f'I miss "{label}:"' in mistake.message]


def test_a_head_line_given_twice_is_named_with_the_first():
    text = SCENARIO.replace("Level: starter", "Level: starter\nLevel: deeper")
    assert [str(mistake) for mistake in parse(text).mistakes] == [
        'line 9: "Level:" stands in line 8 already: keep one of them'
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff", "> only a note\n"])
def test_an_empty_file_says_how_to_begin(text):
    said = " ".join(map(str, parse(text).mistakes))
    assert "empty" in said or text.startswith(">")
    assert parse(text).scenario is None


def test_an_expectation_without_a_turn():
    text = HEAD + "Bot should say: x\n" + TURN + END
    assert [str(mistake) for mistake in parse(text).mistakes] == [
        'line 12: "Bot should say:" stands under a "Worker:" line, and there is none above'
    ]


def test_nothing_to_choose_from_before_the_first_answer():
    assert "needs an answer before it" in str(parse(HEAD + "Worker chooses: Checklist" + END).mistakes[0])


def test_a_file_of_5000_lines_is_refused_at_once():
    read = parse(SCENARIO + "Worker: more\n" * 5_000)
    assert [mistake.line for mistake in read.mistakes] == [1_001]
    assert "1,000 lines at most" in read.mistakes[0].message


def test_a_line_longer_than_the_bot_reads():
    assert "characters" in str(parse(f"{HEAD}Worker: {'a' * (LONGEST_MESSAGE + 1)}{END}").mistakes[0])


def test_two_nations_for_one_turn():
    assert "already" in str(
        parse(f"{HEAD}{TURN}Bot should know the nation: Wales\nBot should know the nation: England{END}").mistakes[0]
    )


@pytest.mark.parametrize("day", ["29.11.2026", "2026-02-30", "2026-11", "yesterday"])
def test_a_day_that_is_none(day):
    assert "as 2026-11-29" in str(parse(SCENARIO.replace("2026-11-29", day)).mistakes[0])
