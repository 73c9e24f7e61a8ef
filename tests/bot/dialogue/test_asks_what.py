"""Messages that ask what a term of the glossary means, also in the middle of a case."""

import pytest

from bot.dialogue.asks_what import as_asking_what
from bot.dialogue.heard import Heard

TERM = "young_people.definition.national-referral-mechanism"


def hear(text, term):
    """A message as the model misreads it: a checklist."""
    start = text.index(term)
    named = {"entity": "term", "value": TERM, "start": start, "end": start + len(term)}
    ranking = [{"name": "checklist", "confidence": 0.8}, {"name": "definition", "confidence": 0.1}]
    return Heard.from_message({"text": text, "intent": ranking[0], "intent_ranking": ranking, "entities": [named]})


@pytest.mark.parametrize(
    "text",
    [
        "what is the NRM",
        "whats a NRM and do i fill it in",
        "What's the “NRM”?",
        "what does NRM stand for",
        "what do you mean by NRM",
        "sorry, what was the NRM again",
        "what does the NRM do",
    ],
)
def test_the_meaning_of_a_term_is_asked_for(text):
    heard = as_asking_what(hear(text, "NRM"))
    assert (heard.need, heard.terms[0]) == ("definition", TERM)
    assert heard.other_needs == ("checklist",)


@pytest.mark.parametrize(
    "text",
    [
        "what is the NRM form called in Wales",
        "what are the NRM deadlines",
        "who fills in the NRM",
        "what next, NRM or the police",
        "NRM done, what is left",
    ],
)
def test_a_question_about_something_else_is_left_as_it_is(text):
    assert as_asking_what(hear(text, "NRM")) is None
