"""That a contact is wrong is read from words as closed values: which one, and why."""

import pytest

from bot.local.complaint import Complaint, complaint_in


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("that number is wrong", Complaint(None, "wrong_number")),
        ("the second number just rings out", Complaint(2, "wrong_number")),
        ("the last line is dead", Complaint(4, "wrong_number")),
        ("that service has closed", Complaint(None, "closed")),
        ("the first helpline no longer exists", Complaint(1, "closed")),
        ("I rang and they don’t take men", Complaint(None, "not_eligible")),
        ("the hours of that team are different now", Complaint()),
        ("report a problem", Complaint()),
        ("report 3: closed", Complaint(3, "closed")),
        ("report 3: does not take this client", Complaint(3, "not_eligible")),
        ("report 9", Complaint()),
        ("that's wrong", None),
        ("brilliant answer, spot on", None),
        ("not what I asked", None),
    ],
)
def test_what_is_said_is_wrong(text, complaint):
    assert complaint_in(text, shown=4) == complaint
