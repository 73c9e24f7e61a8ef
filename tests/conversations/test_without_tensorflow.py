"""A bot that leaves TensorFlow out says exactly what the other one says."""

from pathlib import Path

import pytest
import yaml

from tests.servers import running_bot

DIALOGUES = Path(__file__).parent.parent / "evaluation" / "dialogues.yml"
SPOKEN = [
    [turn["say"] for turn in dialogue["turns"] if "say" in turn]
    for dialogue in yaml.safe_load(DIALOGUES.read_text(encoding="utf-8"))[::4]
]


@pytest.fixture(scope="module")
def light(tmp_path_factory):
    log = tmp_path_factory.mktemp("light") / "bot.log"
    with running_bot(log, WAYMARK_RATE_LIMIT="off", WAYMARK_TENSORFLOW="off") as running:
        yield running


def test_every_answer_is_the_same(bot, light):
    assert sum(map(len, SPOKEN)) >= 100
    for number, texts in enumerate(SPOKEN):
        for text in texts:
            expected = bot.say(text, f"with-{number}").answer
            assert light.say(text, f"without-{number}").answer == expected, text


def test_the_library_is_not_in_the_process(bot, light):
    loaded = [Path(f"/proc/{one.process.pid}/maps").read_text(encoding="utf-8") for one in (bot, light)]
    assert ["tensorflow" in maps for maps in loaded] == [True, False]
