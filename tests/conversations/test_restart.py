"""F-26: a bot that is killed while it works starts again by itself, and every conversation goes on where it stood."""

import signal
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import requests

from bot.options import about
from knowledge.vocabulary import SUBJECTS
from tests.servers import running_bot

TALKS = 24
ANSWERED_BEFORE_THE_KILL = 20


class Talk:
    """A conversation about one subject, whose answers tell where it stands."""

    def __init__(self, number):
        self.name = f"talk-{number}"
        self.subject = list(SUBJECTS)[number % len(SUBJECTS)]
        self.nation = "Scotland" if number % 2 else "Northern Ireland"
        self.nation_is_known = False

    def open(self, bot):
        answer = bot.say(about([self.subject], "law"), self.name).answer
        assert answer["subjects"] == [self.subject]

    def name_nation(self, bot, answered):
        """Say the nation; the kill may come before the answer does."""
        with suppress(requests.RequestException):
            self.nation_is_known = bot.say(f"and in {self.nation}?", self.name).status == 200
            answered.release()

    def assert_goes_on(self, bot):
        answer = bot.say("who do I ring", self.name).answer
        assert (answer["need"], answer["subjects"]) == ("contacts", [self.subject])
        if self.nation_is_known:
            assert answer["area"]["nation"] == self.nation


def test_f26_after_a_kill_under_load_it_starts_again_and_no_conversation_lost_its_place(tmp_path):
    settings = {"WAYMARK_RATE_LIMIT": "off", "WAYMARK_CONVERSATIONS_DB": f"sqlite:///{tmp_path}/conversations.db"}
    talks = [Talk(number) for number in range(TALKS)]
    with running_bot(tmp_path / "first.log", **settings) as first, ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda talk: talk.open(first), talks))
        answered = threading.Semaphore(0)
        load = [threads.submit(talk.name_nation, first, answered) for talk in talks]
        for _ in range(ANSWERED_BEFORE_THE_KILL):
            answered.acquire()
        first.process.send_signal(signal.SIGKILL)
        first.process.wait()
        assert [task.result() for task in load] == [None] * TALKS
    assert sum(talk.nation_is_known for talk in talks) >= ANSWERED_BEFORE_THE_KILL
    with running_bot(tmp_path / "second.log", **settings) as second:
        assert requests.get(second.url + "/health", timeout=15).json()["status"] == "ok"
        for talk in talks:
            talk.assert_goes_on(second)
