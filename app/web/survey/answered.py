"""A soft guard against answering twice: a cookie that says “answered this survey”, and nothing else.

Its value is the same for everybody, and its name tells only which survey, to the browser that knows the link anyway.
So it recognises a device that has answered, and nobody.
"""

from collections.abc import Mapping

from fastapi import Request
from fastapi.responses import Response

from app.actions.services import Services
from app.domain.links import digest
from app.web.pages import go

_VALUE = "yes"
_HALF_A_YEAR = 183 * 24 * 3600  # seconds


def thanked(services: Services, key: str, language: str, *, twice: bool = False) -> Response:
    """After an answer: on to the thanks, in the language that was asked for, if any. `twice`: it was kept before."""
    query = "&".join([*([f"lang={language}"] if language else []), *(["sent=twice"] if twice else [])])
    return mark_answered(services, go(f"/s/{key}/thanks" + (f"?{query}" if query else "")), key)


def has_answered(request: Request, key: str) -> bool:
    return has_cookie(request.cookies, key)


def has_cookie(cookies: Mapping[str, str], key: str) -> bool:
    return cookies.get(_name(key)) == _VALUE


def mark_answered(services: Services, response: Response, key: str) -> Response:
    response.set_cookie(
        _name(key),
        _VALUE,
        max_age=_HALF_A_YEAR,
        path=f"/s/{key}",
        secure=services.base_url.startswith("https://"),
        httponly=True,
        samesite="lax",
    )
    return response


def _name(key: str) -> str:
    """Derived from the survey's key, which need not be written down in one more place of a shared computer."""
    return f"answered-{digest(key)[:16]}"
