"""What pip-audit answers is read, and silence is never taken for safety."""

import json

import pytest

from bench.audit import index
from bench.audit.index import AskError, ask, pin_of, read_answer

ADVISORY = {"id": "PYSEC-2026-1", "aliases": ["CVE-2026-1"], "fix_versions": ["2.0"]}


def answer(*libraries):
    return json.dumps({"dependencies": libraries, "fixes": []})


def test_an_advisory_is_known_by_all_its_names():
    (finding,) = read_answer(answer({"name": "kettle", "version": "1.0", "vulns": [ADVISORY]}))
    assert finding.ids == {"PYSEC-2026-1", "CVE-2026-1"}
    assert str(finding) == "kettle 1.0: PYSEC-2026-1 (CVE-2026-1), fixed in 2.0"


def test_a_library_without_advisories_is_no_finding():
    assert read_answer(answer({"name": "kettle", "version": "1.0", "vulns": []})) == []


def test_a_library_the_index_says_nothing_about_is_no_clean_bill():
    """pip-audit ends with 0 and "No known vulnerabilities found" here."""
    left_out = {"name": "toaster", "skip_reason": "Dependency not found on PyPI and could not be audited: toaster (1)"}
    with pytest.raises(AskError, match="nothing about toaster"):
        read_answer(answer({"name": "kettle", "version": "1.0", "vulns": []}, left_out))


@pytest.mark.parametrize(
    "text", ["", "not json", "[]", "{}", answer(), answer({"name": "kettle"}), '{"dependencies": 3}']
)
def test_anything_else_is_no_answer(text):
    with pytest.raises(AskError):
        read_answer(text)


def test_the_pin_is_asked_about_without_its_hashes(tmp_path):
    lock = tmp_path / "run.lock"
    lock.write_text("rasa-sdk==3 \\\n    --hash=sha256:00\nrasa==3.6.21 \\\n    --hash=sha256:00\n")
    assert pin_of("rasa", [lock]) == "rasa==3.6.21"
    with pytest.raises(AskError):
        pin_of("kettle", [lock])


def test_an_index_that_does_not_answer_is_asked_about_one_library_only(tmp_path, monkeypatch):
    lock = tmp_path / "run.lock"
    lock.write_text("rasa==3.6.21 \\\n    --hash=sha256:00\nkettle==1.0 \\\n    --hash=sha256:00\n")
    calls = tmp_path / "calls"
    program = tmp_path / "pip-audit"
    program.write_text(f"#!/bin/sh\necho call >> {calls}\necho 'the index is down' >&2\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setattr(index, "PIP_AUDIT", program)
    with pytest.raises(AskError, match="the index is down"):
        ask([lock])
    assert calls.read_text() == "call\n"


def test_a_whole_answer_with_findings_is_returned_although_pip_audit_ends_with_1(tmp_path, monkeypatch):
    lock = tmp_path / "run.lock"
    lock.write_text("rasa==3.6.21 \\\n    --hash=sha256:00\n")
    said = answer({"name": "rasa", "version": "3.6.21", "vulns": [ADVISORY]})
    program = tmp_path / "pip-audit"
    program.write_text(f"#!/bin/sh\nfor last; do :; done\ncat > \"$last\" <<'END'\n{said}\nEND\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setattr(index, "PIP_AUDIT", program)
    assert [finding.name for finding in read_answer(ask([lock]))] == ["PYSEC-2026-1"]


def test_without_pip_audit_it_is_said_what_to_do(tmp_path, monkeypatch):
    lock = tmp_path / "run.lock"
    lock.write_text("rasa==3.6.21\n")
    monkeypatch.setattr(index, "PIP_AUDIT", tmp_path / "none")
    with pytest.raises(AskError, match="make audit"):
        ask([lock])
