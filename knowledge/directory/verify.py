"""Writing down that somebody rang."""

from __future__ import annotations

import re
from datetime import date

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection

from knowledge.directory.checked import set_checked_on
from knowledge.directory.tables import PhoneRow, ServiceRow, VerificationRow
from knowledge.directory.tables.people import RESULTS

LONGEST_ROLE, LONGEST_NOTE = 60, 500
_ROLE = re.compile(r"[^\W\d_][^@\d]*")
AFTER = {"ok": "approved", "changed": "held", "closed": "hidden"}
"""What becomes of a contact: shown, held until its entry is changed, or taken away."""


class VerifyError(Exception):
    """A check cannot be written down; the message says why."""


def verify(connection: Connection, contact: str, result: str, role: str, on: date, note: str | None = None) -> str:
    """Write down a check, and let it count.

    Args:
        connection: an open transaction.
        contact: id of a contact as shown, or its id in the CSV.
        result: ``ok``, ``changed`` or ``closed``.
        role: in what role the person rang; never a name or an address.
        on: the day.
        note: what was learnt, for editors.

    Returns:
        the name of the contact.

    Raises:
        VerifyError: there is no such contact, or the role could be a person.

    """
    if result not in RESULTS:
        raise VerifyError(f"{result!r} is none of: {', '.join(RESULTS)}")
    if not _ROLE.fullmatch(role) or len(role) > LONGEST_ROLE:
        raise VerifyError("the role must be words such as 'duty officer': no name, e-mail address or number")
    either = (ServiceRow.id == contact) | (ServiceRow.source_key == contact)
    found = connection.execute(select(ServiceRow.id, ServiceRow.name, ServiceRow.content_hash).where(either)).all()
    if len(found) != 1:
        many = "several contacts have that id: give the one that is shown" if found else "there is no such contact"
        raise VerifyError(f"{contact}: {many}")
    service = found[0]
    check = {"service_id": service.id, "on": on, "by_role": role, "result": result}
    text = note[:LONGEST_NOTE] if note else None
    connection.execute(insert(VerificationRow), [{**check, "note": text, "content_hash": service.content_hash}])
    connection.execute(update(ServiceRow).where(ServiceRow.id == service.id).values(review_state=AFTER[result]))
    if result == "ok":
        shown = {"held": False, "extracted": False}
        connection.execute(update(PhoneRow).where(PhoneRow.service_id == service.id).values(**shown))
    set_checked_on(connection, [service.id])
    return str(service.name)
