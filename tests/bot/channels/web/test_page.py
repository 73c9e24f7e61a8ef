"""The page as the server draws it: ten answers as they looked, hostile text inert, two languages, a frame."""

import re
from pathlib import Path

import pytest
import yaml

from bot.channels.web.language import LANGUAGES, WORDS, page_words
from bot.channels.web.page import PAGE, draw, marked
from bot.feedback.store import REASONS
from bot.settings import Settings
from tests.bot.channels.snapshots import kept
from tests.bot.channels.ten_answers import TEN_ANSWERS
from tests.bot.channels.web.outline import outline

SNAPSHOTS = Path(__file__).with_name("snapshots")


def drawn(name, **how):
    turns = [{"you": "a question", "answer": TEN_ANSWERS[name].to_dict()}]
    page = draw(Settings(), turns, **how)
    return page[page.index('<li class="bot"', page.index("a question")) : page.index("</ol>\n    </section>")]


@pytest.mark.parametrize("name", TEN_ANSWERS)
def test_an_answer_looks_as_it_did(name):
    made = outline(drawn(name))

    assert made == kept(SNAPSHOTS / f"{name}.json", made)


def test_hostile_text_becomes_no_element_no_script_and_no_link():
    lines = outline(drawn("hostile"))
    elements = [line.split()[0] for line in lines if not line.lstrip().startswith("|")]

    assert not {"img", "script", "iframe"} & set(elements)
    assert not [
        line for line in lines if not line.lstrip().startswith("|") and "javascript:" in line and "href" in line
    ]
    assert any("<img src=x onerror=alert(1)>" in line for line in lines)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**both** are", "<strong>both</strong> are"),
        ("[desk](https://a.org)", '<a href="https://a.org" rel="noreferrer noopener">desk</a>'),
        ("see https://a.org/b.", 'see <a href="https://a.org/b" rel="noreferrer noopener">https://a.org/b</a>.'),
        ("[x](javascript:1)", "x (javascript:1)"),
        ("a < b & c", "a &lt; b &amp; c"),
        ("**<b>**", "<strong>&lt;b&gt;</strong>"),
    ],
)
def test_the_small_markup_of_the_contract_is_shown_and_nothing_else(text, html):
    assert marked(text) == html


def words_in(language):
    groups = yaml.safe_load((WORDS / f"{language}.yml").read_text(encoding="utf-8"))
    return {f"{group} {name}": text for group, words in groups.items() for name, text in words.items()}


def test_every_language_has_the_same_words_with_the_same_gaps():
    english, welsh = words_in("en"), words_in("cy")

    assert set(welsh) - set(english) == {"page greet", "page privacy"}
    assert set(english) <= set(welsh)
    for name, text in english.items():
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", welsh[name])), name


def test_no_word_of_the_welsh_page_was_left_english():
    english, welsh = words_in("en"), words_in("cy")

    assert {name for name, text in english.items() if welsh[name] == text} == {"page help"}


def test_the_script_is_told_every_word_it_says():
    script = "".join(path.read_text(encoding="utf-8") for path in (PAGE / "static").glob("*.js"))
    named = set(re.findall(r'\bsay\("(\w+)"', script)) | {
        "useful_yes",
        "useful_no",
        "noted",
        "not_noted",
        "copy",
        "print",
    }

    assert named | set(REASONS) == set(page_words("en").script)


def test_the_welsh_page_is_marked_as_welsh_and_its_answers_as_english():
    page = draw(Settings(), [{"you": "x", "answer": TEN_ANSWERS["contacts"].to_dict()}], language="cy")

    assert '<html lang="cy">' in page
    assert '<li class="bot" lang="en-GB" id="latest">' in page
    assert '<h3 lang="cy">Pwy all helpu</h3>' in page
    assert "Mae'r atebion yn Saesneg" in page.replace("&#39;", "'")


@pytest.mark.parametrize("asked", [None, "", "fr", "../en", "CY"])
def test_a_language_that_is_not_there_is_english(asked):
    assert '<html lang="en-GB">' in draw(Settings(), language=asked)
    assert set(LANGUAGES) == {path.stem for path in WORDS.glob("*.yml")}


def test_in_a_frame_nothing_leads_out_of_it_but_into_a_page_of_its_own():
    page = draw(Settings(), framed=True)

    for form in re.findall(r"<form[^>]*>", page):
        assert 'target="_blank" rel="noopener"' in form
    assert re.search(r'id="exit" href="leave" target="_top"', page)
    assert 'target="_blank"' not in draw(Settings())
