"""Names that are no client's stay: of law, inquiries, bodies, theory, medicine, stories (RED-4, tricky negatives)."""

import pytest

from bot.privacy.redaction import redact


@pytest.mark.parametrize(
    "text",
    [
        "Clare's Law application",
        "Sarah's Law and Awaab's Law",
        "what did Laming say about supervision",
        "the Munro review of child protection",
        "the Zorvanet Inquiry and the Zorvanet report",
        "Fraser guidelines vs Gillick",
        "Lord Zorvanet on capacity",
        "Baroness Casey audit",
        "Dr Zorvanet signed it",
        "St Mungo's and St Zorvanet's",
        "Montgomery v Lanarkshire",
        "R (on the application of G) v Southwark",
        "Cheshire West acid test",
        "Merton compliant assessment",
        "Part VII duty, Form E page 4",
        "the Barnardo's worker thinks so",
        "Refuge, Respect, Galop - who takes men",
        "South London and Maudsley crisis line",
        "Lucy Faithfull Foundation",
        "Joseph Rowntree poverty line",
        "Alzheimer's and Down's syndrome",
        "Bell's palsy or a stroke",
        "Kübler-Ross stages",
        "Maslow's hierarchy",
        "Calpol with Nurofen",
        "Kurdish Sorani or Kurmanji",
        "Diwali, Eid, Vaisakhi",
        "Jehovah's Witness and transfusion",
        "Wells, Bath, Reading - any hostels",
        "Tower Hamlets or King's Lynn",
        "Harry Potter themed room",
        "Tom, Dick and Harry have access",
        "Old Bill outside",
        "Hobson's choice placement",
        "meeting Mon 5 Dec 2087",
        "HE HAS A KNIFE WHAT DO I DO",
    ],
)
def test_a_public_name_stays(text):
    assert redact(text).text == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Harry Zorvanet fell twice", "[PERSON] fell twice"),
        ("Daniel Zorvanet was found", "[PERSON] was found"),
        ("Rhiannon's review is due", "[PERSON]'s review is due"),
        ("Rhiannon report overdue", "[PERSON] report overdue"),
        ("spoke with Ebele Ward about it", "spoke with [PERSON] about it"),
    ],
)
def test_a_name_that_only_begins_or_ends_like_a_public_one_goes(text, left):
    assert redact(text).text == left
