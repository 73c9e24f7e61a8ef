"""Typed questions to the directory. Callers see plain data, never SQL."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timezone

from sqlalchemy import select
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from knowledge.directory.due import Overdue, overdue_authorities
from knowledge.directory.finding.find import find_contacts
from knowledge.directory.finding.model import Found, Wanted
from knowledge.directory.places.index import PlaceIndex
from knowledge.directory.places.model import Place
from knowledge.directory.places.resolver import Resolution, Resolver
from knowledge.directory.places.stored import read_book, read_stamp
from knowledge.directory.reports import file_national_report, file_report
from knowledge.directory.tables import PostcodeUnitRow, ServiceRow


class DirectoryUnavailableError(Exception):
    """The directory database cannot be read or written."""


class DirectoryStore:
    """Access to the directory for a whole process; may be used from several threads.

    Places are kept in memory and read anew when they have changed; everything else is asked of the database each time.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._places: tuple[str, Resolver] | None = None

    def resolve(self, text: str, on: date | None = None, *, misspelt: bool = True) -> Resolution:
        """Return which council a text means; see ``Resolver``.

        Raises:
            DirectoryUnavailableError: the database cannot be read. So do all other methods.

        """
        with self._reading() as connection:
            resolver = self._resolver(connection)
        return resolver.resolve(text, on, misspelt=misspelt)

    def place(self, key: str) -> Place | None:
        """Return a place by its key."""
        with self._reading() as connection:
            return self._resolver(connection).index.places.get(key)

    def below(self, key: str, today: date | None = None) -> tuple[Place, ...]:
        """Return the councils of a county."""
        with self._reading() as connection:
            index = self._resolver(connection).index
        return tuple(index.places[name] for name in index.below(key, today or datetime.now(timezone.utc).date()))

    def label(self, key: str) -> str:
        """Return the name of a place that tells it from others of that name."""
        with self._reading() as connection:
            return self._resolver(connection).index.label(key)

    def find(self, wanted: Wanted) -> Found:
        """Return whom to ring.

        Raises:
            KeyError: there is no such place.

        """
        with self._reading() as connection:
            return find_contacts(connection, self._resolver(connection).index, wanted)

    def names(self, ids: Sequence[str]) -> dict[str, str]:
        """Return the names of contacts by id; those that are gone are left out."""
        query = select(ServiceRow.id, ServiceRow.name).where(ServiceRow.id.in_(ids))
        with self._reading() as connection:
            return {row.id: row.name for row in connection.execute(query)}

    def report(self, service_id: str, reason: str) -> bool:
        """Note that a contact is wrong; return whether there is such a contact. Nothing else is kept."""
        with self._errors_named(), self._engine.begin() as connection:
            return file_report(connection, service_id, reason, datetime.now(timezone.utc))

    def report_national(self, contact: str, reason: str) -> None:
        """Note that a national contact is wrong. The caller knows that there is one of this id."""
        with self._errors_named(), self._engine.begin() as connection:
            file_national_report(connection, contact, reason, datetime.now(timezone.utc))

    def overdue(self, today: date | None = None) -> tuple[Overdue, ...]:
        """Return the authorities whose core contacts must be checked: for the health page."""
        with self._reading() as connection:
            return overdue_authorities(connection, today or datetime.now(timezone.utc).date())

    def _resolver(self, connection: Connection) -> Resolver:
        stamp = read_stamp(connection)
        if stamp is None:
            raise DirectoryUnavailableError("no places are loaded")
        if self._places is None or self._places[0] != stamp:
            self._places = (stamp, Resolver(PlaceIndex(read_book(connection)), self._unit))
        return self._places[1]

    def _unit(self, postcode: str) -> str | None:
        """Return the council of a whole postcode, if the operator has loaded them. The postcode is not kept."""
        query = select(PostcodeUnitRow.place).where(PostcodeUnitRow.postcode == postcode)
        with self._reading() as connection:
            found: str | None = connection.execute(query).scalar_one_or_none()
            return found

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._errors_named(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _errors_named(self) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as error:
            raise DirectoryUnavailableError(f"the directory cannot be used: {type(error).__name__}") from error
