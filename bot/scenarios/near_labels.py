"""What to say about a line that begins with no known label: the nearest one, or how to go on."""

from __future__ import annotations

from difflib import get_close_matches

from bot.scenarios.labels import BY_NAME, LABELS, Label, name_in

GOES_ON = "If this goes on with the line above, put two spaces in front of it"
NEAR = 0.68
LONGEST_LABEL = 5
"""Words before a colon that may still be meant as a label; more are prose."""


def complaint_about(line: str) -> tuple[str, Label | None]:
    """Return what to say of a line that begins with no known label, and the label it was probably meant to have."""
    given, colon = name_in(line)
    if not colon:
        begun = _label_begun(given)
        if begun:
            return f'I miss the ":" after "{begun.name}". {GOES_ON}', begun
    near = _nearest(given)
    if near:
        return f'I do not know "{given}" - did you mean "{near.shown}"?', near
    if colon and len(given.split()) <= LONGEST_LABEL:
        return f'I do not know "{given}". The labels are listed in docs/trainers.md', None
    start = " ".join(line.split()[:4])
    return f'"{start} ..." begins with no label. {GOES_ON}', None


def _label_begun(given: str) -> Label | None:
    folded = given.casefold()
    longest_first = sorted(LABELS, key=lambda label: -len(label.name))
    return next((label for label in longest_first if f"{folded} ".startswith(f"{label.name.casefold()} ")), None)


def _nearest(given: str) -> Label | None:
    if len(given.split()) > LONGEST_LABEL + 1:
        return None
    near = get_close_matches(given.casefold(), BY_NAME, n=1, cutoff=NEAR)
    return BY_NAME[near[0]] if near else None
