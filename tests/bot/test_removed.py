"""What was taken out of a message is named by kind, and said once."""

from bot.answer import Answer
from bot.removed import with_removed
from bot.wording import to_text

ANSWER = Answer(kind="guidance", title="A title", notes=("A note.",))


def test_nothing_taken_out_changes_nothing():
    assert with_removed(ANSWER, ()) is ANSWER


def test_the_kinds_are_listed_and_a_word_is_said():
    answer = with_removed(ANSWER, ["PERSON", "PHONE"])
    assert answer.redacted == ("PERSON", "PHONE")
    assert "removed" in to_text(answer)
    assert answer.notes[0] == "A note."


def test_the_word_is_said_once_in_a_conversation():
    answer = with_removed(ANSWER, ["PERSON"], reminded=True)
    assert answer.redacted == ("PERSON",)
    assert answer.notes == ANSWER.notes
