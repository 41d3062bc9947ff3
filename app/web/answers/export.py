"""Answers and words to download, for spreadsheets."""

from collections.abc import Callable

from fastapi import APIRouter
from fastapi.responses import Response

from app.actions.answers import export as answers_export
from app.counting.worker_threads import in_thread
from app.domain.answers.export import Table
from app.domain.errors import NotFound
from app.render.tables import table_csv, table_xlsx
from app.web import downloads
from app.web.sessions import FacilitatorDep, ServicesDep

router = APIRouter(prefix="/workshops/{workshop_id}/survey")

_FORMS: dict[str, tuple[str, Callable[[Table], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", table_csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", table_xlsx),
}


@router.get("/answers.{file_form}")
async def answers(services: ServicesDep, person: FacilitatorDep, file_form: str, hidden: str = "") -> Response:
    _check(file_form)
    table = await answers_export.answers(services, person, with_hidden=hidden == "with")
    return await _download(table, file_form, "survey answers", person.workshop.organisation)


@router.get("/words.{file_form}")
async def words(services: ServicesDep, person: FacilitatorDep, file_form: str) -> Response:
    _check(file_form)
    table = await answers_export.words(services, person)
    return await _download(table, file_form, "survey words", person.workshop.organisation)


def _check(file_form: str) -> None:
    if file_form not in _FORMS:
        raise NotFound("There is no file of this kind.", "Choose CSV or Excel.")


async def _download(table: Table, file_form: str, *words: str) -> Response:
    media_type, render = _FORMS[file_form]
    content = await in_thread(render, table)
    return downloads.download(content, media_type, file_form, *words)
