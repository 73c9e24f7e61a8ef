"""Practice in the terminal."""

from bot.scenarios.bots import HttpBot
from bot.scenarios.practice import Screen, practise
from tests.bot.scenarios.answers import answer, options, scenario

GOOD = answer("Refer today.", options=options("Checklist"))
LINES = (
    "Worker: she got a section 21",
    "Ask the trainee: What first?",
    "Worker chooses: Checklist",
    "Worker chooses: Nothing",
)


def practised(serve, *typed):
    """Everything shown and asked, in order, and the record."""
    bot = serve(lambda _: GOOD)
    shown, answers = [], iter(typed)

    def ask(question):
        shown.append(question)
        return next(answers)

    record = practise(scenario(*LINES), HttpBot(bot.url), Screen(shown.append, ask))
    return "\n".join(shown), "\n".join(record), bot.heard


OWN = ("can she stay, mrs Okafor of 14 Ribblesdale Rd", "", "I would ring Olufunke")


def test_the_order_is_situation_own_question_model_question_answer_prompts_debrief(serve):
    shown, _, _ = practised(serve, *OWN, "", "", "", "", "")
    places = [
        shown.index(part)
        for part in (
            "BEFORE YOU START",
            "THE SITUATION",
            "What would you type to the bot?",
            "THE BOT ANSWERS TO YOU",
            "THE MODEL QUESTION\nshe got a section 21",
            "THE BOT ANSWERS\n",
            "TO THINK ABOUT\n- What first?",
            "THE WORKER CHOOSES\nChecklist",
            "DEBRIEF",
            "- What would you do on Monday?",
        )
    ]
    assert places == sorted(places)


def test_own_questions_and_model_questions_are_two_conversations(serve):
    _, _, heard = practised(serve, *OWN, "", "", "", "", "")
    by_sender = {}
    for sender, message in heard:
        by_sender.setdefault(sender.partition("-")[0], []).append(message)
    assert by_sender == {"own": [OWN[0]], "model": ["she got a section 21", "checklist"]}


def test_a_choice_that_is_not_offered_is_said_and_does_not_end_it(serve):
    shown, _, _ = practised(serve, *OWN, "", "", "", "", "")
    assert "did not offer this choice" in shown


def test_the_record_holds_no_names_and_no_addresses(serve):
    _, record, _ = practised(serve, *OWN, "", "", "", "", "ask Olufunke again")
    assert "can she stay" in record
    assert "I would ring [left out]" in record
    for detail in ("Okafor", "Ribblesdale", "Olufunke"):
        assert detail not in record


def test_the_record_says_what_was_practised(serve):
    _, record, _ = practised(serve, "", "", "", "", "", "", "")
    for part in (
        "# Record of practice: Notice on the table",
        "I asked: nothing of my own",
        "Model question: she got a section 21",
        "The bot answered: Homelessness: Law and duties",
        "Asked of me: What first?",
        "Nothing written.",
    ):
        assert part in record
