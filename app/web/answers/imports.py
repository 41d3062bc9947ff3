"""Importing answers: upload or paste, preview, apply, undo."""

from collections.abc import Mapping
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import Response

from app.actions.access import Facilitating
from app.actions.answers import imports as answers_import
from app.actions.answers import moderation
from app.actions.services import Services
from app.domain.answers.imports import Choice, Repeats, Verdict
from app.domain.answers.moderation import Wish
from app.domain.errors import DomainError, Invalid
from app.domain.survey.survey import ANSWER_LIMIT
from app.domain.tables.sheets import CELL_LIMIT
from app.reading.encodings import ENCODINGS
from app.reading.separators import SEPARATORS
from app.web.forms import FormText, writable
from app.web.pages import go, page
from app.web.progress import Told, watched
from app.web.sessions import FacilitatorDep, ServicesDep
from app.web.uploads import uploaded

router = APIRouter(prefix="/workshops/{workshop_id}/survey/imports")


@router.get("")
async def imports(request: Request, services: ServicesDep, person: FacilitatorDep) -> Response:
    return await _imports(request, services, person)


@router.post("")
async def upload(request: Request, services: ServicesDep, person: FacilitatorDep) -> Response:
    try:
        sent = await uploaded(request)
    except Invalid as error:
        return await _imports(request, services, person, error=error)

    async def work(told: Told) -> Response:
        try:
            sent.check()
            import_id = await answers_import.upload(services, person, sent.content, sent.pasted, sent.read_as, told)
        except Invalid as error:
            return await _imports(request, services, person, error=error, pasted=sent.pasted, said=sent.said)
        return go(f"{_address(person)}/{import_id}")

    return await watched(request, work)


@router.get("/{upload_id}")
async def preview(
    request: Request,
    services: ServicesDep,
    person: FacilitatorDep,
    upload_id: str,
    column: Annotated[list[str] | None, Query()] = None,
    header: str = "",
    repeats: str = "",
    again: str = "",
    rows: str = "",
    page: str = "",
) -> Response:
    choice = _choice(column, header, repeats, again)
    verdict = Verdict(rows) if rows in tuple(Verdict) else Verdict.NEW
    return await _preview(request, services, person, upload_id, choice, verdict, _number(page) or 1)


@router.post("/{upload_id}/apply")
async def apply(
    request: Request,
    services: ServicesDep,
    person: FacilitatorDep,
    upload_id: str,
    column: Annotated[list[str] | None, Form()] = None,
    header: Annotated[str, Form()] = "",
    repeats: FormText = "",
    again: FormText = "",
) -> Response:
    choice = _choice(column, header, repeats, again)

    async def work(told: Told) -> Response:
        try:
            await answers_import.apply(services, person, upload_id, choice, told)
        except Invalid as error:
            return await _preview(request, services, person, upload_id, choice, error=error)
        return go(_address(person))

    return await watched(request, work)


@router.post("/{upload_id}/rows/{row_number}")
async def change_row(
    request: Request,
    services: ServicesDep,
    person: FacilitatorDep,
    upload_id: str,
    row_number: str,
    column: Annotated[list[str] | None, Form()] = None,
    header: Annotated[str, Form()] = "",
    repeats: FormText = "",
    again: FormText = "",
    rows: FormText = "",
    page: FormText = "",
    text: Annotated[str, Form()] = "",
) -> Response:
    choice = _choice(column, header, repeats, again)
    await answers_import.change_row(services, person, upload_id, choice, _number(row_number) or 0, writable(text))
    chosen = [("column", str(place)) for place in choice.columns]
    chosen += [("header", header), ("repeats", repeats), ("again", again), ("rows", rows), ("page", page)]
    return go(f"{_address(person)}/{upload_id}?{urlencode([pair for pair in chosen if pair[1]])}#row-{row_number}")


@router.post("/{upload_id}/undo")
async def undo(services: ServicesDep, person: FacilitatorDep, upload_id: str) -> Response:
    await answers_import.undo(services, person, upload_id)
    return go(_address(person))


@router.post("/{upload_id}/discard")
async def discard(services: ServicesDep, person: FacilitatorDep, upload_id: str) -> Response:
    await answers_import.discard(services, person, upload_id)
    return go(_address(person))


def _address(person: Facilitating) -> str:
    return f"/workshops/{person.workshop.id}/survey/imports"


def _choice(column: list[str] | None, header: str, repeats: str, again: str) -> Choice:
    wanted = Repeats(repeats) if repeats in tuple(Repeats) else Repeats.KEEP_ALL
    places = tuple(place for typed in column or () if (place := _number(typed)) is not None)
    return Choice(places, _number(header), wanted, once_each=again == "leave")


def _number(typed: str) -> int | None:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 7 else None


async def _imports(
    request: Request,
    services: Services,
    person: Facilitating,
    *,
    error: Invalid | None = None,
    pasted: str = "",
    said: Mapping[str, str] | None = None,
) -> Response:
    return page(
        request,
        "answers/imports.html",
        status=error.status if error else 200,
        workshop=person.workshop,
        imports=await answers_import.imports(services, person),
        waiting=await answers_import.waiting(services, person),
        counts=(await moderation.view(services, person, Wish())).counts,
        pasted=pasted,
        read_as=said or {},
        error=error,
    )


async def _preview(
    request: Request,
    services: Services,
    person: Facilitating,
    upload_id: str,
    choice: Choice,
    verdict: Verdict = Verdict.NEW,
    number: int = 1,
    *,
    error: DomainError | None = None,
) -> Response:
    shown = await answers_import.preview(services, person, upload_id, choice, verdict, max(1, number))
    kept = [("column", str(place)) for place in shown.choice.columns] + [("header", str(shown.choice.header_rows))]
    return page(
        request,
        "answers/preview.html",
        status=error.status if error else 200,
        workshop=person.workshop,
        preview=shown,
        kept=kept,
        limit=ANSWER_LIMIT,
        cell_limit=CELL_LIMIT,
        encodings=ENCODINGS,
        separators=SEPARATORS,
        error=error,
    )
