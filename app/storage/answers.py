"""The survey's answers: kept with their day and nothing else. What is read here leaves out those that are hidden, and
those that wait for their step while the survey is open (domain/survey/progress.py)."""

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    Table,
    bindparam,
    delete,
    func,
    insert,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.languages.detection import Written
from app.domain.survey.progress import comes_out
from app.storage.chunks import all_rows, chunks, row_chunks
from app.storage.database import UtcDateTime
from app.storage.tables import (
    answer_hidings,
    answers,
    harmless_answers,
    open_link_closings,
    survey_openings,
    survey_schedules,
    workshops,
)
from app.storage.workshops import is_open


@dataclass(frozen=True, slots=True)
class NewAnswer:
    """`import_id`: the list that it came with; None if somebody typed it on the survey's page.

    `language`: see domain/languages/detection.py; None if it is still to be found.
    """

    id: str
    workshop_id: str
    text: str
    given_on: date
    import_id: str | None = None
    waiting: bool = False
    language: str | None = None


@dataclass(frozen=True, slots=True)
class OpenSurvey:
    """A survey that takes answers; where it `takes_tickets_only`, none by the link that is the same for everybody."""

    workshop_id: str
    takes_tickets_only: bool


def _open_surveys() -> Select[str, str, bool]:
    schedule, only = survey_schedules.c, open_link_closings.c
    query = (
        select(workshops.c.survey_key, workshops.c.id, only.workshop_id.is_not(None))
        .join(survey_openings, survey_openings.c.workshop_id == workshops.c.id)
        .outerjoin(survey_schedules, schedule.workshop_id == workshops.c.id)
        .outerjoin(open_link_closings, only.workshop_id == workshops.c.id)
        .where(
            workshops.c.survey_key.in_(bindparam("keys", expanding=True)),
            survey_openings.c.closed_at.is_(None),
            is_open(workshops.c.id),
        )
        .where(or_(schedule.closes_at.is_(None), schedule.closes_at > bindparam("now", type_=UtcDateTime)))
    )
    return query.with_for_update(read=True, of=survey_openings)  # on SQLite the one write lock is already taken


_OPEN_SURVEYS = _open_surveys()  # put together once: it is asked many times a second


async def open_surveys(connection: AsyncConnection, keys: Collection[str], now: datetime) -> dict[str, OpenSurvey]:
    """Those among the surveys with these keys that are open, by key, and stay so until this transaction ends.

    Closing one waits for answers under way. A scheduled end counts at its moment, even if no clock has run yet.
    """
    found = await connection.execute(_OPEN_SURVEYS, {"keys": list(keys), "now": now})
    return {key: OpenSurvey(workshop_id, only) for key, workshop_id, only in found}


async def add_answers(connection: AsyncConnection, rows: Sequence[NewAnswer]) -> None:
    for some in chunks(rows):
        await connection.execute(insert(answers), [_values(row) for row in some])


async def add_given(connection: AsyncConnection, rows: Sequence[NewAnswer]) -> dict[str, list[str]]:
    """Add answers that people have given: in steps. Gives the ids of those that come out with them, by workshop.

    Two processes that do so at once take turns at the rows that wait, so that no step is smaller than it must be.
    """
    waiting = await _waiting(connection, {row.workshop_id for row in rows})
    new = Counter(row.workshop_id for row in rows)
    steps = {workshop_id for workshop_id, number in new.items() if comes_out(len(waiting[workshop_id]), number)}
    out = [answer_id for workshop_id in steps for answer_id in waiting[workshop_id]]
    for some in chunks(out):
        await connection.execute(update(answers).where(answers.c.id.in_(some)).values(waiting=False))
    await add_answers(connection, [replace(row, waiting=row.workshop_id not in steps) for row in rows])
    shown = {workshop_id: list(waiting[workshop_id]) for workshop_id in steps}
    for row in rows:
        if row.workshop_id in steps:
            shown[row.workshop_id].append(row.id)
    return shown


# As the partial index says it. SQLAlchemy would say “waiting = 1”, for which SQLite does not use that index: then each
# commit would read all answers of the survey.
_IS_WAITING: ColumnElement[bool] = literal_column("answers.waiting")


async def _waiting(connection: AsyncConnection, workshop_ids: Collection[str]) -> defaultdict[str, list[str]]:
    """The ids of answers that wait, by workshop; nobody else can let them out until this transaction ends."""
    query = select(answers.c.workshop_id, answers.c.id).where(answers.c.workshop_id.in_(workshop_ids), _IS_WAITING)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for workshop_id, answer_id in await connection.execute(query.order_by(answers.c.id).with_for_update()):
        found[workshop_id].append(answer_id)
    return found


def out_of(workshop_id: str) -> ColumnElement[bool]:
    """The workshop's answers that have come out, hidden ones too."""
    return (answers.c.workshop_id == workshop_id) & ~answers.c.waiting


