"""Addresses, with and without numbers. All streets are invented."""

import pytest

from bot.privacy.redaction import redact


@pytest.mark.parametrize(
    "address",
    [
        "9 Quarrymouth Lane",
        "12a Kestrel Way",
        "12a kestrel way",
        "61 lower brindle st",
        "14-16 Skelder Street",
        "17, Thrushgill Close",
        "3 The Crescent",
        "204 Hexthorpe Rd",
        "40 Lime Kiln Bank",
        "203b old mill lane",
        "flat 4/2, 88 Ballater Crescent",
        "twenty two Sorrel Drive",
        "fourteen Sorrel Drive",
        "27 St Brannoc's Terrace",
        "22 Ffordd Llanfwrog",
        "5 Heol y Bryn",
        "5 Rhodfa'r Coed",
        "16 High Street",
        "2 The Cloisters",
        "Flat 3, 12 Kestrel Way",
        "Flat C, 14 Skelder Road",
        "apt 1907 skyline tower",
        "Room 23, Cormorant House hostel",
        "Plot 6, Greenacre Hollow caravan site",
        "Caravan 7 Whitethorn Field, off Marsh Lane",
        "Bay 3, Drumlinn Road",
        "The Old Smithy, Peddar's Nook",
        "Netherfold Grange, somewhere on Back Lane",
        "Ty Gwyrdd, Heol Llwynbedw",
    ],
)
def test_an_address_goes(address):
    assert redact(f"damp at {address}. who pays").text == "damp at [ADDRESS]. who pays"


@pytest.mark.parametrize(
    "text",
    [
        "she lives at Rose Cottage with nobody",
        "address: Brackenbury House",
        "he stays on Danesmoor Drive",
        "moved to Marlpit Road last week",
        "lives at rose cottage",
    ],
)
def test_a_house_or_street_without_number_goes_where_somebody_lives(text):
    assert redact(text).kinds == ("ADDRESS",)


def test_the_town_after_an_address_stays():
    assert redact("he lives at 9 Quarrymouth Lane, Otley. mould").text == "he lives at [ADDRESS], Otley. mould"


def test_the_ward_of_a_bed_is_an_address():
    assert redact("bed 12, Kestrel Ward").kinds == ("ADDRESS",)


@pytest.mark.parametrize(
    "text",
    [
        "2 kids in the park",
        "2 new cases lane",
        "flat 3/4 of the way",
        "two Park Road schools",
        "16 and on the street",
        "court at 10 in Leeds",
        "section 21 court",
        "3 bed house",
        "12 step programme",
        "5 weeks to close the case",
        "1 way street",
        "ward 7, room 2, flat 4",
        "step 3 of the road map",
        "Leeds County Court",
        "the same street",
        "Coronation Street storyline",
        "Great Ormond Street referral",
    ],
)
def test_what_is_no_address_stays(text):
    assert redact(text).text == text


def test_a_room_of_a_hotel_goes_and_a_room_of_a_court_stays():
    assert redact("hotel room 41, three children").text == "hotel [ADDRESS], three children"
    assert redact("court room 4, who goes in with her").kinds == ()
