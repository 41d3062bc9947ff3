"""Lists of answers from elsewhere: those that wait to be looked at, and those that counted."""

import json
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.answer_columns import AnswerList
from app.domain.answers_import import AnswerImport
from app.domain.cell_kinds import Kind
from app.domain.column_kinds import LeftBehind
from app.domain.sheets import SheetRow
from app.storage.answers import out_of
from app.storage.chunks import row_chunks
from app.storage.tables import answer_imports, answers

_RECORD = [column for column in answer_imports.c if column.name not in ("workshop_id", "rows")]


def written(found: AnswerList) -> str:
    """For `add`. A line for each row, so that no call is long; for 100,000 rows it still belongs in a thread."""
    head = {
        "titles": found.titles,
        "header_rows": found.header_rows,
        "column": found.column,
        "left": [(column.number, column.title, column.kind) for column in found.left],
        "again": list(found.again.items()),
    }
    lines = (json.dumps([row.number, *row.cells], ensure_ascii=False) for row in found.rows)
    return "\n".join([json.dumps(head, ensure_ascii=False), *lines])


def read(stored: str) -> AnswerList:
    """What `written` was given."""
    head, *lines = stored.split("\n")
    about = json.loads(head)
    rows = tuple(SheetRow(cells[0], tuple(cells[1:])) for cells in map(json.loads, lines))
    left = tuple(LeftBehind(number, title, Kind(kind)) for number, title, kind in about["left"])
    return AnswerList(tuple(about["titles"]), rows, about["header_rows"], about["column"], left, dict(about["again"]))


async def add(connection: AsyncConnection, workshop_id: str, made: AnswerImport, rows: str) -> bool:
    """In place of whatever was looked at before and did not come to count. Gives whether there was such a list."""
    replaced = await connection.execute(
        delete(answer_imports).where(answer_imports.c.workshop_id == workshop_id, answer_imports.c.applied_at.is_(None))
    )
    await connection.execute(
        insert(answer_imports).values(
            id=made.id, workshop_id=workshop_id, uploaded_at=made.uploaded_at, uploaded_by=made.uploaded_by, rows=rows
        )
    )
    return replaced.rowcount > 0


async def by_id(
    connection: AsyncConnection, workshop_id: str, import_id: str, *, hold: bool = False
) -> AnswerImport | None:
    """`hold`: nobody else can hold it until this transaction ends, so that it counts, and is undone, once."""
    query = select(*_RECORD).where(answer_imports.c.id == import_id, answer_imports.c.workshop_id == workshop_id)
    row = (await connection.execute(query.with_for_update() if hold else query)).one_or_none()
    return _answer_import(row) if row else None


async def rows_waiting(connection: AsyncConnection, workshop_id: str, import_id: str) -> str | None:
    """As `written` made them; None for a list that is not there, or counts already, or was kept by a version that kept
    places and times too."""
    query = select(answer_imports.c.rows).where(
        answer_imports.c.id == import_id,
        answer_imports.c.workshop_id == workshop_id,
        answer_imports.c.applied_at.is_(None),
    )
    stored = (await connection.execute(query)).scalar_one_or_none()
    return stored if stored and "left" in json.loads(stored.split("\n", 1)[0]) else None


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
    connection: AsyncConnection, workshop_id: str, folded: Callable[[str], str], *, imported_only: bool
) -> Mapping[str, int]:
    """The workshop's answers, hidden ones too, as `folded` gives them, and how often."""
    query = select(answers.c.text).where(out_of(workshop_id))
    if imported_only:
        query = query.where(answers.c.import_id.is_not(None))
    found: Counter[str] = Counter()
    async for some in row_chunks(connection, query):
        found.update(folded(row[0]) for row in some)
    return found


async def _change(connection: AsyncConnection, workshop_id: str, import_id: str, **values: object) -> None:
    query = update(answer_imports).where(answer_imports.c.id == import_id, answer_imports.c.workshop_id == workshop_id)
    await connection.execute(query.values(**values))


def _answer_import(row: Row[tuple[object, ...]]) -> AnswerImport:
    return AnswerImport(**row._mapping)
