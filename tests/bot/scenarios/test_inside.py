"""The pages put into the server, with Rasa played by a stand-in."""

import asyncio
import threading
from contextlib import contextmanager

import pytest
import requests

from bot.answer import Answer
from bot.scenarios.bots import BotGoneError
from bot.scenarios.pages import inside
from bot.scenarios.pages.inside import InsideBot, InsideVoice
from bot.scenarios.pages.wiring import add_pages
from bot.settings import SettingError, Settings
from bot.wording import to_text
from tests.bot.scenarios.answers import answer, options
from tests.bot.scenarios.web import PASSWORD, serving_app

GOOD = answer("Refer today.", options=options("Checklist"), area=None)
SETTINGS = Settings(rate_limit=False)


class Agent:
    """Stands for Rasa; is its own store of conversations."""

    def __init__(self, said: Answer = GOOD):
        self.said, self.heard, self.forgotten, self.tracker_store = said, [], [], self

    async def handle_message(self, message):
        self.heard.append((message.sender_id, message.text))
        said = {"text": to_text(self.said), "custom": {"answer": self.said.to_dict()}}
        await message.output_channel.send_response(message.sender_id, said)

    async def forget(self, sender):
        self.forgotten.append(sender)


class App:
    """As much of a server as a voice needs."""

    def __init__(self, agent):
        self.ctx = type("Context", (), {"agent": agent})()


@pytest.fixture(autouse=True)
def all_english(monkeypatch):
    monkeypatch.setattr("bot.channels.turn.is_english", lambda text: True)


async def test_a_message_goes_through_the_gate_and_the_turn_of_every_channel():
    agent = Agent()
    voice = InsideVoice(App(agent), SETTINGS)
    said = await voice.ask("own1", " /restart  what\u200b now ")
    assert agent.heard == [("practice:own1", "restart what now")]
    assert said.points[0]["text"] == "Refer today."
    assert said.points[0]["nations"] == ["England"]
    await voice.forget("own1")
    assert agent.forgotten == ["practice:own1"]


async def test_a_part_that_is_down_is_an_answer_too():
    class Down(Agent):
        async def handle_message(self, message):
            raise RuntimeError

    assert (await InsideVoice(App(Down()), SETTINGS).ask("a", "what now")).word("kind") == "error"


@contextmanager
def loop_beside():
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    yield loop
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


def test_a_run_talks_to_the_bot_from_a_thread_beside_its_loop():
    with loop_beside() as loop:
        bot = InsideBot(InsideVoice(App(Agent()), SETTINGS), loop)
        assert bot.say("a", "what now").points
        assert bot.name == "this bot"


def test_a_bot_that_does_not_answer_in_time_is_gone(monkeypatch):
    class Endless:
        async def ask(self, sender, text):
            await asyncio.Event().wait()

    monkeypatch.setattr(inside, "WAIT_SECONDS", 0.01)
    with loop_beside() as loop, pytest.raises(BotGoneError, match="in time"):
        InsideBot(Endless(), loop).say("a", "what now")


@pytest.mark.parametrize(("environment", "status"), [({}, 404), ({"WAYMARK_DESK_PASSWORD": PASSWORD}, 200)])
def test_the_desk_is_there_only_when_a_password_is_set_and_practice_always(environment, status):
    def build(app):
        app.ctx.agent = Agent()
        add_pages(app, SETTINGS, environment)

    with serving_app(build, SETTINGS) as url:
        assert requests.get(f"{url}/desk/login", timeout=10).status_code == status
        assert "Who is next of kin?" in requests.get(f"{url}/practice/", timeout=10).text


def test_a_password_that_is_too_short_stops_the_server():
    with (
        pytest.raises(SettingError),
        serving_app(lambda app: add_pages(app, SETTINGS, {"WAYMARK_DESK_PASSWORD": "x"}), SETTINGS),
    ):
        pass
