"""Finding telephone numbers in text."""

import pytest

from knowledge.numbers import digits, numbers_in, numbers_out_of_place


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ring 0808 2000 247 day or night.", "08082000247"),
        ("Ring 08082000247.", "08082000247"),
        ("Ring 0808-2000-247.", "08082000247"),
        ("Ring +44 20 7946 0018.", "442079460018"),
        ("Ring Samaritans on 116 123.", "116123"),
        ("Text SHOUT to 85258.", "85258"),
        ("Textphone 18000.", "18000"),
        ("Call 999 first.", "999"),
        ("Call 101, not 999", "101"),
        ("Ring 111.", "111"),
        ("(0808 2000 247)", "08082000247"),
        ("(0808) 2000 247", "08082000247"),
        ("(0808) 2000-247", "08082000247"),
        ("Ring 0808.2000.247.", "08082000247"),
        ("Ring 0808/2000/247.", "08082000247"),
        ("Ring 0808–2000–247.", "08082000247"),
        ("Ring 0808\u00a02000\u00a0247.", "08082000247"),
        ("Ring 0808  2000\n247.", "08082000247"),
        ("Ring 116-123.", "116123"),
        ("Ring 9 9 9.", "999"),
        ("Ring 112.", "112"),
    ],
)
def test_a_number_is_found_however_it_is_spaced(text, found):
    assert found in numbers_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Housing Act 1996 and the Act of 2004.",
        "Aged 16 or over, within 56 days.",
        "Section 189 of the Act, and section 60C.",
        "In England 71,440 people, and 103,020 Roma people.",
        "About 2.5 million people, or £250,000 a year.",
        "56.8% had no qualifications.",
        "Since 30 September 2026.",
        "From 2025 to 2030.",
        "",
    ],
)
def test_years_ages_and_sums_are_no_numbers(text):
    assert numbers_in(text) == set()


def test_several_numbers_of_a_text_are_all_found():
    assert numbers_in("Call 999, then 0808 2000 247 or 116 123.") == {"999", "08082000247", "116123"}


def test_digits_drop_everything_that_is_printed_between_them():
    assert digits("+44 (0)20 7946-0018") == "4402079460018"


@pytest.mark.parametrize("number", ["999", "101", "111"])
def test_999_101_and_111_may_stand_in_a_text(number):
    assert numbers_out_of_place(f"Ring {number}.") == set()


@pytest.mark.parametrize("number", ["112", "18000", "116123", "85258", "08082000247", "442079460018"])
def test_every_other_number_is_out_of_place_in_a_text(number):
    assert numbers_out_of_place(f"Ring 999 or {number}.") == {number}
