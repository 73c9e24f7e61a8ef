"""The commands, as typed."""

import argparse
import json

import pytest

from knowledge.directory.desk.cli import add_contacts_commands, add_places_commands
from tests.knowledge.directory.feed_server import service


@pytest.fixture
def run(tmp_path, capsys):
    """Run a command; return its exit code, what it said and what it complained of."""
    address = f"sqlite:///{tmp_path / 'directory.db'}"

    def run_now(*words):
        parser = argparse.ArgumentParser(prog="waymark")
        commands = parser.add_subparsers(required=True)
        for name, add in (("contacts", add_contacts_commands), ("places", add_places_commands)):
            command = commands.add_parser(name)
            command.set_defaults(directory=address)
            add(command)
        chosen = parser.parse_args([str(word) for word in words])
        code = chosen.act(chosen)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run_now


def test_check_finds_our_own_files_sound(run):
    code, said, _ = run("contacts", "check")
    assert code == 0
    assert said.startswith("Sound: 97 contacts")


def test_check_names_a_wrong_column(run, tmp_path):
    (tmp_path / "wrong.csv").write_text("a,b\n1,2\n")
    code, _, complaint = run("contacts", "check", tmp_path / "wrong.csv")
    assert code == 1
    assert "wrong.csv:1: id: this column is missing" in complaint


def test_due_lists_what_nobody_checked(run):
    code, said, _ = run("contacts", "due")
    assert code == 0
    assert said.startswith("74 of 74 core contacts must be checked by ")
    assert "leeds-housing-options  housing_options" in said
    assert "not shown until then: someone other than the body that runs it says so" in said


def test_verify_takes_a_contact_off_the_list(run):
    code, said, _ = run("contacts", "verify", "leeds-childrens-front-door", "ok", "--role", "duty officer")
    assert (code, "Leeds Front Door" in said) == (0, True)
    assert run("contacts", "due")[1].startswith("73 of 74")


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("nobody", "ok", "--role", "duty officer"), "no such contact"),
        (("leeds-childrens-front-door", "ok", "--role", "jane@example.org"), "the role must be words"),
        (("leeds-childrens-front-door", "ok", "--role", "duty officer", "--on", "2099-01-01"), "in the future"),
    ],
)
def test_verify_refuses(run, words, complaint):
    code, _, said = run("contacts", "verify", *words)
    assert code == 1
    assert complaint in said


def test_import_from_a_file_and_again_held(run, tmp_path):
    path = tmp_path / "feed.json"
    path.write_text(json.dumps([service(f"s{i}") for i in range(10)]))
    code, said, _ = run("contacts", "import", "--feed", "community", "--file", path)
    assert (code, "added 10" in said) == (0, True)
    path.write_text(json.dumps([service("s1")]))
    code, _, complaint = run("contacts", "import", "--feed", "community", "--file", path)
    assert (code, "held" in complaint, "1 services, 10 were there" in complaint) == (2, True, True)
    assert run("contacts", "import", "--feed", "community", "--file", path, "--accept-fewer")[0] == 0


def test_import_tells_what_is_wrong(run, tmp_path):
    path = tmp_path / "feed.json"
    path.write_text(json.dumps([service("s1", phones=None, email=None, url=None), service("s2", name=None)]))
    code, said, _ = run("contacts", "import", "--feed", "community", "--file", path)
    assert code == 0
    assert "1 x warning: contact" in said
    assert "error: s2: name: there is none" in said


def test_import_from_an_address(run, feed):
    common = ("contacts", "import", "--feed", "community", "--url", feed.url)
    assert run(*common)[0] == 1
    assert run(*common, "--contact", "tests@example.org")[0] == 1, "loopback is refused"


def test_import_fails_with_a_code_of_its_own(run, tmp_path):
    code, _, complaint = run("contacts", "import", "--feed", "x", "--file", tmp_path / "none.json")
    assert (code, "failed" in complaint) == (1, True)


def test_export_both_ways(run, tmp_path):
    run("contacts", "verify", "leeds-childrens-front-door", "ok", "--role", "duty officer")
    assert "(97 contacts)" in run("contacts", "export", "--format", "csv", "--to", tmp_path / "out.csv")[1]
    assert "(1 contacts)" in run("contacts", "export", "--format", "oruk", "--to", tmp_path / "feed")[1]
    assert run("contacts", "check", tmp_path / "out.csv")[0] == 0


def test_reports_can_be_listed_and_closed(run):
    assert run("contacts", "reports")[1].startswith("0 reports wait.")
    code, _, complaint = run("contacts", "reports", "--handled", 1)
    assert (code, complaint) == (1, "there is no open report 1\n")


def test_places_are_loaded(run, tmp_path):
    path = tmp_path / "nspl.csv"
    path.write_text("pcds,doterm,oslaua\nLS17 1AA,,E08000035\n")
    assert run("places", "load", "--file", path, "--format", "nspl")[1] == "Loaded: 1 postcodes.\n"
    code, _, complaint = run("places", "load", "--file", path, "--format", "mysociety")
    assert (code, "gss-code: this column is missing" in complaint) == (1, True)


@pytest.mark.parametrize(
    "words", [("contacts",), ("contacts", "import"), ("places", "load"), ("contacts", "verify", "x")]
)
def test_a_command_that_lacks_something_says_so(run, words):
    with pytest.raises(SystemExit) as error:
        run(*words)
    assert error.value.code == 2
