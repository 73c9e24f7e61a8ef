"""In and out: the login page, the cookie, and the guard that stands before every other page of the desk."""

from __future__ import annotations

import math

from sanic.request import Request
from sanic.response import HTTPResponse, html, redirect

from bot.channels.rate import address_of
from bot.channels.web.origin import same_origin
from bot.scenarios.desk.password import Door
from bot.scenarios.desk.sessions import Sessions
from bot.scenarios.templating import fill
from bot.server.routes import Handler

PLACE = "/desk"
COOKIE = "waymark-desk"
LOGIN = f"{PLACE}/login"


class Entrance:
    """Knows who may come in."""

    def __init__(self, door: Door, sessions: Sessions) -> None:
        self._door = door
        self._sessions = sessions

    def guarded(self, handler: Handler) -> Handler:
        """Return a handler that turns away forms of other pages, and leads whoever is not logged in to the login."""

        async def handle(request: Request, **parts: str) -> HTTPResponse:
            if not _is_own(request):
                return _refused()
            if not self._sessions.holds(request.cookies.get(COOKIE)):
                return redirect(LOGIN, status=303)
            return await handler(request, **parts)

        return handle

    async def ask(self, request: Request) -> HTTPResponse:
        """Show the login page."""
        if self._sessions.holds(request.cookies.get(COOKIE)):
            return redirect(f"{PLACE}/", status=303)
        return html(fill("desk_login.html", problem=""))

    async def come_in(self, request: Request) -> HTTPResponse:
        """Open the desk for the right password."""
        if not _is_own(request):
            return _refused()
        wait = self._door.seconds_to_wait(address_of(request))
        if wait:
            seconds = str(math.ceil(wait))
            problem = f"Too many tries. Please wait {seconds} seconds."
            return html(fill("desk_login.html", problem=problem), status=429, headers={"Retry-After": seconds})
        if not self._door.opens(request.form.get("password", "") if request.form else ""):
            return html(fill("desk_login.html", problem="That is not the password."), status=403)
        response = redirect(f"{PLACE}/", status=303)
        _set_cookie(response, self._sessions.open(), is_secure(request))
        return response

    async def leave(self, request: Request) -> HTTPResponse:
        """Close the desk."""
        self._sessions.close(request.cookies.get(COOKIE))
        response = redirect(LOGIN, status=303)
        _set_cookie(response, "", is_secure(request))
        response.cookies[COOKIE]["max-age"] = 0
        return response


def _is_own(request: Request) -> bool:
    return bool(request.method == "GET" or same_origin(request))


def is_secure(request: Request) -> bool:
    """Return whether the browser speaks TLS, with us or with what stands in front of us."""
    return bool(request.scheme == "https" or request.app.ctx.settings.tls)


def _refused() -> HTTPResponse:
    return html(fill("desk_login.html", problem="This form must be sent from its own page."), status=403)


def _set_cookie(response: HTTPResponse, value: str, secure: bool) -> None:
    response.cookies[COOKIE] = value
    response.cookies[COOKIE]["httponly"] = True
    response.cookies[COOKIE]["samesite"] = "Strict"
    response.cookies[COOKIE]["path"] = PLACE
    if secure:
        response.cookies[COOKIE]["secure"] = True
