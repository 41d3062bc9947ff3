"""The three surfaces of the meeting, and what is pressed on them."""

import asyncio
from functools import partial
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, Response

from app.actions import people
from app.actions.access import Facilitating, Person
from app.actions.meeting import agenda, drafts, late_drafts, start, vision, withheld
from app.actions.meeting.page import MeetingPage, meeting_page
from app.actions.services import Services
from app.domain.documents import LIMIT
from app.domain.meeting.clock import with_time_set
from app.domain.refusals import NotFound
from app.render.join_poster import join_poster_pdf
from app.render.qr import qr_svg
from app.render.typesetting import Paper
from app.web.answers_sheet import AnswersSheet
from app.web.downloads import SVG
from app.web.forms import Line, writable
from app.web.pages import go, html, is_htmx, page
from app.web.partials import Partial
from app.web.sessions import Facilitator, House, Participant, person_of

router = APIRouter()
Number = Annotated[int, Form()]


async def live_stage(services: Services, person: Person) -> Partial:
    """What a surface shows now: the one partial behind page, reply and live push."""
    shown = await meeting_page(services, person)
    return Partial(html(f"meeting/_{shown.frame.surface}.html", **_values(services, shown)), shown.texts)


def _values(services: Services, shown: MeetingPage, sheet: AnswersSheet | None = None) -> dict[str, Any]:
    parts = {"frame": shown.frame, "content": shown.content, "said": shown.said, "sheet": sheet}
    return parts | {"limit": LIMIT, "base_url": services.base_url}


async def surface_page(
    request: Request, services: Services, person: Person, sheet: AnswersSheet | None = None
) -> HTMLResponse:
    """`sheet`: open over the page."""
    shown = await meeting_page(services, person)
    return page(request, f"meeting/{shown.frame.surface}.html", **_values(services, shown, sheet))


async def _reply(request: Request, services: Services, person: Person, back: str) -> Response:
    return HTMLResponse((await live_stage(services, person)).html) if is_htmx(request) else go(back)


@router.get("/workshops/{workshop_id}/meeting")
async def console(request: Request, services: House, person: Facilitator) -> Response:
    return await surface_page(request, services, person)


@router.get("/meet/{workshop_id}")
async def seat(request: Request, services: House, person: Participant) -> Response:
    return await surface_page(request, services, person)


@router.get("/screens/{workshop_id}")
async def screen(request: Request, services: House, workshop_id: str) -> Response:
    person = await person_of(services, request.cookies, workshop_id, "screen")
    return await surface_page(request, services, person)


@router.get("/workshops/{workshop_id}/screen")
async def open_screen(services: House, person: Facilitator) -> Response:
    """To the screen view by its link, which so stands on no page of the meeting."""
    return go(people.screen_link(services, person.workshop).removeprefix(services.base_url))


@router.get("/workshops/{workshop_id}/join-qr.svg")
async def join_qr(services: House, person: Facilitator) -> Response:
    return _join_qr(services, person.workshop.join_code)


@router.get("/screens/{workshop_id}/join-qr.svg")
async def screen_qr(request: Request, services: House, workshop_id: str) -> Response:
    person = await person_of(services, request.cookies, workshop_id, "screen")
    return _join_qr(services, person.workshop.join_code)


@router.get("/workshops/{workshop_id}/join-code.pdf")
async def join_poster(services: House, person: Facilitator, paper: Paper = "a4") -> Response:
    """To print: the browser shows it, and offers to print or to save it."""
    made = partial(join_poster_pdf, person.workshop, services.base_url, services.now(), paper=paper)
    headers = {"Content-Disposition": 'inline; filename="join-code.pdf"'}
    return Response(await asyncio.to_thread(made), media_type="application/pdf", headers=headers)


def _join_qr(services: Services, code: str) -> Response:
    return Response(qr_svg(f"{services.base_url}/join?code={code}", title="Join"), media_type=SVG)


@router.post("/workshops/{workshop_id}/meeting/on")
async def go_on(
    request: Request, services: House, person: Facilitator, turn: Number = -1, to: Line = "", anyway: Line = ""
) -> Response:
    if not anyway and await start.asks_first(services, person):
        return _ask_before_start(request, person, to, turn)
    await agenda.go_on(services, person, turn, to)
    return await _reply(request, services, person, _console(person))


@router.post("/workshops/{workshop_id}/meeting/back")
async def go_back(request: Request, services: House, person: Facilitator, turn: Number = -1, to: Line = "") -> Response:
    await agenda.go_back(services, person, turn, to)
    return await _reply(request, services, person, _console(person))


@router.post("/workshops/{workshop_id}/meeting/to/{phase_id}")
async def go_to(
    request: Request, services: House, person: Facilitator, phase_id: str, turn: Number = -1, anyway: Line = ""
) -> Response:
    if not anyway and await start.asks_first(services, person):
        return _ask_before_start(request, person, phase_id, turn)
    await agenda.go_to(services, person, phase_id, turn)
    return await _reply(request, services, person, _console(person))


def _ask_before_start(request: Request, person: Facilitator, to: str, turn: int) -> Response:
    address = f"{_console(person)}/start?{urlencode({'to': to, 'turn': turn})}"
    return Response(headers={"HX-Redirect": address}) if is_htmx(request) else go(address)


