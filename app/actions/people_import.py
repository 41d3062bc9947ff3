"""Importing people: a list is read, looked at, made to count, and perhaps undone."""

import asyncio
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.access import SESSION_LIFETIME, Facilitating
from app.actions.departures import take_off
from app.actions.people import HERE_FOR, furnish_rooms, held_workshop
from app.actions.services import Services
from app.domain.column_kinds import LeftBehind
from app.domain.mail_lists import people_of_mail
from app.domain.people import Participant, require_room
from app.domain.people_columns import Column, chosen, has_header, recognised, without_others
from app.domain.people_import import (
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
from app.domain.refusals import Invalid, NotFound, Overtaken
from app.domain.sheets import SheetRow, samples_of, width_of
from app.live.connection import CloseCode
from app.render.spreadsheets import rows_of_file, rows_of_text
from app.storage import agenda, people, people_import

_OFFERED_FOR = timedelta(days=1)  # how long the page speaks of the last import


@dataclass(frozen=True)
class Choice:
    """What the facilitator says about the columns; `columns` none: as they were recognised."""

    columns: tuple[str, ...] | None = None
    has_header: bool | None = None


@dataclass(frozen=True)
class Preview:
    """`problem`: why nothing can count with these columns; `fingerprint`: of what would happen."""

    id: str
    columns: tuple[Column, ...]
    has_header: bool
    samples: tuple[tuple[str, ...], ...]
    rows: tuple[ImportRow, ...]
    counts: Mapping[Verdict, int]
    fingerprint: str
    problem: Invalid | None = None
    left: tuple[LeftBehind, ...] = ()


@dataclass(frozen=True)
class LastImport:
    """`stayed`: after undoing, who of the added had joined meanwhile."""

    record: RosterImport
    stayed: tuple[str, ...] = ()


async def upload(services: Services, person: Facilitating, content: bytes, pasted: str) -> str:
    """Read a list, and keep what a workshop has a use for, to be looked at. Gives its id. Raises Invalid when it cannot
    be read."""
    if not content and not pasted.strip():
        raise Invalid("There is nothing to import yet.", "Paste a list, or choose a file.", field="list")
    rows, left = await asyncio.to_thread(_read, content, pasted)
    made = RosterImport(services.new_id(), services.now(), person.name, rows, left)
    async with services.database.transaction() as connection:
        has_replaced = await people_import.add(connection, person.workshop.id, made)
    if has_replaced:
        await services.database.forget_deleted("roster_imports")
    return made.id


def _read(content: bytes, pasted: str) -> tuple[tuple[SheetRow, ...], tuple[LeftBehind, ...]]:
    listed = () if content else people_of_mail(pasted)
    rows, left = without_others(listed or (rows_of_file(content) if content else rows_of_text(pasted)))
    if not rows:
        raise Invalid(
            "This list has no names or e-mail addresses: there are only times, numbers or places.",
            "Copy the columns with the people, and paste them here.",
            field="list",
        )
    return rows, left


async def preview(services: Services, person: Facilitating, import_id: str, choice: Choice) -> Preview:
    async with services.database.reading() as connection:
        record = await people_import.by_id(connection, person.workshop.id, import_id)
        roster = await people.of_workshop(connection, person.workshop.id)
    return _preview(_pending(record), roster, choice)


def _preview(record: RosterImport, roster: Sequence[Participant], choice: Choice) -> Preview:
    titled = has_header(record.rows) if choice.has_header is None else choice.has_header
    columns = recognised(record.rows, by_header=titled)
    problem, rows = None, record.rows[1:] if titled else record.rows
    plan: tuple[ImportRow, ...] = ()
    try:
        typed = columns if choice.columns is None else choice.columns
        columns = chosen(typed, width_of(record.rows))
        plan = planned(rows, columns, roster)
    except Invalid as refusal:
        problem = refusal
        columns = tuple(Column(value) for value in typed if value in tuple(Column))
    samples = samples_of(record.rows)
    return Preview(record.id, columns, titled, samples, plan, counts(plan), fingerprint(plan), problem, record.left)


async def apply(
    services: Services, person: Facilitating, import_id: str, choice: Choice, numbers: Collection[int], seen: str
) -> None:
    """Make the ticked rows count. `seen`: the preview's fingerprint; raises Overtaken when it would be another now."""
    async with services.database.transaction() as connection:
        await held_workshop(connection, person)
        record = await people_import.by_id(connection, person.workshop.id, import_id, hold=True)
        roster = await people.of_workshop(connection, person.workshop.id)
        shown = _preview(_pending(record), roster, choice)
        if shown.problem:
            raise shown.problem
        if shown.fingerprint != seen:
            raise Overtaken("The list of people has changed since this preview.", "Look at it again, then add.")
        rows = accepted(shown.rows, numbers)
        require_room(len(roster), sum(row.verdict is Verdict.NEW for row in rows))
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
    await furnish_rooms(services, connection, await held_workshop(connection, person))
    ids = [participant_id for participant_id, _ in added]
    await people_import.set_applied(
        connection, person.workshop.id, import_id, services.now(), added=ids, changed=changed
    )


async def undo(services: Services, person: Facilitating, import_id: str) -> None:
    """Whom it added goes again, unless they have joined meanwhile; whom it changed gets the earlier values back,
    unless somebody has changed them again."""
    async with services.database.transaction() as connection:
        await agenda.meeting_of(connection, person.workshop.id, hold=True)  # no draft is released at this moment
        await held_workshop(connection, person)
        record = await people_import.by_id(connection, person.workshop.id, import_id, hold=True)
        if record is None:
            raise NotFound("This list is not here: another one came after it.", "Go back to People.")
        if record.applied_at is None or record.undone_at is not None:
            raise Overtaken("There is nothing to undo: this import was undone already, or another one came after it.")
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
