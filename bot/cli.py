"""``./waymark``, or ``python -m bot.cli``: every command there is."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable

from bot.backup.cli import add_backup_command, add_restore_command
from bot.backup.databases import BackupError
from bot.channels.cli import add_channel_commands
from bot.channels.switch import SwitchError
from bot.conversations.cli import add_conversations_commands
from bot.conversations.database import ConversationsError
from bot.directory import load_directory
from bot.feedback.cli import add_feedback_command
from bot.feedback.store import FeedbackUnavailableError
from bot.paths import database_address, directory_address
from bot.progress import complain, step
from bot.releases.cli import add_releases_command, add_rollback_command
from bot.releases.kept import ReleaseError
from bot.releases.make import prepare_release
from bot.safety.beside import sound_meanwhile
from bot.safety.cli import add_safety_commands
from bot.safety.reviewed import ReviewError
from bot.safety.start import UnsoundError, require_own_files
from bot.scenarios.cli import add_commands as add_scenario_commands
from bot.scenarios.files import ScenarioError
from bot.serve import StartError, quiet_libraries, require_free_port, serve
from bot.settings import SettingError, read_settings
from bot.training import TrainingError
from bot.understand_command import add_understand_command
from bot.understanding.encoder_build import EncoderError, build_encoder
from bot.usage.cli import add_usage_command
from bot.usage.period import PeriodError
from bot.usage.store import UsageUnavailableError
from knowledge.check import ContentError
from knowledge.desk.changes import RevisionError
from knowledge.desk.cli import add_commands
from knowledge.desk.show import UnknownPointError
from knowledge.directory.database import DatabaseFormError
from knowledge.directory.desk.cli import add_contacts_commands, add_places_commands
from knowledge.directory.oruk.issues import FeedError
from knowledge.directory.prepare import PrepareError
from knowledge.directory.sheet import DirectoryError
from knowledge.directory.store import DirectoryUnavailableError
from knowledge.directory.verify import VerifyError
from knowledge.store import StoreError


def prepare() -> None:
    """Build the encoder, put a release of this checkout to use, load the local contacts: each only when needed."""
    with step("Sentence encoder"):
        build_encoder()
    prepare_release()
    with step("Places and local contacts"):
        load_directory()


def run() -> None:
    """Prepare, then serve."""
    settings = read_settings()
    require_free_port(settings)
    prepare()
    require_own_files()
    serve(settings, meanwhile=sound_meanwhile)


def start() -> None:
    """Serve what was prepared."""
    settings = read_settings()
    require_own_files()
    serve(settings, meanwhile=sound_meanwhile)


COMMANDS: dict[str, tuple[Callable[[], None], str]] = {
    "prepare": (prepare, "build the encoder, load knowledge and contacts, train the model, where needed"),
    "run": (run, "prepare, then serve"),
    "serve": (start, "serve what was prepared"),
}

EXPECTED_ERRORS = (
    BackupError,
    SettingError,
    StartError,
    FeedbackUnavailableError,
    UsageUnavailableError,
    PeriodError,
    EncoderError,
    ContentError,
    StoreError,
    TrainingError,
    ReleaseError,
    ReviewError,
    SwitchError,
    ConversationsError,
    UnsoundError,
    RevisionError,
    UnknownPointError,
    ScenarioError,
    DatabaseFormError,
    DirectoryError,
    DirectoryUnavailableError,
    FeedError,
    PrepareError,
    VerifyError,
)


def main(arguments: list[str] | None = None) -> int:
    """Run one command; an expected failure is one clear message and exit code 1."""
    parser = argparse.ArgumentParser(prog="waymark", description="Sourced guidance for UK frontline practitioners.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, (command, what) in COMMANDS.items():
        commands.add_parser(name, help=what).set_defaults(act=_without_arguments(command))
    knowledge = commands.add_parser("knowledge", help="look at and look after the curated content")
    knowledge.set_defaults(database=database_address())
    add_commands(knowledge)
    add_scenario_commands(commands.add_parser("scenarios", help="run, practise and compare training scenarios"))
    for what, add in (("contacts", add_contacts_commands), ("places", add_places_commands)):
        keeping = commands.add_parser(what, help=f"look after local {what}")
        keeping.set_defaults(directory=directory_address())
        add(keeping)
    add_understand_command(commands.add_parser("understand", help="say what is made of a message, and why"))
    add_feedback_command(commands.add_parser("feedback", help="say what readers said of answers, without readers"))
    add_usage_command(commands.add_parser("usage", help="say what was asked and answered, without people"))
    add_channel_commands(commands.add_parser("channel", help="switch a way in off and on"))
    add_conversations_commands(commands.add_parser("conversations", help="count and forget what is kept of them"))
    saved = "what exists nowhere else: local contacts with checks and reports, opinions"
    add_backup_command(commands.add_parser("backup", help=f"save {saved}"))
    add_restore_command(commands.add_parser("restore", help=f"put back {saved}"))
    add_releases_command(commands.add_parser("releases", help="list the releases of content and models that are kept"))
    add_rollback_command(commands.add_parser("rollback", help="put a release that is kept to use again"))
    add_safety_commands(commands.add_parser("safety", help="check, accept and report what safety rests on"))
    chosen = parser.parse_args(arguments)
    quiet_libraries()
    try:
        return int(chosen.act(chosen))
    except EXPECTED_ERRORS as error:
        complain(str(error))
        return 1
    except KeyboardInterrupt:
        return os.EX_OK
    except BrokenPipeError:
        # Whoever read the output has closed it (`| head`): nothing is wrong, and nothing more may be written.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return os.EX_OK


def _without_arguments(command: Callable[[], None]) -> Callable[[argparse.Namespace], int]:
    def act(_: argparse.Namespace) -> int:
        command()
        return os.EX_OK

    return act


if __name__ == "__main__":
    sys.exit(main())
