"""Rasa graph component: nations, councils and glossary terms named in a message."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.understanding.denied import affirmed
from bot.understanding.phrases import Found, PhraseTable, words
from knowledge.content import content_hash, read_content
from knowledge.directory.councils import councils
from knowledge.directory.places.words import OLD_COUNTIES
from knowledge.directory.settlements import settlements

NATION_ENTITY, PLACE_ENTITY, TERM_ENTITY = "nation", "place", "term"

NATION_NAMES = {
    "England": ("England", "English"),
    "Wales": ("Wales", "Welsh", "Cymru", "Walian"),
    "Scotland": ("Scotland", "Scottish", "Alba", "Scots"),
    "Northern Ireland": ("Northern Ireland", "N Ireland", "Norn Iron", "NI law", "Ulster", "Northern Irish"),
}
NOT_A_NATION = (
    "New South Wales",
    "Prince of Wales",
    "Bank of England",
    "NI number",
    "NI numbers",
    "NI contributions",
    "NI card",
)
"""Phrases that hold a nation's name and say nothing about whose law applies."""

ORDINARY_WORDS = frozenset({"reading", "bury", "rugby", "hart", "derby", "arun", "stoke", "test", "perth", "bath"})
"""Councils whose name is also an ordinary word, or a place elsewhere: taken only after a word such as "in"."""

CUES = frozenset({"in", "near", "around", "for", "from", "at", "to", "outside", "of", "and", "about"})

GOES_ON = frozenset(
    {"council", "area", "city", "borough", "now", "and", "or", "who", "what", "how", "for", "but", "please"}
)
"""Words that may follow a place whose name is also an ordinary word."""

STATED = frozenset({"say", "im", "were", "shes", "hes", "theyre", "its", "sorry", "is", "am", "are", "over", "here"})
"""Further words after which a town or a short name is taken: "we're Armagh"."""

LANGUAGES = frozenset({"english", "welsh"})
"""Names of nations that mostly mean a language: "he has lost his english", "in plain english"."""

OF_A_NATION = frozenset(
    word.folded
    for word in words(
        "act area authority border care child council councils court courts duty gov government gp gps guidance health "
        "helpline homelessness hospital hospitals housing law laws legislation local nhs office officer one police "
        "ones policy practitioner prison prisons priority rule rules school schools side social sw system team version"
    )
)
"""Words after which those mean the nation: "english law", "the welsh one"."""

BESIDE_A_PLACE = frozenset(
    {"way", "side", "area", "again", "then", "now", "please", "ok", "and", "up", "over", "sorry"}
)
"""Words that may stand beside a town in a message that says nothing else: "Motherwell way"."""

SHORT_NAMES = {"NI": "Northern Ireland"}
"""Names of nations that mean other things too."""

ISLE = "Isle of "
"""How names begin that mean nothing else. Without it islands are also what people are called: "an eye on Skye"."""

_TERMS_FILE = "terms.json"
_WEAK = "weak"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class MentionRecogniser(GraphComponent):
    """Adds entities ``nation``, ``place`` (a council's code) and ``term`` (the id of a definition)."""

    def __init__(self, storage: ModelStorage, resource: Resource, terms: list[tuple[str, str]] | None = None) -> None:
        self._storage, self._resource = storage, resource
        self._places = PhraseTable(_place_phrases())
        self._terms = PhraseTable(terms or [])

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> MentionRecogniser:
        """Make the component before its glossary is known."""
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> MentionRecogniser:
        """Read the glossary the model was made with."""
        with model_storage.read_from(resource) as folder:
            terms = json.loads((Path(folder) / _TERMS_FILE).read_text(encoding="utf-8"))
        return cls(model_storage, resource, [(spelling, value) for spelling, value in terms])

    @staticmethod
    def fingerprint_addon(config: dict[str, Any]) -> str | None:
        """Train again when the content changes: the glossary is part of it."""
        return content_hash()

    def train(self, training_data: TrainingData) -> Resource:
        """Keep the spellings of all glossary terms in the model."""
        with self._storage.write_to(self._resource) as folder:
            (Path(folder) / _TERMS_FILE).write_text(json.dumps(list(_glossary())), encoding="utf-8")
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Add what each message names to its entities."""
        for message in messages:
            text = affirmed(message.get(TEXT) or "")
            found = [*self._named_places(text), *self._named_terms(text)]
            message.set(ENTITIES, [*message.get(ENTITIES, []), *found], add_to_output=True)
        return messages

    def _named_places(self, text: str) -> Iterator[dict[str, Any]]:
        for found in self._places.find(text):
            kind, _, value = found.value.partition(":")
            if _is_ordinary(text, found) or _is_a_language(text, found):
                continue
            led_to = found.before in CUES | STATED
            if kind == _WEAK and (led_to or _stands_alone(text, found) or _says_no_more(text, found)):
                yield _entity(NATION_ENTITY, value, found)
            elif kind in (NATION_ENTITY, PLACE_ENTITY):
                yield _entity(kind, value, found)

    def _named_terms(self, text: str) -> Iterator[dict[str, Any]]:
        for found in self._terms.find(text):
            yield _entity(TERM_ENTITY, found.value, found)


def _is_ordinary(text: str, found: Found) -> bool:
    """Return whether the name of a place is more likely an ordinary word here: "at bath time", "rugby practice"."""
    name = text[found.start : found.end]
    if name.casefold() not in ORDINARY_WORDS or len(words(text)) == 1:
        return False
    after = next(iter(words(text[found.end :])), None)
    led_to = after is None or name[:1].isupper() or after.folded in GOES_ON
    return found.before not in CUES or not led_to


def _is_a_language(text: str, found: Found) -> bool:
    """Return whether "English" or "Welsh" means what is spoken."""
    if text[found.start : found.end].casefold() not in LANGUAGES:
        return False
    after = next(iter(words(text[found.end :])), None)
    return after is None or after.folded not in OF_A_NATION


def _stands_alone(text: str, found: Found) -> bool:
    """Return whether nothing but stops stands beside a name: "sorry not Stirling, Stockton"."""
    before, after = text[: found.start].rstrip(), text[found.end :].lstrip()
    return (not before or before[-1] in ",.;:-!?(") and (not after or after[0] in ",.;:-!?)")


def _says_no_more(text: str, found: Found) -> bool:
    """Return whether a message says where and nothing else."""
    rest = words(f"{text[: found.start]} {text[found.end :]}")
    return all(word.folded in BESIDE_A_PLACE for word in rest)


def _place_phrases() -> Iterator[tuple[str, str]]:
    yield from ((phrase, ":") for phrase in NOT_A_NATION)
    for nation, names in NATION_NAMES.items():
        yield from ((name, f"{NATION_ENTITY}:{nation}") for name in names)
    for council in councils().values():
        yield from ((name, f"{PLACE_ENTITY}:{council.gss}") for name in (council.name, *council.also))
    yield from ((name, f"{NATION_ENTITY}:Northern Ireland") for name in OLD_COUNTIES)
    for name, nation in {**SHORT_NAMES, **settlements()}.items():
        yield name, f"{NATION_ENTITY if name.startswith(ISLE) else _WEAK}:{nation}"


def _glossary() -> Iterator[tuple[str, str]]:
    for point in read_content().points:
        if point.entry.term:
            yield from ((spelling, point.id) for spelling in (point.entry.term, *point.entry.also))


def _entity(kind: str, value: str, found: Found) -> dict[str, Any]:
    return {
        "entity": kind,
        "value": value,
        "start": found.start,
        "end": found.end,
        "extractor": MentionRecogniser.__name__,
    }
