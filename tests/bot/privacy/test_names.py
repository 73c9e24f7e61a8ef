"""People's names by what stands beside them. All names are invented or from the lists."""

import pytest

from bot.privacy.redaction import redact


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Mrs Pettigrew-Smythe needs a key safe", "Mrs [PERSON] needs a key safe"),
        ("can Mr. Ward still vote", "can Mr. [PERSON] still vote"),
        ("saw mr price and mrs khan today", "saw mr [PERSON] and mrs [PERSON] today"),
        ("MR. TADEUSZ NOWICKI: DETENTION REVIEW", "MR. [PERSON]: DETENTION REVIEW"),
        ("Ms J. Okwuosa has three kids", "Ms [PERSON] has three kids"),
    ],
)
def test_a_title_makes_a_name_of_what_follows(text, left):
    assert redact(text).text == left


@pytest.mark.parametrize(
    "text", ["Mr keeps asking for us", "i miss the old forms", "has MS and cannot walk", "ms society"]
)
def test_a_title_alone_makes_no_name(text):
    assert redact(text).text == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("my client Zorvanet Quillopar is deaf", "my client [PERSON] is deaf"),
        ("her aunt, Storm, says no", "her aunt, [PERSON], says no"),
        ("my client Storm says no", "my client [PERSON] says no"),
        ("tenant j. o'rourke smokes", "tenant [PERSON] smokes"),
        ("px T. M. readmitted", "px [PERSON] readmitted"),
        ("her mum erm Zorvaneta rang", "her mum erm [PERSON] rang"),
        ("a lady called Zorvaneta", "a lady called [PERSON]"),
        ("the mother (Zorvaneta) and baby are safe", "the mother ([PERSON]) and baby are safe"),
        ("visited zorvanet quillopar today", "visited [PERSON] today"),
        ("the Zorvanet family moved on", "the [PERSON] family moved on"),
    ],
)
def test_a_relation_or_a_meeting_makes_a_name_of_what_follows(text, left):
    assert redact(text).text == left


@pytest.mark.parametrize(
    "text",
    [
        "my client Universal Credit claim",
        "Client Record is down",
        "dad is 34",
        "her mum and dad",
        "visited an old couple",
    ],
)
def test_a_relation_alone_makes_no_name(text):
    assert redact(text).text == text


@pytest.mark.parametrize(
    "name",
    [
        "Agnieszka",
        "folasade adeyinka",
        "Amandeep Kaur Dhaliwal",
        "Siwan ferch Gruffydd",
        "Abu Bakr ibn Yusuf",
        'Paddy "Boxer" McGinley',
        "Ruairí Ó Cathasaigh",
        "Hafsa B.",
        "Ji-woo",
        "Kelvin-Lee Ogunbanjo",
        "osman ward",
        "haji yusuf",
    ],
)
def test_a_listed_first_name_goes_with_all_that_belongs_to_it(name):
    assert redact(f"saw {name}, says he fell").text == "saw [PERSON], says he fell"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Dawn texted me at night", "[PERSON] texted me at night"),
        ("Storm (5) is scared", "[PERSON] (5) is scared"),
        ("River, nonbinary, 17, sofa surfing", "[PERSON], nonbinary, 17, sofa surfing"),
        ("Hope Zorvaneta is on the ward. i hope so", "[PERSON] is on the ward. i hope so"),
        ("Will Zorvanet is homeless", "[PERSON] is homeless"),
        ("Victor Price - rent arrears", "[PERSON] - rent arrears"),
        ("she left her baby with Faith", "she left her baby with [PERSON]"),
        ("Jade & Amber were both there", "[PERSON] & [PERSON] were both there"),
        ("knocking on Pearl's door", "knocking on [PERSON]'s door"),
        ("Robin from upstairs is back", "[PERSON] from upstairs is back"),
        ("April is 15 and pregnant", "[PERSON] is 15 and pregnant"),
        ("Georgia's mum relapsed", "[PERSON]'s mum relapsed"),
        ("lily (4) has marks", "[PERSON] (4) has marks"),
    ],
)
def test_a_word_that_is_also_a_name_goes_with_a_cue(text, left):
    assert redact(text).text == left


@pytest.mark.parametrize(
    "text",
    [
        "Will she get the carer element",
        "Mark my words",
        "hope so, ta",
        "dawn raid by immigration",
        "the Renters' Rights Bill",
        "a Disabled Facilities Grant",
        "due in June, grant when",
        "April to June figures",
        "Florence is where the conference is",
        "she is from Georgia, needs an interpreter",
        "may I share this",
        "a rose by any name",
    ],
)
def test_a_word_that_is_also_a_name_stays_without_a_cue(text):
    assert redact(text).text == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Zorvanet is 15 and missing", "[PERSON] is 15 and missing"),
        ("Zorvanet Quillopar disclosed he hit her", "[PERSON] disclosed he hit her"),
        ("Is Zorvanet's school allowed to ask", "Is [PERSON]'s school allowed to ask"),
        ("go into Zorvanet's flat", "go into [PERSON]'s flat"),
        ("I went to see Zorvanet and the landlord was there", "I went to see [PERSON] and the landlord was there"),
        ("i was scared of Zorvanet and left", "i was scared of [PERSON] and left"),
        ("what Zorvanet told me", "what [PERSON] told me"),
        ("J. Zorvanet refused", "[PERSON] refused"),
        ("zorvanet's mum rang", "[PERSON]'s mum rang"),
        ("Ebele and Zorvanet are here", "[PERSON] and [PERSON] are here"),
    ],
)
def test_an_unknown_word_goes_where_it_behaves_like_a_name(text, left):
    assert redact(text).text == left


@pytest.mark.parametrize(
    "text",
    [
        "sofa surfing in Zorvanet",
        "moved to Zorvanet last week",
        "she's from Zorvanet, speaks no english",
        "the Zorvanet helpline",
        "Zorvanet syndrome in children",
        "Zorvanet House is full",
        "a Zorvanet speaking worker",
        "Zorvanetting. how to do it",
        "vitamin D for him",
        "who is in A&E. It says nothing",
        "what do ICBs and YPs say",
        "keep thikning abuot her",
    ],
)
def test_an_unknown_word_stays_where_it_is_a_place_a_body_or_a_slip(text):
    assert redact(text).text == text


def test_a_name_found_once_goes_everywhere():
    assert redact("Zorvanet is 15. i think zorvanet lies").text == "[PERSON] is 15. i think [PERSON] lies"


def test_a_first_name_that_is_a_month_goes_beside_another_when_both_act():
    assert redact("Summer and Heath are refusing").text == "[PERSON] and [PERSON] are refusing"
    assert redact("Sunday and Kayleigh was out").text == "Sunday and [PERSON] was out"


@pytest.mark.parametrize(
    "text",
    [
        "Hope is all they have",
        "Hope is what she needs",
        "can Jack boots be a sign",
        "Hope Street hostel wont take couples",
    ],
)
def test_a_word_that_is_a_thing_here_stays(text):
    assert redact(text).text == text


def test_the_same_words_go_where_they_are_people():
    assert redact("Hope is all alone").text == "[PERSON] is all alone"
    assert redact("can Jack still be moved").text == "can [PERSON] still be moved"
