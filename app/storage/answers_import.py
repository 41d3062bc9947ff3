"""Lists of answers from elsewhere: those that wait to be looked at, and those that counted."""

import json
from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.answers.columns import AnswerList
from app.domain.answers.imports import AnswerImport
from app.domain.answers.named_answers import Labels
from app.domain.tables.cell_kinds import Kind
from app.domain.tables.column_kinds import LeftBehind
from app.domain.tables.list_notes import notes_of
from app.domain.tables.sheet_lines import row_line, row_of, understood_of
from app.domain.tables.sheets import SheetRow, Understood, with_cells
from app.storage.answers import out_of
from app.storage.chunks import chunks, row_chunks
from app.storage.tables import answer_import_chunks, answer_imports, answers

_CHUNKS_AT_ONCE = 10
_RECORD = [column for column in answer_imports.c if column.name not in ("workshop_id", "rows")]


def written(understood: str, about: str, again: str, notes: str) -> str:
    """What is known of a list, without its rows, for `add`: as a reading says it, in JSON."""
    parts = {"understood": json.loads(understood), "again": json.loads(again), "notes": json.loads(notes)}
    return json.dumps({**json.loads(about), **parts})


def read(stored: str) -> tuple[Understood, AnswerList]:
    """What `written` was given."""
    about = json.loads(stored)
    left = tuple(LeftBehind(number, title, Kind(kind)) for number, title, kind in about["left"])
    found = AnswerList(
        titles=tuple(about["titles"]),
        rows=(),
        header_rows=about["header_rows"],
        column=about["column"],
        left=left,
        again=dict(about["again"]),
        top=about["top"],
        together=tuple(about["together"]),
        places=tuple(about.get("places", ())),
        labels=Labels(about.get("labels", "")),
        notes=notes_of(about.get("notes", {})),
        is_in_doubt=about.get("is_in_doubt", False),
    )
    return understood_of(about["understood"]), found


async def add(
    connection: AsyncConnection, workshop_id: str, made: AnswerImport, about: str, rows: Sequence[str]
) -> bool:
    """In place of whatever was looked at before and did not come to count. Gives whether there was such a list.

    `about`: as `written` makes it. `rows`: chunks of lines, each as `sheet_lines.row_line` makes it.
    """
    replaced = await connection.execute(
        delete(answer_imports).where(answer_imports.c.workshop_id == workshop_id, answer_imports.c.applied_at.is_(None))
    )
    await connection.execute(
        insert(answer_imports).values(
            id=made.id, workshop_id=workshop_id, uploaded_at=made.uploaded_at, uploaded_by=made.uploaded_by, rows=about
        )
    )
    for some in chunks(list(enumerate(rows))):
        values = [{"import_id": made.id, "place": place, "rows": lines} for place, lines in some]
        await connection.execute(insert(answer_import_chunks), values)
    return replaced.rowcount > 0


async def rows_of(connection: AsyncConnection, import_id: str) -> AsyncIterator[list[SheetRow]]:
    """The rows of a list that waits, some thousands at a time."""
    query = (
        select(answer_import_chunks.c.rows)
        .where(answer_import_chunks.c.import_id == import_id)
        .order_by(answer_import_chunks.c.place)
    )
    async with connection.stream(query) as result:
        async for some in result.partitions(_CHUNKS_AT_ONCE):
            yield [row_of(line) for (lines,) in some for line in lines.split("\n")]


async def change_row(connection: AsyncConnection, import_id: str, number: int, cells: Mapping[int, str]) -> bool:
    """Put other words into cells of a row. `cells`: by their columns' places. False where there is no such row."""
    table = answer_import_chunks.c
    query = select(table.place, table.rows).where(table.import_id == import_id).order_by(table.place)
    async with connection.stream(query) as result:
        async for place, lines in result:  # noqa: B007  used below
            rows = [row_of(line) for line in lines.split("\n")]
            if any(row.number == number for row in rows):
                break
        else:
            return False
    changed = [with_cells(row, cells) if row.number == number else row for row in rows]
    change = update(answer_import_chunks).where(table.import_id == import_id, table.place == place)
    await connection.execute(change.values(rows="\n".join(map(row_line, changed))))
    return True


