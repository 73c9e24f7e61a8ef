"""What the resolver does with several names, with codes, with words that are also places."""

import pytest

from knowledge.directory.places.resolver import LONGEST_TEXT, Resolver, Status


@pytest.mark.parametrize("said", ["LS17 in Leeds", "LS17 leeds", "Leeds LS17"])
def test_a_name_decides_what_a_code_leaves_open(resolve, said):
    assert resolve(said).place.name == "Leeds"


def test_a_nation_decides_between_places_of_one_name(resolve):
    assert resolve("Newport, Wales").place.gss == "W06000022"


def test_the_town_is_told_with_its_council(resolve):
    found = resolve("Welshpool")
    assert (found.place.name, found.town.name) == ("Powys", "Welshpool")


def test_a_common_town_name_is_confirmed_first(resolve):
    found = resolve("Newtown")
    assert (found.status, found.options[0].name) == (Status.DID_YOU_MEAN, "Powys")


def test_a_code_in_a_county_tells_the_districts_it_may_be_in(resolve):
    found = resolve("IP1")
    assert (found.place.name, [p.name for p in found.options]) == ("Suffolk", ["Ipswich"])


def test_a_combined_area_asks_which_of_its_councils(resolve):
    found = resolve("West Yorkshire")
    assert found.within.name == "West Yorkshire"
    assert len(found.options) == 5


def test_in_northern_ireland_a_code_leads_to_a_question(resolve):
    found = resolve("BT48 0AA")
    assert (found.status, found.elsewhere, found.within.name) == (Status.ASK, True, "Northern Ireland")


def test_a_council_that_ended_is_named_with_its_successor(resolve):
    found = resolve("Waveney")
    assert (found.place.name, found.was.name) == ("East Suffolk", "Waveney")


def test_a_council_without_known_successor_is_asked_about(resolve):
    found = resolve("Cookstown")
    assert (found.status, found.options, found.was.name) == (Status.ASK, (), "Cookstown")


def test_an_ordinary_word_after_an_article_is_no_place(resolve):
    assert resolve("Swansea council, before moving travellers off the rugby field").place.name == "Swansea"
    assert resolve("anything in the Rugby area").place.name == "Rugby"


@pytest.mark.parametrize("text", ["could she get it from that", "is this in", "somebody at them", "near whatever"])
def test_an_ordinary_word_is_no_misspelt_place(resolve, text):
    assert resolve(text).status is Status.NONE


def test_two_places_are_asked_about(resolve):
    assert [p.name for p in resolve("moved from Leeds to Bradford").options] == ["Leeds", "Bradford"]


@pytest.mark.parametrize("said", ["", " ", "?", "\x00", "🙂", "1234567890", "LS", "of the council"])
def test_nothing_is_nothing(resolve, said):
    assert resolve(said).status is Status.NONE


def test_what_is_asked_back_holds_no_word_that_was_typed_besides(resolve):
    found = resolve("Mrs Qwertz of 3 Secret Street, Leeds LS6 2AB")
    assert "Qwertz" not in repr(found)
    assert "Secret" not in repr(found)


@pytest.mark.parametrize("piece", ["in Leads ", "LS6 2AB ", "the city of ", "near ", "a" * 50 + " ", "Leeds,"])
def test_a_hostile_text_is_cut(resolve, piece):
    assert isinstance(resolve(piece * 10_000).status, Status)
    assert len(piece * 10_000) > LONGEST_TEXT


def test_a_whole_postcode_is_looked_up_when_they_are_loaded(index):
    asked = []
    resolver = Resolver(index, lambda code: asked.append(code) or "E08000032")
    found = resolver.resolve("BD11 1AA")
    assert (found.place.name, found.asked, asked) == ("Bradford", "BD11", ["BD111AA"])


def test_a_whole_postcode_that_is_not_there_falls_back_to_its_first_half(index):
    assert Resolver(index, lambda code: None).resolve("LS6 2AB").place.name == "Leeds"


@pytest.mark.parametrize("said", ["County Down", "bangor, the co down one", "in county antrim"])
def test_an_old_county_of_northern_ireland_is_not_the_council_that_bears_its_name(resolve, said):
    assert resolve(said).place is None
