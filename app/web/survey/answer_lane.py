"""The fast lane of survey answers. Plain ASGI: when a whole company answers at once, each layer counts.

It stands behind the guard, so that host, origin, size and headers are checked as everywhere, and takes only what can be
thanked for at once, or not be saved at all. Everything else goes on to the ordinary route (web/survey/respondent.py) as
it came, so that there is one place for each page; tests/web/survey/test_answers.py sends the same requests through
both.
"""

import re
from functools import lru_cache
from urllib.parse import unquote_plus

from fastapi import Request
from fastapi.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.actions.services import Services
from app.counting.answer_writer import Outcome
from app.domain.answers.keys import PATTERN as KEY_PATTERN
from app.domain.errors import DomainError, NotSaved
from app.domain.survey.survey import ANSWER_LIMIT
from app.domain.survey.wording import WORDINGS
from app.web import limits
from app.web.forms import writable
from app.web.survey.answered import thanked
from app.web.survey.respondent_pages import Typed, answer_page

_PATH = re.compile(r"/s/([a-z2-7]{16,64})")
_FORM_TYPE = b"application/x-www-form-urlencoded"
_FORM = re.compile(rb"answer=([^&;]*)(?:&answer_key=(" + KEY_PATTERN.encode() + rb"))?")
_LONGEST_FORM = 64 + 12 * ANSWER_LIMIT  # bytes: a character may take four, written as %F0%9F%91%8B
_SURVEYS_AT_ONCE = 100  # whose thanks need not be made anew each time
_LANGUAGES = {b"": ""} | {b"lang=" + language.encode(): language for language in WORDINGS}


class AnswerLane:
    """Takes POST /s/KEY; everything else goes on to the application."""

    def __init__(self, app: ASGIApp, services: Services) -> None:
        self.app = app
        self.services = services
        self.thanks = lru_cache(_SURVEYS_AT_ONCE)(lambda key, language: thanked(services, key, language))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        key = _survey_asked(scope)
        if not key:
            await self.app(scope, receive, send)
            return
        came = await _whole(receive)
        answer, answer_key = _answer_in(came)
        reply = await self._reply(scope, key, answer, answer_key) if answer else None
        if reply:
            await reply(scope, receive, send)
        else:
            await self.app(scope, _once_more(came, receive), send)

    async def _reply(self, scope: Scope, key: str, answer: str, answer_key: str) -> Response | None:
        """None: nothing has happened yet, and the ordinary route tells why."""
        network = limits.network_of_host(scope["client"][0])
        try:
            limits.answers.take(key, network)
            outcome = await self.services.answers.give(key, answer, answer_key=answer_key)
        except NotSaved as error:  # the ordinary route would only wait for the database once more
            asked = self.services.latest_asked.of(key)
            shown = Typed(answer, answer_key or self.services.new_answer_key())
            return answer_page(Request(scope), asked, shown, action=f"/s/{key}", error=error)
        except DomainError:
            return None
        if outcome is Outcome.KEPT:
            return self.thanks(key, _LANGUAGES[scope["query_string"]])
        limits.answers.give_back(key, network)  # the ordinary route counts it
        return None


def _survey_asked(scope: Scope) -> str:
    """The key of the survey that a plain form of ours is sent to; "" for whatever else this is."""
    if scope["type"] != "http" or scope["method"] != "POST" or scope["query_string"] not in _LANGUAGES:
        return ""
    found = _PATH.fullmatch(scope["path"])
    headers = dict(scope["headers"])
    length = headers.get(b"content-length", b"")
    is_plain = headers.get(b"content-type") == _FORM_TYPE and scope["client"]
    is_short = length.isdigit() and len(length) < 7 and int(length) <= _LONGEST_FORM
    return found[1] if found and is_plain and is_short else ""


async def _whole(receive: Receive) -> list[Message]:
    came = [await receive()]
    while came[-1].get("more_body"):
        came.append(await receive())
    return came


def _answer_in(came: list[Message]) -> tuple[str, str]:
    """The answer and its key, as the ordinary route reads them. "" for a form that holds anything else, or did not come
    as a whole."""
    found = _FORM.fullmatch(b"".join(message.get("body", b"") for message in came))
    if came[-1]["type"] != "http.request" or not found:
        return "", ""
    return writable(unquote_plus(found[1].decode("latin-1"))), (found[2] or b"").decode()


def _once_more(came: list[Message], receive: Receive) -> Receive:
    """What has been read already is read again, then what follows."""
    left = came[::-1]

    async def receiving() -> Message:
        return left.pop() if left else await receive()

    return receiving
