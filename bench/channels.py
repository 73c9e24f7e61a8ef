"""``python -m bench.channels [URL]``: what the channels add to a message, how big the page is, how soon it is seen.

Against a bot that runs (``make run``). Its longest kind of answer, with danger, guidance, contacts and sources, is
fetched once; then a stand-in for Rasa says it at once to 320 questions. So what is measured is the way in (reading,
gate, redaction, language) and the way out (rendering). Signatures, tokens, HTTP and the network are left out.
Times of messages are those of the processor, so other work on the machine does not count; the page is timed as seen.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import shutil
import statistics
import sys
import time
from collections.abc import Awaitable, Callable
from typing import Any

import requests
from playwright.sync_api import sync_playwright
from rasa.core.channels.channel import UserMessage

from bench.evaluate.questions import read_questions
from bot.channels.gate import read_request
from bot.channels.slack.blocks import to_messages
from bot.channels.slack.events import read_event
from bot.channels.slack.mrkdwn import whole_text
from bot.channels.teams.activity import read_question
from bot.channels.teams.card import to_cards
from bot.channels.turn import take_turn
from bot.channels.workplace.desk import Desk
from bot.settings import Settings

HERE = "http://127.0.0.1:5005"
QUESTION = "he's outside her door with a knife"
SETTINGS = Settings(rate_limit=False)
REPLY_SECONDS = 15
OPENED = 30
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0].startTime"
PAINTED = "() => performance.getEntriesByName('first-contentful-paint').length"
LOADED = "() => performance.getEntriesByType('resource').map((entry) => entry.name)"

Way = Callable[[str], Awaitable[None]]


class Said:
    """Stands for Rasa: says one reply, at once."""

    def __init__(self, reply: dict[str, Any]) -> None:
        self._reply = reply

    async def __call__(self, message: UserMessage) -> None:
        """Take a message."""
        await message.output_channel.send_response(message.sender_id, self._reply)


def main(url: str) -> None:
    """Print the figures."""
    said = Said(_reply(url))
    desks = {name: Desk(name, said, SETTINGS) for name in ("slack", "teams")}

    async def web(text: str) -> None:
        body = json.dumps({"sender": "bench", "message": text}).encode()
        incoming = read_request(body, "application/json", SETTINGS)
        reply = await take_turn(said, incoming.sender, incoming.text, "web", SETTINGS.turn_seconds)
        json.dumps([reply])

    async def slack(text: str) -> None:
        question = read_event(_event(text), lambda *_: True)
        answer = await desks["slack"].answer(question.text, "bench", "bench") if question else None
        if answer:
            json.dumps([to_messages(answer), whole_text(answer)])

    async def teams(text: str) -> None:
        question = read_question(_activity(text))
        answer = await desks["teams"].answer(question.text, "bench", "bench") if question else None
        if answer:
            json.dumps(to_cards(answer))

    messages = [question.text for question in read_questions(("questions",))]
    for way in (web, slack, teams):
        times = asyncio.run(_milliseconds(way, messages))
        p95 = statistics.quantiles(times, n=20)[18]
        print(f"{way.__name__}: median {statistics.median(times):.2f} ms, 95th percentile {p95:.2f} ms")
    _page(url)


async def _milliseconds(way: Way, messages: list[str]) -> list[float]:
    times = []
    for message in messages[:20] + messages:
        started = time.process_time()
        await way(message)
        times.append((time.process_time() - started) * 1000)
    return times[20:]


def _page(url: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        paints = []
        for _ in range(OPENED):
            page = browser.new_context().new_page()
            page.goto(url, wait_until="load")
            page.wait_for_function(PAINTED)
            paints.append(float(page.evaluate(PAINT)))
            files = [page.url, *page.evaluate(LOADED)]
            page.context.close()
        browser.close()
    bodies = [requests.get(file, timeout=REPLY_SECONDS).content for file in dict.fromkeys(files)]
    plain, packed = sum(map(len, bodies)), sum(len(gzip.compress(body)) for body in bodies)
    print(f"page: {len(bodies)} files, {plain / 1000:.1f} kB, {packed / 1000:.1f} kB compressed")
    print(f"first paint, {OPENED} times: median {statistics.median(paints):.0f} ms, worst {max(paints):.0f} ms")


def _reply(url: str) -> dict[str, Any]:
    body = {"sender": "bench-channels", "message": QUESTION}
    replies = requests.post(f"{url}/webhooks/rest/webhook", json=body, timeout=REPLY_SECONDS).json()
    return {"text": replies[0]["text"], "custom": replies[0]["custom"]}


def _event(text: str) -> dict[str, Any]:
    said = {"type": "message", "channel": "D1", "user": "U1", "ts": "1.0", "text": text}
    return {"team_id": "T1", "event_id": "E1", "event": said}


def _activity(text: str) -> dict[str, Any]:
    people = {"from": {"id": "29:1"}, "recipient": {"id": "28:1"}, "conversation": {"id": "a:1"}}
    return {"type": "message", "id": "1", "serviceUrl": "https://smba.trafficmanager.net/uk/", "text": text, **people}


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else HERE)
