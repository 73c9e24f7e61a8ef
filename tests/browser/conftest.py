"""A real Chromium, the distribution's own."""

import shutil
import sys
from types import SimpleNamespace

import pytest
import requests
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from tests.servers import free_port, running, wait_until

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def browser():
    """Ends with its module: while it runs, Playwright keeps an event loop, and other tests need one of their own."""
    path = next(filter(None, map(shutil.which, NAMES)))
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def scripted(tmp_path_factory):
    """The chat that says the ten answers: ``url``, and ``intranet``, where the same server is somebody else's."""
    port, log = free_port(), tmp_path_factory.mktemp("scripted") / "log"
    here, there = f"http://127.0.0.1:{port}", f"http://localhost:{port}"
    command = [sys.executable, "-m", "tests.browser.scripted", str(port)]
    with running(command, log, {"WAYMARK_RATE_LIMIT": "off", "WAYMARK_FRAMES": there}) as process:
        wait_until(lambda: _serves(here), process, log)
        yield SimpleNamespace(url=here, intranet=there)


@pytest.fixture
def open_page(browser):
    """Open an address in a fresh context. ``page.asked`` are the requests it made, ``page.faults`` what went wrong."""
    contexts = []

    def open_one(address, **options):
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.asked, page.faults = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.on("console", lambda message: page.faults.append(message.text) if message.type == "error" else None)
        page.goto(address)
        return page

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def open_chat(open_page, bot):
    """Open the chat of the real bot."""
    return lambda **options: open_page(bot.url + "/", **options)


@pytest.fixture
def open_scripted(open_page, scripted):
    """Open the chat that says the ten answers."""
    return lambda **options: open_page(scripted.url + "/", **options)


def ask(page, message):
    """Send a message; give its answer."""
    answers = page.locator("#turns > li.bot")
    before = answers.count()
    page.fill("#message", message)
    page.locator("#composer button").first.click()
    answers.nth(before).wait_for()
    return answers.nth(before)


def broken_rules(page):
    """Return what axe finds, all of its rules on: those of WCAG at every level, best practice, experiments."""
    axe = Axe()
    page.evaluate(axe.axe_script)
    rules = page.evaluate("() => axe.getRules().map((rule) => rule.ruleId)")
    found = axe.run(page, options={"rules": {rule: {"enabled": True} for rule in rules}})
    assert len(rules) > 100
    return [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found.response["violations"]]


def _serves(url):
    try:
        return requests.get(url + "/webhooks/web/chat", timeout=2).status_code == 200
    except requests.ConnectionError:
        return False
