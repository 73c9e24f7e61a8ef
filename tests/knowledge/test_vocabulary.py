"""The closed words of the contract."""

import pytest

from knowledge import vocabulary
from knowledge.schema import word_limit


def test_there_are_ten_client_groups_and_six_practice_themes():
    assert len(vocabulary.CLIENT_GROUPS) == 10
    assert len(vocabulary.PRACTICE_THEMES) == 6


def test_no_subject_is_both_a_client_group_and_a_theme():
    assert not set(vocabulary.CLIENT_GROUPS) & set(vocabulary.PRACTICE_THEMES)


def test_every_status_has_a_longest_time_to_review():
    assert set(vocabulary.LONGEST_REVIEW_MONTHS) == set(vocabulary.STATUSES)


@pytest.mark.parametrize("moving", ["in_force", "enacted", "bill", "draft"])
def test_law_is_read_again_sooner_than_practice(moving):
    assert vocabulary.LONGEST_REVIEW_MONTHS[moving] < vocabulary.LONGEST_REVIEW_MONTHS["practice"]


def test_a_case_may_be_longer_than_any_other_point():
    others = {word_limit(need) for need in vocabulary.NEEDS if need != "case_example"}
    assert word_limit("case_example") > max(others)


def test_an_unknown_need_has_no_word_limit():
    with pytest.raises(ValueError, match="gossip"):
        word_limit("gossip")
