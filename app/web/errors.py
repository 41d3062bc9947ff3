"""Refusals and failures as pages: what happened, that nothing is lost, what to do next."""

import logging
import re

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, Response
from starlette.exceptions import HTTPException

from app.domain.errors import DomainError, Invalid, NotFound, NotSignedIn, TooLarge
from app.web.pages import html, is_htmx, page
from app.web.retrying import try_again_later

log = logging.getLogger("visionroom")
_IN_MEETING = re.compile(r"/meet/\w+/|/workshops/\w+/meeting/")
_SEAT = re.compile(r"/meet/(\w+)")
_WITHOUT_ACCOUNT = ("/meet/", "/screens/")  # their people never sign in: the refusal itself says what to do


def install_error_pages(app: FastAPI) -> None:
    # A redirect to the address without its last slash would be absolute; the page for what is not there is clearer.
    app.router.redirect_slashes = False
    app.add_exception_handler(DomainError, on_refusal)
    app.add_exception_handler(HTTPException, _on_http_error)
    app.add_exception_handler(RequestValidationError, _on_unreadable)
    app.add_exception_handler(Exception, _on_failure)


def refusal_page(request: Request, refusal: DomainError) -> HTMLResponse:
    if is_htmx(request):
        response = HTMLResponse(html("_notice.html", refusal=refusal), status_code=refusal.status)
        response.headers["HX-Retarget"] = "#notice"
        response.headers["HX-Reswap"] = "outerHTML"
    else:
        response = page(
            request,
            "refusal.html",
            status=refusal.status,
            refusal=refusal,
            way_on=_way_on(request, refusal),
            workshop_id=_lost_place(request, refusal),
        )
    return try_again_later(response, refusal)


def _way_on(request: Request, refusal: DomainError) -> tuple[str, str]:
    """Where to go from here, and in words: back to the meeting for those who are in it."""
    found = _IN_MEETING.match(request.url.path)
    if found is None or isinstance(refusal, NotSignedIn):
        return "/", "Go to the start"
    return found[0].removesuffix("/"), "Go to the meeting"


def _lost_place(request: Request, refusal: DomainError) -> str:
    """The workshop in which this device may have had a place: what was written there may be kept in its tab."""
    found = _SEAT.match(request.url.path) if isinstance(refusal, NotSignedIn) else None
    return found[1] if found else ""


def nothing_here() -> DomainError:
    return NotFound("There is no page at this address.", "Check the address, or start from the home page.")


def too_large() -> TooLarge:
    return TooLarge("That is more than this server takes at once.", "Nothing was changed; please send less.")


def _refusal(status: int, what_happened: str, next_step: str) -> DomainError:
    refusal = DomainError(what_happened, next_step)
    refusal.status = status
    return refusal


def only_for_pages(request: Request, error: Exception) -> None:
    """Raises the error again at a socket, which ends with a code and shows no page (socket_ends.py)."""
    if request.scope["type"] == "websocket":
        raise error


async def on_refusal(request: Request, error: Exception) -> Response:
    """The page with a refusal; for a page that needs an account, the form to sign in."""
    only_for_pages(request, error)
    assert isinstance(error, DomainError)
    may_sign_in = isinstance(error, NotSignedIn) and not request.url.path.startswith(_WITHOUT_ACCOUNT)
    if may_sign_in and request.method == "GET" and not is_htmx(request):
        return page(request, "accounts/sign_in.html", status=401, refusal=error, name="", next=request.url.path)
    return refusal_page(request, error)


async def _on_http_error(request: Request, error: Exception) -> HTMLResponse:
    assert isinstance(error, HTTPException)
    response = refusal_page(request, _of_http_error(error.status_code))
    response.headers.update(error.headers or {})
    return response


def _of_http_error(status: int) -> DomainError:
    if status == 404:
        return nothing_here()
    if status == 405:
        return _refusal(405, "This address does not take what was sent.", "Start from the home page.")
    if status == 413:
        return too_large()
    return _refusal(status, "The server could not read what was sent.", "Go back and try again; nothing was changed.")


async def _on_unreadable(request: Request, error: Exception) -> HTMLResponse:
    refusal = Invalid("Something in the form was missing or not understood.", "Go back and try again.")
    return refusal_page(request, refusal)


async def _on_failure(request: Request, error: Exception) -> HTMLResponse:
    """Logged without address, cookies or form: they could tell who somebody is."""
    log.error("A request failed: %s %s", request.method, _route(request), exc_info=error)
    what_happened = (
        "Something went wrong on the server. What was saved before is safe; what you just sent may not have been."
    )
    return refusal_page(request, _refusal(500, what_happened, "Go back, check, and try again."))


def _route(request: Request) -> str:
    """What kind of address it was: /meet/{workshop_id}."""
    return str(getattr(request.scope.get("route"), "path", "elsewhere"))
