"""The trainers' pages on a real server of their own, with the real headers and a voice that says what a test wants."""

import asyncio
import re
import socket
import threading
from contextlib import contextmanager

import requests
from sanic import Sanic

from bot.scenarios.desk.pages import desk_pages
from bot.scenarios.pages.library import Library
from bot.scenarios.pages.practice import practice_pages
from bot.server.app import make_app
from bot.settings import Settings
from tests.bot.scenarios.answers import answer, options, reply

PASSWORD = "correct horse battery"
SECONDS = 10
GOOD = answer("Refer today.", options=options("Checklist"))


class FakeVoice:
    """Answers always the same, and remembers what it was asked and told to forget."""

    def __init__(self, said=GOOD):
        self.said, self.asked, self.forgotten = said, [], []

    async def ask(self, sender, text):
        self.asked.append((sender, text))
        return reply(self.said)

    async def forget(self, sender):
        self.forgotten.append(sender)


class Site:
    """The pages as a browser without JavaScript sees them."""

    def __init__(self, url, voice, folder):
        self.url, self.voice, self.folder = url, voice, folder
        self.session = requests.Session()

    def get(self, path, **more):
        return self.session.get(self.url + path, timeout=SECONDS, **more)

    def post(self, path, fields, **more):
        files = [(name, (None, value)) for name, value in fields]
        return self.session.post(self.url + path, files=files or [("none", (None, ""))], timeout=SECONDS, **more)

    def log_in(self, password=PASSWORD):
        return self.session.post(self.url + "/desk/login", data={"password": password}, timeout=SECONDS)


@contextmanager
def serving_pages(folder, voice, settings=None, password=PASSWORD):
    """Serve practice and desk for the scenarios below a folder."""
    settings = settings or Settings(rate_limit=False)
    library = Library(folder / "scenarios")

    def build(app):
        app.blueprint(practice_pages(voice, library, settings))
        if password:
            app.blueprint(desk_pages(password, voice, library, folder / "runs"))

    with serving_app(build, settings) as url:
        yield Site(url, voice, folder)


@contextmanager
def serving_app(build, settings):
    """Serve the project's own server with what ``build`` puts into it; give its address."""
    Sanic.test_mode = True  # lets one process make the server again and again
    app = make_app([], settings)
    build(app)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        with _running(app, listening):
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"


@contextmanager
def _running(app, listening):
    loop, ready = asyncio.new_event_loop(), threading.Event()

    def run():
        asyncio.set_event_loop(loop)
        server = loop.run_until_complete(app.create_server(sock=listening, return_asyncio_server=True))
        loop.run_until_complete(server.startup())
        ready.set()
        loop.run_forever()
        server.close()
        loop.run_until_complete(server.wait_closed())
        loop.close()

    thread = threading.Thread(target=run)
    thread.start()
    assert ready.wait(SECONDS)
    try:
        yield
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()


def fields_of(page):
    """The hidden fields of the form of a page, in order, as a browser sends them back."""
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page)
    return [(name, value.replace("&#34;", '"').replace("&amp;", "&").replace("&#39;", "'")) for name, value in found]
