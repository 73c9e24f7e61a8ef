"""Where services come from: feeds, the runs of their imports, what was wrong, the organisations."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Integer, String, Text, UniqueConstraint

from knowledge.directory.tables.base import Base, UtcTime, one_of

FEED_KINDS = ("oruk1", "oruk3", "csv")
RUN_STATES = ("ok", "partial", "failed", "held")


class FeedRow(Base):
    """A source. ``due_after_days`` and ``stale_after_days`` say how soon its entries must be checked again."""

    __tablename__ = "feed"
    id = Column(Integer, primary_key=True)
    name = Column(String(200), nullable=False, unique=True)
    kind = Column(one_of(*FEED_KINDS, name="kind"))
    location = Column(Text)
    publisher_place = Column(String(60), ForeignKey("place.key"))
    licence = Column(String(80))
    attribution = Column(Text)
    active = Column(Boolean, nullable=False, default=True)
    due_after_days = Column(Integer, nullable=False, default=90)
    stale_after_days = Column(Integer, nullable=False, default=365)
    last_success_at = Column(UtcTime)


class FeedPageRow(Base):
    """One page of a feed as last read: when the publisher says it is unchanged, these are the services on it."""

    __tablename__ = "feed_page"
    feed_id = Column(Integer, ForeignKey("feed.id"), primary_key=True)
    number = Column(Integer, primary_key=True)
    etag = Column(Text, nullable=False)
    last = Column(Boolean, nullable=False)
    keys = Column(JSON, nullable=False)


class FeedRunRow(Base):
    """One import. A run that was cut short stays ``failed`` and has no ``finished_at``."""

    __tablename__ = "feed_run"
    id = Column(Integer, primary_key=True)
    feed_id = Column(Integer, ForeignKey("feed.id"), nullable=False, index=True)
    started_at = Column(UtcTime, nullable=False)
    finished_at = Column(UtcTime)
    status = Column(one_of(*RUN_STATES, name="status"), nullable=False)
    seen = Column(Integer, nullable=False, default=0)
    added = Column(Integer, nullable=False, default=0)
    changed = Column(Integer, nullable=False, default=0)
    withdrawn = Column(Integer, nullable=False, default=0)
    rejected = Column(Integer, nullable=False, default=0)
    message = Column(Text)


class ImportIssueRow(Base):
    """Something wrong in a feed. An error means that the record was left out."""

    __tablename__ = "import_issue"
    id = Column(Integer, primary_key=True)
    run_id = Column(Integer, ForeignKey("feed_run.id"), nullable=False, index=True)
    source_key = Column(String(200))
    level = Column(one_of("error", "warning", name="level"), nullable=False)
    field = Column(String(80), nullable=False)
    message = Column(Text, nullable=False)


class OrganisationRow(Base):
    """Who runs a service."""

    __tablename__ = "organisation"
    id = Column(String(16), primary_key=True)
    feed_id = Column(Integer, ForeignKey("feed.id"), nullable=False)
    source_key = Column(String(200), nullable=False)
    name = Column(String(300), nullable=False)
    description = Column(Text)
    url = Column(Text)
    email = Column(String(254))
    content_hash = Column(String(64), nullable=False)
    __table_args__ = (UniqueConstraint("feed_id", "source_key"),)
