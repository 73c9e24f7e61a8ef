"""RED: how much redaction finds, on messages kept apart for measuring, and that its speed is measured."""

import pytest

from bot.safety.figures import SETS_FOLDER
from bot.safety.redaction_figures import SETS, Message, measure_redaction, milliseconds, read_set
from bot.safety.report import danger_lines, redaction_lines

KINDS = {
    "PERSON",
    "PHONE",
    "EMAIL",
    "NHS_NUMBER",
    "NI_NUMBER",
    "POSTCODE",
    "DATE_OF_BIRTH",
    "ADDRESS",
    "CASE_REFERENCE",
    "SOCIAL_HANDLE",
}


@pytest.fixture(scope="module")
def messages():
    return [message for name in SETS for message in read_set(SETS_FOLDER / f"{name}.yml")]


@pytest.fixture(scope="module")
def found(messages):
    return measure_redaction(messages)


@pytest.fixture(scope="module", params=SETS)
def found_in_one(request):
    return measure_redaction(read_set(SETS_FOLDER / f"{request.param}.yml"))


def test_the_sets_are_broad_enough(messages):
    kinds = [kind for message in messages for kind, _ in message.find]

    assert set(kinds) == KINDS
    assert sum(bool(message.find) for message in messages) >= 100
    assert sum(not message.find for message in messages) >= 100
    assert all(sum(message.frame == frame for message in messages) == 20 for frame in range(1, 8))


def test_all_that_is_looked_for_stands_in_its_message(messages):
    for message in messages:
        assert all(string in message.text for string in (*message.keep, *(string for _, string in message.find)))


def test_what_has_a_shape_is_found_in_live_text(found):
    assert found.structured.value >= 0.98


def test_names_are_found_in_live_text(found):
    assert found.persons.value >= 0.97


def test_messages_without_identifiers_are_hardly_touched(found):
    assert found.touched.value <= 0.03


def test_no_set_alone_is_worse_than_the_aims(found_in_one):
    assert found_in_one.structured.value >= 0.98
    assert found_in_one.persons.value >= 0.94
    assert found_in_one.touched.value <= 0.03
    assert found_in_one.stored.value >= 0.98


def test_identifiers_are_gone_from_what_may_be_stored(found):
    assert found.stored.value >= 0.98


@pytest.mark.parametrize("frame", range(1, 8))
def test_names_nobody_knows_are_gone_in_every_frame(found, frame):
    assert found.frames[frame].value >= 0.95


def test_few_ordinary_words_are_masked(found):
    assert found.masked.value <= 0.05


def test_the_speed_is_measured_on_messages_of_full_length(messages):
    assert milliseconds(messages) > 0


def test_a_figure_that_is_not_reached_is_said_so(found):
    lines = "\n".join(redaction_lines(found, speed=6.0))

    assert lines.count("not reached") == 1
    assert "6.0 ms" in lines


def test_a_miss_counts_as_a_miss():
    nothing_found = Message(
        "ring 07700 900118", (("PHONE", "07700 900118"),), (), None, _as_it_was(), "ring 07700 900118"
    )
    figures = measure_redaction([nothing_found])

    assert (figures.structured.value, figures.stored.value) == (0, 0)


def test_the_lines_of_danger_name_every_category():
    from bot.safety.danger_figures import SETS as DANGER
    from bot.safety.danger_figures import measure_danger

    categories = measure_danger(DANGER[0]).by_category
    lines = "\n".join(danger_lines(measure_danger(DANGER[0])))
    assert len(categories) == 13
    assert all(name in lines for name in categories)


def _as_it_was():
    from bot.privacy.redaction import Redacted

    return Redacted("ring 07700 900118", ())
