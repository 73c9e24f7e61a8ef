"""People who talk through scenarios, as Locust plays them. Runs in Locust's own environment; see ``people.py``.

Every message is written down, also one that never gets an answer: what was lost can be counted.
"""

from __future__ import annotations

import csv
import json
import os
import random
import time
import uuid
from pathlib import Path
from typing import Any

from locust import HttpUser, LoadTestShape, between, events, task

TALKS: list[list[dict[str, Any]]] = json.loads(Path(os.environ["CROWD_TALKS"]).read_text(encoding="utf-8"))
SAID_FILE = Path(os.environ["CROWD_SAID"])
USERS = int(os.environ["CROWD_USERS"])
STEADY_SECONDS = float(os.environ["CROWD_STEADY_SECONDS"])
BURST_SECONDS = float(os.environ["CROWD_BURST_SECONDS"])
PACE_SECONDS = 30.0
"""Between two messages of somebody, in the mean: two a minute."""

BURST_TIMES = 10
SAID: list[dict[str, Any]] = []


class Phases(LoadTestShape):
    """Steady, ten times as many for a while, steady again for as long."""

    def tick(self) -> tuple[int, float] | None:
        """Return how many people there should be now, and how fast they come."""
        if self.phase() == "over":
            return None
        many = USERS * BURST_TIMES if self.phase() == "burst" else USERS
        return many, float(many)

    def phase(self) -> str:
        """Return what is going on now."""
        now = self.get_run_time()
        if now < STEADY_SECONDS:
            return "steady"
        if now < STEADY_SECONDS + BURST_SECONDS:
            return "burst"
        return "after" if now < STEADY_SECONDS + 2 * BURST_SECONDS else "over"


class Person(HttpUser):
    """Talks through one scenario after the other, each in a conversation of its own."""

    # Not Locust's constant pacing: it counts from when people came, and then all of them write at once.
    wait_time = between(0.5 * PACE_SECONDS, 1.5 * PACE_SECONDS)

    def on_start(self) -> None:
        """Begin somewhere within the pace, so that people do not write in step."""
        self._turns: list[dict[str, Any]] = []
        self._options: dict[str, str] = {}
        self._sender = ""
        time.sleep(random.uniform(0, PACE_SECONDS))

    @task
    def say(self) -> None:
        """Say the next message; one that chooses what was not offered is left out."""
        message = None
        while message is None:
            if not self._turns:
                self._turns, self._options, self._sender = list(random.choice(TALKS)), {}, uuid.uuid4().hex
            turn = self._turns.pop(0)
            message = self._options.get(turn["text"].casefold()) if turn["chooses"] else turn["text"]
        shape = self.environment.shape_class
        said = {"phase": shape.phase(), "second": shape.get_run_time(), "milliseconds": None}
        SAID.append(said)
        body = {"sender": self._sender, "message": message}
        started = time.perf_counter()
        with self.client.post("/webhooks/rest/webhook", json=body, name=said["phase"], catch_response=True) as reply:
            took = (time.perf_counter() - started) * 1000
            answer = _answer(reply.json()) if reply.status_code == 200 else {}
            if answer.get("kind", "error") == "error":
                reply.failure("no answer")
            else:
                said["milliseconds"] = took
            self._options = {option["label"].casefold(): option["message"] for option in answer.get("options", ())}


@events.quitting.add_listener
def write_down(**_: object) -> None:
    """Write what was said, and how long each answer took, as CSV."""
    with SAID_FILE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["phase", "second", "milliseconds"])
        writer.writeheader()
        writer.writerows(SAID)


def _answer(messages: list[dict[str, Any]]) -> dict[str, Any]:
    return next((m["custom"]["answer"] for m in messages if "answer" in m.get("custom", {})), {})
