"""The guides name everything there is to set, and the files keep their promises."""

import re
from pathlib import Path

import pytest

from bot.settings import _NAMES

ROOT = Path(__file__).resolve().parent.parent
OPERATORS = (ROOT / "docs" / "operators.md").read_text()


@pytest.mark.parametrize("setting", sorted(_NAMES.values()))
def test_every_setting_is_documented(setting):
    assert setting in OPERATORS


def test_every_variable_the_code_reads_is_documented():
    code = "".join(
        path.read_text() for folder in ("bot", "knowledge", "actions") for path in ROOT.glob(f"{folder}/**/*.py")
    )
    read = set(re.findall(r"WAYMARK_[A-Z_]+", code))
    assert read <= set(re.findall(r"WAYMARK_[A-Z_]+", OPERATORS))


def test_every_link_between_the_guides_leads_somewhere():
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *ROOT.glob("docs/*.md"), *ROOT.glob("docs/safety/*.md")]:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text()):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_telemetry_is_off_wherever_rasa_starts():
    assert "RASA_TELEMETRY_ENABLED := false" in (ROOT / "Makefile").read_text()
    assert '"RASA_TELEMETRY_ENABLED": "false"' in (ROOT / "bot" / "serve.py").read_text()


def test_the_locks_hold_hashes_and_no_address():
    for lock in (ROOT / "requirements").glob("*.lock"):
        text = lock.read_text()
        assert "--hash=sha256:" in text, lock.name
        assert "://" not in text, lock.name


def test_imports_point_down():
    """knowledge/ knows nothing above it and no Rasa; bot/ knows no actions."""
    forbidden = {"knowledge": r"^\s*(from|import) (rasa|bot|actions)\b", "bot": r"^\s*(from|import) actions\b"}
    for floor, pattern in forbidden.items():
        for path in (ROOT / floor).rglob("*.py"):
            assert not re.search(pattern, path.read_text(), re.MULTILINE), path
