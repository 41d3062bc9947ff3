"""Importing people: a list is read, looked at, made to count, and perhaps undone."""

import json
from collections.abc import Collection, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.access import SESSION_LIFETIME, Facilitating
from app.actions.invitations.removals import take_off
from app.actions.people.people import HERE_FOR, ensure_documents, held_workshop
from app.actions.services import Services
from app.domain.errors import Conflict, Invalid, NotFound
from app.domain.people.columns import Column, chosen, has_header, recognised, titles_left_out
from app.domain.people.imports import (
    ChangedPerson,
    ImportRow,
    RosterImport,
    Verdict,
    accepted,
    counts,
    fingerprint,
    given_back,
    planned,
)
from app.domain.people.people import Participant, require_space
from app.domain.tables.cell_kinds import Kind
from app.domain.tables.column_kinds import LeftBehind
from app.domain.tables.sheet_lines import understood_of
from app.domain.tables.sheets import (
    AS_RECOGNISED,
    PLAIN_TEXT,
    ReadAs,
    SheetRow,
    Understood,
    samples_of,
    width_of,
    with_cells,
)
from app.live.connection import CloseCode
from app.reading.apart import reading
from app.reading.lines import Task
from app.storage import agenda, people, people_import

_OFFERED_FOR = timedelta(days=1)  # how long the page speaks of the last import


@dataclass(frozen=True)
class Choice:
    """What the facilitator says about a list; None: as it was recognised. `header_rows`: how many rows at the top are
    titles; the last of them names the columns."""

    columns: tuple[str, ...] | None = None
    header_rows: int | None = None


@dataclass(frozen=True)
class Preview:
    """`problem`: why nothing can count with these columns; `fingerprint`: of what would happen. `header`: the rows of
    titles, and the one below them. `left`: columns and lines that were not kept. `left_out`: the titles of columns
    that are chosen for nothing. `titles`: of all columns; none where the first row is a person."""

    id: str
    columns: tuple[Column, ...]
    header_rows: int
    header: tuple[SheetRow, ...]
    samples: tuple[tuple[str, ...], ...]
    rows: tuple[ImportRow, ...]
    counts: Mapping[Verdict, int]
    fingerprint: str
    problem: Invalid | None = None
    left: tuple[LeftBehind, ...] = ()
    understood: Understood = PLAIN_TEXT
    left_out: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()


@dataclass(frozen=True)
class LastImport:
    """`stayed`: after undoing, who of the added had joined meanwhile."""

    record: RosterImport
    stayed: tuple[str, ...] = ()


async def upload(
    services: Services, person: Facilitating, content: bytes, pasted: str, read_as: ReadAs = AS_RECOGNISED
) -> str:
    """Read a list, and keep what a workshop has a use for, to be looked at. Gives its id. Raises Invalid when it cannot
    be read."""
    if not content and not pasted.strip():
        raise Invalid("There is nothing to import yet.", "Paste a list, or choose a file.", field="list")
    task = Task("people", read_as, is_text=not content)
    async with aclosing(reading(task, content or pasted.encode(errors="replace"))) as lines:
        said = {line[0]: json.loads(line[1:]) async for line in lines}
    rows, left = said["L"]
    made = RosterImport(
        services.new_id(),
        services.now(),
        person.name,
        tuple(SheetRow(number, tuple(cells)) for number, *cells in rows),
        tuple(LeftBehind(number, title, Kind(kind)) for number, title, kind in left),
        understood_of(said["U"]),
    )
    async with services.database.transaction() as connection:
        has_replaced = await people_import.add(connection, person.workshop.id, made)
    if has_replaced:
        await services.database.forget_deleted("roster_imports")
    return made.id


async def change_row(
    services: Services, person: Facilitating, import_id: str, choice: Choice, number: int, said: Mapping[Column, str]
) -> tuple[Column, ...]:
    """Put other words in place of what a row says, before the list counts. Gives what the columns hold afterwards: a
    column comes in for what the list had none for. Raises NotFound."""
    async with services.database.transaction() as connection:
        record = _pending(await people_import.by_id(connection, person.workshop.id, import_id, hold=True))
        columns, _, _ = _columns(record, choice)
        columns += tuple(column for column, text in said.items() if text and column not in columns)
        cells = {columns.index(column): text for column, text in said.items() if column in columns}
        if not any(row.number == number for row in record.rows):
            raise NotFound("This row is not in the list.", "Look at the list again.")
        rows = tuple(with_cells(row, cells) if row.number == number else row for row in record.rows)
        await people_import.change_rows(connection, person.workshop.id, replace(record, rows=rows))
    return columns


async def preview(services: Services, person: Facilitating, import_id: str, choice: Choice) -> Preview:
    async with services.database.reading() as connection:
        record = await people_import.by_id(connection, person.workshop.id, import_id)
        roster = await people.of_workshop(connection, person.workshop.id)
    return _preview(_pending(record), roster, choice)


def _preview(record: RosterImport, roster: Sequence[Participant], choice: Choice) -> Preview:
    columns, titled, problem = _columns(record, choice)
    titles = record.rows[titled - 1].cells if titled else ()
    plan = () if problem else planned(record.rows[titled:], columns, roster, titles)
    samples = samples_of(record.rows)
    return Preview(
        record.id,
        columns,
        titled,
        record.rows[: titled + 1],
        samples,
        plan,
        counts(plan),
        fingerprint(plan),
        problem,
        record.left,
        record.understood,
        titles_left_out(record.rows[titled - 1 :], columns) if titled else (),
        titles,
    )


