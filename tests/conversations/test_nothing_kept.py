"""PRV-1, PRV-2: 120 messages with known identifiers through every way in; then every file is searched for their bytes.

Twice: as it is served, and with every logger of every library at DEBUG, where Rasa writes down what it hears.
"""

import itertools
import json
import os
import shutil
import sys

import pytest
import requests

from bot.channels.workplace.identity import SenderKey
from bot.paths import VAR
from bot.privacy.vocabulary import shared_vocabulary
from bot.safety.figures import SETS_FOLDER
from bot.safety.redaction_figures import SETS, read_set
from tests.servers import Bot, _healthy, free_port, running, wait_until

MESSAGES = 120
AS_SERVED = "from bot.cli import main; sys.exit(main(['serve']))"
AT_DEBUG = f"""
import logging, os
logging.basicConfig(level=logging.DEBUG)
import bot.serve
bot.serve.quiet_libraries()
import bot.server.run as run
as_set = run.configure_structlog
run.configure_structlog = lambda level: as_set(logging.DEBUG)
{AS_SERVED}
"""


def search(folder, needles):
    """Return which of these byte strings stand in which file below a folder, whatever kind of file it is."""
    found = set()
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            data = path.read_bytes().lower()
            found |= {(needle, path.name) for needle in needles if needle.encode().lower() in data}
    return found


@pytest.fixture(scope="module", params=[AS_SERVED, AT_DEBUG], ids=["as-served", "at-debug"])
def served(request, tmp_path_factory):
    """A bot whose files, temporary ones and logs are all below one folder."""
    folder = tmp_path_factory.mktemp("nothing-kept")
    (folder / "current").mkdir()
    for name in ("encoder", "current/models"):
        (folder / name).symlink_to(VAR / name)
    for name in ("current/knowledge.db", "vocabulary.json"):
        shutil.copyfile(VAR / name, folder / name)
    (folder / "tmp").mkdir()
    port = free_port()
    own = {"WAYMARK_VAR": str(folder), "TMPDIR": str(folder / "tmp"), "HOME": str(folder)}
    settings = {**own, "WAYMARK_PORT": str(port), "WAYMARK_HOST": "127.0.0.1", "WAYMARK_RATE_LIMIT": "off"}
    log = folder / "bot.log"
    with running([sys.executable, "-c", f"import sys\n{request.param}"], log, settings) as process:
        bot = Bot(f"http://127.0.0.1:{port}", process)
        wait_until(lambda: _healthy(bot.url), process, log)
        yield bot, folder, request.param is AT_DEBUG


def known(only_found):
    """Return messages, and of their identifiers those that are no ordinary words: these stand in the knowledge too."""
    words = shared_vocabulary().words
    every = (message for name in SETS for message in read_set(SETS_FOLDER / f"{name}.yml") if message.find)
    for message in every:
        gone = all(
            kind in message.live.kinds and message.is_gone(kind, s, message.live.text) for kind, s in message.find
        )
        needles = [string for _, string in message.find if len(string) > 4 and string.lower() not in words]
        if needles and (gone or not only_found):
            yield message.text, needles


def ways_in(bot):
    """Yield, in turn, each way to send a text."""
    rest, web = bot.rest, bot.url + "/webhooks/web"
    page = requests.Session()
    return itertools.cycle(
        [
            lambda text, who: requests.post(rest, json={"sender": who, "message": text}, timeout=30),
            lambda text, who: requests.post(f"{web}/messages", json={"sender": who, "message": text}, timeout=30),
            lambda text, who: page.post(f"{web}/chat", data={"message": text}, timeout=30),
            lambda text, who: requests.post(rest, json={"sender": who, "message": text, "metadata": text}, timeout=30),
            lambda text, who: requests.post(rest, data='{"message": "' + text, timeout=30),
            lambda text, who: requests.post(rest, json={"sender": who, "message": text * 60}, timeout=30),
        ]
    )


def test_no_identifier_is_in_any_file_afterwards(served):
    bot, folder, at_debug = served
    chosen = list(itertools.islice(known(only_found=at_debug), MESSAGES))
    needles = {needle for _, found in chosen for needle in found}
    before = search(folder, needles)
    answers = [
        send(text, f"who-{number}") for number, ((text, _), send) in enumerate(zip(chosen, ways_in(bot), strict=False))
    ]
    database = folder / "current" / "knowledge.db"
    os.rename(database, folder / "away.db")
    broken = [bot.say(text, f"broken-{number}") for number, (text, _) in enumerate(chosen[:20])]
    os.rename(folder / "away.db", database)

    assert len(chosen) == MESSAGES
    assert {answer.status_code for answer in answers} == {200, 400, 413, 415}
    assert any(reply.answer["kind"] == "error" for reply in broken)
    assert search(folder, needles) - before == set()


def test_no_name_of_a_conversation_is_in_a_log(served):
    bot, folder, at_debug = served
    bot.say("what is the law on HIV", "sender-zebrafinch")

    if not at_debug:
        assert search(folder, {"zebrafinch"}) == set()


def test_at_debug_there_would_have_been_something_to_find(served):
    """Rasa does write down what it hears: a word that is no identifier is found, so the search can find one."""
    bot, folder, at_debug = served
    bot.say("what about a marmalade licence", "control")

    assert (search(folder, {"marmalade licence"}) != set()) is at_debug


def test_what_is_forgotten_is_gone_from_the_page_of_the_conversation_and_from_every_file(served):
    bot, folder, _ = served
    page = requests.Session()
    page.post(f"{bot.url}/webhooks/web/chat", data={"message": "what is the law on HIV"}, timeout=30)
    assert "what is the law on HIV" in page.get(f"{bot.url}/webhooks/web/chat", timeout=30).text

    sender = page.cookies["waymark"]
    kept_as = SenderKey("").hashed("conversation", f"web:{sender}")
    assert search(folder, {kept_as}) != set()
    assert json.loads(page.post(f"{bot.url}/webhooks/web/forget", json={"sender": sender}, timeout=30).text)[
        "forgotten"
    ]
    assert "what is the law on HIV" not in page.get(f"{bot.url}/webhooks/web/chat", timeout=30).text
    assert search(folder, {kept_as}) == set()
