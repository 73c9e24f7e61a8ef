"""The lists people maintain: whole, folded, and each name in one place."""

import pytest

from bot.privacy.name_lists import LISTS, Surnames, cues, known_names, public_names
from bot.privacy.word_lists import HERE, groups_of, lines_of
from bot.privacy.words import fold


@pytest.mark.parametrize("name", [*LISTS, "address_words.txt", "handle_words.txt"])
def test_a_list_begins_with_a_comment_that_says_what_it_is(name):
    assert (HERE / name).read_text(encoding="utf-8").startswith("# ")


COMMUNITIES = (
    "Agnieszka Folasade Chidi Kwabena Fatuma Tsegai Hodan Amandeep Mohammed Sandeep Lakshmi Siobhan Bridget Hamish "
    "Rhiannon Ionela Zdenka Zsuzsanna Gintaras Oleksandr Shpresa Mehmet Zeynep Dilan Parisa Farishta Xiaoyu Nguyen "
    "Jovelyn Joaquim Delroy Tendai Wanjiru Menachem Grace Will May Georgia"
)


@pytest.mark.parametrize("name", COMMUNITIES.split(" "))
def test_the_communities_served_have_their_names_in_it(name):
    known = known_names()

    assert fold(name) in known.sure | known.words | known.months | known.places


def test_a_name_stands_in_one_group_only():
    known = known_names()
    groups = (known.sure, known.words, known.months, known.places)

    assert sum(map(len, groups)) == len(frozenset().union(*groups))
    assert not known.family & known.family_words


def test_no_first_name_is_public_on_its_own():
    alone = {fold(name) for name in public_names() if " " not in name}

    assert not alone & known_names().sure


def test_every_group_of_cues_has_words_in_small_letters():
    for words in vars(cues()).values():
        assert words
        assert all(word == fold(word) for word in words)


def test_a_wrong_heading_is_told(monkeypatch, tmp_path):
    (tmp_path / "surnames.txt").write_text("# A list\n[names]\nSmith\n[wrods]\nWard\n", encoding="utf-8")
    monkeypatch.setattr("bot.privacy.word_lists.HERE", tmp_path)

    with pytest.raises(ValueError, match=r"surnames\.txt must have these headings and no others: names, words"):
        groups_of("surnames.txt", Surnames)


def test_comments_and_blank_lines_are_no_words(monkeypatch, tmp_path):
    (tmp_path / "a.txt").write_text("# A list\n\nOne Two\n  # and a note\nThree\n", encoding="utf-8")
    monkeypatch.setattr("bot.privacy.word_lists.HERE", tmp_path)

    assert lines_of("a.txt") == ["One Two", "Three"]
