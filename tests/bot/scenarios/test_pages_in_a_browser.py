"""The trainers' pages in a real browser: nothing wrong for axe, on a narrow screen, by keyboard, with live mistakes."""

import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from bot.scenarios.report.page import report_file
from tests.bot.scenarios.answers import SCENARIO
from tests.bot.scenarios.runs import RUN
from tests.bot.scenarios.web import PASSWORD

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NARROW = {"width": 320, "height": 640}
PRACTICE = "/practice/scenario/homelessness/notice"
DESK = ["/", "/scenario/homelessness/notice", "/edit/homelessness/notice", "/new", "/runs", "/coverage", "/course"]
SHEETS = "/course?for=trainers&scenario=homelessness/notice"


@pytest.fixture(scope="module")
def browser():
    path = next(filter(None, map(shutil.which, NAMES)))
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def open_page(browser, site):
    """Open a page of the site; what it asks for and what goes wrong on it is collected."""
    contexts = []

    def open_one(path, **options):
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.asked, page.faults = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.on("console", lambda message: page.faults.append(message.text) if message.type == "error" else None)
        page.goto(site.url + path)
        return page

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def open_desk(open_page):
    def open_one(path="/", **options):
        page = open_page("/desk/login", **options)
        page.get_by_label("Password").fill(PASSWORD)
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Scenarios", exact=True).wait_for()
        if path != "/":
            page.goto(page.url.removesuffix("/") + path)
        return page

    return open_one


def assert_good(page):
    result = Axe().run(page)
    assert result.violations_count == 0, result.generate_report()
    assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"), "scrolls sideways"
    assert page.faults == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_practice_from_the_list_to_the_record_by_keyboard(open_page, site, scheme):
    page = open_page("/practice/", color_scheme=scheme, viewport=NARROW)
    assert_good(page)
    page.get_by_role("link", name="Notice on the table").focus()
    page.keyboard.press("Enter")
    page.get_by_label("What would you type to the bot?").fill("can she stay")
    assert_good(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="The model question").wait_for()
    assert_good(page)
    page.get_by_text("What the bot answers to you").focus()
    page.keyboard.press("Enter")
    assert page.get_by_text("Refer today.").first.is_visible()
    page.get_by_label("Your thoughts").fill("ring the duty team")
    page.get_by_role("button", name="To the debrief").press("Enter")
    page.get_by_role("heading", name="debrief").wait_for()
    assert_good(page)
    page.get_by_role("button", name="Show my record").press("Enter")
    page.get_by_role("heading", name="Record of practice").wait_for()
    assert_good(page)
    assert page.get_by_text("ring the duty team").is_visible()
    assert all(url.startswith(site.url) for url in page.asked)
    assert page.evaluate("() => sessionStorage.length + localStorage.length") == 0


@pytest.mark.parametrize("path", [*DESK, SHEETS])
def test_every_page_of_the_desk_is_good_on_a_narrow_screen_light_and_dark(open_desk, site, path):
    page = open_desk(path, color_scheme="light", viewport=NARROW)
    assert_good(page)
    page.emulate_media(color_scheme="dark")
    assert_good(page)
    assert all(url.startswith(site.url) for url in page.asked)


def test_the_login_is_good(open_page):
    assert_good(open_page("/desk/login", viewport=NARROW))


def test_mistakes_come_while_one_types_and_lead_to_their_line(open_desk):
    page = open_desk("/new")
    page.get_by_text("No mistakes. It can be saved.").wait_for()
    page.get_by_label("The scenario").fill(SCENARIO.replace("Debrief:", "Debreif:"))
    page.get_by_text('did you mean "Debrief:"?').wait_for()
    assert page.locator("#state").inner_text() == "1 thing to mend"
    assert_good(page)
    page.get_by_role("button", name="Line 18").first.press("Enter")
    chosen = page.evaluate("() => text.value.slice(text.selectionStart, text.selectionEnd)")
    assert chosen.startswith("Debreif: What would you do")


def test_a_run_is_shown_until_it_has_ended(open_desk):
    page = open_desk()
    page.get_by_role("button", name="Run all").press("Enter")
    page.get_by_role("link", name="report").wait_for()
    assert_good(page)
    page.get_by_role("link", name="report").press("Enter")
    page.get_by_role("heading", name="Scenario report").wait_for()
    assert_good(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_report_is_good_as_a_file(open_page, tmp_path, scheme):
    path = tmp_path / "report.html"
    path.write_text(report_file(RUN), encoding="utf-8")
    page = open_page("/practice/", color_scheme=scheme, viewport=NARROW)
    page.goto(path.as_uri())
    assert_good(page)
    page.locator("summary").first.click()
    assert_good(page)
