"""HTML as plain text, and what a summary leaves out."""

import pytest

from knowledge.directory.oruk.personal import is_personal_mailbox
from knowledge.directory.oruk.text import plain, summary


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One &amp; two</p><p>Three</p>", "One & two\nThree"),
        ("We help:<ul><li>men</li><li>women</li></ul>", "We help:\n- men\n- women"),
        ("<script>alert(1)</script>Safe<style>p{}</style>", "Safe"),
        ("plain\nraw\tlines", "plain\nraw lines"),
        ("a < b and <b>bold", "a < b and bold"),
        ("<img src=x onerror=alert(1)>", ""),
        ("<ul><li></li></ul>", ""),
        ("&lt;b&gt;", "<b>"),
    ],
)
def test_plain(html, text):
    assert plain(html) == text


def test_an_endless_description_is_cut():
    assert len(plain("<b>x</b> " * 100_000)) < 100_000


def test_a_summary_ends_with_a_sentence():
    text = "We help people. " * 100
    found = summary(text)
    assert len(found) <= 600
    assert found.endswith(".")


def test_a_summary_of_one_endless_sentence_is_cut_at_a_word():
    found = summary("word " * 500)
    assert len(found) <= 600
    assert found.endswith("word…")


@pytest.mark.parametrize("said", ["Ring 01632 960001.", "Write to jane.doe@example.org.", "Text 07700 900123 now!"])
def test_sentences_with_numbers_and_addresses_are_left_out(said):
    assert summary(f"We help people. {said} Come in.") == "We help people. Come in."


@pytest.mark.parametrize("said", ["Open since 2019.", "For ages 16 to 25.", "Costs £10.", "Ring 999 in danger."])
def test_other_figures_stay(said):
    assert summary(said) == said


@pytest.mark.parametrize(
    ("address", "personal"),
    [
        ("jane.doe@council.example.org", True),
        ("j_smith2@example.org", True),
        ("info@example.org", False),
        ("carer.support@example.org", False),
        ("housing.needs@example.org", False),
        ("team@example.org", False),
    ],
)
def test_personal_mailboxes(address, personal):
    assert is_personal_mailbox(address) is personal
