"""Rendering: templates, replies to forms, and static addresses that change with their content."""

import hashlib
from datetime import datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from app.domain.moments import which_of_two
from app.domain.preparation.preparation import STEPS, steps_for
from app.domain.workshops.revisions import revision_of
from app.i18n.speech import SOURCE, Speech, speech
from app.resources import STATIC, TEMPLATES

environment = Environment(  # English; `environment_in` has the others
    loader=FileSystemLoader(TEMPLATES),
    autoescape=select_autoescape(default=True, default_for_string=True),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    finalize=speech(SOURCE).shown,
)
environment.extend(newstyle_gettext=True)  # before the extension comes, which leaves it as it is
environment.add_extension("jinja2.ext.i18n")
environment.policies["ext.i18n.trimmed"] = True


def _words_of(said: Speech) -> dict[str, Any]:
    calls = (said.gettext, said.ngettext, said.pgettext, said.npgettext)
    return {"speech": said, "_": said.gettext, **{call.__name__: call for call in calls}}


@cache
def environment_in(language: str) -> Environment:
    """The same templates in another language: they share nothing that changes."""
    if language == SOURCE:
        return environment
    said = speech(language)
    other = environment.overlay(finalize=said.shown)
    other.globals = {**environment.globals, **_words_of(said)}
    return other


@cache
def static(path: str) -> str:
    """The address of a static file, with a digest of its content, so that browsers may keep it for ever."""
    digest = hashlib.sha256((STATIC / path).read_bytes()).hexdigest()[:10]
    return f"/static/{path}?v={digest}"


def local_time(moment: datetime, zone: str, pattern: str = "%A, %-d %B %Y, %H:%M") -> str:
    return moment.astimezone(ZoneInfo(zone)).strftime(pattern)


def plural(count: int, one: str, many: str = "") -> str:
    """“1 answer”, “2 answers”."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


environment.globals.update(static=static, plural=plural, steps=STEPS, steps_for=steps_for, **_words_of(speech(SOURCE)))
environment.filters.update(
    revision=revision_of, local_time=local_time, which_of_two=which_of_two, isoformat=lambda moment: moment.isoformat()
)


def html(template: str, *, in_language: str = SOURCE, **values: Any) -> str:
    return environment_in(in_language).get_template(template).render(**values)


def page(
    request: Request, template: str, *, status: int = 200, in_language: str = SOURCE, **values: Any
) -> HTMLResponse:
    """A whole page. `request.state.account` is who is signed in, for the top bar."""
    account = getattr(request.state, "account", None)
    is_saved = status == 200 and request.query_params.get("saved") == "yes"
    shared = {"account": account, "path": request.url.path, "is_saved": is_saved, "is_refused": status >= 400}
    return HTMLResponse(html(template, in_language=in_language, **shared, **values), status_code=status)


def is_htmx(request: Request) -> bool:
    return request.headers.get("hx-request") == "true"


def go_saved(path: str) -> Response:
    """As `go`, to a page that says so: on it nothing else would show that anything has happened."""
    return go(f"{path}?saved=yes")


def go(path: str) -> Response:
    """After a change: fetch this page. Relative, so that nobody can be sent elsewhere."""
    return RedirectResponse(path, status_code=303)
