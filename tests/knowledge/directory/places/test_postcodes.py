"""Postcodes in running text."""

import pytest

from knowledge.directory.places.postcodes import codes, without_codes


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("LS6 2AB", [("LS6", "2AB")]),
        ("ls62ab", [("LS6", "2AB")]),
        ("at EC1A 1BB now", [("EC1A", "1BB")]),
        ("W1A 0AX and LS6", [("W1A", "0AX"), ("LS6", None)]),
        ("LS6", [("LS6", None)]),
        ("B12 injection", [("B12", None)]),
        ("no code here 42", []),
        ("ABC1 2AB", []),
    ],
)
def test_found(text, found):
    assert [(code.outward, code.inward) for code in codes(text)] == found


def test_a_code_never_shows_its_second_half():
    assert "2AB" not in repr(codes("LS6 2AB"))


def test_codes_are_blanked_in_place():
    text = "lives at LS6 2AB, Leeds"
    assert without_codes(text, codes(text)) == "lives at ,,,,,,,, Leeds"
