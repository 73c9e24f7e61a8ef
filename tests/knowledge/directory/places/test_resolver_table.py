"""Every line of the table in issue 6."""

import pytest

from bench import places


@pytest.mark.parametrize("row", places.rows(places.TABLE), ids=lambda row: row["text"])
def test_it_is_read_as_the_table_says(resolver, row):
    assert places.wrong(resolver, [row]) == []


def test_of_a_whole_postcode_only_the_first_half_is_kept(resolve):
    assert "2AB" not in repr(resolve("LS6 2AB"))


def test_newport_is_asked_about_with_names_that_tell_them_apart(resolve, index):
    labels = [index.label(place.key) for place in resolve("Newport").options]
    assert labels == ["Newport, Wales", "Newport, Isle of Wight"]
