"""Content is upgraded and rolled back by the real commands while many people ask a real bot: nobody notices."""

import itertools
import os
import queue
import shutil
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timezone

import pytest

from bot.options import about
from bot.paths import VAR
from bot.releases.kept import release_in_use
from bot.releases.release import write_manifest
from knowledge.database import open_database
from knowledge.tables import ContactRow, PointRow, ReleaseRow, SourceRow
from knowledge.vocabulary import SUBJECTS
from tests.servers import ROOT, running_bot

PEOPLE = 3
NEEDS = ("law", "approach", "partners", "contacts")
MARK = " (as it was)"
OLDER = "2026-01-01T000000Z"
WAIT_SECONDS = 60


@pytest.fixture
def installation(tmp_path):
    """A folder with this checkout's release in use, and an older one with a mark on all that is said."""
    newest = release_in_use()
    for name in ("encoder", "vocabulary.json"):
        (tmp_path / name).symlink_to(VAR / name)
    shutil.copyfile(VAR / "directory.db", tmp_path / "directory.db")
    releases = tmp_path / "releases"
    shutil.copytree(newest.folder, releases / newest.name)
    older = releases / OLDER
    shutil.copytree(newest.models, older / "models")
    shutil.copyfile(newest.knowledge, older / "knowledge.db")
    _mark(older / "knowledge.db")
    origin = newest.origin.copy(update={"content": "0" * 64, "inputs": "0" * 64})
    write_manifest(older, datetime(2026, 1, 1, tzinfo=timezone.utc), origin)
    (tmp_path / "current").symlink_to(releases / newest.name)
    return tmp_path, newest.name


def _mark(knowledge):
    engine = open_database(f"sqlite:///{knowledge}")
    with engine.begin() as connection:
        for table, column in ((PointRow, "text"), (SourceRow, "title"), (ContactRow, "name")):
            connection.exec_driver_sql(f"UPDATE {table.__tablename__} SET {column} = {column} || '{MARK}'")
        connection.execute(ReleaseRow.__table__.update().values(content_hash="0" * 64, loaded_at="2026-01-01"))
    engine.dispose()


class Load:
    """People who ask on without a pause until they are told to stop."""

    def __init__(self, bot):
        self.bot = bot
        self.replies = []
        self.news = queue.Queue()
        self.over = threading.Event()

    def ask_on(self, person):
        asked = itertools.cycle(itertools.product(SUBJECTS, NEEDS))
        for number, (subject, need) in enumerate(asked):
            if self.over.is_set():
                return
            reply = self.bot.say(about([subject], need), f"person-{person}-{number}")
            self.replies.append(reply)
            self.news.put(reply)

    def until(self, marked):
        """Wait for an answer that was asked from now on and is of this release."""
        while not self.news.empty():
            self.news.get()
        while releases_in(self.news.get(timeout=WAIT_SECONDS)) != {marked}:
            pass


def releases_in(reply):
    """Return whether what was said bears the mark, for each thing said that came out of the knowledge."""
    answer = reply.answer
    said = [point["text"] for point in answer["points"]]
    said += [source["title"] for source in answer["sources"]]
    said += [contact["name"] for contact in answer["contacts"]]
    return {MARK in words for words in said}


def test_while_content_is_rolled_back_and_upgraded_every_message_is_answered_from_one_release(installation):
    folder, newest = installation
    settings = {"WAYMARK_VAR": str(folder), "WAYMARK_RATE_LIMIT": "off", "WAYMARK_TENSORFLOW": "off"}

    def waymark(*command):
        run = [sys.executable, "-m", "bot.cli", *command]
        return subprocess.check_output(run, cwd=ROOT, env={**os.environ, **settings}, text=True)

    with running_bot(folder / "bot.log", **settings) as bot, ThreadPoolExecutor(PEOPLE) as threads:
        load = Load(bot)
        people = [threads.submit(load.ask_on, person) for person in range(PEOPLE)]
        try:
            load.until(marked=False)
            assert f"{OLDER} is in use" in waymark("rollback")
            load.until(marked=True)
            (folder / "releases" / "rolled-back.json").unlink()  # as if the checkout had changed since
            assert f"Release {newest} is put to use" in waymark("prepare")
            load.until(marked=False)
        finally:
            load.over.set()
        assert [person.result() for person in people] == [None] * PEOPLE

    assert {reply.status for reply in load.replies} == {200}
    assert {reply.answer["kind"] for reply in load.replies} == {"guidance", "contacts"}
    mixed = [reply.text for reply in load.replies if len(releases_in(reply)) != 1]
    assert mixed == []