async def by_id(
    connection: AsyncConnection, workshop_id: str, import_id: str, *, hold: bool = False
) -> AnswerImport | None:
    """`hold`: nobody else can hold it until this transaction ends, so that it counts, and is undone, once."""
    query = select(*_RECORD).where(answer_imports.c.id == import_id, answer_imports.c.workshop_id == workshop_id)
    row = (await connection.execute(query.with_for_update() if hold else query)).one_or_none()
    return _answer_import(row) if row else None


async def looked_at(connection: AsyncConnection, workshop_id: str) -> AnswerImport | None:
    """The list that waits to be looked at and counted."""
    query = select(*_RECORD).where(answer_imports.c.workshop_id == workshop_id, answer_imports.c.applied_at.is_(None))
    row = (await connection.execute(query)).one_or_none()
    return _answer_import(row) if row else None


async def waiting(connection: AsyncConnection, workshop_id: str, import_id: str) -> str | None:
    """As `written` made it; None for a list that is not there, or counts already, or was kept by an earlier version."""
    query = select(answer_imports.c.rows).where(
        answer_imports.c.id == import_id,
        answer_imports.c.workshop_id == workshop_id,
        answer_imports.c.applied_at.is_(None),
    )
    stored = (await connection.execute(query)).scalar_one_or_none()
    return stored if stored and "understood" in json.loads(stored.split("\n", 1)[0]) else None


async def applied(connection: AsyncConnection, workshop_id: str) -> tuple[AnswerImport, ...]:
    """Those that counted, also where they were undone; the latest first."""
    query = (
        select(*_RECORD)
        .where(answer_imports.c.workshop_id == workshop_id, answer_imports.c.applied_at.is_not(None))
        .order_by(answer_imports.c.applied_at.desc(), answer_imports.c.id)
    )
    return tuple(_answer_import(row) for row in await connection.execute(query))


async def set_applied(connection: AsyncConnection, workshop_id: str, import_id: str, now: datetime, added: int) -> None:
    """Its rows are forgotten."""
    await connection.execute(delete(answer_import_chunks).where(answer_import_chunks.c.import_id == import_id))
    await _change(connection, workshop_id, import_id, rows="", added=added, applied_at=now)


async def set_undone(connection: AsyncConnection, workshop_id: str, import_id: str, now: datetime) -> None:
    """The answers it brought go, hidden ones too, and no others."""
    await connection.execute(
        delete(answers).where(answers.c.workshop_id == workshop_id, answers.c.import_id == import_id)
    )
    await _change(connection, workshop_id, import_id, undone_at=now)


async def remove(connection: AsyncConnection, workshop_id: str, import_id: str) -> bool:
    """Forget a list that did not come to count. False if there is none."""
    query = delete(answer_imports).where(
        answer_imports.c.id == import_id,
        answer_imports.c.workshop_id == workshop_id,
        answer_imports.c.applied_at.is_(None),
    )
    return (await connection.execute(query)).rowcount == 1


async def remove_uploaded_before(connection: AsyncConnection, moment: datetime) -> int:
    """Forget the lists, of all workshops, that have waited since then and did not come to count. Gives how many."""
    query = delete(answer_imports).where(answer_imports.c.applied_at.is_(None), answer_imports.c.uploaded_at < moment)
    return int((await connection.execute(query)).rowcount)


async def known(
    connection: AsyncConnection, workshop_id: str, likeness: Callable[[str], int], *, imported_only: bool
) -> Mapping[int, int]:
    """The workshop's answers, hidden ones too, as `likeness` gives them, and how often."""
    query = select(answers.c.text).where(out_of(workshop_id))
    if imported_only:
        query = query.where(answers.c.import_id.is_not(None))
    found: Counter[int] = Counter()
    async for some in row_chunks(connection, query):
        found.update(likeness(row[0]) for row in some)
    return found


async def _change(connection: AsyncConnection, workshop_id: str, import_id: str, **values: object) -> None:
    query = update(answer_imports).where(answer_imports.c.id == import_id, answer_imports.c.workshop_id == workshop_id)
    await connection.execute(query.values(**values))


def _answer_import(row: Row[tuple[object, ...]]) -> AnswerImport:
    return AnswerImport(**row._mapping)
