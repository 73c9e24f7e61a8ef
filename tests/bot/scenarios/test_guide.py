"""docs/trainers.md keeps its promises."""

import re
from pathlib import Path

from bot.scenarios.closed import IDENTIFIERS
from bot.scenarios.labels import LABELS
from bot.scenarios.parse import parse
from knowledge.vocabulary import NEEDS, SUBJECTS

GUIDE = (Path(__file__).resolve().parents[3] / "docs" / "trainers.md").read_text(encoding="utf-8")
WORDS = " ".join(GUIDE.split())
EXAMPLE = "\n".join(line[3:] for line in GUIDE.partition("   ```\n")[2].partition("   ```\n")[0].splitlines())


def test_the_example_has_the_one_mistake_the_guide_shows():
    mistakes = parse(EXAMPLE).mistakes
    assert len(mistakes) == 1
    assert str(mistakes[0]) in GUIDE


def test_the_example_is_sound_when_it_is_mended():
    assert parse(EXAMPLE.replace("shuld", "should")).scenario.subject == "homelessness"


def test_every_label_is_in_the_guide():
    assert [label.shown for label in LABELS if f"`{label.shown}`" not in GUIDE] == []


def test_every_subject_need_and_kind_of_detail_is_in_the_guide():
    assert [name for name in (*SUBJECTS.values(), *NEEDS.values(), *IDENTIFIERS) if name not in WORDS] == []


def test_every_command_and_option_of_the_guide_is_there():
    import argparse

    from bot.scenarios.cli import add_commands

    parser = argparse.ArgumentParser()
    add_commands(parser)
    for line in re.findall(r"(?m)^\./waymark scenarios (.*?)(?:  .*)?$", GUIDE):
        parser.parse_args(line.split())
