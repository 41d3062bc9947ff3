"""Cookies: who is signed in on this browser, which seats it holds, which screens it shows.

A browser may be a facilitator's and hold a seat as well; each has its own cookie, so that neither replaces the other.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, cast

from fastapi import Depends, Request
from fastapi.responses import Response
from starlette.requests import HTTPConnection

from app.actions import access
from app.actions.access import Facilitating, Participating, Person, ReadingResult
from app.actions.accounts.accounts import new_session_token
from app.actions.services import Services
from app.domain.accounts import Account
from app.domain.seats.seats import Browser

_MONTH = 30 * 24 * 3600
YEAR = 365 * 24 * 3600
MOST_SEATS = 50  # of one browser that are looked up at once


def services_of(connection: HTTPConnection) -> Services:
    return cast(Services, connection.app.state.services)


def cookie_name(services: Services, kind: str, workshop_id: str = "") -> str:
    """With the __Host- prefix where served over https, which pins the cookie to this host."""
    name = f"{kind}-{workshop_id}" if workshop_id else kind
    return f"__Host-{name}" if services.base_url.startswith("https://") else name


def token_of(services: Services, cookies: Mapping[str, str], kind: str, workshop_id: str = "") -> str | None:
    return cookies.get(cookie_name(services, kind, workshop_id))


def remember(
    services: Services, response: Response, kind: str, token: str, workshop_id: str = "", seconds: int = _MONTH
) -> Response:
    response.set_cookie(
        cookie_name(services, kind, workshop_id),
        token,
        max_age=seconds,
        path="/",
        secure=services.base_url.startswith("https://"),
        httponly=True,
        samesite="lax",
    )
    return response


def forget(services: Services, response: Response, kind: str, workshop_id: str = "") -> Response:
    name = cookie_name(services, kind, workshop_id)
    response.delete_cookie(name, path="/", secure=services.base_url.startswith("https://"))
    return response


def browser_of(services: Services, cookies: Mapping[str, str], workshop_id: str) -> Browser:
    """How a browser that opens a seat is recognised; a random cookie is all, and nothing else about it is looked at."""
    device = token_of(services, cookies, "device") or new_session_token()
    account = token_of(services, cookies, "account") or ""
    return Browser(device, token_of(services, cookies, "seat", workshop_id) or "", account)


def sit_down(services: Services, response: Response, browser: Browser, token: str, workshop_id: str) -> Response:
    """The browser keeps what opens the seat, and by what it is known again."""
    remember(services, response, "seat", token, workshop_id)
    return remember(services, response, "device", browser.device, seconds=YEAR)


class Opener(StrEnum):
    """What opens a page of a workshop. The values are the kinds of cookies."""

    ACCOUNT = "account"
    SEAT = "seat"
    SCREEN = "screen"


async def person_of(services: Services, cookies: Mapping[str, str], workshop_id: str, opener: Opener) -> Person:
    """Who opens a facilitator's page, a seat or a screen. Raises a DomainError if they may not."""
    if opener is Opener.SEAT:
        return await person_at_seat(services, cookies, workshop_id)
    token = opening_token(services, cookies, workshop_id, opener)
    if opener is Opener.SCREEN:
        return await access.watching(services, token, workshop_id)
    return await access.facilitating(services, token, workshop_id)


async def person_at_seat(services: Services, cookies: Mapping[str, str], workshop_id: str) -> Participating:
    """Who holds a seat; on a browser that is signed in as well, also whether a facilitator tries it."""
    account = token_of(services, cookies, "account")
    return await access.participating(
        services, token_of(services, cookies, "seat", workshop_id), workshop_id, account=account
    )


def opening_token(services: Services, cookies: Mapping[str, str], workshop_id: str, opener: Opener) -> str | None:
    """A seat's and a screen's session is each workshop's own."""
    return token_of(services, cookies, opener, "" if opener is Opener.ACCOUNT else workshop_id)


def seat_tokens(services: Services, cookies: Mapping[str, str]) -> dict[str, str]:
    """Of the seats that this browser may hold, by workshop."""
    prefix = cookie_name(services, "seat-")
    found = {name.removeprefix(prefix): token for name, token in cookies.items() if name.startswith(prefix)}
    return dict(list(found.items())[:MOST_SEATS])


def session_tokens(services: Services, cookies: Mapping[str, str]) -> tuple[str, ...]:
    """Every session that this browser may hold: an account's, seats', screens'."""
    names = tuple(cookie_name(services, kind) for kind in ("account", "seat-", "screen-"))
    return tuple(token for name, token in cookies.items() if name.startswith(names))


async def _account(request: Request, services: Annotated[Services, Depends(services_of)]) -> Account:
    account = await access.require_account(services, token_of(services, request.cookies, "account"))
    request.state.account = account
    return account


async def _admin(request: Request, services: Annotated[Services, Depends(services_of)]) -> Account:
    account = await access.require_admin(services, token_of(services, request.cookies, "account"))
    request.state.account = account
    return account


async def _facilitating(
    request: Request, workshop_id: str, services: Annotated[Services, Depends(services_of)]
) -> Facilitating:
    token = token_of(services, request.cookies, "account")
    person = await access.facilitating(services, token, workshop_id)
    request.state.account = person.account
    return person


async def _reading_result(
    request: Request, workshop_id: str, services: Annotated[Services, Depends(services_of)]
) -> ReadingResult:
    token = token_of(services, request.cookies, "account")
    person = await access.reading_result(services, token, workshop_id)
    request.state.account = person.account
    return person


async def _participating(
    request: Request, workshop_id: str, services: Annotated[Services, Depends(services_of)]
) -> Participating:
    return await person_at_seat(services, request.cookies, workshop_id)


ServicesDep = Annotated[Services, Depends(services_of)]
AccountDep = Annotated[Account, Depends(_account)]
AdminDep = Annotated[Account, Depends(_admin)]
FacilitatorDep = Annotated[Facilitating, Depends(_facilitating)]
ResultReaderDep = Annotated[ReadingResult, Depends(_reading_result)]
ParticipantDep = Annotated[Participating, Depends(_participating)]
