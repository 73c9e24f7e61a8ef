"""The tables of the directory, apart from the knowledge: loading guidance makes its tables anew, these must stay.

What people wrote here (that a number was rung, that one was wrong) exists nowhere else. SQLite keeps them in a file of
their own, because an import holds the write lock of its file for as long as it writes. On PostgreSQL both may share a
database: no two tables have the same name.
"""

from __future__ import annotations

from knowledge.directory.tables.base import metadata
from knowledge.directory.tables.details import (
    LocationRow,
    PhoneRow,
    ScheduleRow,
    ServiceAreaRow,
    ServiceClientGroupRow,
    ServiceLanguageRow,
    ServiceLocationRow,
    ServiceReachRow,
    ServiceTermRow,
    TermRow,
)
from knowledge.directory.tables.feeds import FeedPageRow, FeedRow, FeedRunRow, ImportIssueRow, OrganisationRow
from knowledge.directory.tables.people import ContactReportRow, NationalReportRow, VerificationRow
from knowledge.directory.tables.places import (
    DirectoryStateRow,
    PlaceAliasRow,
    PlaceNeighbourRow,
    PlaceRow,
    PlaceSuccessorRow,
    PostcodeDistrictRow,
    PostcodeUnitRow,
)
from knowledge.directory.tables.services import ServiceRow

__all__ = [
    "ContactReportRow",
    "DirectoryStateRow",
    "FeedPageRow",
    "FeedRow",
    "FeedRunRow",
    "ImportIssueRow",
    "LocationRow",
    "NationalReportRow",
    "OrganisationRow",
    "PhoneRow",
    "PlaceAliasRow",
    "PlaceNeighbourRow",
    "PlaceRow",
    "PlaceSuccessorRow",
    "PostcodeDistrictRow",
    "PostcodeUnitRow",
    "ScheduleRow",
    "ServiceAreaRow",
    "ServiceClientGroupRow",
    "ServiceLanguageRow",
    "ServiceLocationRow",
    "ServiceReachRow",
    "ServiceRow",
    "ServiceTermRow",
    "TermRow",
    "VerificationRow",
    "metadata",
]