@router.get("/workshops/{workshop_id}/meeting/start")
async def start_anyway(
    request: Request, services: House, person: Facilitator, to: str = "", turn: int = -1
) -> Response:
    """The question that is asked before the meeting starts. `turn`: as the page showed it that the press came from."""
    number = await start.asks_first(services, person)
    if not number:
        return go(_console(person))
    return page(
        request, "meeting/start_anyway.html", workshop=person.workshop, number=number, to=writable(to), turn=turn
    )


@router.post("/workshops/{workshop_id}/meeting/keep-writing")
async def keep_writing(request: Request, services: House, person: Facilitator, turn: Number = -1) -> Response:
    await agenda.keep_writing(services, person, turn)
    return await _reply(request, services, person, _console(person))


@router.post("/workshops/{workshop_id}/meeting/clock/{change}")
async def change_clock(
    request: Request, services: House, person: Facilitator, change: str, turn: Number = -1, minutes: Number = 0
) -> Response:
    if change == "set":
        await agenda.change_clock(services, person, lambda m, now, by: with_time_set(m, minutes * 60, now, by), turn)
    elif change in agenda.CLOCK_CHANGES:
        wish = agenda.CLOCK_WISHES.get(change, agenda.no_wish)
        await agenda.change_clock(services, person, agenda.CLOCK_CHANGES[change], turn, wish)
    else:
        raise NotFound("There is no such change of the clock.")
    return await _reply(request, services, person, _console(person))


@router.post("/workshops/{workshop_id}/meeting/team/{participant_id}")
async def move_to_team(
    request: Request, services: House, person: Facilitator, participant_id: str, team: Line = ""
) -> Response:
    await people.move_to_team(services, person, participant_id, team)
    return await _reply(request, services, person, _console(person))


@router.post("/workshops/{workshop_id}/meeting/late/{late_id}/accept")
async def accept_late_draft(request: Request, services: House, person: Facilitator, late_id: str) -> Response:
    await late_drafts.accept_late_draft(services, person, late_id)
    return await _reply(request, services, person, _console(person))


@router.post("/workshops/{workshop_id}/meeting/late/{late_id}/decline")
async def decline_late_draft(request: Request, services: House, person: Facilitator, late_id: str) -> Response:
    await late_drafts.decline_late_draft(services, person, late_id)
    return await _reply(request, services, person, _console(person))


@router.post("/workshops/{workshop_id}/meeting/check")
async def open_check(request: Request, services: House, person: Facilitator) -> Response:
    await vision.open_check(services, person)
    return await _reply(request, services, person, _console(person))


@router.post("/workshops/{workshop_id}/meeting/check/{check_id}/reveal")
async def reveal_check(request: Request, services: House, person: Facilitator, check_id: str) -> Response:
    await vision.reveal_check(services, person, check_id)
    return await _reply(request, services, person, _console(person))


@router.post("/workshops/{workshop_id}/meeting/adopt")
async def adopt(
    request: Request, services: House, person: Facilitator, wording: Annotated[str, Form()] = ""
) -> Response:
    """`wording` is compared as it comes, and what is kept is the document's own."""
    await vision.adopt(services, person, wording)
    return await _reply(request, services, person, _console(person))


@router.post("/meet/{workshop_id}/done")
async def set_done(request: Request, services: House, person: Participant, done: Line = "") -> Response:
    await agenda.set_done(services, person, done == "yes")
    return await _reply(request, services, person, _seat(person))


@router.post("/meet/{workshop_id}/release")
async def release_draft(request: Request, services: House, person: Participant, show: Line = "") -> Response:
    await (withheld.release if show == "yes" else withheld.take_back)(services, person)
    return await _reply(request, services, person, _seat(person))


@router.post("/meet/{workshop_id}/late")
async def offer_late_draft(request: Request, services: House, person: Participant, text: Line = "") -> Response:
    await late_drafts.offer_late_draft(services, person, text)
    return await _reply(request, services, person, _seat(person))


@router.post("/meet/{workshop_id}/likes")
async def like_phrase(
    request: Request,
    services: House,
    person: Participant,
    draft: Line = "",
    start: Number = -1,
    end: Number = -1,
    reason: Line = "",
) -> Response:
    await drafts.like_phrase(services, person, draft, start, end, reason)
    return await _reply(request, services, person, _seat(person))


@router.post("/meet/{workshop_id}/likes/{like_id}/remove")
async def take_back_like(request: Request, services: House, person: Participant, like_id: str) -> Response:
    await drafts.take_back_like(services, person, like_id)
    return await _reply(request, services, person, _seat(person))


@router.post("/meet/{workshop_id}/checks/{check_id}")
async def answer_check(
    request: Request,
    services: House,
    person: Participant,
    check_id: str,
    question: Number = 0,
    verdict: Line = "",
    reason: Line = "",
) -> Response:
    await vision.answer_check(services, person, check_id, question, verdict, reason)
    return await _reply(request, services, person, _seat(person))


async def reply_of_console(request: Request, services: Services, person: Facilitating) -> Response:
    return await _reply(request, services, person, _console(person))


def _console(person: Facilitating) -> str:
    return f"/workshops/{person.workshop.id}/meeting"


def _seat(person: Participant) -> str:
    return f"/meet/{person.workshop.id}"
