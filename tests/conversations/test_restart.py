"""F-26: a bot that is killed while it works starts again by itself, and nobody's page is lost."""

import signal
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import requests

from tests.servers import running_bot

QUESTION = "what is the law on homelessness and priority need"


def say_and_be_cut_off(bot, number):
    with suppress(requests.RequestException):
        bot.say(QUESTION, f"load-{number}")


def test_f26_after_a_kill_under_load_it_starts_again_and_the_page_goes_on(tmp_path):
    with running_bot(tmp_path / "first.log", WAYMARK_RATE_LIMIT="off") as first, ThreadPoolExecutor(8) as threads:
        assert first.say(QUESTION, "kept").answer["kind"] == "guidance"
        load = [threads.submit(say_and_be_cut_off, first, number) for number in range(24)]
        first.process.send_signal(signal.SIGKILL)
        first.process.wait()
        assert [task.result() for task in load] == [None] * 24
    with running_bot(tmp_path / "second.log", WAYMARK_RATE_LIMIT="off") as second:
        assert requests.get(second.url + "/health", timeout=15).json()["status"] == "ok"
        assert second.say(QUESTION, "kept").answer["kind"] == "guidance"
        assert second.say("and in Wales?", "kept").answer["area"]["nation"] == "Wales"
