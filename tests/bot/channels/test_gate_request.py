"""Which requests are let in (fault cases F-1 to F-3 and F-7 to F-12)."""

import json

import pytest

from bot.channels.gate import Incoming, Refused, TooLong, read_request
from bot.settings import Settings

JSON = "application/json"
BIG = Settings(body_limit=10_000_000)


def body(**fields):
    return json.dumps({"sender": "a1", "message": "hello", **fields}).encode()


def refusal(raw, media_type=JSON, settings=BIG):
    with pytest.raises(Refused) as refused:
        read_request(raw, media_type, settings)
    return refused.value


def test_a_sound_request_is_let_in():
    assert read_request(body(message="What is a MARAC?"), JSON, Settings()) == Incoming("a1", "What is a MARAC?")


def test_the_message_is_cleaned_on_the_way_in():
    assert read_request(body(message=" /restart\u200b "), JSON, Settings()).text == "restart"


@pytest.mark.parametrize(
    "media_type", [JSON, "application/json; charset=utf-8", "Application/JSON", "application/json;charset=UTF-8"]
)
def test_json_is_taken_however_it_is_announced(media_type):
    assert read_request(body(), media_type, Settings()).sender == "a1"


@pytest.mark.parametrize(
    "media_type",
    ["", "text/plain", "text/json", "application/jsonp", "application/x-www-form-urlencoded", "multipart/form-data"],
)
def test_another_media_type_is_refused(media_type):
    assert refusal(body(), media_type).status == 415


@pytest.mark.parametrize("length", [2_001, 10_000, 30_000, 100_000])
def test_a_message_that_is_too_long_is_refused_and_told_the_limit(length):
    refused = refusal(body(message="a" * length))

    assert isinstance(refused, TooLong)
    assert (refused.status, refused.limit) == (413, 2_000)
    assert "shorten" in refused.reason


def test_a_message_at_the_limit_is_let_in():
    assert len(read_request(body(message="a" * 2_000), JSON, Settings()).text) == 2_000


def test_the_limit_is_a_setting():
    assert refusal(body(message="123456"), settings=Settings(message_limit=5)).status == 413


@pytest.mark.parametrize("raw", [b"x" * 1_000_000, body(message="a" * 1_000_000), b"[" * 1_000_000])
def test_a_body_above_its_limit_is_refused_unread(raw):
    assert refusal(raw, settings=Settings()).status == 413


@pytest.mark.parametrize("message", [None, 7, 1.5, True, ["hello"], {"text": "hello"}])
def test_a_message_that_is_no_text_is_refused(message):
    refused = refusal(body(message=message))

    assert (refused.status, refused.reason) == (400, "message must be a text")


def test_a_missing_message_is_refused():
    assert refusal(b'{"sender": "a1"}').reason == "message must be a text"


@pytest.mark.parametrize("raw", [b"", b" ", b"[]", b'"text"', b"null", b"7", b"true", b"{}", b'[{"sender": "a1"}]'])
def test_a_body_that_is_no_object_with_both_fields_is_refused(raw):
    assert refusal(raw).status == 400


@pytest.mark.parametrize(
    "raw",
    [
        b'{"sender": "a1", "message": "hello"',
        b"{'sender': 'a1', 'message': 'hello'}",
        b'{"sender": "a1", "message": "hello"} trailing',
        b'{"sender": "a1", "message": "hello",}',
        b'{"sender": "a1", "message": "\xff\xfe"}',
        b'{"sender": "a1", "message": "raw \x00 byte"}',
        b"\x00\x01\x02",
    ],
)
def test_broken_json_is_refused(raw):
    assert refusal(raw).reason == "the body is not valid JSON"


@pytest.mark.parametrize("opening", [b"[", b'{"sender":', b'{"message":['])
def test_nesting_without_end_is_refused(opening):
    assert refusal(opening * 100_000).status == 400


def test_closed_nesting_in_place_of_the_message_is_refused():
    nested = b'{"sender": "a1", "message": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"

    assert refusal(nested).status == 400


@pytest.mark.parametrize(
    "raw",
    [
        b'{"sender": "a1", "sender": "b2", "message": "hello"}',
        b'{"sender": "a1", "message": "one", "message": "two"}',
        b'{"sender": "a1", "message": {"a": 1, "a": 2}}',
        b'{"sender": "a1", "message": "one", "m\\u0065ssage": "two"}',
    ],
)
def test_a_field_given_twice_is_refused(raw):
    assert refusal(raw).reason == "a field is given twice"


@pytest.mark.parametrize("number", [b"NaN", b"Infinity", b"-Infinity"])
@pytest.mark.parametrize("field", [b'"sender": "a1", "message"', b'"message": "hello", "sender"'])
def test_what_is_no_json_number_is_refused(number, field):
    assert "is not a JSON number" in refusal(b"{" + field + b": " + number + b"}").reason


@pytest.mark.parametrize("number", [b"1e999", b"-1e999", b"9" * 10_000, b"0." + b"1" * 10_000])
def test_a_huge_number_is_refused(number):
    assert refusal(b'{"sender": "a1", "message": ' + number + b"}").status == 400


@pytest.mark.parametrize(
    "sender", ["a", "0", "user-1", "abc_DEF.1:2@3-4", "web:9f8e", "a" * 128, "29:1abc@thread.tacv2"]
)
def test_a_sender_of_letters_digits_and_a_few_marks_is_let_in(sender):
    assert read_request(body(sender=sender), JSON, Settings()).sender == sender


@pytest.mark.parametrize(
    "sender",
    [
        None,
        7,
        True,
        [],
        {},
        "",
        " ",
        "a b",
        "a\n",
        "\na",
        "a\u0000",
        "../etc/passwd",
        "a/b",
        "a\\b",
        ".hidden",
        "-rf",
        "é",
        "\uff41",
        "a\u200b",
        "\ud800",
        "<script>",
        "a" * 129,
        "a" * 100_000,
    ],
)
def test_any_other_sender_is_refused(sender):
    assert refusal(body(sender=sender)).reason.startswith("sender must be")


def test_a_missing_sender_is_refused():
    assert refusal(b'{"message": "hello"}').reason.startswith("sender must be")


@pytest.mark.parametrize(
    "extra", [{"input_channel": "cmdline"}, {"metadata": {"a": 1}}, {"stream": True}, {"": ""}, {"Message": "hello"}]
)
def test_an_unknown_field_is_refused(extra):
    assert refusal(body(**extra)).reason == "unknown fields; only sender and message are taken"


def test_a_megabyte_of_metadata_is_refused():
    assert refusal(body(metadata="m" * 1_000_000)).status == 400
    assert refusal(body(metadata="m" * 1_000_000), settings=Settings()).status == 413


@pytest.mark.parametrize(
    ("raw", "media_type"),
    [
        (b'{"sender": "Jane Doe", "message": "hello"}', JSON),
        (b'{"sender": "a1", "message": ["Jane Doe"]}', JSON),
        (b'{"sender": "a1", "message": "hello", "Jane Doe": 1}', JSON),
        (b'{"sender": "a1", "Jane Doe": 1, "Jane Doe": 2}', JSON),
        (b"Jane Doe", JSON),
        (b"Jane Doe", "text/Jane Doe"),
        (b'{"sender": "a1", "message": "' + b"Jane Doe " * 1_000 + b'"}', JSON),
    ],
)
def test_no_refusal_repeats_what_was_sent(raw, media_type):
    assert "Jane" not in refusal(raw, media_type).reason
