"""Text on its way to Slack and from it."""

import pytest

from bot.channels.slack.heard import heard, mentioned
from bot.channels.slack.mrkdwn import bold, escape, mrkdwn, unescape

BOT = frozenset({"UBOT"})


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("plain", "plain"),
        ("a **bold** word", "a *bold* word"),
        ("**all**", "*all*"),
        ("[label](https://example.org/a?b=1&c=2)", "<https://example.org/a?b=1&amp;c=2|label>"),
        ("[call](tel:999) or [write](mailto:a@example.org)", "<tel:999|call> or <mailto:a@example.org|write>"),
        ("**[label](https://example.org)**", "<https://example.org|label>"),
        ("**a [b](https://example.org) c**", "*a* <https://example.org|b> *c*"),
        ("[x](javascript:1)", "x (javascript:1)"),
        ("[x](data:text/html,1)", "x (data:text/html,1)"),
        ("[a|b](https://example.org)", "<https://example.org|a/b>"),
        ("<!channel> <!here> <@U1>", "&lt;!channel&gt; &lt;!here&gt; &lt;@U1&gt;"),
        ("Q & A", "Q &amp; A"),
        ("&amp;", "&amp;amp;"),
        ("[1][2]", "[1][2]"),
        ("a * b ** c", "a * b ** c"),
    ],
)
def test_a_text_of_the_contract_becomes_slacks_markup(text, marked):
    assert mrkdwn(text) == marked


@pytest.mark.parametrize(
    ("text", "marked"), [("999", "*999*"), ("a*b", "*ab*"), (" a ", " *a* "), ("", ""), ("<", "*&lt;*")]
)
def test_bold_is_never_broken_by_what_is_in_it(text, marked):
    assert bold(text) == marked


@pytest.mark.parametrize("text", ["<!channel> & > <", "&lt;", "plain"])
def test_what_is_escaped_comes_back_the_same(text):
    assert unescape(escape(text)) == text


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("<@UBOT> what is a MARAC?", "what is a MARAC?"),
        ("what is a MARAC? <@UBOT>", "what is a MARAC?"),
        ("<@UBOT|waymark> hello", "hello"),
        ("<@UBOT>", ""),
        ("<@U2> asked me about section 47", "someone asked me about section 47"),
        ("mail <mailto:a@example.org|a@example.org>", "mail a@example.org"),
        ("mail <mailto:a@example.org>", "mail a@example.org"),
        ("ring <tel:0113222|0113 222>", "ring 0113 222"),
        ("see <https://example.org/a|the page>", "see the page"),
        ("see <https://example.org/a>", "see https://example.org/a"),
        ("she is &lt;18 &amp; alone", "she is <18 & alone"),
        ("&amp;lt;", "&lt;"),
        ("<!channel> <!here|here> help", "help"),
        ("<!subteam^S1|@team> help", "help"),
        ("seen <!date^1392734382^{date}|on Monday>", "seen on Monday"),
        ("in <#C1|general>", "in general"),
        ("in <#C1|>", "in"),
        ("no marks", "no marks"),
        ("", ""),
    ],
)
def test_slacks_marks_are_taken_out_of_what_was_written(sent, read):
    assert heard(sent, BOT) == read


@pytest.mark.parametrize("text", ["<" * 100_000, "<@" * 50_000, "<a|" * 30_000, "&lt;" * 20_000])
def test_a_hostile_text_is_read_through_once(text):
    assert isinstance(heard(text, BOT), str)


def test_who_is_mentioned_is_known():
    assert mentioned("<@U1> and <@U2|jo> and <!channel> and <https://example.org|@U3>") == {"U1", "U2"}
