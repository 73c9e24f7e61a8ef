"""Requests nobody would send on purpose, from a seed: the same seed gives the same requests."""

from __future__ import annotations

import hashlib
import hmac
import json
import random
import string
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

import requests

SECONDS = 30
REST, WEB = "/webhooks/rest/webhook", "/webhooks/web"
JSON = {"Content-Type": "application/json"}
SLACK_SECRET = "a signing secret of the fuzz"  # noqa: S105 - guards nothing
MOST_LETTERS = 2_400

PIECES = (
    "she is afraid of him", "what is the law on", "homelessness", "HIV", "in Wales?", "more", "yes", "the second one",
    "LS9", "he is outside her door with a knife", "Mrs Zorvanet Quillopar", "07700 900118", "dob 4/3/91",
    "999 777 1117", "/restart", "/law{\"subject\":\"hiv\"}", "${jndi:ldap://127.0.0.1/a}", "' OR 1=1; --",
    "<script>alert(1)</script>",
    "{{7*7}}", "{% raw %}", "%s%n", "\\", "\"", "\x00", "\u202e", "\u200b", "\ud800", "\U000e0041", "\u0301" * 40,
    "ماذا أفعل", "Nie wiem co", "😀" * 20, "\r\n\r\nGET / HTTP/1.1", "[PERSON]", "[x]", "A" * 300, "1" * 300,
    "a@" * 100, "flat " * 60, "not homelessness, the abuse side", "Homelessness: checklist", "\t", "  ",
    "…", "½", "ǅ", "ﷺ", "Ⅷ",
)  # fmt: skip


@dataclass(frozen=True)
class Case:
    """One request."""

    method: str
    path: str
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    is_sound: bool = False
    """Whether it is a message as it should be: then exactly one answer must come back."""


