"""Links whose address is a secret. Opening one puts the secret into a cookie and leads to a page without it.

So the page that shows a form may tell its origin, by which the form is known to be ours (web/origins.py). The secret is
in no Referer, and no longer in the address bar. Opening changes nothing: previews and scanners use up no link.
"""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends, Request
from fastapi.responses import Response

from app.actions.services import Services
from app.domain.errors import NotFound
from app.domain.links import digest
from app.web.pages import go
from app.web.sessions import ServicesDep, forget, remember, token_of

_KIND = "link"
_DAY = 24 * 3600
_HANDLE = 16  # characters: enough for the few links that one browser opens, and useless without the cookie


def exchanged(services: Services, token: str, place: str, **query: str) -> Response:
    """Leads to `/{place}/open/…`; `query` goes along, what is empty does not."""
    handle = digest(token)[:_HANDLE]
    given = urlencode({name: value for name, value in query.items() if value})
    response = go(f"/{place}/open/{handle}" + (f"?{given}" if given else ""))
    return remember(services, response, _KIND, token, handle, seconds=_DAY)


def used(services: Services, response: Response, token: str) -> Response:
    """The browser need not keep the secret any longer."""
    return forget(services, response, _KIND, digest(token)[:_HANDLE])


async def _secret(request: Request, services: ServicesDep, handle: str) -> str:
    token = token_of(services, request.cookies, _KIND, handle)
    if token is None:
        raise NotFound(
            "This browser no longer knows your link.",
            "Open the whole link once more. If that does not help, allow cookies for this site.",
        )
    return token


Secret = Annotated[str, Depends(_secret)]
"""The token of the link that this browser has opened; the route's address has its `handle`."""
