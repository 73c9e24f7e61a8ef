"""Services."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, String, Text, UniqueConstraint

from knowledge.directory.tables.base import Base, UtcTime, one_of

SERVICE_STATES = ("active", "inactive", "defunct", "temporarily_closed")
COVERAGES = ("listed", "national", "uk", "unknown")
REVIEW_STATES = ("auto", "held", "approved", "hidden")
AUDIENCES = ("men", "women", "everyone")


class ServiceRow(Base):
    """A service: an authority's core contact when it has a ``remit``, otherwise one from the community.

    ``id`` is a hash of feed and source key: the same in every import, so that checks and reports stay with it.
    ``checked_on`` is the later of the publisher's own date and the last check here that found it right as it is now.
    ``held_why`` says why an editor must look first: old page, second-hand, two official numbers.
    """

    __tablename__ = "service"
    id = Column(String(16), primary_key=True)
    feed_id = Column(Integer, ForeignKey("feed.id"), nullable=False)
    source_key = Column(String(200), nullable=False)
    organisation_id = Column(String(16), ForeignKey("organisation.id"), nullable=False)
    name = Column(String(300), nullable=False)
    summary = Column(Text)
    status = Column(one_of(*SERVICE_STATES, name="status"), nullable=False)
    remit = Column(String(40), index=True)
    position = Column(Integer, nullable=False, default=0)
    url = Column(Text)
    email = Column(String(254))
    referral_route = Column(Text)
    who_can_refer = Column(Text)
    eligibility = Column(Text)
    minimum_age = Column(Integer)
    maximum_age = Column(Integer)
    audience = Column(one_of(*AUDIENCES, name="audience"))
    fees = Column(Text)
    alert = Column(Text)
    hours_text = Column(Text)
    languages_text = Column(Text)
    coverage = Column(one_of(*COVERAGES, name="coverage"), nullable=False)
    published_checked_on = Column(Date)
    checked_on = Column(Date)
    published_checked_by = Column(String(60))
    source_date = Column(String(10))
    read_on = Column(Date)
    source_url = Column(Text)
    source_modified = Column(String(40))
    note = Column(Text)
    held_why = Column(Text)
    content_hash = Column(String(64), nullable=False)
    first_seen_run_id = Column(Integer, ForeignKey("feed_run.id"), nullable=False)
    last_seen_run_id = Column(Integer, ForeignKey("feed_run.id"), nullable=False, index=True)
    withdrawn_at = Column(UtcTime)
    protected = Column(Boolean, nullable=False, default=False)
    review_state = Column(one_of(*REVIEW_STATES, name="review_state"), nullable=False)
    __table_args__ = (
        UniqueConstraint("feed_id", "source_key"),
        Index("ix_service_organisation_id", "organisation_id"),
    )
