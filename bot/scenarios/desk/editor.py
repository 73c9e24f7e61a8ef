"""What happens to a text that is written at the desk: checked, and saved only when it is a scenario."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.scenarios.pages.library import Library, mark_of, slug_of, text_of
from bot.scenarios.parse import parse
from bot.scenarios.script import Mistake
from bot.scenarios.written import write_file

TEMPLATE = """# A title in a few words

For: who it is for
Learning point: one sentence
Before you start: what to read or prepare
Subjects: Homelessness
Nation: England
Level: starter
Reviewed: {day}

Situation: What the trainee is told. It is never sent to the bot.

Worker: what a worker would type
Bot should be about: Homelessness
Bot should say one of: a word; another word
Bot should not say: the harm
Ask the trainee: A question to think about.

Debrief: A question for afterwards.
"""
CHANGED = "Somebody changed this file while you were writing. Copy your text, open the file again and put it in."


@dataclass(frozen=True)
class Draft:
    """A text in the editor. ``mark`` is that of the text it began from, "" for a new scenario."""

    text: str
    mark: str
    subject: str = ""
    slug: str = ""


@dataclass(frozen=True)
class Saved:
    """What became of a draft: where it was saved, or why it was not."""

    name: str = ""
    mistakes: tuple[Mistake, ...] = ()
    problem: str = ""


def mistakes_in(text: str) -> tuple[Mistake, ...]:
    """Return what is wrong in a text."""
    return parse(text).mistakes


def save(library: Library, draft: Draft) -> Saved:
    """Save a draft in its place: that of the file it came from, or one made of its subject and title."""
    text = draft.text.replace("\r\n", "\n").rstrip() + "\n"
    parsed = parse(text)
    scenario = parsed.scenario
    if scenario is None:
        return Saved(mistakes=parsed.mistakes)
    if draft.subject and draft.subject != scenario.subject:
        return Saved(problem=f"The first subject must stay the folder of the file, {draft.subject}.")
    subject, slug = scenario.subject, draft.slug or slug_of(scenario.title)
    path = library.path(subject, slug)
    if path is None:
        return Saved(problem="The title needs some letters, so that the file can be named after it.")
    if path.exists() and (not draft.mark or mark_of(text_of(path)) != draft.mark):
        return Saved(problem=CHANGED if draft.mark else "There is a scenario with this title already. Choose another.")
    try:
        write_file(path, text)
    except OSError as error:
        return Saved(problem=f"It could not be saved: {error.strerror}.")
    return Saved(name=f"{subject}/{slug}")


def as_json(mistakes: Sequence[Mistake]) -> list[dict[str, object]]:
    """Return mistakes as the page's script reads them."""
    return [{"line": mistake.line, "message": mistake.message} for mistake in mistakes]
