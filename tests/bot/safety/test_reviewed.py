"""SAF-6: what is said in danger is the text that was read, to the character."""

from datetime import date

import pytest

from bot.cli import main
from bot.safety import reviewed
from bot.safety.reviewed import ReviewError, accept, read_stamps, require_reviewed
from bot.urgent_reply import REPLIES_FILE

TODAY = date(2026, 11, 30)
ROLE = "duty manager"


@pytest.fixture
def text(tmp_path):
    """A copy of the texts, accepted as it is, and where that is written down."""
    copy, stamps = tmp_path / "urgent_replies.yml", tmp_path / "reviewed.yml"
    copy.write_bytes(REPLIES_FILE.read_bytes())
    accept(ROLE, TODAY, (copy,), stamps)
    return copy, stamps


def test_the_texts_of_this_checkout_are_those_that_were_read():
    require_reviewed()


def test_a_text_as_it_was_read_is_let_through(text):
    copy, stamps = text
    require_reviewed((copy,), stamps)


@pytest.mark.parametrize("change", [(b"999", b"998"), (b"Do not", b"Do  not"), (b"now", b"Now")])
def test_one_character_changed_is_refused_with_the_file_and_what_to_do(text, change):
    copy, stamps = text
    copy.write_bytes(copy.read_bytes().replace(*change, 1))

    with pytest.raises(ReviewError, match="urgent_replies.yml changed since last read.*waymark safety accept --by"):
        require_reviewed((copy,), stamps)


def test_without_a_record_nothing_counts_as_read(text):
    copy, stamps = text
    stamps.unlink()

    with pytest.raises(ReviewError):
        require_reviewed((copy,), stamps)


def test_accepting_writes_down_hash_role_and_day_and_lets_it_through(text):
    copy, stamps = text
    copy.write_bytes(copy.read_bytes() + b"\n")

    assert accept("second reader", TODAY, (copy,), stamps) == [str(copy)]
    assert read_stamps(stamps)[str(copy)]["read_by"] == "second reader"
    assert read_stamps(stamps)[str(copy)]["read_on"] == TODAY
    require_reviewed((copy,), stamps)


def test_accepting_what_has_not_changed_keeps_who_read_it(text):
    copy, stamps = text

    assert accept("somebody else", TODAY, (copy,), stamps) == []
    assert read_stamps(stamps)[str(copy)]["read_by"] == ROLE


@pytest.mark.parametrize("role", ["", "  ", "x" * 121])
def test_accepting_needs_a_role(text, role):
    copy, stamps = text
    with pytest.raises(ReviewError, match="--by"):
        accept(role, TODAY, (copy,), stamps)


def test_the_bot_does_not_start_with_a_changed_text(monkeypatch, capsys, tmp_path):
    changed = tmp_path / "urgent_replies.yml"
    changed.write_bytes(REPLIES_FILE.read_bytes().replace(b"999", b"998", 1))
    monkeypatch.setattr(reviewed, "REVIEWED", (changed,))
    monkeypatch.setattr("bot.safety.start.require_reviewed", lambda: require_reviewed((changed,)))

    assert main(["serve"]) == 1
    assert "waymark safety accept" in capsys.readouterr().err