class Fuzz:
    """Makes requests from a seed."""

    def __init__(self, seed: int) -> None:
        self._dice = random.Random(seed)  # noqa: S311 - not for secrets
        self._makers: tuple[Callable[[], Case], ...] = (
            self._message,
            self._message,
            self._odd_json,
            self._odd_fields,
            self._form,
            self._page_message,
            self._forget,
            self._practice,
            self._slack,
            self._teams,
            self._anywhere,
        )

    def cases(self) -> Iterator[Case]:
        """Yield requests without end."""
        while True:
            yield self._dice.choice(self._makers)()

    def _text(self) -> str:
        dice = self._dice
        if dice.random() < 0.2:
            letters = (
                chr(dice.choice((dice.randrange(128), dice.randrange(0x3000), dice.randrange(0x110000))))
                for _ in range(dice.randrange(200))
            )
            return "".join(letters)
        joined = dice.choice((" ", "", ". ", "\n")).join(dice.choice(PIECES) for _ in range(dice.randrange(8)))
        return joined[:MOST_LETTERS]

    def _sender(self) -> str:
        return f"fuzz{self._dice.randrange(40)}"

    def _message(self) -> Case:
        body = json.dumps({"sender": self._sender(), "message": self._text()[:1_900]}).encode()
        return Case("POST", REST, JSON, body, is_sound=True)

    def _value(self, depth: int = 0) -> object:
        dice = self._dice
        kinds: list[Callable[[], object]] = [
            lambda: None,
            lambda: dice.random() < 0.5,
            lambda: dice.randrange(-(10**30), 10**30),
            dice.random,
            self._text,
        ]
        if depth < 4:
            kinds += [
                lambda: [self._value(depth + 1) for _ in range(dice.randrange(4))],
                lambda: {self._text()[:20]: self._value(depth + 1) for _ in range(dice.randrange(4))},
            ]
        return dice.choice(kinds)()

    def _odd_fields(self) -> Case:
        fields = {
            name: self._value() for name in self._dice.sample(["sender", "message", "metadata", "stream", "x"], 3)
        }
        return Case("POST", self._dice.choice((REST, f"{WEB}/messages")), JSON, json.dumps(fields).encode())

    def _odd_json(self) -> Case:
        body = bytearray(json.dumps({"sender": self._sender(), "message": self._text()}).encode())
        for _ in range(self._dice.randrange(6)):
            at = self._dice.randrange(len(body))
            body[at : at + self._dice.randrange(3)] = self._dice.randbytes(self._dice.randrange(3))
        types = (
            "application/json",
            "text/plain",
            "application/json; charset=utf-16",
            "multipart/form-data",
            "",
            "application/x-www-form-urlencoded",
        )
        return Case("POST", REST, {"Content-Type": self._dice.choice(types)}, bytes(body))

    def _form_body(self, names: tuple[str, ...]) -> bytes:
        chosen = [(self._dice.choice(names), self._text()) for _ in range(self._dice.randrange(5))]
        return urlencode(chosen, errors="replace").encode()

    def _form(self) -> Case:
        cookie = quote(self._text()[:60], errors="replace")
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": f"waymark={cookie}"}
        return Case("POST", f"{WEB}/chat", headers, self._form_body(("message", "clear", "x")))

    def _page_message(self) -> Case:
        origin = self._dice.choice(("null", "https://elsewhere.example", "", "http://[", "http://a:b@c:99999"))
        body = json.dumps({"sender": self._sender(), "message": self._text()}).encode()
        return Case("POST", f"{WEB}/messages", {**JSON, "Origin": origin}, body)

    def _forget(self) -> Case:
        return Case("POST", f"{WEB}/forget", JSON, json.dumps(self._value()).encode())

    def _practice(self) -> Case:
        place = self._dice.choice(
            ("hiv/two-times-a-day", "homelessness/notice-on-the-table", "no/thing", "..%2f..%2fetc/passwd")
        )
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        names = ("step", "step", "talk", "turn", "typed", "heading", "note", "offered", "message")
        return Case(self._dice.choice(("GET", "POST")), f"/practice/scenario/{place}", headers, self._form_body(names))

    def _slack(self) -> Case:
        payload = {"type": "event_callback", "team_id": "T1", "event_id": self._text()[:20], "event": self._value()}
        body = json.dumps(payload if self._dice.random() < 0.7 else self._value()).encode()
        now = str(int(time.time()))
        signed = hmac.new(SLACK_SECRET.encode(), f"v0:{now}:".encode() + body, hashlib.sha256).hexdigest()
        headers = {**JSON, "X-Slack-Request-Timestamp": now, "X-Slack-Signature": f"v0={signed}"}
        return Case("POST", "/webhooks/slack/webhook", headers, body)

    def _teams(self) -> Case:
        headers = {**JSON, "Authorization": quote(self._text()[:80], errors="replace")}
        return Case("POST", "/webhooks/teams/messages", headers, json.dumps(self._value()).encode())

    def _anywhere(self) -> Case:
        parts = (
            "webhooks",
            "web",
            "rest",
            "static",
            "chat",
            "..",
            "%2e%2e",
            "health",
            "practice",
            "desk",
            "model",
            "%00",
            "conversations",
            "%ff",
        )
        path = "/" + "/".join(self._dice.choice(parts) for _ in range(self._dice.randrange(5)))
        query = quote("".join(self._dice.choice(string.printable) for _ in range(10)))
        return Case(self._dice.choice(("GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD", "PATCH")), f"{path}?{query}")


def send(url: str, case: Case) -> list[str]:
    """Send one request; return what was wrong with what came back."""
    try:
        reply = requests.request(
            case.method, url + case.path, headers=case.headers, data=case.body, timeout=SECONDS, allow_redirects=False
        )
    except requests.RequestException as error:
        return [f"no reply: {type(error).__name__}"]
    wrong = [f"status {reply.status_code}"] if reply.status_code >= 500 else []
    if case.is_sound and not wrong:
        wrong += _answered(reply)
    return wrong


def _answered(reply: requests.Response) -> list[str]:
    if reply.status_code != 200:
        return [f"status {reply.status_code} to a sound message"]
    messages = reply.json()
    if len(messages) != 1 or not messages[0].get("text") or "answer" not in messages[0].get("custom", {}):
        return ["not exactly one answer with text"]
    return []
