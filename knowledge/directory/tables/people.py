"""What people told the directory. It exists nowhere else, and holds no name and no client."""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, Integer, String, Text

from knowledge.directory.tables.base import Base, UtcTime, one_of

RESULTS = ("ok", "changed", "closed")
REASONS = ("wrong_number", "closed", "not_eligible", "other")


class VerificationRow(Base):
    """Somebody rang or asked. ``content_hash`` is what the entry said then: a later change needs a new check."""

    __tablename__ = "verification"
    id = Column(Integer, primary_key=True)
    service_id = Column(String(16), ForeignKey("service.id"), nullable=False, index=True)
    on = Column(Date, nullable=False)
    by_role = Column(String(60), nullable=False)
    result = Column(one_of(*RESULTS, name="result"), nullable=False)
    note = Column(Text)
    content_hash = Column(String(64), nullable=False)


class ContactReportRow(Base):
    """A reader says that something is wrong. Only a reason is taken: free text could name a client."""

    __tablename__ = "contact_report"
    id = Column(Integer, primary_key=True)
    service_id = Column(String(16), ForeignKey("service.id"), nullable=False, index=True)
    created_at = Column(UtcTime, nullable=False)
    reason = Column(one_of(*REASONS, name="reason"), nullable=False)
    note = Column(Text)
    handled_at = Column(UtcTime)


class NationalReportRow(Base):
    """The same of a national contact, which is in the knowledge and not here: only its id is kept."""

    __tablename__ = "national_report"
    id = Column(Integer, primary_key=True)
    contact = Column(String(200), nullable=False, index=True)
    created_at = Column(UtcTime, nullable=False)
    reason = Column(one_of(*REASONS, name="reason"), nullable=False)
    note = Column(Text)
    handled_at = Column(UtcTime)
