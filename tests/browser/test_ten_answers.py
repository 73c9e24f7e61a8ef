"""The ten answers in a real browser: the same as the server draws, nothing wrong for axe, hostile text inert."""

import re

import pytest

from tests.bot.channels.snapshots import kept
from tests.bot.channels.ten_answers import TEN_ANSWERS
from tests.bot.channels.web.outline import outline
from tests.bot.channels.web.test_page import SNAPSHOTS
from tests.browser.conftest import ask, broken_rules

SMALL, LARGE = {"width": 320, "height": 256}, {"width": 1280, "height": 900}
SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }"
    "p { margin-bottom: 2em !important; }"
)


def message(name):
    return name.replace("_", " ")


@pytest.fixture
def all_ten(open_scripted):
    def open_all(**options):
        page = open_scripted(**options)
        for name in TEN_ANSWERS:
            ask(page, message(name))
        for details in page.locator("details").all():
            details.evaluate("(element) => { element.open = true; }")
        return page

    return open_all


@pytest.mark.parametrize("name", TEN_ANSWERS)
def test_the_script_builds_what_the_server_draws(open_scripted, name):
    page = open_scripted()
    answer = ask(page, message(name))
    html = answer.evaluate("(item) => { item.querySelector('.tools')?.remove(); return item.outerHTML; }")
    drawn = [line.replace(' id="latest"', "") for line in kept(SNAPSHOTS / f"{name}.json", None)]

    assert outline(html) == drawn
    assert page.faults == []


def test_hostile_text_is_inert(open_scripted):
    page = open_scripted()
    answer = ask(page, "hostile")

    assert answer.locator("img, script, iframe").count() == 0
    assert answer.locator("a").evaluate_all("(links) => links.map((link) => link.protocol)") == ["tel:"]
    assert "<img src=x onerror=alert(1)>" in answer.inner_text()
    assert page.faults == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["320x256", "1280x900"])
def test_axe_finds_nothing_wrong_with_any_kind_of_answer(all_ten, size, scheme):
    page = all_ten(viewport=size, color_scheme=scheme, bypass_csp=True)

    assert broken_rules(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") == size["width"]


def test_a11y4_wide_spacing_of_text_loses_nothing(all_ten):
    page = all_ten(viewport=SMALL, bypass_csp=True)
    page.add_style_tag(content=SPACED)
    cut = page.evaluate(
        "() => [...document.querySelectorAll('#turns *, #composer *')]"
        ".filter((e) => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflow !== 'visible').length"
    )

    assert page.evaluate("() => document.documentElement.scrollWidth") == 320
    assert cut == 0


def test_a11y4_whatever_can_be_pressed_is_large_enough(all_ten):
    page = all_ten(viewport=SMALL)
    small = page.evaluate(
        "() => [...document.querySelectorAll('button, summary, input[type=checkbox], header a, .call a, .numbers a')]"
        ".map((e) => [e.textContent, e.getBoundingClientRect()])"
        ".filter(([, box]) => box.width < 24 || box.height < 24).map(([text]) => text)"
    )

    assert small == []


def test_in_forced_colours_danger_and_buttons_keep_an_edge(all_ten):
    page = all_ten(forced_colors="active")
    edges = page.evaluate(
        "() => ['.urgent', '.bot', '.you', '.cards li', '.options button', '#exit']"
        ".map((name) => parseFloat(getComputedStyle(document.querySelector(name)).borderTopWidth))"
    )

    assert edges[0] == 4
    assert min(edges) >= 1


@pytest.mark.parametrize(("motion", "scrolling"), [("reduce", "auto"), ("no-preference", "smooth")])
def test_nothing_moves_for_those_who_asked_for_that(open_scripted, motion, scrolling):
    page = open_scripted(reduced_motion=motion)
    said = page.evaluate("() => getComputedStyle(document.documentElement).scrollBehavior")

    assert said == scrolling
    assert not re.search(r"animation|transition", page.request.get(page.url.replace("chat", "static/chat.css")).text())


def test_the_welsh_page_speaks_welsh_and_says_that_answers_are_english(open_scripted):
    page = open_scripted(bypass_csp=True)
    ask(page, "contacts")
    page.get_by_role("link", name="Cymraeg").click()
    page.wait_for_url("**lang=cy")
    answer = page.locator("#turns > li.bot").last

    assert page.locator("html").get_attribute("lang") == "cy"
    assert page.get_by_text("Mae'r atebion yn Saesneg").is_visible()
    assert answer.get_attribute("lang") == "en-GB"
    assert answer.get_by_role("heading", name="Pwy all helpu").get_attribute("lang") == "cy"
    assert broken_rules(page) == []
    page.fill("#message", "law " * 600)
    assert page.locator("#count").inner_text() == "400 nod yn ormod."
