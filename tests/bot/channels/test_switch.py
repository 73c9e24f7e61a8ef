"""SEC-11: a channel can be switched off at once; who did it stands in the audit file."""

from datetime import datetime, timezone

import pytest

from bot.channels import cli, switch
from bot.channels.switch import CHANNELS, SwitchError, is_off, throw
from bot.channels.turn import take_turn
from bot.cli import main

NOW = datetime(2026, 11, 30, 12, 5, 1, tzinfo=timezone.utc)


@pytest.fixture
def where(tmp_path):
    """A folder of switches and an audit file of this test's own, and the time it is."""
    return {"folder": tmp_path / "off", "audit": tmp_path / "audit.log", "now": lambda: NOW}


def test_what_is_thrown_off_is_off_and_what_is_thrown_on_is_on(where):
    throw("web", "off", "duty manager", "wrong number", **where)
    assert is_off("web", where["folder"])
    assert not is_off("slack", where["folder"])

    throw("web", "on", "duty manager", "put right", **where)
    assert not is_off("web", where["folder"])


def test_the_audit_file_says_when_what_in_which_role_and_why_and_only_grows(where):
    throw("web", "off", "duty manager", "wrong number", **where)
    throw("web", "on", "editor", "put right", **where)

    assert where["audit"].read_text().splitlines() == [
        "2026-11-30T12:05:01Z channel=web to=off by='duty manager' why='wrong number'",
        "2026-11-30T12:05:01Z channel=web to=on by='editor' why='put right'",
    ]


def test_a_switch_that_cannot_be_written_down_is_not_thrown(where):
    where["audit"].mkdir()

    with pytest.raises(OSError, match="directory"):
        throw("web", "off", "duty manager", "wrong number", **where)
    assert not is_off("web", where["folder"])


@pytest.mark.parametrize(
    ("channel", "role", "why"),
    [
        ("fax", "manager", "x"),
        ("../web", "manager", "x"),
        ("web", " ", "x"),
        ("web", "manager", ""),
        ("web", "manager", "two\nlines"),
        ("web", "m" * 201, "x"),
    ],
)
def test_what_cannot_be_written_down_in_one_line_is_refused(where, channel, role, why):
    with pytest.raises(SwitchError):
        throw(channel, "off", role, why, **where)
    assert not where["audit"].exists()


async def never(message):
    raise AssertionError("Rasa must not be asked")


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("text", ["what is the law on HIV", "he is outside her door with a knife", "", "Nie wiem"])
async def test_whoever_writes_to_a_channel_that_is_off_is_told_so_with_numbers(monkeypatch, channel, text):
    monkeypatch.setattr("bot.channels.turn.is_off", lambda name: name == channel)
    reply = await take_turn(never, "a", text, channel, 5)

    assert reply["custom"]["answer"]["kind"] == "error"
    assert "switched off" in reply["text"]
    assert [contact["phone"] for contact in reply["custom"]["answer"]["contacts"]] == ["999", "101", "116 123"]


def test_the_commands_throw_list_and_refuse(monkeypatch, capsys, where):
    monkeypatch.setattr(cli, "throw", lambda *given: throw(*given, **where))
    monkeypatch.setattr(cli, "is_off", lambda channel: switch.is_off(channel, where["folder"]))
    given = ["--by", "duty manager", "--why", "wrong number"]

    assert main(["channel", "off", "teams", *given]) == 0
    assert main(["channel", "list"]) == 0
    assert main(["channel", "off", "fax", *given]) == 1
    told = capsys.readouterr()
    assert "teams is off." in told.out
    assert [line.split() for line in told.out.splitlines()[1:]] == [
        ["rest", "on"],
        ["web", "on"],
        ["slack", "on"],
        ["teams", "off"],
    ]
    assert "There is no channel 'fax'" in told.err
