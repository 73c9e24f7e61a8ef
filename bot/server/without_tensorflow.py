"""Leave TensorFlow out of a serving process.

Rasa 3.6 imports TensorFlow wherever its own neural components are defined, also when the pipeline has none of them.
That costs 275 MB of memory and seconds of every start. With the setting ``WAYMARK_TENSORFLOW=off`` an empty stand-in
takes the place of the library before Rasa is imported: whatever is asked of it is a class that does nothing, enough for
Rasa's modules to define theirs. A model with a component that needs the library is refused.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, MutableSequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

LIBRARIES = frozenset({"tensorflow", "tensorflow_addons", "tensorflow_hub", "tensorflow_text", "keras"})


class NeedsTensorFlowError(Exception):
    """A component of the model needs the library that was left out; the message names it."""


class _Empty(type):
    """The type of everything the stand-in holds: classes that have every attribute, and decorate without effect."""

    def __getattr__(cls, name: str) -> Any:
        return _empty(name)

    def __call__(cls, *arguments: Any, **named: Any) -> Any:
        decorated = arguments[0] if len(arguments) == 1 and callable(arguments[0]) and not named else None
        return decorated or _empty(cls.__name__)


class _EmptyModule(ModuleType):
    __path__: MutableSequence[str] = []

    def __getattr__(self, name: str) -> Any:
        return _empty(name)


class _StandIn(MetaPathFinder, Loader):
    """Finds an empty module for every module of the libraries."""

    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        left_out = fullname.partition(".")[0] in LIBRARIES
        return ModuleSpec(fullname, self, is_package=True) if left_out else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _EmptyModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Leave the module as it is: empty."""


def leave_out_tensorflow() -> None:
    """Put the stand-in in place. Call before Rasa is imported.

    Raises:
        RuntimeError: the library, or Rasa with it, was imported already.

    """
    if LIBRARIES & sys.modules.keys():
        raise RuntimeError("TensorFlow was imported before it could be left out")
    sys.meta_path.insert(0, _StandIn())


def refuse_what_needs_it(components: Iterable[type]) -> None:
    """Refuse components that are made with the library that was left out.

    Raises:
        NeedsTensorFlowError: one of them is.

    """
    for component in components:
        for base in component.__mro__:
            module = sys.modules.get(base.__module__)
            if any(isinstance(value, _EmptyModule) for value in vars(module).values()):
                raise NeedsTensorFlowError(
                    f"{component.__name__} needs TensorFlow. Take it out of config.yml, or leave WAYMARK_TENSORFLOW on."
                )


def _empty(name: str) -> Any:
    if name.startswith("__"):
        raise AttributeError(name)
    return _Empty(name, (), {})
