"""Places as stored. See ``places.model`` for what they mean."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Float, ForeignKey, String, Text

from knowledge.directory.places.model import KINDS, TIERS
from knowledge.directory.tables.base import Base, one_of
from knowledge.vocabulary import NATIONS


class DirectoryStateRow(Base):
    """What was loaded, by name: hashes."""

    __tablename__ = "directory_state"
    name = Column(String(40), primary_key=True)
    value = Column(Text, nullable=False)


class PlaceRow(Base):
    """A place."""

    __tablename__ = "place"
    key = Column(String(60), primary_key=True)
    name = Column(String(200), nullable=False)
    kind = Column(one_of(*KINDS, name="kind"), nullable=False)
    tier = Column(one_of(*TIERS, name="tier"))
    nation = Column(one_of(*NATIONS, name="nation"), nullable=False)
    parent = Column(String(60), ForeignKey("place.key"))
    combined = Column(String(60), ForeignKey("place.key"))
    valid_from = Column(Date)
    valid_to = Column(Date)
    lat = Column(Float)
    lon = Column(Float)
    page = Column(Text)
    former_codes = Column(Text, nullable=False, default="")
    fictional = Column(Boolean, nullable=False, default=False)
    confirm = Column(Boolean, nullable=False, default=False)


class PlaceAliasRow(Base):
    """Another name of a place."""

    __tablename__ = "place_alias"
    place = Column(String(60), ForeignKey("place.key"), primary_key=True)
    text = Column(String(200), primary_key=True)
    norm = Column(String(200), nullable=False, index=True)
    lang = Column(String(2), nullable=False, default="")
    kind = Column(one_of("name", "more", name="kind"), nullable=False)


class PlaceSuccessorRow(Base):
    """A place that follows another from a day on."""

    __tablename__ = "place_successor"
    old = Column(String(60), ForeignKey("place.key"), primary_key=True)
    new = Column(String(60), ForeignKey("place.key"), primary_key=True)
    start = Column(Date, nullable=False)


class PlaceNeighbourRow(Base):
    """A place that borders on another."""

    __tablename__ = "place_neighbour"
    place = Column(String(60), ForeignKey("place.key"), primary_key=True)
    neighbour = Column(String(60), ForeignKey("place.key"), primary_key=True)


class PostcodeDistrictRow(Base):
    """Where the first half of a postcode lies."""

    __tablename__ = "postcode_district"
    outward = Column(String(4), primary_key=True)
    place = Column(String(60), ForeignKey("place.key"), primary_key=True)
    share = Column(Float)
    counted = Column(Boolean, nullable=False, default=False)


class PostcodeUnitRow(Base):
    """Where a whole postcode lies; only if the operator loads it. Nothing a person types is ever stored here."""

    __tablename__ = "postcode_unit"
    postcode = Column(String(7), primary_key=True)
    place = Column(String(60), ForeignKey("place.key"), nullable=False)
