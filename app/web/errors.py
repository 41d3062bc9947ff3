"""Refusals and failures as pages: what happened, that nothing is lost, what to do next."""

import logging

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse
from starlette.exceptions import HTTPException

from app.domain.refusals import Invalid, NotFound, NotSignedIn, Refusal, TooMany
from app.web.pages import html, is_htmx, page
from app.web.security import BodyTooLarge

log = logging.getLogger("visionroom")


def install_error_pages(app: FastAPI) -> None:
    app.add_exception_handler(Refusal, _on_refusal)
    app.add_exception_handler(HTTPException, _on_http_error)
    app.add_exception_handler(RequestValidationError, _on_unreadable)
    app.add_exception_handler(BodyTooLarge, _on_too_large)
    app.add_exception_handler(Exception, _on_failure)


def refusal_page(request: Request, refusal: Refusal) -> HTMLResponse:
    if is_htmx(request):
        response = HTMLResponse(html("_notice.html", refusal=refusal), status_code=refusal.status)
        response.headers["HX-Retarget"] = "#notice"
        response.headers["HX-Reswap"] = "outerHTML"
        return response
    response = page(request, "refusal.html", status=refusal.status, refusal=refusal)
    if isinstance(refusal, TooMany):
        response.headers["Retry-After"] = "30"
    return response


async def _on_refusal(request: Request, error: Exception) -> HTMLResponse:
    assert isinstance(error, Refusal)
    if isinstance(error, NotSignedIn) and request.method == "GET" and not request.url.path.startswith("/meet/"):
        return page(request, "accounts/sign_in.html", status=401, refusal=error, name="", next=request.url.path)
    return refusal_page(request, error)


async def _on_http_error(request: Request, error: Exception) -> HTMLResponse:
    assert isinstance(error, HTTPException)
    refusal: Refusal = NotFound("There is no page at this address.", "Check the address, or start from the home page.")
    if error.status_code != 404:
        refusal = Refusal("The server could not do this.", "Go back and try again; nothing was lost.")
        refusal.status = error.status_code
    return refusal_page(request, refusal)


async def _on_unreadable(request: Request, error: Exception) -> HTMLResponse:
    refusal = Invalid("Something in the form was missing or not understood.", "Go back and try again.")
    return refusal_page(request, refusal)


async def _on_too_large(request: Request, error: Exception) -> HTMLResponse:
    refusal = Refusal("That is more than this server takes at once.", "Nothing was changed; please send less.")
    refusal.status = 413
    return refusal_page(request, refusal)


async def _on_failure(request: Request, error: Exception) -> HTMLResponse:
    """Logged without address, cookies or form: they could tell who somebody is."""
    log.error("a request failed", exc_info=error)
    refusal = Refusal(
        "Something went wrong on the server. What was saved before is safe; what you just sent may not have been.",
        "Go back, check, and try again.",
    )
    refusal.status = 500
    return refusal_page(request, refusal)
