"""The contract's small markup, and which addresses may become links."""

import pytest

from bot.channels.markup import Span, safe_address, spans
from bot.channels.workplace.plain import plain, plain_text
from tests.bot.channels.ten_answers import TEN_ANSWERS


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", []),
        ("a", [Span("a")]),
        ("a **b** c", [Span("a "), Span("b", bold=True), Span(" c")]),
        ("[a](https://b.org)", [Span("a", address="https://b.org")]),
        ("**a [b](tel:1)**", [Span("a ", bold=True), Span("b", bold=True, address="tel:1")]),
        ("**a*b**", [Span("a*b", bold=True)]),
        ("[**a**](https://b.org)", [Span("a", address="https://b.org")]),
        ("[a](javascript:1) b", [Span("a (javascript:1) b")]),
        ("**a [x](javascript:1) b**", [Span("a x (javascript:1) b", bold=True)]),
        ("[1][2]", [Span("[1][2]")]),
        ("****", [Span("****")]),
        ("** a", [Span("** a")]),
        ("[a]( https://b.org)", [Span("[a]( https://b.org)")]),
        ("**a\nb**", [Span("**a\nb**")]),
    ],
)
def test_bold_and_links_are_read_and_all_else_is_text(text, read):
    assert spans(text) == read


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://example.org/a?b=1&c=%20#d",
        "HTTPS://example.org",
        "tel:+44 113 222",
        "mailto:a.b@example.org",
    ],
)
def test_these_addresses_become_links(address):
    assert safe_address(address) == address


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.org",
        "example.org",
        "https://",
        "https:///x",
        " https://example.org",
        "https://example.org/\n",
        "https://example.org/a b",
        "https://example.org/<x>",
        "https://example.org/a|b",
        'https://example.org/"',
        "https://example.org/\x00",
        "tel:javascript",
        "mailto:a@b?bcc=c@d",
        "mailto:a",
    ],
)
def test_no_other_does(address):
    assert safe_address(address) is None


@pytest.mark.parametrize(
    "text", ["**" * 50_000, "[" * 100_000, "[a](" * 25_000, "[a](b" * 20_000, "**a" * 33_000, "*" * 99_999]
)
def test_a_hostile_text_is_read_through_once(text):
    assert spans(text)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("**a** b", "a b"),
        ("- one\n- two", "• one\n• two"),
        ("[page](https://b.org)", "page (https://b.org)"),
        ("[https://b.org](https://b.org)", "https://b.org"),
        ("[ring](tel:999)", "ring (999)"),
        ("[a@b.org](mailto:a@b.org)", "a@b.org"),
    ],
)
def test_plain_text_says_the_same_without_markup(text, read):
    assert plain(text) == read


@pytest.mark.parametrize("name", sorted(set(TEN_ANSWERS) - {"hostile"}))
def test_the_text_of_an_answer_names_every_part_of_it(name):
    answer = TEN_ANSWERS[name]
    text = plain_text(answer)

    said = [answer.lead, answer.title, *answer.notes, *(contact.name for contact in answer.contacts)]
    said += [contact.phone for contact in answer.contacts] + [option.label for option in answer.options]
    assert all(part in text for part in said if part)
