"""The result page, and the record as PDF, Markdown and JSON."""

import asyncio
from collections.abc import Callable

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.actions import export
from app.actions.workshops import workshops
from app.domain.errors import NotFound
from app.domain.export.record import Record
from app.render import wording
from app.render.json_record import record_json
from app.render.markdown import record_markdown
from app.render.pdf import record_pdf
from app.web import downloads
from app.web.pages import page
from app.web.sessions import ResultReaderDep, ServicesDep

router = APIRouter(prefix="/workshops/{workshop_id}")

_FORMS: dict[str, tuple[str, Callable[[Record], bytes]]] = {
    "pdf": ("application/pdf", record_pdf),
    "md": ("text/markdown; charset=utf-8", lambda record: record_markdown(record).encode()),
    "json": ("application/json", record_json),
}


@router.get("/result")
async def result(request: Request, services: ServicesDep, person: ResultReaderDep) -> Response:
    record = await export.record(services, person)
    mine = await workshops.facilitates(services, person.account, person.workshop.id)
    return page(
        request,
        "export/result.html",
        workshop=person.workshop,
        record=record,
        may_facilitate=mine,
        check_line=wording.check_line,
        other_check_line=wording.other_check_line,
    )


@router.get("/export.{form}")
async def download(services: ServicesDep, person: ResultReaderDep, form: str) -> Response:
    if form not in _FORMS:
        raise NotFound("There is no export of this kind.", "Choose PDF, Markdown or JSON.")
    media_type, render = _FORMS[form]
    content = await asyncio.to_thread(render, await export.record(services, person))
    return downloads.download(content, media_type, form, "vision", person.workshop.organisation)
