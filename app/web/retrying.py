"""When to try again: said in a header, for browsers, proxies and programs."""

from typing import TypeVar

from fastapi.responses import Response

from app.domain.errors import DomainError, NotSaved, TooMany

AWAY_SECONDS = 10  # while the database is away

Reply = TypeVar("Reply", bound=Response)


def try_again_later(response: Reply, refusal: DomainError) -> Reply:
    """Adds Retry-After where the same may succeed later."""
    seconds = _seconds(refusal)
    if seconds:
        response.headers["Retry-After"] = str(seconds)
    return response


def _seconds(refusal: DomainError) -> int:
    if isinstance(refusal, NotSaved):
        return AWAY_SECONDS
    return refusal.seconds if isinstance(refusal, TooMany) else 0
