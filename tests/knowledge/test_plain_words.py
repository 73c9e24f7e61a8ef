"""Words a tired person can read: not too hard, no abbreviation left unexplained."""

import pytest

from knowledge.plain_words import OLDEST_READER, reading_age
from tests.knowledge.curated import entry

PLAIN = "Ask the person what they want to happen."
HARD = (
    "Practitioners undertaking comprehensive multidimensional assessments should systematically operationalise "
    "interprofessional communication methodologies throughout organisational implementation."
)
CONFERENCE = {"term": "Risk conference", "also": ["RC", "multi-agency risk conference"], "see_also": ["hiv.law.first"]}


def write_law(curated, text):
    curated.put("hiv/law.yml", points=[entry("first", text=text)])


def explain(curated, text=PLAIN):
    curated.put("hiv/definition.yml", points=[entry("conference", text, **CONFERENCE)])


def messages(curated):
    return [(file, field, message) for file, _, field, message in curated.problems()]


def test_short_words_in_short_sentences_are_read_young_and_long_ones_old():
    assert reading_age(PLAIN) < 12
    assert reading_age(HARD) > OLDEST_READER


def test_a_text_that_is_hard_to_read_is_reported_with_its_reading_age(curated):
    write_law(curated, HARD)
    [(file, field, message)] = messages(curated)
    assert (file, field) == ("hiv/law.yml", "points.0.text")
    assert f"at most {OLDEST_READER}" in message


def test_an_abbreviation_in_no_glossary_is_reported(curated):
    write_law(curated, "Take it to the RC today.")
    assert messages(curated) == [
        ("hiv/law.yml", "points.0.text", "RC is in no definition.yml: define it or write it out")
    ]


def test_an_abbreviation_of_the_glossary_must_be_written_out_where_it_is_used(curated):
    explain(curated)
    write_law(curated, "Take it to the RC today.")
    [(file, _, message)] = messages(curated)
    assert file == "hiv/law.yml"
    assert message == "write RC out: multi-agency risk conference, risk conference"


@pytest.mark.parametrize(
    "text",
    [
        "Take it to the risk conference (RC) today.",
        "Take it to the Multi-Agency Risk Conference today. The RC meets soon.",
        "Tell both risk conferences. The RCs meet soon.",
    ],
)
def test_an_abbreviation_that_is_written_out_is_sound(curated, text):
    explain(curated)
    write_law(curated, text)
    assert messages(curated) == []


def test_the_term_being_defined_needs_no_expansion(curated):
    explain(curated, "The RC is a meeting of agencies.")
    assert messages(curated) == []


@pytest.mark.parametrize("text", ["Ring the GP or the NHS.", "Ask Ms McKay or Mr MacNeil what they want."])
def test_everyday_abbreviations_and_family_names_need_no_glossary(curated, text):
    write_law(curated, text)
    assert messages(curated) == []


def test_the_name_of_a_service_in_the_register_needs_no_glossary(curated):
    curated.edit("national.yml", "name: Quiet Line", "name: QLINE (quiet line)")
    write_law(curated, "Ask QLINE what they can do.")
    assert messages(curated) == []