async def answer_count(connection: AsyncConnection, workshop_id: str) -> int:
    everything = select(func.count()).select_from(answers).where(out_of(workshop_id))
    hidden = select(func.count()).select_from(answer_hidings).where(answer_hidings.c.workshop_id == workshop_id)
    query = select(everything.scalar_subquery() - hidden.scalar_subquery())
    return int((await connection.execute(query)).scalar_one())


async def given_count(connection: AsyncConnection, workshop_id: str) -> int:
    """How many came from our page, those that wait and those that are hidden too."""
    mine = (answers.c.workshop_id == workshop_id, answers.c.import_id.is_(None))
    return int((await connection.execute(select(func.count()).select_from(answers).where(*mine))).scalar_one())


async def answer_texts(connection: AsyncConnection, workshop_id: str) -> tuple[str, ...]:
    """In alphabetical order, which tells nothing of when each came."""
    query = select(answers.c.text).where(*_visible(workshop_id)).order_by(answers.c.text)
    return tuple([row[0] for row in await all_rows(connection, query)])


_WRITTEN = select(answers.c.id, answers.c.text, answers.c.language)


async def visible_answers(connection: AsyncConnection, workshop_id: str) -> dict[str, str]:
    """Id -> text, in no particular order."""
    query = select(answers.c.id, answers.c.text).where(*_visible(workshop_id))
    found: dict[str, str] = {}
    async for some in row_chunks(connection, query):  # not all rows at once beside it: there may be 100,000
        found.update((row[0], row[1]) for row in some)
    return found


async def visible_ids(connection: AsyncConnection, workshop_id: str) -> set[str]:
    query = select(answers.c.id).where(*_visible(workshop_id))
    return {row[0] for row in await all_rows(connection, query)}


async def written_answers(connection: AsyncConnection, workshop_id: str) -> dict[str, Written]:
    """Id -> text and language of those that are visible, in no particular order."""
    found: dict[str, Written] = {}
    async for some in row_chunks(connection, _WRITTEN.where(*_visible(workshop_id))):
        found.update((row[0], Written(row[1], row[2])) for row in some)
    return found


async def written_of(connection: AsyncConnection, workshop_id: str, ids: Collection[str]) -> dict[str, Written]:
    """Id -> text and language of those among `ids` that are there and visible."""
    found: dict[str, Written] = {}
    for some in chunks(ids):
        query = _WRITTEN.where(answers.c.id.in_(some), *_visible(workshop_id))
        found.update({row[0]: Written(row[1], row[2]) for row in await connection.execute(query)})
    return found


async def scatter_answers(
    connection: AsyncConnection,
    workshop_id: str,
    new_id: Callable[[], str],
    source: random.Random,
    *,
    keeps_back: bool = False,
) -> None:
    """Store all answers anew, shuffled and under new ids, so that no place in the files tells an order.

    That is a promise (docs/security.md). What is known of an answer goes with it: with which list it came, who has
    hidden it, and who has called it harmless. None waits any more, unless it `keeps_back` those that do.
    """
    mine = answers.c.workshop_id == workshop_id
    columns = (answers.c.id, answers.c.text, answers.c.given_on, answers.c.import_id, answers.c.waiting)
    query = select(*columns, answers.c.language)
    rows = [tuple(row) for row in await all_rows(connection, query.where(mine))]
    source.shuffle(rows)
    id_of = {row[0]: new_id() for row in rows}
    known = {table: await _known(connection, table, workshop_id) for table in (answer_hidings, harmless_answers)}
    await connection.execute(delete(answers).where(mine))
    fresh = [NewAnswer(id_of[row[0]], workshop_id, *row[1:]) for row in rows]
    fresh = [replace(row, waiting=row.waiting and keeps_back) for row in fresh]
    await add_answers(connection, sorted(fresh, key=lambda row: row.id))  # in which order SQLite writes them fastest
    for table, of_answers in known.items():
        if of_answers:
            moved = [row | {"answer_id": id_of[row["answer_id"]]} for row in of_answers]
            await connection.execute(insert(table), sorted(moved, key=lambda row: str(row["answer_id"])))


async def _known(connection: AsyncConnection, table: Table, workshop_id: str) -> list[dict[str, Any]]:
    query = select(table).where(table.c.workshop_id == workshop_id)
    return [dict(row) for row in (await connection.execute(query)).mappings()]


def _visible(workshop_id: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    hidden = select(answer_hidings.c.answer_id).where(answer_hidings.c.workshop_id == workshop_id)
    return out_of(workshop_id), answers.c.id.not_in(hidden)


def _values(row: NewAnswer) -> dict[str, object]:
    return {
        "id": row.id,
        "workshop_id": row.workshop_id,
        "text": row.text,
        "given_on": row.given_on,
        "import_id": row.import_id,
        "waiting": row.waiting,
        "language": row.language,
    }
