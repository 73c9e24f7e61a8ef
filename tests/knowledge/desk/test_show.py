"""One point with all around it; a wrong id is met with the ones most like it."""

import pytest

from knowledge.desk.show import UnknownPointError, find_point, point_lines


def shown(curated, name):
    read = curated.read()
    return "\n".join(point_lines(read, find_point(read, name)))


def test_a_point_is_shown_with_source_dates_nations_and_place(curated):
    curated.edit("hiv/law.yml", "nations: UK", "nations: [Wales]")
    text = shown(curated, "hiv.law.first")
    assert "Ask the person what they want to happen." in text
    assert "source: handbook: A handbook, A council, 2026-03, https://example.org/handbook" in text
    assert "nations: Wales" in text
    assert "good practice; checked 2026-11, review due 2027-05" in text
    assert "hiv/law.yml:2" in text


def test_a_term_is_shown_with_its_spellings_and_what_it_leads_to(curated):
    text = shown(curated, "hiv.definition.first")
    assert "defines: Wish" in text
    assert "see also: hiv.reflection.first" in text


def test_what_refers_to_a_point_is_shown(curated):
    assert "referred to by: hiv.definition.first" in shown(curated, "hiv.reflection.first")


def test_the_subjects_of_an_interaction_are_all_named(curated):
    curated.edit("hiv/law.yml", "    status", "    also_about: [homelessness]\n    status")
    assert "subjects: HIV, Homelessness" in shown(curated, "hiv.law.first")


def test_a_mistyped_id_is_met_with_the_likeliest(curated):
    with pytest.raises(UnknownPointError, match=r"Did you mean hiv\.law\.first"):
        find_point(curated.read(), "hiv.law.frist")


def test_an_id_like_nothing_is_refused_plainly(curated):
    with pytest.raises(UnknownPointError, match=r"There is no point 'zzz'\.$"):
        find_point(curated.read(), "zzz")
