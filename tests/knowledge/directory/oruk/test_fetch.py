"""Reading from the network: what is refused, and what breaks."""

import socket

import pytest
import requests

from knowledge.directory.oruk.fetch import Fetcher, Manners
from knowledge.directory.oruk.guard import guarded_session, refuse_private
from knowledge.directory.oruk.issues import FeedError
from knowledge.directory.oruk.jsontext import read_json


@pytest.fixture
def fetcher(manners):
    return Fetcher(manners)


@pytest.fixture
def resolves(monkeypatch):
    """Let every name resolve to these addresses."""

    def resolve_to(*addresses):
        found = [
            (socket.AF_INET6 if ":" in a else socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, 443)) for a in addresses
        ]
        monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: found)

    return resolve_to


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"),
        *("224.0.0.1", "240.0.0.1", "::1", "fe80::1", "fc00::1", "::ffff:10.0.0.1", "::ffff:127.0.0.1"),
    ],
)
def test_private_addresses_are_refused(resolves, address):
    resolves(address)
    with pytest.raises(FeedError, match="private"):
        refuse_private("https://feed.example.org", allow_loopback=False)


def test_one_private_address_among_public_ones_is_enough(resolves):
    resolves("93.184.215.14", "10.0.0.1")
    with pytest.raises(FeedError, match="private"):
        refuse_private("https://feed.example.org", allow_loopback=False)


def test_public_addresses_are_read(resolves):
    resolves("93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c")
    refuse_private("https://feed.example.org", allow_loopback=False)


@pytest.mark.parametrize(
    "url",
    [
        *("http://feed.example.org", "ftp://feed.example.org", "file:///etc/passwd", "https://", "https:///services"),
        *("https://user:secret@feed.example.org", "//feed.example.org", "gopher://feed.example.org"),
    ],
)
def test_only_plain_https_is_read(resolves, url):
    resolves("93.184.215.14")
    with pytest.raises(FeedError):
        refuse_private(url, allow_loopback=False)


def test_loopback_is_for_tests_only(feed):
    with pytest.raises(FeedError, match="https"):
        Fetcher(Manners("tests@example.org")).get(f"{feed.url}/services?page=1")


def test_allowing_loopback_allows_no_other_private_address(resolves):
    resolves("10.0.0.1")
    with pytest.raises(FeedError):
        refuse_private("https://feed.example.org", allow_loopback=True)


def test_the_connection_itself_is_checked_too(feed):
    """The name may resolve to another address when the connection is made."""
    session = guarded_session(allow_loopback=True, agent="test")
    strict = guarded_session(allow_loopback=False, agent="test")
    strict.mount("http://", strict.get_adapter("https://"))
    assert session.get(f"{feed.url}/services?page=1", timeout=2).status_code == 200
    asked = len(feed.asked)
    with pytest.raises(FeedError, match="private"):
        strict.get(f"{feed.url}/services?page=1", timeout=2)
    assert len(feed.asked) == asked, "refused before anything was sent"


def test_no_proxy_of_this_machine_is_used(monkeypatch, feed, fetcher):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    assert fetcher.get(feed.url + feed.page_path(1)).data["page_number"] == 1


def test_a_redirect_is_followed_and_checked(feed, fetcher):
    feed.status["/moved"] = 302
    feed.headers["/moved"] = {"Location": feed.page_path(1)}
    assert fetcher.get(f"{feed.url}/moved").data["page_number"] == 1


@pytest.mark.parametrize("target", ["https://10.0.0.1/", "https://169.254.169.254/latest", "file:///etc/passwd"])
def test_a_redirect_to_a_private_address_is_refused(feed, fetcher, target):
    feed.status["/moved"] = 301
    feed.headers["/moved"] = {"Location": target}
    with pytest.raises(FeedError):
        fetcher.get(f"{feed.url}/moved")


def test_redirects_in_a_circle_end(feed, fetcher):
    feed.status["/round"] = 302
    feed.headers["/round"] = {"Location": "/round"}
    with pytest.raises(FeedError, match="redirected more than 3 times"):
        fetcher.get(f"{feed.url}/round")


@pytest.mark.parametrize("status", [400, 403, 404, 500, 503])
def test_an_error_is_named_with_its_address(feed, fetcher, status):
    feed.status["/services"] = status
    with pytest.raises(FeedError, match=f"/services: answered {status}"):
        fetcher.get(f"{feed.url}/services")


def test_being_asked_to_wait_is_obeyed_once(feed, fetcher, waited):
    feed.status["/busy"] = 429
    feed.headers["/busy"] = {"Retry-After": "7"}
    with pytest.raises(FeedError, match="answered 429"):
        fetcher.get(f"{feed.url}/busy")
    assert 7.0 in waited
    assert feed.asked == ["/busy", "/busy"]


def test_there_is_a_pause_between_requests(feed, fetcher, waited):
    for number in (1, 2, 3):
        fetcher.get(feed.url + feed.page_path(number))
    assert waited == [1.0, 1.0]


def test_we_say_who_we_are(feed, fetcher):
    fetcher.get(feed.url + feed.page_path(1))
    assert feed.agents == {"Waymark directory import (tests@example.org)"}


def test_silence_ends(feed, fetcher):
    feed.never_answers.add(feed.page_path(1))
    with pytest.raises(FeedError, match="no answer in time"):
        fetcher.get(feed.url + feed.page_path(1))


def test_a_page_that_trickles_ends(feed, fetcher):
    feed.drips.add(feed.page_path(1))
    with pytest.raises(FeedError, match="took longer|no answer in time"):
        fetcher.get(feed.url + feed.page_path(1))


def test_a_page_that_breaks_off_is_told(feed, fetcher):
    feed.breaks_off.add(feed.page_path(1))
    with pytest.raises(FeedError, match="broke off|cannot be read"):
        fetcher.get(feed.url + feed.page_path(1))


def test_a_page_that_is_too_large_is_refused(feed, fetcher, monkeypatch):
    monkeypatch.setattr("knowledge.directory.oruk.fetch.MAX_PAGE_BYTES", 100)
    with pytest.raises(FeedError, match="larger than 100 bytes"):
        fetcher.get(feed.url + feed.page_path(1))


def test_nothing_listens(fetcher):
    with pytest.raises(FeedError, match="cannot be read: ConnectionError"):
        fetcher.get("http://127.0.0.1:1/services")


def test_an_unchanged_page_is_not_sent_again(feed, fetcher):
    feed.etags = True
    first = fetcher.get(feed.url + feed.page_path(1))
    again = fetcher.get(feed.url + feed.page_path(1), first.etag)
    assert (again.data, again.etag) == (None, first.etag)


def test_raw_new_lines_in_json_are_taken():
    assert read_json(b'{"a": "one\ntwo"}', "page") == {"a": "one\ntwo"}


@pytest.mark.parametrize("body", [b"<html>", b"", b"{", b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_json_is_told(body):
    with pytest.raises(FeedError, match="page: "):
        read_json(body, "page")


def test_errors_of_requests_are_all_feed_errors(fetcher, monkeypatch):
    def fail(*_, **__):
        raise requests.exceptions.InvalidHeader("x")

    monkeypatch.setattr("requests.Session.get", fail)
    with pytest.raises(FeedError):
        fetcher.get("http://127.0.0.1/services")
