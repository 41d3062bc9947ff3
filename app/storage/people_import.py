"""Imported lists of people: the one that is being looked at, and the last one that counted."""

import json
from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.people.imports import ChangedPerson, FieldChange, RosterImport
from app.domain.tables.cell_kinds import Kind
from app.domain.tables.column_kinds import LeftBehind
from app.domain.tables.sheet_lines import understood_of
from app.domain.tables.sheets import PLAIN_TEXT, SheetRow
from app.storage.tables.preparation import roster_imports


async def add(connection: AsyncConnection, workshop_id: str, made: RosterImport) -> bool:
    """In place of whatever was looked at before and did not come to count. Gives whether there was such a list."""
    replaced = await connection.execute(
        delete(roster_imports).where(roster_imports.c.workshop_id == workshop_id, roster_imports.c.applied_at.is_(None))
    )
    await connection.execute(
        insert(roster_imports).values(
            id=made.id,
            workshop_id=workshop_id,
            uploaded_at=made.uploaded_at,
            uploaded_by=made.uploaded_by,
            rows=_written(made),
        )
    )
    return replaced.rowcount > 0


def _written(made: RosterImport) -> str:
    rows = [[row.number, row.cells] for row in made.rows]
    left = [[column.number, column.title, column.kind] for column in made.left]
    return json.dumps({"rows": rows, "left": left, "understood": asdict(made.understood)}, ensure_ascii=False)


async def change_rows(connection: AsyncConnection, workshop_id: str, changed: RosterImport) -> None:
    """The rows of a list that is being looked at, after somebody has put other words into one."""
    await _change(connection, workshop_id, changed.id, rows=_written(changed))


async def by_id(
    connection: AsyncConnection, workshop_id: str, import_id: str, *, hold: bool = False
) -> RosterImport | None:
    """`hold`: nobody else can hold it until this transaction ends, so that it counts, and is undone, once."""
    query = select(roster_imports).where(roster_imports.c.id == import_id, roster_imports.c.workshop_id == workshop_id)
    row = (await connection.execute(query.with_for_update() if hold else query)).one_or_none()
    return _roster_import(row) if row else None


async def looked_at(connection: AsyncConnection, workshop_id: str) -> str | None:
    """The id of the list that waits to be looked at and counted."""
    query = select(roster_imports.c.id).where(
        roster_imports.c.workshop_id == workshop_id, roster_imports.c.applied_at.is_(None)
    )
    return (await connection.execute(query)).scalar_one_or_none()


async def last_applied(connection: AsyncConnection, workshop_id: str) -> RosterImport | None:
    query = (
        select(roster_imports)
        .where(roster_imports.c.workshop_id == workshop_id, roster_imports.c.applied_at.is_not(None))
        .order_by(roster_imports.c.applied_at.desc())
        .limit(1)
    )
    row = (await connection.execute(query)).one_or_none()
    return _roster_import(row) if row else None


async def set_applied(
    connection: AsyncConnection,
    workshop_id: str,
    import_id: str,
    now: datetime,
    *,
    added: Sequence[str],
    changed: Sequence[ChangedPerson],
) -> None:
    """Its rows and the imports before it are forgotten: of people only what undoing needs is kept."""
    before = (roster_imports.c.workshop_id == workshop_id, roster_imports.c.id != import_id)
    await connection.execute(delete(roster_imports).where(*before))
    await _change(
        connection,
        workshop_id,
        import_id,
        rows="",
        added=json.dumps(added),
        changed=json.dumps([asdict(entry) for entry in changed], ensure_ascii=False),
        applied_at=now,
    )


async def set_undone(
    connection: AsyncConnection, workshop_id: str, import_id: str, now: datetime, *, stayed: Collection[str]
) -> None:
    """`stayed`: who of the added is still on the list."""
    await _change(connection, workshop_id, import_id, added=json.dumps(sorted(stayed)), changed="", undone_at=now)


async def remove(connection: AsyncConnection, workshop_id: str, import_id: str) -> bool:
    """Forget a list that did not come to count. False if there is none."""
    query = delete(roster_imports).where(
        roster_imports.c.id == import_id,
        roster_imports.c.workshop_id == workshop_id,
        roster_imports.c.applied_at.is_(None),
    )
    return (await connection.execute(query)).rowcount == 1


async def remove_uploaded_before(connection: AsyncConnection, moment: datetime) -> int:
    """Forget the lists, of all workshops, that have waited since then and did not come to count. Gives how many."""
    query = delete(roster_imports).where(roster_imports.c.applied_at.is_(None), roster_imports.c.uploaded_at < moment)
    return int((await connection.execute(query)).rowcount)


async def _change(connection: AsyncConnection, workshop_id: str, import_id: str, **values: object) -> None:
    query = update(roster_imports).where(roster_imports.c.id == import_id, roster_imports.c.workshop_id == workshop_id)
    await connection.execute(query.values(**values))


def _roster_import(row: Row[tuple[object, ...]]) -> RosterImport:
    stored = row._mapping
    waiting = json.loads(stored["rows"] or "{}")
    if isinstance(waiting, list):  # of a version that kept no names of columns
        waiting = {"rows": waiting}
    return RosterImport(
        id=stored["id"],
        uploaded_at=stored["uploaded_at"],
        uploaded_by=stored["uploaded_by"],
        rows=tuple(SheetRow(number, tuple(cells)) for number, cells in waiting.get("rows", ())),
        left=tuple(LeftBehind(number, title, Kind(kind)) for number, title, kind in waiting.get("left", ())),
        understood=understood_of(waiting["understood"]) if "understood" in waiting else PLAIN_TEXT,
        added=tuple(json.loads(stored["added"] or "[]")),
        changed=tuple(
            ChangedPerson(entry["id"], tuple(FieldChange(**change) for change in entry["changes"]))
            for entry in json.loads(stored["changed"] or "[]")
        ),
        applied_at=stored["applied_at"],
        undone_at=stored["undone_at"],
    )
