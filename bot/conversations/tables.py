"""The tables of the conversations database. No text that anybody typed or was shown, and no name, has a place there."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Column, DateTime, Integer, MetaData, String, Table, Text
from sqlalchemy.orm import declarative_base

from knowledge.tables import NAMING

KEY_LENGTH = 32
VERSION_LENGTH = 16

metadata = MetaData(naming_convention=NAMING)
Base: Any = declarative_base(metadata=metadata)


class ConversationRow(Base):
    """Where a conversation stands: its slots, as closed values, under a keyed hash of its name."""

    __tablename__ = "conversation"
    key = Column(String(KEY_LENGTH), primary_key=True)
    state = Column(Text, nullable=False)
    version = Column(String(VERSION_LENGTH), nullable=False)
    turns = Column(Integer, nullable=False)
    used_at = Column(DateTime(timezone=True), nullable=False, index=True)


class RecentMessageRow(Base):
    """That a message came, under a keyed hash of its conversation or address. Workers count them together."""

    __tablename__ = "recent_message"
    id = Column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)
    key = Column(String(KEY_LENGTH), nullable=False, index=True)
    came_at = Column(DateTime(timezone=True), nullable=False, index=True)


conversation: Table = ConversationRow.__table__
recent_message: Table = RecentMessageRow.__table__