def _columns(record: RosterImport, choice: Choice) -> tuple[tuple[Column, ...], int, Invalid | None]:
    """What each column holds, how many rows are titles, and why nothing can count with them."""
    recognised_titles = int(has_header(record.rows))
    titles = recognised_titles if choice.header_rows is None else min(choice.header_rows, len(record.rows))
    own = record.rows[max(0, titles - 1) :]
    typed = recognised(own, by_header=titles > 0) if choice.columns is None else choice.columns
    try:
        return chosen(typed, width_of(record.rows)), titles, None
    except Invalid as refusal:
        return tuple(Column(value) for value in typed if value in tuple(Column)), titles, refusal


async def apply(
    services: Services, person: Facilitating, import_id: str, choice: Choice, numbers: Collection[int], seen: str
) -> None:
    """Make the ticked rows count. `seen`: the preview's fingerprint; raises Conflict when it would be another now."""
    async with services.database.transaction() as connection:
        await held_workshop(connection, person)
        record = await people_import.by_id(connection, person.workshop.id, import_id, hold=True)
        roster = await people.of_workshop(connection, person.workshop.id)
        shown = _preview(_pending(record), roster, choice)
        if shown.problem:
            raise shown.problem
        if shown.fingerprint != seen:
            raise Conflict("The list of people has changed since this preview.", "Look at it again, then add.")
        rows = accepted(shown.rows, numbers)
        require_space(len(roster), sum(row.verdict is Verdict.NEW for row in rows))
        await _apply(services, connection, person, import_id, rows)
    await services.database.forget_deleted("roster_imports")
    await services.ring(person.workshop.id)


async def _apply(
    services: Services,
    connection: AsyncConnection,
    person: Facilitating,
    import_id: str,
    rows: Sequence[ImportRow],
) -> None:
    added = [(services.new_id(), row.person) for row in rows if row.verdict is Verdict.NEW]
    changed = [ChangedPerson(row.match.id, row.changes) for row in rows if row.match]
    await people.add(connection, person.workshop.id, added)
    for entry in changed:
        values = {change.field: change.after for change in entry.changes}
        await people.change(connection, person.workshop.id, entry.id, **values)
    await ensure_documents(services, connection, await held_workshop(connection, person))
    ids = [participant_id for participant_id, _ in added]
    await people_import.set_applied(
        connection, person.workshop.id, import_id, services.now(), added=ids, changed=changed
    )


async def undo(services: Services, person: Facilitating, import_id: str) -> None:
    """People it added are removed, unless they have joined meanwhile. People it changed get their earlier values back,
    unless somebody has changed them again."""
    async with services.database.transaction() as connection:
        await agenda.meeting_of(connection, person.workshop.id, hold=True)  # no draft is released at this moment
        await held_workshop(connection, person)
        record = await people_import.by_id(connection, person.workshop.id, import_id, hold=True)
        if record is None:
            raise NotFound("This list is not here: another one came after it.", "Go back to People.")
        if record.applied_at is None or record.undone_at is not None:
            raise Conflict("There is nothing to undo: this import was undone already, or another one came after it.")
        roster = {entry.id: entry for entry in await people.of_workshop(connection, person.workshop.id)}
        joined = await _joined(services, connection, person.workshop.id, roster.values())
        closing = await take_off(services, connection, person, set(record.added) & roster.keys() - joined)
        for entry in record.changed:
            values = given_back(roster[entry.id], entry) if entry.id in roster else {}
            if values:
                await people.change(connection, person.workshop.id, entry.id, **values)
        stayed = set(record.added) & joined
        await people_import.set_undone(connection, person.workshop.id, import_id, services.now(), stayed=stayed)
    for document_id in closing:
        await services.hub.close_document(document_id, CloseCode.GONE)
    await services.database.forget_deleted("roster_imports")
    await services.ring(person.workshop.id)


async def _joined(
    services: Services, connection: AsyncConnection, workshop_id: str, roster: Collection[Participant]
) -> frozenset[str]:
    """Who has opened their link, has a place on some device, or has been in the meeting."""
    seated = await people.seated(connection, workshop_id, services.now() - SESSION_LIFETIME)
    here = await people.here(connection, workshop_id, services.now() - HERE_FOR)
    return seated | here | {entry.id for entry in roster if entry.opened_at or entry.joined_at}


async def discard(services: Services, person: Facilitating, import_id: str) -> None:
    async with services.database.transaction() as connection:
        if not await people_import.remove(connection, person.workshop.id, import_id):
            raise _no_longer_waiting()
    await services.database.forget_deleted("roster_imports")


async def waiting(services: Services, person: Facilitating) -> str | None:
    """The id of the list that somebody has uploaded and nobody has made count."""
    async with services.database.reading() as connection:
        return await people_import.looked_at(connection, person.workshop.id)


async def last_import(services: Services, person: Facilitating) -> LastImport | None:
    """What the roster's page says about the last import, for a day."""
    async with services.database.reading() as connection:
        record = await people_import.last_applied(connection, person.workshop.id)
        roster = await people.of_workshop(connection, person.workshop.id)
    if record is None or record.applied_at is None:
        return None
    if (record.undone_at or record.applied_at) < services.now() - _OFFERED_FOR:
        return None
    kept = record.added if record.undone_at else ()
    return LastImport(record, tuple(entry.name for entry in roster if entry.id in kept))


def _pending(record: RosterImport | None) -> RosterImport:
    if record is None or record.applied_at is not None:
        raise _no_longer_waiting()
    return record


def _no_longer_waiting() -> NotFound:
    return NotFound("This list was added already, or another one was uploaded after it.", "Go back to People.")
