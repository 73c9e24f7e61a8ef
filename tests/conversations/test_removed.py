"""CAL-3 over HTTP: what identifies a client is taken out, said once by kind, never echoed; the question is answered."""

MESSAGE = "my client Temitope Ajibade, 07700 900451, LS11 5QX, has been told to leave her flat. what do I do first"
SECOND = "her number is 07700 900452, and what about the children"


def test_cal3_a_message_with_identifiers_is_answered_and_told_what_was_removed(say):
    reply = say(MESSAGE)

    assert reply.answer["kind"] in ("guidance", "urgent")
    assert reply.answer["points"]
    assert set(reply.answer["redacted"]) == {"PERSON", "PHONE", "POSTCODE"}
    assert "was removed from your message" in reply.text
    assert not any(part in reply.text for part in ("Temitope", "Ajibade", "900451", "5QX"))


def test_cal3_it_is_said_once_in_a_conversation(say):
    say(MESSAGE)
    again = say(SECOND)

    assert again.answer["redacted"] == ["PHONE"]
    assert "was removed from your message" not in again.text
