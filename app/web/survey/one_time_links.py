"""One-time links of the survey: the page that each opens, and the facilitator's lists of them."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from app.actions.survey import one_time_links as tickets
from app.actions.survey import survey
from app.render.one_time_links import tickets_csv, tickets_text
from app.web.downloads import download
from app.web.forms import FormText, whole_number
from app.web.pages import go
from app.web.sessions import FacilitatorDep, ServicesDep
from app.web.survey.respondent import AnswerKey, form_or_answered, take_answer
from app.web.survey.respondent_pages import closed_page

router = APIRouter()


@router.get("/s/{key}/t/{ticket}")
async def answer_form(request: Request, services: ServicesDep, key: str, ticket: str, again: str = "") -> Response:
    """Programs that look at links in mails open this page too; it spends nothing.

    A facilitator knows whom they sent which link: so it looks at no link, and is the same whether or not it is used.
    """
    asked = await survey.asked_survey(services, key)
    if not asked.is_open:
        return closed_page(request, asked)
    return form_or_answered(request, services, asked, f"/s/{key}/t/{ticket}", again=again)


@router.post("/s/{key}/t/{ticket}")
async def give_answer(
    request: Request, services: ServicesDep, key: str, ticket: str, answer: FormText = "", answer_key: AnswerKey = ""
) -> Response:
    return await take_answer(request, services, key, answer, answer_key, ticket)


@router.post("/workshops/{workshop_id}/tickets")
async def make_list(
    services: ServicesDep, person: FacilitatorDep, size: FormText = "", form: Annotated[str, Form()] = "csv"
) -> Response:
    """The file with the new links: there is no other time at which they are told."""
    links = await tickets.make_list(services, person, whole_number(size, "size"))
    words = ("survey links", person.workshop.organisation)
    if form == "text":
        return download(await asyncio.to_thread(tickets_text, links), "text/plain; charset=utf-8", "txt", *words)
    return download(await asyncio.to_thread(tickets_csv, links), "text/csv; charset=utf-8", "csv", *words)


@router.post("/workshops/{workshop_id}/tickets/only")
async def take_tickets_only(services: ServicesDep, person: FacilitatorDep) -> Response:
    await tickets.close_open_link(services, person)
    return _back(person)


@router.post("/workshops/{workshop_id}/tickets/not-only")
async def take_the_open_link_too(services: ServicesDep, person: FacilitatorDep) -> Response:
    await tickets.open_open_link(services, person)
    return _back(person)


@router.post("/workshops/{workshop_id}/tickets/{list_id}/withdraw")
async def withdraw_list(services: ServicesDep, person: FacilitatorDep, list_id: str) -> Response:
    await tickets.withdraw_list(services, person, list_id)
    return _back(person)


@router.post("/workshops/{workshop_id}/tickets/{list_id}/restore")
async def restore_list(services: ServicesDep, person: FacilitatorDep, list_id: str) -> Response:
    await tickets.restore_list(services, person, list_id)
    return _back(person)


def _back(person: FacilitatorDep) -> Response:
    return go(f"/workshops/{person.workshop.id}/survey#tickets")
