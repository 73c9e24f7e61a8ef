"""``make evaluate``: print the figures, write the report. ``--public FILE`` runs CLINC150 instead."""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.paths import VAR
from bot.serve import quiet_libraries

quiet_libraries()

from bench.__main__ import understand  # noqa: E402 - the libraries must be quiet before they load
from bench.choose import RightPoints, judge_points, measure_choice, read_pairs  # noqa: E402
from bench.default_pipeline import train_default  # noqa: E402
from bench.evaluate.baseline import score_baseline  # noqa: E402
from bench.evaluate.clinc import score_clinc  # noqa: E402
from bench.evaluate.dialogues import DIALOGUES, PlayedTurn, play_all  # noqa: E402
from bench.evaluate.figures import by_kind, figures, percentile  # noqa: E402
from bench.evaluate.judge import judge  # noqa: E402
from bench.evaluate.questions import BLIND, DEVELOPMENT, SEEN, read_questions  # noqa: E402
from bench.evaluate.report import AIMS, Measured, write_report  # noqa: E402
from bench.evaluate.turns import Bot  # noqa: E402
from bench.understand import Score, score  # noqa: E402
from bot.safety.danger_figures import BLIND as BLIND_DANGER  # noqa: E402
from bot.safety.danger_figures import SETS as DANGER_SETS  # noqa: E402
from bot.safety.danger_figures import DangerFigures, measure_danger  # noqa: E402
from bot.safety.figures import share  # noqa: E402
from bot.training import MODEL  # noqa: E402

SETS = {"Development": DEVELOPMENT, "Seen": SEEN, "Blind": BLIND}


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(prog="evaluate", description=__doc__)
    parser.add_argument(
        "--public", type=Path, metavar="FILE", help="CLINC150's data_full.json: run that benchmark only"
    )
    parser.add_argument(
        "--rasa", type=int, metavar="EPOCHS", help="also train Rasa's default pipeline (an hour or more)"
    )
    parser.add_argument(
        "--not-blind", action="store_true", help="leave the blind sets out: what to choose by while changing something"
    )
    arguments = parser.parse_args()
    if arguments.public:
        for clinc in score_clinc(arguments.public):
            print(
                f"{clinc.pipeline}: in scope {clinc.in_scope_accuracy:.1%}, out of scope found "
                f"{clinc.out_of_scope_recall:.1%}, at threshold {clinc.threshold:.2f}"
            )
        return
    measured, played, points = asyncio.run(measure(blind=not arguments.not_blind))
    questions = [v.question for v in measured["Development"].verdicts]
    pipelines = {
        "Waymark": score(questions, measured["Development"].heard),
        "TF-IDF and logistic regression": score_baseline(questions),
    }
    if arguments.rasa:
        pipelines[f"Rasa's default, {arguments.rasa} epochs (needs only)"] = _rasa(arguments.rasa)
    left_out = BLIND_DANGER if arguments.not_blind else ()
    danger = {name: measure_danger(name) for name in DANGER_SETS if name not in left_out}
    _print(measured, played)
    _print_points(points, measure_choice())
    _print_danger(danger)
    print(f"Report: {write_report(VAR / 'evaluation', measured, played, pipelines, danger)}")


async def measure(blind: bool = True) -> tuple[dict[str, Measured], dict[str, list[PlayedTurn]], RightPoints]:
    """Ask the bot every question, and play every dialogue; those of the blind sets unless they are left out.

    The third part says how often the points shown were right, of the questions whose right points were told.
    """
    bot = await Bot.load(MODEL)
    measured = {}
    for name, sets in _wanted(blind):
        questions = read_questions(sets)
        turns = await bot.ask_all([question.text for question in questions])
        heard = [await bot.hear(question.text) for question in questions]
        verdicts = [judge(question, turn) for question, turn in zip(questions, turns, strict=True)]
        measured[name] = Measured(figures(verdicts), verdicts, heard)
    played = {name: await play_all(bot, path) for name, path in DIALOGUES.items()}
    pairs = read_pairs()
    turns = await bot.ask_all([pair["text"] for pair, _ in pairs])
    return measured, played, judge_points([(turn.points, right) for turn, (_, right) in zip(turns, pairs, strict=True)])


def _wanted(blind: bool) -> list[tuple[str, tuple[str, ...]]]:
    return [(name, files) for name, files in SETS.items() if blind or name != "Blind"]


def _rasa(epochs: int) -> Score:
    with tempfile.TemporaryDirectory() as folder:
        model, _ = train_default(Path(folder), epochs)
        return Score(**understand(model))


def _print(measured: Mapping[str, Measured], played: Mapping[str, Sequence[PlayedTurn]]) -> None:
    for name, (what, aim) in AIMS.items():
        values = [getattr(part.figures, name) for part in measured.values()]
        numbers = [value if isinstance(value, float) else value.value for value in values]
        told = ", ".join(f"{part.lower()} {number:.1%}" for part, number in zip(measured, numbers, strict=True))
        print(f"{what}: {told} (aim {aim:.0%})")
    for name, turns in played.items():
        right = share(turn.right for turn in turns)
        print(f"Dialogue turns, {name.lower()}: {right.value:.1%} of {right.of} (aim 95%)")
        print("    " + ", ".join(f"{kind} {part.value:.0%} of {part.of}" for kind, part in by_kind(turns).items()))
    times = [v.turn.milliseconds for part in measured.values() for v in part.verdicts]
    middle, slow = percentile(times, 50), percentile(times, 95)
    print(f"A whole turn without HTTP: median {middle:.0f} ms, 95th percentile {slow:.0f} ms")


def _print_points(asked: RightPoints, settled: RightPoints) -> None:
    for what, found in (("asked of the whole bot", asked), ("subject and need given", settled)):
        print(f"Of {found.asked} questions, {what}: a right point first {found.first:.1%}, shown {found.shown:.1%}")


def _print_danger(danger: dict[str, DangerFigures]) -> None:
    for name, found in danger.items():
        told = ", ".join(
            f"{what} {part.value:.1%} of {part.of}"
            for what, part in (
                ("raised", found.raised),
                ("emergencies", found.emergencies),
                ("must catch", found.must_catch),
                ("calm called an emergency", found.false_emergencies),
                ("calm raised", found.false_alarms),
            )
            if part.of
        )
        print(f"Danger, {name}: {told}")


if __name__ == "__main__":
    main()
