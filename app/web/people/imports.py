"""Importing people: upload or paste, preview, apply, undo."""

from collections.abc import Collection
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import Response

from app.actions.access import Facilitating
from app.actions.people import imports as people_import
from app.actions.people.imports import Choice
from app.actions.services import Services
from app.domain.errors import Conflict, DomainError, Invalid
from app.domain.people.columns import COLUMN_TITLES, Column
from app.domain.people.imports import COUNTING
from app.reading.encodings import ENCODINGS
from app.reading.separators import SEPARATORS
from app.web.forms import FormText
from app.web.pages import go, page
from app.web.people.people import people_address, roster_page
from app.web.progress import Told, watched
from app.web.sessions import FacilitatorDep, ServicesDep
from app.web.uploads import uploaded

router = APIRouter(prefix="/workshops/{workshop_id}/people/imports")

FILE_LIMIT = 1_048_576  # bytes
MOST_HEADER_ROWS = 9


@router.post("")
async def upload(request: Request, services: ServicesDep, person: FacilitatorDep) -> Response:
    try:
        sent = await uploaded(request)
    except Invalid as error:
        return await roster_page(request, services, person, error=error)

    async def work(told: Told) -> Response:
        try:
            sent.check()
            _check_sizes(sent.content, sent.pasted)
            import_id = await people_import.upload(services, person, sent.content, sent.pasted, sent.read_as)
        except Invalid as error:
            return await roster_page(request, services, person, error=error, pasted=sent.pasted)
        return go(f"{people_address(person)}/imports/{import_id}")

    return await watched(request, work)


def _check_sizes(content: bytes, pasted: str) -> None:
    """Raises Invalid. The guard has refused what nobody would upload."""
    if len(content) > FILE_LIMIT:
        what_happened = f"This file has {len(content) / FILE_LIMIT:.1f} MB; 1 MB is the most. Nothing was imported."
        raise Invalid(what_happened, "Keep the columns about people only, or paste the rows.", field="list")
    if len(pasted) > FILE_LIMIT:
        raise Invalid("That is more text than a list of people has.", "Paste fewer rows.", field="list")


@router.get("/{import_id}")
async def preview(
    request: Request,
    services: ServicesDep,
    person: FacilitatorDep,
    import_id: str,
    column: Annotated[list[str] | None, Query()] = None,
    header: str = "",
) -> Response:
    return await _preview(request, services, person, import_id, _choice(column, header))


@router.post("/{import_id}/apply")
async def apply(
    request: Request,
    services: ServicesDep,
    person: FacilitatorDep,
    import_id: str,
    column: Annotated[list[str] | None, Form()] = None,
    header: FormText = "",
    row: Annotated[list[str] | None, Form()] = None,
    seen: FormText = "",
) -> Response:
    choice = _choice(column, header)
    numbers = {int(number) for number in row or () if number.isascii() and number.isdigit() and len(number) < 9}
    try:
        await people_import.apply(services, person, import_id, choice, numbers, seen)
    except (Invalid, Conflict) as error:
        return await _preview(request, services, person, import_id, choice, error=error, ticked=numbers)
    return go(people_address(person))


@router.post("/{import_id}/rows/{row_number}")
async def change_row(
    request: Request,
    services: ServicesDep,
    person: FacilitatorDep,
    import_id: str,
    row_number: str,
    column: Annotated[list[str] | None, Form()] = None,
    header: FormText = "",
    name: FormText = "",
    email: FormText = "",
    role: FormText = "",
    department: FormText = "",
    bio: FormText = "",
) -> Response:
    said = {
        Column.NAME: name,
        Column.EMAIL: email,
        Column.ROLE: role,
        Column.DEPARTMENT: department,
        Column.BIO: bio,
    }
    number = int(row_number) if row_number.isascii() and row_number.isdigit() and len(row_number) < 9 else 0
    columns = await people_import.change_row(services, person, import_id, _choice(column, header), number, said)
    chosen = [("column", str(held)) for held in columns] + [("header", header)]
    return go(f"{people_address(person)}/imports/{import_id}?{urlencode(chosen)}#row-{number}")


@router.post("/{import_id}/undo")
async def undo(services: ServicesDep, person: FacilitatorDep, import_id: str) -> Response:
    await people_import.undo(services, person, import_id)
    return go(people_address(person))


@router.post("/{import_id}/discard")
async def discard(services: ServicesDep, person: FacilitatorDep, import_id: str) -> Response:
    await people_import.discard(services, person, import_id)
    return go(people_address(person))


def _choice(column: list[str] | None, header: str) -> Choice:
    is_said = header.isascii() and header.isdigit() and int(header[:9]) <= MOST_HEADER_ROWS
    return Choice(tuple(column) if column is not None else None, int(header) if is_said else None)


async def _preview(
    request: Request,
    services: Services,
    person: Facilitating,
    import_id: str,
    choice: Choice,
    *,
    error: DomainError | None = None,
    ticked: Collection[int] | None = None,
) -> Response:
    shown = await people_import.preview(services, person, import_id, choice)
    error = error or shown.problem
    return page(
        request,
        "people/preview.html",
        status=error.status if error else 200,
        workshop=person.workshop,
        preview=shown,
        titles=COLUMN_TITLES,
        counting=COUNTING,
        encodings=ENCODINGS,
        separators=SEPARATORS,
        ticked={row.number for row in shown.rows} if ticked is None else ticked,
        error=error,
    )
