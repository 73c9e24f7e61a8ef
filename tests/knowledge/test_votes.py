"""What a question means, once the points that fit it best have voted."""

import pytest

from knowledge.likeness import Meanings
from knowledge.votes import FITS_SURELY, SURELY, read_again, shares_of_subjects
from tests.knowledge.candidates import candidate

UNSURE = Meanings({"hiv": 0.4, "homelessness": 0.35}, {"law": 0.5, "barriers": 0.4})


def likeliest(shares):
    return max(shares, key=shares.__getitem__)


def test_what_the_best_points_are_filed_under_decides_between_likely_readings():
    read = read_again(UNSURE, [candidate("homelessness.barriers.a", 0.5), candidate("hiv.law.a", 0.3)])
    assert (likeliest(read.subjects), likeliest(read.needs)) == ("homelessness", "barriers")


def test_a_sure_reading_stands_against_a_point_that_fits_a_little_better():
    sure = Meanings({"hiv": 0.95, "homelessness": 0.02}, {"law": 0.95, "barriers": 0.02})
    read = read_again(sure, [candidate("homelessness.barriers.a", 0.5), candidate("hiv.law.a", 0.48)])
    assert (likeliest(read.subjects), likeliest(read.needs)) == ("hiv", "law")


def test_the_votes_do_not_make_it_surer_that_a_question_is_covered():
    read = read_again(Meanings({"hiv": 0.1}, {"law": 0.05}), [candidate("hiv.law.a", FITS_SURELY - 0.1)])
    assert sum(read.subjects.values()) == pytest.approx(0.1)
    assert sum(read.needs.values()) == pytest.approx(0.05)


def test_a_point_that_fits_very_well_shows_that_it_is():
    read = read_again(Meanings({}, {}), [candidate("hiv.law.a", FITS_SURELY)])
    assert read.subjects["hiv"] == pytest.approx(SURELY)
    assert read.needs["law"] == pytest.approx(SURELY)


def test_without_a_point_a_reading_stays_as_it_was():
    assert read_again(UNSURE, []).subjects == pytest.approx(UNSURE.subjects)


def test_the_subjects_of_the_best_points_share_the_votes():
    shares = shares_of_subjects([candidate("hiv.law.a", 0.5), candidate("homelessness.law.a", 0.45)])
    assert sum(shares.values()) == pytest.approx(1)
    assert likeliest(shares) == "hiv"


def test_without_a_point_nothing_is_voted_for():
    assert shares_of_subjects([]) == {}
