"""Telephone, NHS and national insurance numbers (RED-4). Synthetic: Ofcom drama ranges, NHS 999, prefix QQ."""

import pytest

from bot.privacy.identity_numbers import has_right_check_digit
from bot.privacy.redaction import redact


@pytest.mark.parametrize(
    "number",
    [
        "07700 900118",
        "07700900118",
        "07700-900-118",
        "07700.900.118",
        "(07700) 900 118",
        "077 0090 0118",
        "07700 90 01 18",
        "01632 960123",
        "(01632) 960 123",
        "0113 496 0777",
        "020 7946 0123",
        "028 9649 6113",
        "+44 7700 900 118",
        "+447700900118",
        "+44 (0)7700 900118",
        "0044 7700 900 118",
        "+48 600 123 456",
        "7700 900118",
        "zero double seven zero zero nine zero zero one two three",
        "oh seven seven double oh nine hundred one two three",
    ],
)
def test_a_telephone_number_of_a_person_goes(number):
    redacted = redact(f"try {number} after six, she is deaf in one ear")

    assert redacted.text == "try [PHONE] after six, she is deaf in one ear"
    assert redacted.kinds == ("PHONE",)


def test_two_numbers_in_a_row_are_two():
    assert redact("07700 900 118 07700 900 119").text == "[PHONE] [PHONE]"


def test_a_british_number_abroad_ends_where_it_ends():
    assert redact("+44 7700 900118 12 stairs up").text == "[PHONE] 12 stairs up"


@pytest.mark.parametrize("number", ["496 0777", "900118"])
@pytest.mark.parametrize("cue", ["mobile", "tel:", "phone number is", "landline no."])
def test_a_short_number_goes_after_a_cue(number, cue):
    assert redact(f"{cue} {number}").kinds == ("PHONE",)


@pytest.mark.parametrize(
    "text",
    [
        "ring 999, otherwise 101, or 111 and press 2",
        "0808 2000 247 is the national one",
        "0800 1111 for children",
        "0300 123 6600 talks about drugs",
        "0345 762 6262 is a bank",
        "116 123 day and night",
        "text SHOUT to 85258",
        "reunite is 0116 255 6234",
        "does 0113 cover Leeds",
        "one two three four steps",
        "£07700.90 owed",
    ],
)
def test_a_number_open_to_all_stays(text):
    assert redact(text).text == text


@pytest.mark.parametrize("number", ["999 777 1117", "9997771117", "999-777-1117"])
def test_an_nhs_number_goes_without_a_cue_when_its_check_digit_is_right(number):
    assert redact(f"{number} metformin stopped").text == "[NHS_NUMBER] metformin stopped"


@pytest.mark.parametrize(
    "announced",
    ["NHS no. 999 777 1118", "nhs number: 9997771118", "(NHS 999-777-1118)", "CHI 9997771118", "nhs 999777111"],
)
def test_a_mistyped_nhs_number_goes_after_the_word_nhs(announced):
    assert redact(announced).kinds == ("NHS_NUMBER",)


@pytest.mark.parametrize("text", ["is an NHS number ten digits", "NHS 111 is shut", "999 777 111 visits", "NHS 24"])
def test_the_word_nhs_alone_is_no_number(text):
    assert redact(text).kinds == ()


@pytest.mark.parametrize(
    ("number", "right"), [("9997771117", True), ("9997771118", False), ("9993456780", True), ("9991234560", False)]
)
def test_the_check_digit_is_that_of_modulus_eleven(number, right):
    assert has_right_check_digit(number) is right


@pytest.mark.parametrize(
    "number",
    ["QQ 12 34 56 C", "QQ123456C", "QQ-12-34-56-C", "QQ 12 34 56C", "NI no qq 12 34 56 c", "NINO: QQ 12 34 56"],
)
def test_a_national_insurance_number_goes(number):
    assert redact(f"on the card {number}, is that a breach").kinds == ("NI_NUMBER",)


@pytest.mark.parametrize("text", ["at 10 20 30 a week", "12 34 56 C", "of 12 34 56 there", "form QQ 12"])
def test_what_only_resembles_a_national_insurance_number_stays(text):
    assert redact(text).kinds == ()


def test_a_number_with_a_stroke_after_its_area_goes_and_a_date_with_strokes_does_not():
    assert redact("ring 07700/900 645 after six").text == "ring [PHONE] after six"
    assert redact("meeting 01/04/2027 at 10").text == "meeting 01/04/2027 at 10"


def test_two_numbers_with_a_stroke_between_are_two():
    assert redact("07700 900043/07700900044 both dead").text == "[PHONE]/[PHONE] both dead"
    assert redact("07700 900043/mum").text == "[PHONE]/mum"


@pytest.mark.parametrize("number", ["o7700 9oo 233", "O7700 900233", "0770o 900 233"])
def test_letters_o_among_figures_are_zeros(number):
    assert redact(f"{number} is how he wrote it").text == "[PHONE] is how he wrote it"


@pytest.mark.parametrize("text", ["2oo mg of it", "1oo of those", "ooooooo no", "o7 or so"])
def test_letters_o_make_no_number_of_what_is_none(text):
    assert redact(text).kinds == ()


def test_a_number_in_words_may_end_in_figures():
    assert redact("oh double seven double oh nine hundred 552 she said").text == "[PHONE] she said"


def test_a_country_code_without_its_mark_is_part_of_the_number():
    assert redact("447700900027 texted").text == "[PHONE] texted"
