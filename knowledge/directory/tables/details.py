"""What hangs on a service: numbers, hours, languages, areas, places, subjects."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
)

from knowledge.directory.tables.base import Base, one_of

_ONE_OWNER = (
    "(CASE WHEN service_id IS NULL THEN 0 ELSE 1 END)"
    " + (CASE WHEN organisation_id IS NULL THEN 0 ELSE 1 END)"
    " + (CASE WHEN location_id IS NULL THEN 0 ELSE 1 END) = 1"
)
"""PostgreSQL cannot add truth values, so each is turned into a number."""


class LocationRow(Base):
    """Where a service is. A protected service has none, ever."""

    __tablename__ = "location"
    id = Column(String(16), primary_key=True)
    feed_id = Column(Integer, ForeignKey("feed.id"), nullable=False)
    source_key = Column(String(200), nullable=False)
    name = Column(String(300))
    kind = Column(one_of("physical", "postal", "virtual", name="kind"), nullable=False)
    line1 = Column(Text)
    line2 = Column(Text)
    town = Column(String(120))
    postcode = Column(String(8))
    lat = Column(Float)
    lon = Column(Float)
    place = Column(String(60), ForeignKey("place.key"))
    access_note = Column(Text)
    content_hash = Column(String(64), nullable=False)
    __table_args__ = (UniqueConstraint("feed_id", "source_key"),)


class ServiceLocationRow(Base):
    """Which service is where."""

    __tablename__ = "service_location"
    service_id = Column(String(16), ForeignKey("service.id"), primary_key=True)
    location_id = Column(String(16), ForeignKey("location.id"), primary_key=True, index=True)
    hours_text = Column(Text)


class PhoneRow(Base):
    """A number. ``extracted`` was found in prose, ``held`` waits for an editor: neither is shown before a check."""

    __tablename__ = "phone"
    id = Column(Integer, primary_key=True)
    service_id = Column(String(16), ForeignKey("service.id"), index=True)
    organisation_id = Column(String(16), ForeignKey("organisation.id"), index=True)
    location_id = Column(String(16), ForeignKey("location.id"), index=True)
    number_e164 = Column(String(20), nullable=False)
    number_display = Column(String(40), nullable=False)
    label = Column(Text)
    out_of_hours = Column(Boolean, nullable=False, default=False)
    textphone = Column(Boolean, nullable=False, default=False)
    extracted = Column(Boolean, nullable=False, default=False)
    held = Column(Boolean, nullable=False, default=False)
    __table_args__ = (CheckConstraint(_ONE_OWNER, name="one_owner"),)


class ScheduleRow(Base):
    """When a service is open. ``opens`` and ``closes`` are minutes after midnight, London time, up to 1440."""

    __tablename__ = "schedule"
    id = Column(Integer, primary_key=True)
    service_id = Column(String(16), ForeignKey("service.id"), nullable=False, index=True)
    freq = Column(one_of("WEEKLY", "MONTHLY", name="freq"), nullable=False)
    interval = Column(Integer, nullable=False, default=1)
    byday = Column(String(40))
    bymonthday = Column(String(40))
    opens = Column(Integer)
    closes = Column(Integer)
    valid_from = Column(Date)
    valid_to = Column(Date)
    note = Column(Text)


class ServiceLanguageRow(Base):
    """A language (BCP 47) in which a service can be had."""

    __tablename__ = "service_language"
    service_id = Column(String(16), ForeignKey("service.id"), primary_key=True)
    code = Column(String(12), primary_key=True)
    mode = Column(one_of("spoken", "interpreter", "written", name="mode"), nullable=False)


class ServiceAreaRow(Base):
    """Where a service works: a place, or what the feed says when that is no place we know."""

    __tablename__ = "service_area"
    id = Column(Integer, primary_key=True)
    service_id = Column(String(16), ForeignKey("service.id"), nullable=False, index=True)
    place = Column(String(60), ForeignKey("place.key"))
    raw = Column(Text)
    extent_uri = Column(Text)
    __table_args__ = (Index("ix_service_area_place_service", "place", "service_id"),)


class TermRow(Base):
    """A word by which a publisher sorts services."""

    __tablename__ = "term"
    id = Column(String(16), primary_key=True)
    scheme = Column(String(200), nullable=False)
    code = Column(String(200), nullable=False)
    name = Column(String(300), nullable=False)
    __table_args__ = (UniqueConstraint("scheme", "code"),)


class ServiceTermRow(Base):
    """Which service is sorted under which word."""

    __tablename__ = "service_term"
    service_id = Column(String(16), ForeignKey("service.id"), primary_key=True)
    term_id = Column(String(16), ForeignKey("term.id"), primary_key=True, index=True)


class ServiceReachRow(Base):
    """What a service is asked by, together: a place, and a subject or (``core``) a remit. Made from the other tables.

    One look into its key finds the few services of a place and a subject among a hundred thousand.
    """

    __tablename__ = "service_reach"
    place = Column(String(60), ForeignKey("place.key"), primary_key=True)
    core = Column(Boolean, primary_key=True)
    about = Column(String(40), primary_key=True)
    service_id = Column(String(16), ForeignKey("service.id"), primary_key=True, index=True)


class ServiceClientGroupRow(Base):
    """Whom a service is for: a subject id of the answer contract."""

    __tablename__ = "service_client_group"
    client_group = Column(String(40), primary_key=True)
    service_id = Column(String(16), ForeignKey("service.id"), primary_key=True, index=True)
    how = Column(one_of("mapped", "editor", name="how"), nullable=False)
