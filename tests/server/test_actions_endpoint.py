"""Actions inside the process: a failing, slow or declining action never ends in silence."""

import asyncio
import logging

import pytest
from aiohttp import ClientResponseError
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection

from bot.server.actions_endpoint import InProcessActions, in_process_actions

SECRET = "zebrafinch"


def call(text="what is the law"):
    return {"next_action": "action_x", "tracker": {"sender_id": "a", "latest_message": {"text": text}}}


def endpoint(action, seconds=5.0):
    executor = ActionExecutor()
    executor.register_function("action_x", action)
    return InProcessActions(executor, seconds)


async def fine(dispatcher, tracker, domain):
    dispatcher.utter_message(text="done")
    return []


async def broken(dispatcher, tracker, domain):
    raise ValueError(f"{SECRET} in the message of an error")


async def slow(dispatcher, tracker, domain):
    await asyncio.Event().wait()


async def declining(dispatcher, tracker, domain):
    raise ActionExecutionRejection("action_x", "not now")


async def test_what_an_action_says_comes_back():
    response = await endpoint(fine).request(json=call())
    assert response["responses"][0]["text"] == "done"


@pytest.mark.parametrize(("action", "seconds"), [(broken, 5.0), (slow, 0.01)])
async def test_f21_f22_a_failing_or_slow_action_is_an_apology(action, seconds, caplog):
    caplog.set_level(logging.DEBUG)
    response = await endpoint(action, seconds).request(json=call(f"she said {SECRET}"))

    answer = response["responses"][0]["custom"]["answer"]
    assert answer["kind"] == "error"
    assert "999" in response["responses"][0]["text"]
    assert SECRET not in caplog.text


async def test_an_unknown_action_is_an_apology():
    response = await endpoint(fine).request(json={**call(), "next_action": "action_unknown"})
    assert response["responses"][0]["custom"]["answer"]["kind"] == "error"


async def test_danger_comes_first_when_an_action_fails():
    response = await endpoint(broken).request(json=call("he is outside her door with a knife"))

    assert response["responses"][0]["custom"]["answer"]["urgency"] == "emergency"
    assert response["responses"][0]["text"].startswith("**Danger now")


async def test_an_action_that_declines_lets_rasa_try_another():
    with pytest.raises(ClientResponseError) as declined:
        await endpoint(declining).request(json=call())
    assert declined.value.status == 400


def test_all_actions_of_the_domain_are_registered():
    import yaml

    from bot.paths import DOMAIN

    named = set(yaml.safe_load(DOMAIN.read_text())["actions"])
    assert named == set(in_process_actions()._executor.actions)
