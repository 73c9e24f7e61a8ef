"""The register of contacts: a broken entry, a retired number and an order that names nobody are reported."""

import pytest

PHONE = 'phone: "0808 157 0000"'


@pytest.mark.parametrize(
    ("old", "new", "line", "field", "message"),
    [
        ("  name: Quiet Line\n", "", 1, "0.name", "required"),
        ("  name: Quiet Line", "  name: Quiet Line\n  fax: 1", 3, "0.fax", "extra fields"),
        ("[England, Wales]", "[England, France]", 6, "0.nations", "unknown nation 'France'"),
        ("subjects: [hiv]", "subjects: [ghosts]", 5, "0.subjects", "unknown subject 'ghosts'"),
        ("confidence: current", "confidence: certain", 12, "0.confidence", "permitted"),
        ("https://example.org/line", "the web", 11, "0.source.url", "regex"),
        ("https://example.org/wide", "example.org", 19, "1.web", "regex"),
    ],
)
def test_a_broken_contact_is_reported_with_line_and_field(curated, old, new, line, field, message):
    curated.edit("national.yml", old, new)
    [problem] = curated.problems()
    assert problem[:3] == ("national.yml", line, field)
    assert message in problem[3]


def test_a_contact_whose_sources_conflict_may_not_show_a_number(curated):
    curated.edit("national.yml", "confidence: current", "confidence: conflicting")
    [(file, _, _, message)] = curated.problems()
    assert file == "national.yml"
    assert "remove phone" in message


@pytest.mark.parametrize("shown", ["0808 157 0999", "08081570999", "0808-157-0999", "(0808) 157 0999"])
def test_a_retired_number_in_the_register_is_reported_however_it_is_spaced(curated, shown):
    curated.edit("national.yml", PHONE, f'phone: "{shown}"')
    assert curated.problems() == [("national.yml", 7, "0.phone", "08081570999 must not be shown: replaced")]


def test_a_retired_number_among_the_words_of_a_text_service_is_reported(curated):
    curated.edit("national.yml", PHONE, 'text_or_sms: "text HELP to 0808 157 0999, day or night"')
    assert [problem[2] for problem in curated.problems()] == ["0.text_or_sms"]


def test_a_number_that_only_begins_like_a_retired_one_is_sound(curated):
    curated.edit("national.yml", PHONE, 'phone: "0808 157 09991"')
    assert curated.problems() == []


def test_a_contact_id_given_twice_is_reported(curated):
    curated.edit("national.yml", "id: wide-line", "id: quiet-line")
    [(file, _, field, message)] = curated.problems()
    assert (file, field, message) == ("national.yml", "1.id", "'quiet-line' is given twice")


@pytest.mark.parametrize(
    ("order", "line", "field"),
    [
        ("hiv: [quiet-line, nobody]\n", 1, "hiv.1"),
        ("hiv:\n  - quiet-line\nhomelessness:\n  - quiet-line\n", 4, "homelessness.0"),
        ("ghosts: [quiet-line]\n", 1, "ghosts.0"),
    ],
    ids=["an unknown contact", "a contact of another subject", "an unknown subject"],
)
def test_an_order_that_names_no_contact_of_the_subject_is_reported(curated, order, line, field):
    curated.write("first.yml", order)
    [problem] = curated.problems()
    assert problem[:3] == ("first.yml", line, field)
    assert "is no contact for" in problem[3]


@pytest.mark.parametrize(
    ("file", "old", "new", "field"),
    [
        ("national.yml", PHONE, "phone: 116123", "0.phone"),
        ("national.yml", PHONE, "phone: 0300", "0.phone"),
        ("national.yml", PHONE, "text_or_sms: 85258", "0.text_or_sms"),
        ("national.yml", PHONE, "hours: 24", "0.hours"),
        ("retired_numbers.yml", '"08081570999"', "116123", "0.digits"),
    ],
)
def test_a_bare_number_is_reported_because_it_may_have_lost_its_zeros(curated, file, old, new, field):
    curated.edit(file, old, new)
    [(found, _, found_field, message)] = curated.misfits()
    assert (found, found_field) == (file, field)
    assert "str type expected" in message


@pytest.mark.parametrize(
    ("old", "new", "field", "message"),
    [
        ("subjects: [hiv]", "subjects: [hiv, hiv]", "0.subjects", "subject given twice: hiv"),
        ("[England, Wales]", "[England, Wales, England]", "0.nations", "nation given twice: England"),
    ],
)
def test_a_subject_or_a_nation_given_twice_is_reported(curated, old, new, field, message):
    curated.edit("national.yml", old, new)
    assert [problem[2:] for problem in curated.problems()] == [(field, message)]
