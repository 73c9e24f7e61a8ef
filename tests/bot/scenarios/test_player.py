"""Scenarios are played over HTTP, turn by turn, whatever the bot does."""

import pytest

from bot.scenarios.bots import BotGoneError, HttpBot, TurnError, base_address
from bot.scenarios.files import ScenarioFile
from bot.scenarios.parallel import play_all
from bot.scenarios.player import play
from bot.scenarios.script import Parsed
from tests.bot.scenarios.answers import REGISTER, answer, options, scenario

GOOD = answer("Refer today.", options=options("Checklist", "In Wales"))


def file_of(made, tmp_path, name="notice"):
    return ScenarioFile(tmp_path / "homelessness" / f"{name}.scenario.md", Parsed(made))


def played(bot, tmp_path, *lines):
    made = scenario(*lines)
    return play(file_of(made, tmp_path), made, HttpBot(bot.url), REGISTER)


def test_every_turn_is_one_message_of_one_new_conversation(serve, tmp_path):
    bot = serve(lambda _: GOOD)
    outcomes = [played(bot, tmp_path, "Worker: one", "Bot should say: refer", "Worker: two [PERSON]") for _ in "ab"]
    assert [message for _, message in bot.heard] == ["one", "two [PERSON]"] * 2
    assert len({sender for sender, _ in bot.heard}) == 2
    assert [outcome.failed for outcome in outcomes] == [False, False]
    assert "A mother" not in str(bot.heard), "the situation is never sent"


def test_a_choice_sends_the_message_of_the_option(serve, tmp_path):
    bot = serve(lambda _: GOOD)
    assert not played(bot, tmp_path, "Worker: one", "Worker chooses: in WALES").failed
    assert bot.heard[1][1] == "in wales"


def test_a_choice_that_was_not_offered_fails_and_lists_what_was_and_the_rest_is_played(serve, tmp_path):
    bot = serve(lambda _: GOOD)
    outcome = played(bot, tmp_path, "Worker: one", "Worker chooses: Contacts", "Bot should say: x", "Worker: three")
    assert outcome.turns[1].trouble == '"Contacts" was not offered. The answer before offered: Checklist; In Wales'
    assert [message for _, message in bot.heard] == ["one", "three"]
    assert [turn.failed for turn in outcome.turns] == [False, True, False]


def test_a_failed_turn_says_what_was_typed_said_understood_and_offered(serve, tmp_path):
    outcome = played(serve(lambda _: GOOD), tmp_path, "Worker: one", "Bot should say: police", "Bot should say: refer")
    turn = outcome.turns[0]
    assert outcome.failed
    assert turn.typed == "one"
    assert [(check.line, check.why) for check in turn.unmet] == [(13, "it did not say police")]
    assert (turn.heard.said, turn.heard.need) == ("Refer today.", "Law and duties")
    assert turn.heard.offered == ("Checklist", "In Wales")


def test_a_reminder_is_looked_for_once_in_a_conversation(serve, tmp_path):
    note = {"notes": ("It was removed.",), "redacted": ("PERSON",)}
    once = [answer("Refer.", **note), answer("Refer.", redacted=("PERSON",))]
    twice = [answer("Refer.", **note), answer("Refer.", **note)]
    for said, failed in ((once, False), (twice, True)):
        script = dict(zip(["one", "two"], said, strict=True))
        assert played(serve(script), tmp_path, "Worker: one", "Worker: two").failed is failed


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (200, b"<html>", "it is not JSON (status 200)"),
        (500, [], "0 answers"),
        (413, {"error": "too long"}, "not a list of messages (status 413)"),
    ],
)
def test_what_is_no_answer_fails_the_turn_and_not_the_run(serve, tmp_path, status, body, said):
    bot = serve(lambda message: (status, body, {}) if message == "one" else GOOD)
    outcome = played(bot, tmp_path, "Worker: one", "Worker: two")
    assert said in outcome.turns[0].trouble
    assert not outcome.turns[1].failed


def test_it_waits_as_long_as_the_bot_asks(serve):
    waits = []
    bot = serve(lambda _: (429, [], {"Retry-After": "7"}) if not waits else GOOD)
    assert HttpBot(bot.url, waits.append).say("a", "one").points
    assert waits == [7.0]


def test_it_does_not_wait_for_ever(serve):
    waits = []
    bot = serve(lambda _: (429, [], {"Retry-After": "never"}))
    with pytest.raises(TurnError, match="kept asking to wait"):
        HttpBot(bot.url, waits.append).say("a", "one")
    assert len(waits) == 3


def test_a_bot_that_is_not_there_or_not_well(serve):
    with pytest.raises(BotGoneError, match="nothing is listening"):
        HttpBot("http://127.0.0.1:1").look()
    with pytest.raises(BotGoneError, match="says that it is down"):
        HttpBot(serve(lambda _: GOOD, health={"status": "down"}).url).look()
    with pytest.raises(BotGoneError, match="not a Waymark bot"):
        HttpBot(serve(lambda _: GOOD, health=b"<html>").url).look()


def test_a_bot_on_this_machine_is_reached_whatever_proxy_there_is(serve, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert HttpBot(serve(lambda _: GOOD).url).say("a", "one").points


@pytest.mark.parametrize(
    "given",
    ["http://127.0.0.1:5005", "127.0.0.1:5005", "http://127.0.0.1:5005/", "http://127.0.0.1:5005/webhooks/web/chat"],
)
def test_an_address_may_be_pasted_from_the_browser(given):
    assert base_address(given) == "http://127.0.0.1:5005"


class TestManyScenarios:
    def files(self, tmp_path, number=8):
        return [file_of(scenario(f"Worker: number {n}"), tmp_path, f"n-{n}") for n in range(number)]

    def test_all_are_played_and_come_back_in_order(self, serve, tmp_path):
        done = []
        outcomes = play_all(self.files(tmp_path), [HttpBot(serve(lambda _: GOOD).url)], REGISTER, 4, done.append)
        assert [outcome.name for outcome in outcomes] == [f"homelessness/n-{n}" for n in range(8)]
        assert sorted(outcome.name for outcome in done) == sorted(outcome.name for outcome in outcomes)

    def test_they_are_shared_between_two_bots(self, serve, tmp_path):
        bots = [serve(lambda _: GOOD), serve(lambda _: GOOD)]
        play_all(self.files(tmp_path), [HttpBot(bot.url) for bot in bots], REGISTER, 2, lambda _: None)
        assert all(bot.heard for bot in bots)
        assert sum(len(bot.heard) for bot in bots) == 8

    def test_when_one_of_two_bots_falls_silent_the_other_takes_over(self, serve, tmp_path):
        alive = serve(lambda _: GOOD)
        bots = [HttpBot("http://127.0.0.1:1"), HttpBot(alive.url)]
        outcomes = play_all(self.files(tmp_path), bots, REGISTER, 2, lambda _: None)
        assert not any(outcome.failed for outcome in outcomes)

    def test_when_both_bots_are_down_every_scenario_says_so(self, tmp_path):
        bots = [HttpBot("http://127.0.0.1:1"), HttpBot("http://127.0.0.1:2")]
        outcomes = play_all(self.files(tmp_path, 3), bots, REGISTER, 2, lambda _: None)
        assert [outcome.failed for outcome in outcomes] == [True] * 3
        assert all("not played" in outcome.trouble for outcome in outcomes)
