"""Activities over HTTP, from the signed request to what the Bot Connector is sent back."""

import asyncio
import json

import aiohttp
import pytest

from bot.channels.teams.channel import TeamsChannel
from tests.bot.channels.teams.activities import (
    APP,
    BOT,
    PERSON,
    PRIVATE,
    TENANT,
    THREAD,
    activity,
    mention,
    token,
)
from tests.bot.channels.teams.test_card import shown
from tests.bot.channels.ten_answers import TEN_ANSWERS
from tests.bot.channels.workplace.serving import Agent, serving


async def test_a_message_is_acknowledged_and_answered_with_a_card(teams):
    assert await teams.post(activity("What is a MARAC?")) == (202, "")

    assert teams.asked == ["What is a MARAC?"]
    [message] = teams.messages
    assert message["attachments"][0]["contentType"] == "application/vnd.microsoft.card.adaptive"
    assert shown(teams.cards) == "Hello. What is the situation?"
    assert message["summary"] == "Hello. What is the situation?"
    assert message["from"]["id"] == BOT


async def test_typing_is_shown_before_the_answer(teams):
    await teams.post(activity())

    assert [data["type"] for data in teams.platform.posts("/v3/")] == ["typing", "message"]


async def test_the_answer_goes_to_the_thread_it_belongs_to(teams):
    sent = activity(conversation=THREAD, id="a/b?c", **mention("What is a MARAC?"))
    await teams.post(sent)

    place = "/smba.trafficmanager.net/uk/v3/conversations/19%3Achannel%40thread.tacv2%3Bmessageid%3D1700000000000"
    typing, answer = [sent for sent in teams.platform.sent if "/v3/" in sent.path]
    assert typing.path == f"{place}/activities"
    assert answer.path == f"{place}/activities/a%2Fb%3Fc"
    assert answer.data["replyToId"] == "a/b?c"
    assert answer.headers["Authorization"] == "Bearer outgoing-token"


async def test_cal5_nothing_of_the_words_is_posted(teams):
    await teams.post(activity(conversation=THREAD, **mention("What is a zebrafinch?")))

    assert "zebrafinch" not in json.dumps(teams.platform.posts(""))


async def test_private_talk_is_not_carried_over_to_a_channel(teams):
    await teams.post(activity("one"))
    await teams.post(activity("two", conversation=THREAD))
    await teams.post(activity("three"))

    first, second, third = (message.sender_id for message in teams.agent.heard)
    assert first == third != second


async def test_rasa_learns_no_address_of_teams(teams):
    await teams.post(activity())

    [message] = teams.agent.heard
    said = f"{message.sender_id} {message.metadata} {message.input_channel}"
    assert not any(address in said for address in (PERSON, PRIVATE, TENANT, APP, "A Person"))
    assert message.sender_id.startswith("teams:")


async def test_f19_an_activity_delivered_three_times_is_answered_once(teams):
    sent = activity()
    for _ in range(3):
        assert (await teams.post(sent))[0] == 202

    assert len(teams.messages) == 1


async def test_one_id_in_two_conversations_is_two_messages(teams):
    await teams.post(activity(id="1"))
    await teams.post(activity(id="1", conversation=THREAD))

    assert len(teams.messages) == 2


async def test_an_option_that_was_chosen_is_asked(teams):
    await teams.post(activity(None, value={"message": "Homelessness: law and duties"}))

    assert teams.asked == ["Homelessness: law and duties"]


@pytest.mark.parametrize("sent", ["/restart", " /back", "//session_start", '/inform{"need":"law"}'])
@pytest.mark.parametrize("way", ["text", "value", "mention"])
async def test_f13_f14_no_slash_reaches_rasa(teams, sent, way):
    if way == "value":
        await teams.post(activity(None, value={"message": sent}))
    else:
        await teams.post(activity(**mention(sent)) if way == "mention" else activity(sent))

    assert teams.asked == [sent.lstrip("/ ")]


@pytest.mark.parametrize(
    ("name", "status_code"), [("adaptiveCard/action", 200), ("composeExtension/query", None), (None, None)]
)
async def test_an_invoke_gets_a_json_reply(teams, name, status_code):
    status, text = await teams.post(activity(type="invoke", name=name, value={"action": {"data": {"message": "x"}}}))

    assert status == 200
    assert json.loads(text).get("statusCode") == status_code
    assert not teams.agent.heard


async def test_an_added_bot_says_hello_once(teams):
    added = {"text": None, "membersAdded": [{"id": BOT}]}
    await teams.post(activity(type="conversationUpdate", **added))
    await teams.post(activity(type="installationUpdate", action="add"))
    await teams.post(activity(type="conversationUpdate", **added))

    [card] = teams.cards
    assert "without names, dates of birth or addresses" in shown(card)
    assert not teams.agent.heard


@pytest.mark.parametrize("kind", ["messageReaction", "messageUpdate", "messageDelete", "typing", "event", "", None, 7])
async def test_other_activities_are_acknowledged_and_left_alone(teams, kind):
    assert (await teams.post(activity(type=kind)))[0] == 202
    assert not teams.agent.heard
    assert not teams.messages


async def test_an_activity_is_acknowledged_before_it_is_answered(teams):
    let_go = asyncio.Event()

    async def waiting(message):
        await let_go.wait()

    teams.agent.fault = waiting
    headers = {"Authorization": f"Bearer {token()}"}
    async with teams.http.post(f"{teams.url}/webhooks/teams/messages", json=activity(), headers=headers) as response:
        assert response.status == 202
    assert not teams.messages

    let_go.set()
    await teams.channel.background.settle()
    assert len(teams.messages) == 1


@pytest.mark.parametrize("method", ["GET", "HEAD"])
async def test_the_endpoint_says_that_it_is_there(teams, method):
    async with teams.http.request(method, f"{teams.url}/webhooks/teams/messages") as response:
        assert response.status == 200


@pytest.mark.parametrize("text", ["", "?!", "\U0001f622", "<at>Waymark</at>"])
async def test_a_message_without_words_is_asked_back(teams, text):
    sent = activity(**{**mention(""), "text": text})
    await teams.post(sent)

    assert not teams.agent.heard
    assert "I did not catch a question" in shown(teams.cards)


async def test_without_its_settings_the_channel_is_not_there(monkeypatch):
    for name in ("APP_ID", "PASSWORD", "TENANT", "EMULATOR"):
        monkeypatch.delenv(f"WAYMARK_TEAMS_{name}", raising=False)
    async with serving(TeamsChannel.from_credentials({}), Agent()) as url, aiohttp.ClientSession() as http:
        response = await http.post(f"{url}/webhooks/teams/messages", json=activity())
        assert response.status == 404


async def test_nothing_is_fetched_before_somebody_writes(teams):
    assert teams.platform.sent == []


async def test_an_answer_of_many_paragraphs_is_one_message(teams):
    teams.agent.answer = TEN_ANSWERS["urgent"]
    await teams.post(activity())

    assert len(teams.messages) == 1
