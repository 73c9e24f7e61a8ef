"""How words are compared: the promises of docs/trainers.md."""

import pytest

from bot.scenarios.words import find, same_words, words


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("childrens", "the children's home"),
        ("children's", "the children\u2019s home"),
        ("SAFETY plan", "Make a safety\n  planning sheet"),
        ("out of hours", "Ring the out-of-hours team"),
        ("cafe", "at the café"),
        ("Llŷn", "on Llyn"),
        ("refer", "a **referral** today"),
        ("duty to refer", "the duty to refer"),
        ("111", "Ring 111."),
        ("0808 2000 247", "0808 200 0247"),
        ("08082000247", "call 0808 2000 247 now"),
        ("4.3.26", "born 4.3.26, she said"),
    ],
)
def test_what_does_not_matter_is_forgiven(wanted, text):
    assert find(wanted, text)


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("risk", "an asterisk"),
        ("111", "Ring 1111."),
        ("111", "Ring 1110."),
        ("999", "0999"),
        ("safety plan", "a safe plan"),
        ("safety plan", "plan for safety"),
        ("refer today", "a referral today"),
        ("0808 2000 247", "0808 2000 248"),
        ("247", "2470"),
        ("...", "anything at all"),
    ],
)
def test_what_matters_is_not_forgiven(wanted, text):
    assert not find(wanted, text)


@pytest.mark.parametrize(
    "warning",
    [
        "Do not wait for consent.",
        "Never wait for consent.",
        "You cannot wait for consent",
        "Don't wait for consent",
        "She shouldn\u2019t wait for consent",
        "Act today rather than wait for consent.",
        "Act instead of letting her wait for consent.",
        'Do not say: "wait for consent"',
        "There is no time to wait for consent",
    ],
)
def test_words_in_a_sentence_that_warns_before_them_are_a_warning(warning):
    assert [hit.warned for hit in find("wait for consent", warning)] == [True]


@pytest.mark.parametrize(
    "advice",
    [
        "Wait for consent.",
        "Wait for consent, not for the police.",
        "Do not hurry. Wait for consent.",
        "It is not urgent!\nWait for consent",
        "Do not hurry? Wait for consent",
        "A knot in the nose: wait for consent",
        "Rather wait for consent than ask",
    ],
)
def test_words_that_nothing_before_them_in_the_sentence_warns_against_are_advice(advice):
    assert [hit.warned for hit in find("wait for consent", advice)] == [False]


def test_a_point_inside_a_number_or_an_address_does_not_end_a_sentence():
    assert [hit.warned for hit in find("wait", "Do not, see 4.3 of example.org, wait.")] == [True]


def test_every_place_is_found_each_with_its_own_sentence():
    hits = find("wait", "Do not wait. Now wait. Waiting is fine.")
    assert [(hit.sentence, hit.warned) for hit in hits] == [
        ("Do not wait.", True),
        ("Now wait.", False),
        ("Waiting is fine.", False),
    ]


def test_a_whole_word_does_not_go_on():
    assert find("addict", "addiction")
    assert not find("addict", "addiction", whole=True)


def test_labels_are_the_same_when_their_words_are():
    assert same_words("Questions for reflection", "questions  for\u00a0reflection")
    assert not same_words("Checklist", "Checklists")


def test_long_texts_of_hits_are_compared_in_linear_time():
    assert words("a " * 50_000)[:2] == ("a", "a")
    assert not find("a b c", "a " * 50_000)
    assert len(find("1" * 30, "1 " * 20_000)) == 20_000 - 29
    assert not find("1" * 30 + "2", "1 " * 50_000)
