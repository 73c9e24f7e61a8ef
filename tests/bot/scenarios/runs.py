"""A run with something of everything a report has to show."""

from bot.scenarios.outcome import Check, Heard, Run, ScenarioOutcome, TurnOutcome, Unreadable
from bot.scenarios.script import Mistake

HEARD = Heard(
    said="Refer today.",
    kind="guidance",
    subjects=("Homelessness",),
    need="Law and duties",
    urgency="same_day",
    place="Leeds",
    offered=("Checklist", "In Wales"),
)
MET = Check(14, "the bot should say: refer", True)
WARNED = Check(
    15, "the bot should not say: wait", True, remark='seen as a warning, not as advice: "wait" in "Do not wait."'
)
UNMET = Check(16, "the bot should say one of: permission; consent", False, "it said none of them")
RULE = Check(13, "on every turn: law is dated", False, "it does not say when", rule="G4")

GOOD = ScenarioOutcome(
    "scenarios/homelessness/good.scenario.md",
    "homelessness/good",
    "A good one",
    "homelessness",
    (TurnOutcome(1, 13, "she got a notice", heard=HEARD, checks=(MET, WARNED)),),
    0.5,
)
BAD = ScenarioOutcome(
    "scenarios/hiv/bad.scenario.md",
    "hiv/bad",
    "A bad <b>one</b> & more",
    "hiv",
    (
        TurnOutcome(1, 13, "=SUM(A1) <script>alert(1)</script>", heard=HEARD, checks=(MET, UNMET, RULE)),
        TurnOutcome(
            2, 20, "Contacts", chosen=True, trouble='"Contacts" was not offered. The answer before offered: nothing'
        ),
    ),
)
LOST = ScenarioOutcome(
    "scenarios/hiv/lost.scenario.md", "hiv/lost", "Lost", "hiv", (), trouble="not played: no bot answers"
)
BROKEN = Unreadable(
    "scenarios/hiv/broken.scenario.md", (Mistake(9, 'I do not know "Bot shuld offer"'), Mistake(12, "more"))
)

RUN = Run("2026-11-29 10:00", "http://127.0.0.1:5005 (model m, content c)", (GOOD, BAD, LOST), (BROKEN,), 12.3)
CLEAN = Run("2026-11-29 10:00", "this bot", (GOOD,), (), 1.0)
