"""People who talk through scenarios, as Locust plays them. Runs in Locust's own environment; see ``__main__``."""

from __future__ import annotations

import json
import os
import random
import time
import uuid
from pathlib import Path
from typing import Any

from locust import HttpUser, LoadTestShape, constant_pacing, task

TALKS: list[list[dict[str, Any]]] = json.loads(Path(os.environ["CROWD_TALKS"]).read_text(encoding="utf-8"))
USERS = int(os.environ["CROWD_USERS"])
STEADY_SECONDS = float(os.environ["CROWD_STEADY_SECONDS"])
BURST_SECONDS = float(os.environ["CROWD_BURST_SECONDS"])
PACE_SECONDS = 30.0
"""Two messages a minute."""

BURST_TIMES = 10


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

    wait_time = constant_pacing(PACE_SECONDS)

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
        body = {"sender": self._sender, "message": message}
        name = self.environment.shape_class.phase()
        with self.client.post("/webhooks/rest/webhook", json=body, name=name, catch_response=True) as reply:
            answer = reply.json()[0]["custom"]["answer"] if reply.status_code == 200 else {}
            if answer.get("kind", "error") == "error":
                reply.failure("no answer")
            self._options = {option["label"].casefold(): option["message"] for option in answer.get("options", ())}
