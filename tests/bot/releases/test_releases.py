"""Content and models change together, the last three releases are kept, and one command puts one back."""

import shutil

import pytest

from bot.cli import main
from bot.releases.kept import MOST, ReleaseError, one_at_a_time, roll_back, rolled_back_to
from bot.training import TrainingError


def test_the_first_release_is_put_to_use(installation):
    installation.prepare()
    assert installation.in_use == ("one", "model of one")
    assert installation.names == ["2026-11-01T000000Z"]


def test_preparing_again_makes_nothing(installation):
    installation.prepare_each("one", "one")
    assert installation.trained == len(installation.names) == 1


def test_a_changed_checkout_is_a_new_release_and_a_rollback_puts_the_one_before_back(installation):
    installation.prepare_each("one", "two")
    assert installation.in_use == ("two", "model of two")
    roll_back(None)
    assert installation.in_use == ("one", "model of one")


def test_a_rollback_holds_until_the_checkout_changes(installation):
    installation.prepare_each("one", "two")
    roll_back(None)
    installation.prepare()
    assert installation.in_use[0] == "one"
    assert rolled_back_to(installation.origin).name == "2026-11-01T000000Z"
    installation.prepare_each("three")
    assert installation.in_use[0] == "three"
    assert rolled_back_to(installation.origin) is None


def test_one_goes_forward_again_by_name(installation):
    installation.prepare_each("one", "two")
    roll_back("2026-11-01T000000Z")
    roll_back("2026-11-02T000000Z")
    assert installation.in_use == ("two", "model of two")
    assert rolled_back_to(installation.origin) is None


def test_a_checkout_that_is_taken_back_needs_no_training(installation):
    installation.prepare_each("one", "two", "one")
    assert installation.in_use == ("one", "model of one")
    assert installation.trained == 2


def test_three_are_kept_those_used_last(installation):
    installation.prepare_each("one", "two", "three", "four")
    assert installation.names == [f"2026-11-0{day}T000000Z" for day in (4, 3, 2)]
    assert len(installation.names) == MOST


def test_what_worked_before_two_bad_releases_is_kept_and_is_what_the_next_rollback_goes_to(installation):
    installation.prepare_each("good", "bad", "worse")
    roll_back(installation.names[-1])
    installation.prepare_each("mended")
    assert len(installation.names) == MOST
    roll_back(None)
    assert installation.in_use == ("good", "model of good")


def test_a_second_rollback_takes_the_first_back(installation):
    installation.prepare_each("one", "two")
    roll_back(None)
    roll_back(None)
    assert installation.in_use[0] == "two"


def test_a_training_that_fails_changes_nothing(installation):
    installation.prepare_each("one")
    installation.fails = True
    with pytest.raises(TrainingError):
        installation.prepare_each("two")
    assert installation.in_use == ("one", "model of one")
    installation.fails = False
    installation.prepare()
    assert installation.in_use == ("two", "model of two")


def test_what_was_made_by_other_components_is_refused(installation):
    installation.prepare_each("one")
    installation.says("two", components="rewritten")
    installation.prepare()
    with pytest.raises(ReleaseError, match="does not fit this checkout: the components of the models changed since"):
        roll_back(None)
    assert installation.in_use[0] == "two"


@pytest.mark.parametrize("damage", ["change", "remove"])
def test_a_damaged_release_is_refused_by_the_name_of_its_file(installation, damage):
    installation.prepare_each("one", "two")
    file = installation.var / "releases" / installation.names[-1] / "models" / "danger" / "model.npz"
    file.unlink() if damage == "remove" else file.write_text("something else")
    with pytest.raises(ReleaseError, match=r"damaged \(models/danger/model\.npz\)"):
        roll_back(None)
    assert installation.in_use[0] == "two"


def test_a_damaged_release_in_use_is_made_anew(installation):
    installation.prepare_each("one")
    (installation.var / "current" / "knowledge.db").unlink()
    installation.prepare()
    assert installation.in_use == ("one", "model of one")


def test_a_name_that_is_none_and_the_one_in_use_are_refused(installation):
    installation.prepare_each("one")
    with pytest.raises(ReleaseError, match="no release called yesterday"):
        roll_back("yesterday")
    with pytest.raises(ReleaseError, match="in use already"):
        roll_back(installation.names[0])
    with pytest.raises(ReleaseError, match="no release other than the one in use"):
        roll_back(None)


def test_two_commands_at_once_are_refused(installation):
    installation.prepare_each("one", "two")
    with one_at_a_time(), pytest.raises(ReleaseError, match="at work"):
        roll_back(None)
    roll_back(None)
    assert installation.in_use[0] == "one"


def test_what_a_kill_left_is_no_release_and_is_cleared_away(installation):
    installation.prepare_each("one")
    shutil.copytree(installation.var / "releases" / installation.names[0], installation.var / "releases" / ".new")
    installation.prepare_each("two")
    assert len(installation.names) == 2
    assert not (installation.var / "releases" / ".new").exists()


def test_the_commands_say_what_there_is_and_what_was_done(installation, capsys):
    assert main(["releases"]) == 0
    assert "None is in use. Run: make prepare" in capsys.readouterr().out
    installation.prepare_each("one", "two")
    capsys.readouterr()

    assert main(["rollback"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "2026-11-01T000000Z is in use. Running bots take its content in a few seconds.",
        "Its models are others: a bot takes them when it is started again.",
    ]
    assert main(["releases"]) == 0
    older, newer = capsys.readouterr().out.splitlines()
    assert newer.startswith("  2026-11-02T000000Z  content two")
    assert newer.endswith("made from this checkout")
    assert older.startswith("* 2026-11-01T000000Z  content one")
    assert older.endswith("can be called back")
    assert main(["rollback", "yesterday"]) == 1
    assert "There is no release called yesterday" in capsys.readouterr().err
