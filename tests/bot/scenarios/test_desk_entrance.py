"""Who may come to the desk."""

import pytest

from bot.scenarios.desk.password import TRIES_A_MINUTE, TRIES_OF_ALL_A_MINUTE, Door, read_password
from bot.scenarios.desk.sessions import LONGEST_SECONDS, MOST, QUIET_SECONDS, Sessions
from bot.settings import SettingError
from tests.bot.scenarios.web import PASSWORD, FakeVoice, serving_pages

PATHS = [
    "/",
    "/new",
    "/runs",
    "/coverage",
    "/course",
    "/progress",
    "/edit/homelessness/notice",
    "/runs/x/page",
    "/compare",
]


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


class TestPassword:
    def test_without_one_the_desk_is_off(self):
        assert read_password({}) is None
        assert read_password({"WAYMARK_DESK_PASSWORD": ""}) is None

    def test_a_short_one_is_refused_without_showing_it(self):
        with pytest.raises(SettingError, match="at least 12 characters") as refusal:
            read_password({"WAYMARK_DESK_PASSWORD": "short"})
        assert "short" not in str(refusal.value)

    def test_only_the_right_one_opens(self):
        door = Door("pässword-of-the-desk")
        assert door.opens("pässword-of-the-desk")
        assert not any(door.opens(given) for given in ("", "pässword-of-the-des", "pässword-of-the-desk ", "\ud800"))

    def test_each_address_may_try_only_so_often(self):
        clock = Clock()
        door = Door(PASSWORD, clock)
        assert [door.seconds_to_wait("a") for _ in range(TRIES_A_MINUTE)] == [0.0] * TRIES_A_MINUTE
        assert door.seconds_to_wait("a") == 60.0
        assert door.seconds_to_wait("b") == 0.0
        clock.now = 61.0
        assert door.seconds_to_wait("a") == 0.0

    def test_and_so_may_all_addresses_together(self):
        door = Door(PASSWORD, Clock())
        waits = [door.seconds_to_wait(str(n)) for n in range(TRIES_OF_ALL_A_MINUTE + 1)]
        assert waits[:-1] == [0.0] * TRIES_OF_ALL_A_MINUTE
        assert waits[-1] > 0


class TestSessions:
    def test_a_token_holds_until_it_is_closed(self):
        sessions = Sessions(Clock())
        token = sessions.open()
        assert sessions.holds(token)
        sessions.close(token)
        assert not sessions.holds(token)
        assert not sessions.holds(None)

    def test_quiet_ends_it_and_use_keeps_it_but_not_for_ever(self):
        clock = Clock()
        sessions = Sessions(clock)
        quiet, used = sessions.open(), sessions.open()
        while clock.now <= LONGEST_SECONDS:
            assert sessions.holds(used)
            clock.now += QUIET_SECONDS
        assert not sessions.holds(quiet)
        assert not sessions.holds(used)

    def test_there_are_only_so_many(self):
        sessions = Sessions(Clock())
        tokens = [sessions.open() for _ in range(MOST + 1)]
        assert [sessions.holds(token) for token in tokens] == [False] + [True] * MOST


def test_off_there_is_no_desk_at_all(write, tmp_path):
    write()
    with serving_pages(tmp_path, FakeVoice(), password=None) as site:
        assert site.get("/desk/").status_code == 404
        assert site.get("/desk/login").status_code == 404
        assert site.get("/practice/").status_code == 200


@pytest.mark.parametrize("path", PATHS)
def test_every_page_leads_to_the_login_until_one_is_logged_in(site, path):
    answered = site.get(f"/desk{path}", allow_redirects=False)
    assert (answered.status_code, answered.headers["Location"]) == (303, "/desk/login")


@pytest.mark.parametrize("path", ["/new", "/runs", "/check", "/edit/homelessness/notice"])
def test_nothing_can_be_changed_before(site, path):
    before = (site.folder / "scenarios/homelessness/notice.scenario.md").read_bytes()
    assert site.post(f"/desk{path}", [("text", "x"), ("do", "save")], allow_redirects=False).status_code == 303
    assert (site.folder / "scenarios/homelessness/notice.scenario.md").read_bytes() == before
    assert site.voice.asked == []


def test_the_right_password_lets_one_in_and_logging_out_ends_it(site):
    assert "<h1>Scenarios</h1>" in site.log_in().text
    assert "<h1>Scenarios</h1>" in site.get("/desk/login").text
    site.post("/desk/logout", [])
    assert site.get("/desk/", allow_redirects=False).status_code == 303


def test_the_old_cookie_is_worthless_after_logging_out(desk):
    cookie = desk.session.cookies["waymark-desk"]
    desk.post("/desk/logout", [])
    desk.session.cookies.set("waymark-desk", cookie, path="/desk")
    assert desk.get("/desk/", allow_redirects=False).status_code == 303


def test_a_wrong_one_does_not_and_the_cookie_is_strict(site):
    assert "That is not the password" in site.log_in("wrong horse battery").text
    assert not site.session.cookies
    cookie = site.session.post(
        site.url + "/desk/login", data={"password": PASSWORD}, allow_redirects=False, timeout=10
    ).headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert "Path=/desk" in cookie


def test_guessing_is_stopped_also_for_the_right_password(site):
    for _ in range(TRIES_A_MINUTE):
        assert site.log_in("wrong").status_code == 403
    answered = site.log_in()
    assert answered.status_code == 429
    assert int(answered.headers["Retry-After"]) > 0


def test_a_form_of_another_page_is_refused(desk):
    answered = desk.post("/desk/runs", [], headers={"Sec-Fetch-Site": "cross-site"}, allow_redirects=False)
    assert answered.status_code == 403
    assert desk.voice.asked == []
