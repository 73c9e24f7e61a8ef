"""Faults of every part: somebody is always told something, and danger comes first."""

import logging

import pytest

from bot.settings import Settings
from tests.bot.channels.teams.activities import (
    OWN,
    PERSON,
    PRIVATE,
    activity,
)
from tests.bot.channels.teams.test_card import shown
from tests.bot.channels.ten_answers import TEN_ANSWERS
from tests.bot.channels.workplace.must_catch import ONE_EACH
from tests.bot.channels.workplace.serving import FAULTS, broken

FAST = Settings(turn_seconds=0.05)


async def test_a_message_too_long_is_refused_kindly(teams):
    await teams.post(activity("a" * 2_001))

    assert not teams.agent.heard
    assert "too long" in shown(teams.cards)
    assert "999" in shown(teams.cards)


async def test_a_body_without_end_is_refused(teams):
    assert (await teams.post(b"x" * 300_000))[0] == 413


@pytest.mark.parametrize("teams", [Settings(per_conversation=2)], indirect=True)
async def test_whoever_is_too_fast_is_told_once_and_others_are_served(teams):
    for number in range(6):
        await teams.post(activity(f"message {number}"))
    await teams.post(activity("another person", person="another", conversation="a:other"))

    assert teams.asked == ["message 0", "message 1", "another person"]
    assert shown(teams.cards).count("faster than I can answer") == 1


@pytest.mark.parametrize("teams", [FAST], indirect=True)
@pytest.mark.parametrize("fault", FAULTS)
async def test_f20_to_f23_a_fault_is_an_apology_with_numbers(teams, fault):
    teams.agent.fault = fault
    await teams.post(activity("what is the law on homelessness"))

    [card] = teams.cards
    assert "Something is not working" in shown(card)
    assert all(f"\n{number}" in shown(card) for number in ("999", "101", "116 123"))


@pytest.mark.parametrize("teams", [FAST], indirect=True)
@pytest.mark.parametrize("fault", FAULTS)
async def test_f33_danger_comes_first_whatever_is_down(teams, fault):
    teams.agent.fault = fault
    for number, text in enumerate(ONE_EACH):
        await teams.post(activity(text, person=f"p{number}", conversation=f"a:{number}"))

    assert len(teams.cards) == len(ONE_EACH)
    for card, message in zip(teams.cards, teams.messages, strict=True):
        assert card["body"][0]["style"] in ("attention", "warning")
        assert message["summary"].startswith(("Danger now", "Act today"))


async def test_a_card_that_teams_refuses_is_sent_as_text(teams):
    teams.agent.answer = TEN_ANSWERS["hostile"]
    teams.platform.replies["/v3/conversations/"] = [(201, {}), (413, {"error": {"code": "MessageSizeTooBig"}})]
    await teams.post(activity())

    refused, sent = teams.messages
    assert refused["attachments"]
    assert "attachments" not in sent
    assert sent["textFormat"] == "plain"
    assert "‹img src=x onerror=alert(1)›" in sent["text"]
    assert "<" not in sent["text"]


async def test_a_refused_token_is_renewed_and_the_answer_sent_again(teams):
    teams.platform.replies["/activities/170000000"] = [(401, {})]
    teams.platform.replies["oauth2/v2.0/token"] = [
        (200, {"access_token": f"token-{number}", "expires_in": 3_599}) for number in (1, 2)
    ]
    await teams.post(activity())

    used = [sent.headers["Authorization"] for sent in teams.platform.sent if "/activities/" in sent.path]
    assert used == ["Bearer token-1", "Bearer token-2"]


@pytest.mark.parametrize("part", ["/v3/conversations/", "oauth2/v2.0/token"])
@pytest.mark.parametrize("status", [400, 403, 404, 500, 302])
async def test_a_platform_that_refuses_everything_harms_nobody_else(teams, part, status):
    usual = teams.platform.replies[part]
    teams.platform.replies[part] = (status, {})
    assert (await teams.post(activity()))[0] == 202

    teams.platform.replies[part] = usual
    await teams.post(activity(person="another"))
    assert teams.messages[-1]["attachments"]


@pytest.mark.parametrize("teams", [FAST], indirect=True)
async def test_prv2_neither_words_nor_addresses_nor_secrets_reach_a_log(teams, caplog):
    caplog.set_level(logging.DEBUG)
    teams.agent.fault = broken
    await teams.post(activity("zebrafinch"))
    await teams.post(activity("zebrafinch"), "Bearer a.b.c")
    teams.platform.replies["/v3/conversations/"] = (500, {})
    await teams.post(activity("zebrafinch"))

    said = "\n".join(record.getMessage() for record in caplog.records)
    assert not any(word in said for word in ("zebrafinch", PERSON, PRIVATE, OWN.password, "outgoing-token"))
