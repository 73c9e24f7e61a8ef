"""Add a method of an object as a route: Sanic writes on what it is given, and a bound method cannot be written on."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from sanic import Blueprint
from sanic.response import HTTPResponse

Handler = Callable[..., Awaitable[HTTPResponse]]


def add_get(routes: Blueprint, path: str, handler: Handler, name: str) -> None:
    """Add a page."""
    routes.add_route(partial(handler), path, name=name)


def add_post(routes: Blueprint, path: str, handler: Handler, name: str) -> None:
    """Add what a form is sent to."""
    routes.add_route(partial(handler), path, methods=["POST"], name=name)
