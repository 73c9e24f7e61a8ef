"""Somebody says that a contact is wrong: it is noted for those who keep contacts."""

from __future__ import annotations

import logging
from dataclasses import replace

from bot.answer import Answer, Option
from bot.dialogue.topic import REPORT, Topic
from bot.directory import shared_directory
from bot.knowledge import shared_store
from bot.local.words import said
from bot.options import REASONS, report
from bot.replies import conversation
from knowledge.directory.store import DirectoryUnavailableError

logger = logging.getLogger(__name__)


def report_problem(topic: Topic, number: int | None, reason: str | None) -> tuple[Answer, Topic]:
    """Note what is wrong with a contact that was shown, or ask which one, or why. Nothing typed is kept."""
    if not topic.contacts:
        return conversation("feedback"), replace(topic, asked=None, offered=())
    try:
        return _reported(topic, 1 if len(topic.contacts) == 1 else number, reason)
    except DirectoryUnavailableError as error:
        logger.error("a report was not noted: %s", error)
        return Answer(kind="conversation", lead=said("report_down")), topic


def _reported(topic: Topic, number: int | None, reason: str | None) -> tuple[Answer, Topic]:
    local = shared_directory().names(topic.contacts)
    names = local | {contact.id: contact.name for contact in shared_store().named_contacts(topic.contacts)}
    if number is None or number > len(topic.contacts):
        which = [(names.get(key), report(n, _words(reason))) for n, key in enumerate(topic.contacts, start=1)]
        return _asked(topic, said("report_which"), [Option(name, message) for name, message in which if name])
    key = topic.contacts[number - 1]
    if key not in names:
        return Answer(kind="conversation", lead=said("report_gone")), topic
    if reason is None:
        options = [Option(words.capitalize(), report(number, words)) for words in REASONS]
        return _asked(topic, said("report_why", name=names[key]), options)
    _note(key, reason, local=key in local)
    noted = Answer(kind="conversation", lead=said("report_noted", name=names[key]))
    return noted, replace(topic, asked=None, offered=())


def _note(key: str, reason: str, *, local: bool) -> None:
    if local:
        shared_directory().report(key, reason)
    else:
        shared_directory().report_national(key, reason)


def _asked(topic: Topic, lead: str, options: list[Option]) -> tuple[Answer, Topic]:
    answer = Answer(kind="clarify", lead=lead, subjects=topic.subjects, need=topic.need, options=tuple(options))
    return answer, replace(topic, asked=REPORT, offered=tuple(option.message for option in options))


def _words(reason: str | None) -> str | None:
    return next((words for words, kept in REASONS.items() if kept == reason), None)
