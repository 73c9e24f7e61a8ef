"""Which messages are taken for English (fault case F-6)."""

import pytest

from bench.evaluate.questions import BLIND, DEVELOPMENT, SEEN, read_questions
from bot.channels.language import is_english

pytestmark = pytest.mark.usefixtures("built_encoder")

OTHERS = {
    "Arabic": [
        "زوجي يضربني وأنا خائفة على أطفالي",
        "أين أجد مكانًا آمنًا الليلة؟",
        "أحتاج إلى مترجم للموعد مع الطبيب غدًا",
    ],
    "Polish": [
        "Mój mąż mnie bije i boję się o dzieci",
        "Gdzie mogę dziś spać z dwójką dzieci?",
        "Potrzebuję tłumacza na wizytę u lekarza",
    ],
    "French": [
        "Bonjour, je voudrais savoir comment aider une femme qui est battue par son mari",
        "Mon fils est dans la rue et il ne prend pas son traitement",
    ],
    "Urdu": [
        "میرے شوہر مجھے مارتے ہیں اور مجھے ڈر لگتا ہے",
        "مجھے آج رات رہنے کی جگہ چاہیے",
        "میرے بچوں کو مدد کی ضرورت ہے",
    ],
    "Punjabi": [
        "ਮੇਰਾ ਪਤੀ ਮੈਨੂੰ ਮਾਰਦਾ ਹੈ ਅਤੇ ਮੈਂ ਡਰਦੀ ਹਾਂ",
        "ਮੈਨੂੰ ਅੱਜ ਰਾਤ ਰਹਿਣ ਲਈ ਥਾਂ ਚਾਹੀਦੀ ਹੈ",
        "ਮੇਰੇ ਬੱਚਿਆਂ ਨੂੰ ਮਦਦ ਦੀ ਲੋੜ ਹੈ",
    ],
    "Welsh": [
        "Mae fy ngŵr yn fy nharo ac mae gen i ofn",
        "Ble alla i ddod o hyd i loches heno gyda'r plant?",
        "Rwy'n poeni am ddiogelwch y plant yn y tŷ hwn",
    ],
}
TERSE = """
DV ref to MARAC, IDVA or DASH first?
s17 or s47?
S20 vs s31 diff
FMPO how to apply
NRPF mum + 2 kids, nowhere 2nite
TAF mtg agenda
EHCP timescale?
LADO threshold
CIN vs CP plan
HV visit no access x3
DASH RIC score 14
U=U meaning
PrEP & PEP diff
OST script missed 3 days
naloxone kit where
GRT site visit tips
S21 notice, DTR?
HCLIC duty to refer Leeds
MCA / DoLS vs LPS
MHA s136 PoS
gillick?
FGM mand reporting u18
AMHP OOH no
VAWDASV Wales
clares law
GP wont reg NFA pt
hep c bbv screening iv users
PLO pre-proceedings mtg
NI hb out of hrs
kids on CPP mum using again
""".strip().splitlines()
PLAIN = [
    "My client was beaten by her husband last night and has nowhere to go",
    "How do I talk to a Traveller family about immunisation?",
    "hes kicked her out with the kids wot do i do",
    "Client speaks Polish and Urdu, how do I book an interpreter?",
    "Mr Wojciechowski and his wife Małgorzata are homeless",
    "What does izzat mean?",
    "café worker thrown out by her fiancé",
]


@pytest.mark.parametrize(("language", "text"), [(name, text) for name, texts in OTHERS.items() for text in texts])
def test_a_message_in_another_language_is_noticed(language, text):
    assert not is_english(text)


@pytest.mark.parametrize(
    "text", ["ਮਦਦ", "مدد", "救命", "உதவி", "Χρειάζομαι βοήθεια", "მჭირდება დახმარება", "help ਮੈਨੂੰ ਮਦਦ ਚਾਹੀਦੀ ਹੈ"]
)
def test_another_script_is_noticed_in_a_word_or_in_a_language_nobody_expected(text):
    assert not is_english(text)


@pytest.mark.parametrize("text", TERSE)
def test_a_terse_message_full_of_jargon_is_let_in(text):
    assert is_english(text)


@pytest.mark.parametrize("text", PLAIN)
def test_an_english_message_with_foreign_words_or_mistakes_is_let_in(text):
    assert is_english(text)


def test_no_question_on_the_work_is_taken_for_another_language():
    questions = [question for question in read_questions((*DEVELOPMENT, *SEEN, *BLIND)) if question.in_scope]
    assert len(questions) > 1_600
    assert [question.text for question in questions if not is_english(question.text)] == []


@pytest.mark.parametrize(
    "text", ["Aberystwyth", "llandudno.", "Cardigan?", "strabane", "llanelli nick", "Bro Morgannwg"]
)
def test_the_name_of_a_place_is_not_another_language(text):
    assert is_english(text)


@pytest.mark.parametrize("text", ["", "?", "999", "\U0001f622"])
def test_a_message_without_letters_is_not_called_foreign(text):
    assert is_english(text)
