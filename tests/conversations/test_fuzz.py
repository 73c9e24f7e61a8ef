"""F-32, the short form: requests from a seed, over real HTTP. ``make soak`` sends them for ten minutes."""

from itertools import islice

import pytest
import requests

from bench.fuzz import Fuzz, send


@pytest.mark.parametrize("seed", [11, 12])
def test_f32_whatever_is_sent_there_is_no_failure_and_every_message_is_answered(bot, seed):
    wrong = [(problem, case) for case in islice(Fuzz(seed).cases(), 400) for problem in send(bot.url, case)]

    assert wrong == []
    assert requests.get(bot.url + "/health", timeout=15).status_code == 200
    assert bot.process.poll() is None


def test_the_same_seed_gives_the_same_requests():
    one, two = (list(islice(Fuzz(3).cases(), 60)) for _ in range(2))
    unsigned = [(case.method, case.path, case.body) for case in one]

    assert unsigned == [(case.method, case.path, case.body) for case in two]
    assert {case.path for case in one} > {"/webhooks/rest/webhook", "/webhooks/web/chat"}


def test_a_failure_and_a_missing_answer_are_told():
    class Reply:
        status_code = 200

        def json(self):
            return []

    from bench.fuzz import _answered

    assert _answered(Reply()) == ["not exactly one answer with text"]
