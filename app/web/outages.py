"""What people meet while the database is away: 503, when to try again, and whatever they had typed.

A survey's answers are kept by their own routes (web/survey/respondent.py), in the respondent's language.
"""

import re
from dataclasses import dataclass

from fastapi import Request
from fastapi.responses import HTMLResponse
from starlette.datastructures import UploadFile

from app.domain.errors import NotSaved
from app.storage.unavailable import Unavailable
from app.web.errors import only_for_pages, refusal_page
from app.web.pages import is_htmx, page
from app.web.retrying import AWAY_SECONDS, try_again_later
from app.web.survey.respondent_pages import away_page

_OURS = re.compile(r"[a-z0-9._/-]*")  # ids, numbers, choices and addresses, which nobody types
_LONGEST_LINE = 80  # characters


@dataclass(frozen=True)
class Kept:
    """A field of a form that was sent. `kind`: hidden | line | text | secret."""

    name: str
    value: str
    kind: str

    @property
    def label(self) -> str:
        return self.name.replace("_", " ").replace("-", " ").capitalize()


async def on_unavailable(request: Request, error: Exception) -> HTMLResponse:
    only_for_pages(request, error)
    assert isinstance(error, Unavailable)
    if request.url.path.startswith("/s/"):
        return away_page(request)
    refusal = _refusal(error, is_reading=request.method == "GET")
    if is_htmx(request):
        return refusal_page(request, refusal)
    if request.method == "GET":
        shown = page(request, "away.html", status=refusal.status, refusal=refusal, seconds=AWAY_SECONDS)
        return try_again_later(shown, refusal)
    kept = await _kept(request)
    action = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    shown = page(request, "send_again.html", status=refusal.status, refusal=refusal, kept=kept, action=action)
    return try_again_later(shown, refusal)


def _refusal(error: Unavailable, *, is_reading: bool) -> NotSaved:
    if is_reading:
        title = "This page cannot be shown just now"
        return _titled(title, f"{title}.", "Nothing is lost. Please try again in a moment.")
    if error.may_be_saved:
        return _titled(
            "Perhaps not saved",
            "The server lost its database while it was saving this.",
            "It may or may not have been saved: look before you send it again. What you typed is still here.",
        )
    return NotSaved(
        "This could not be saved: the server cannot use its database just now.",
        "What you typed is still here. Please send it again in a moment.",
    )


def _titled(title: str, what_happened: str, next_step: str) -> NotSaved:
    refusal = NotSaved(what_happened, next_step)
    refusal.title = title
    return refusal


async def _kept(request: Request) -> list[Kept] | None:
    """What was typed, but for passwords. None where a file came, which a page cannot hold."""
    fields = (await request.form()).multi_items()
    if any(value.filename for _, value in fields if isinstance(value, UploadFile)):
        return None
    return [_field(name, value) for name, value in fields if isinstance(value, str)]


def _field(name: str, value: str) -> Kept:
    if "password" in name:
        return Kept(name, "", "secret")
    if _OURS.fullmatch(value):
        return Kept(name, value, "hidden")
    return Kept(name, value, "line" if len(value) <= _LONGEST_LINE and "\n" not in value else "text")
