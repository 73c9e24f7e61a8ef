"""Long answers are packed so that every message keeps the limits and nothing is lost."""

import pytest

from bot.channels.workplace.parcels import length, parcels, pieces


def parts(count, size=1):
    return [{"n": number, "text": "x" * size} for number in range(count)]


@pytest.mark.parametrize(("count", "most", "packed"), [(0, 5, [0]), (5, 5, [5]), (6, 5, [5, 1]), (11, 5, [5, 5, 1])])
def test_no_parcel_has_too_many_parts(count, most, packed):
    assert [len(parcel) for parcel in parcels(parts(count), most, 10_000)] == packed


def test_no_parcel_is_too_long():
    packed = parcels(parts(20, 100), 50, 500)

    assert all(sum(map(length, parcel)) <= 500 for parcel in packed)
    assert [part for parcel in packed for part in parcel] == parts(20, 100)


def test_a_part_that_is_too_long_alone_is_alone():
    assert [len(parcel) for parcel in parcels(parts(3, 900), 50, 500)] == [1, 1, 1]


@pytest.mark.parametrize("text", ["word " * 100, "x" * 500, "é" * 99, " " * 50, "a"])
def test_a_text_is_cut_at_spaces_into_pieces_that_fit(text):
    cut = pieces(text, lambda piece: len(piece) <= 20)

    assert all(len(piece) <= 20 for piece in cut)
    assert "".join(cut).replace(" ", "") == text.replace(" ", "")


def test_a_text_that_fits_is_left_whole():
    assert pieces("as it is", lambda piece: True) == ["as it is"]
