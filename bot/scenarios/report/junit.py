"""A run as JUnit XML, which every build server shows."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from bot.scenarios.outcome import Run, ScenarioOutcome, TurnOutcome, Unreadable
from bot.scenarios.report.terminal import understood

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit_text(run: Run) -> str:
    """Return the whole document."""
    root = ET.Element("testsuites", name="scenarios", time=f"{run.seconds:.3f}")
    for subject in dict.fromkeys(outcome.subject for outcome in run.outcomes):
        outcomes = [outcome for outcome in run.outcomes if outcome.subject == subject]
        lost = sum(bool(outcome.trouble) for outcome in outcomes)
        suite = _suite(root, subject, len(outcomes), sum(outcome.failed for outcome in outcomes) - lost, lost)
        for outcome in outcomes:
            _case(suite, outcome)
    if run.unreadable:
        suite = _suite(root, "unreadable", len(run.unreadable), 0, len(run.unreadable))
        for file in run.unreadable:
            _unreadable(suite, file)
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True)


def _suite(root: ET.Element, name: str, tests: int, failures: int, errors: int) -> ET.Element:
    counts = {"tests": str(tests), "failures": str(failures), "errors": str(errors)}
    return ET.SubElement(root, "testsuite", {"name": name, **counts})


def _case(suite: ET.Element, outcome: ScenarioOutcome) -> None:
    where = {"classname": f"scenarios.{outcome.subject}", "file": outcome.path}
    took = f"{outcome.seconds:.3f}"
    case = ET.SubElement(suite, "testcase", {"name": _clean(outcome.name), "time": took, **where})
    if outcome.trouble:
        ET.SubElement(case, "error", message=_clean(outcome.trouble))
    for turn in outcome.turns:
        if turn.failed:
            failed = ET.SubElement(case, "failure", message=_clean(_first(turn)))
            failed.text = _clean(_told(outcome, turn))


def _unreadable(suite: ET.Element, file: Unreadable) -> None:
    case = ET.SubElement(suite, "testcase", name=_clean(file.path), classname="scenarios.unreadable", file=file.path)
    mistakes = [str(mistake) for mistake in file.mistakes]
    ET.SubElement(case, "error", message=_clean(mistakes[0])).text = _clean("\n".join(mistakes))


def _first(turn: TurnOutcome) -> str:
    return turn.trouble or f"line {turn.unmet[0].line}: {turn.unmet[0].wording}"


def _told(outcome: ScenarioOutcome, turn: TurnOutcome) -> str:
    wrong = [f"{outcome.path}, line {check.line}: {check.wording}\n  but: {check.why}" for check in turn.unmet]
    came = [f"the bot said: {turn.heard.said}", f"understood as: {understood(turn)}"]
    offered = f"it offered: {'; '.join(turn.heard.offered) or 'nothing'}"
    told = [turn.trouble] if turn.trouble else [*wrong, f"the worker wrote: {turn.typed}", *came, offered]
    return "\n".join(told)


def _clean(text: str) -> str:
    """Leave out the characters that XML cannot hold."""
    return _NOT_XML.sub("", text)
