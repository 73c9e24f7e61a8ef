"""The tables of the knowledge database. Filled by ``load``, read by ``store``; nothing about a client is in them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, Column, ForeignKey, Integer, LargeBinary, MetaData, String, Text
from sqlalchemy.orm import declarative_base

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

metadata = MetaData(naming_convention=NAMING)
Base: Any = declarative_base(metadata=metadata)


class ReleaseRow(Base):
    """What is loaded: one row."""

    __tablename__ = "release"
    content_hash = Column(String(64), primary_key=True)
    encoder_hash = Column(String(64), nullable=False)
    form_hash = Column(String(64), nullable=False)
    loaded_at = Column(String(32), nullable=False)


class SubjectRow(Base):
    """A subject that has content."""

    __tablename__ = "subject"
    id = Column(String(40), primary_key=True)
    name = Column(String(120), nullable=False)
    kind = Column(String(20), nullable=False)
    summary = Column(Text, nullable=False)
    also = Column(JSON, nullable=False)


class SourceRow(Base):
    """A published source."""

    __tablename__ = "source"
    id = Column(String(120), primary_key=True)
    title = Column(Text, nullable=False)
    publisher = Column(Text, nullable=False)
    date = Column(String(10), nullable=False)
    url = Column(Text)


class PointRow(Base):
    """A statement. ``passage`` is what is compared with a question, ``vector`` the encoder's float32 values of it."""

    __tablename__ = "point"
    id = Column(String(200), primary_key=True)
    subject = Column(String(40), ForeignKey("subject.id"), nullable=False, index=True)
    need = Column(String(40), nullable=False, index=True)
    text = Column(Text, nullable=False)
    status = Column(String(20), nullable=False)
    as_of = Column(String(7), nullable=False)
    review_due = Column(String(7), nullable=False)
    position = Column(Integer, nullable=False)
    roles = Column(JSON, nullable=False)
    see_also = Column(JSON, nullable=False)
    also_about = Column(JSON, nullable=False)
    list_id = Column(String(120))
    list_title = Column(String(200))
    term = Column(String(200))
    passage = Column(Text, nullable=False)
    vector = Column(LargeBinary, nullable=False)


class QuestionRow(Base):
    """What people type when a statement, or a whole checklist, is the best answer; ``about`` is the id of either."""

    __tablename__ = "question"
    id = Column(Integer, primary_key=True)
    about = Column(String(200), nullable=False, index=True)
    text = Column(Text, nullable=False)
    vector = Column(LargeBinary, nullable=False)


class PointSourceRow(Base):
    """Which sources a statement rests on, in order."""

    __tablename__ = "point_source"
    point_id = Column(String(200), ForeignKey("point.id"), primary_key=True)
    source_id = Column(String(120), ForeignKey("source.id"), primary_key=True)
    position = Column(Integer, nullable=False)


class PointNationRow(Base):
    """In which nations a statement holds."""

    __tablename__ = "point_nation"
    point_id = Column(String(200), ForeignKey("point.id"), primary_key=True)
    nation = Column(String(20), primary_key=True)


class ContactRow(Base):
    """A national service."""

    __tablename__ = "contact"
    id = Column(String(120), primary_key=True)
    name = Column(Text, nullable=False)
    purpose = Column(Text, nullable=False)
    for_whom = Column(Text, nullable=False)
    phone = Column(String(40))
    phone_label = Column(Text)
    text_or_sms = Column(Text)
    web = Column(Text)
    email = Column(Text)
    hours = Column(Text)
    cost = Column(Text)
    caution = Column(Text)
    verified = Column(String(7))
    check_first = Column(Integer, nullable=False)
    position = Column(Integer, nullable=False)


class ContactSubjectRow(Base):
    """What a service is for."""

    __tablename__ = "contact_subject"
    contact_id = Column(String(120), ForeignKey("contact.id"), primary_key=True)
    subject = Column(String(40), primary_key=True)
    rank = Column(Integer)


class ContactNationRow(Base):
    """Where a service works."""

    __tablename__ = "contact_nation"
    contact_id = Column(String(120), ForeignKey("contact.id"), primary_key=True)
    nation = Column(String(20), primary_key=True)
