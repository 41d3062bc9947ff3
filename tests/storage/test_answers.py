"""Answers, visible and hidden, on both databases."""

import random
from datetime import date, timedelta
from itertools import count

import pytest
from sqlalchemy import event, insert, select

from app.domain.languages.detection import Written
from app.storage import answers
from app.storage.answers import NewAnswer
from app.storage.database import Database
from app.storage.tables import answer_hidings
from app.storage.tables import answers as table
from tests.factories import MORNING
from tests.people import ANSWERS, MARIA

DAY = date(2026, 12, 1)


async def give(database: Database, workshop_id: str = "museum") -> None:
    """On two days; the last one came with a list."""
    async with database.transaction() as connection:
        rows = [
            NewAnswer(f"{workshop_id}-{number}", workshop_id, text, DAY + timedelta(days=number % 2))
            for number, text in enumerate(ANSWERS[:-1])
        ]
        rows.append(NewAnswer(f"{workshop_id}-{len(rows)}", workshop_id, ANSWERS[-1], DAY, "a list"))
        await answers.add_answers(connection, rows)


async def hide(database: Database, answer_id: str, workshop_id: str = "museum") -> None:
    async with database.transaction() as connection:
        row = {"answer_id": answer_id, "workshop_id": workshop_id, "hidden_by": MARIA, "hidden_at": MORNING}
        await connection.execute(insert(answer_hidings), [row])


async def test_answers_are_read_back_in_alphabetical_order(museum: Database) -> None:
    await give(museum)
    async with museum.reading() as connection:
        assert await answers.answer_texts(connection, "museum") == tuple(sorted(ANSWERS))
        assert await answers.visible_answers(connection, "museum") == {
            f"museum-{number}": text for number, text in enumerate(ANSWERS)
        }
        assert await answers.answer_count(connection, "museum") == len(ANSWERS)
        assert await answers.answer_count(connection, "elsewhere") == 0
        assert await answers.visible_ids(connection, "elsewhere") == set()


async def test_what_is_hidden_is_not_there_for_anybody_who_reads(museum: Database) -> None:
    for workshop_id in ("museum", "elsewhere"):
        await give(museum, workshop_id)
    await hide(museum, "museum-1")
    await hide(museum, "elsewhere-0", "elsewhere")
    left = {f"museum-{number}": text for number, text in enumerate(ANSWERS) if number != 1}
    async with museum.reading() as connection:
        assert await answers.answer_count(connection, "museum") == len(ANSWERS) - 1
        assert await answers.answer_texts(connection, "museum") == tuple(sorted(left.values()))
        assert await answers.visible_answers(connection, "museum") == left
        assert await answers.visible_ids(connection, "museum") == set(left)
        asked = ["museum-0", "museum-1", "elsewhere-2", "nothing"]
        assert await answers.written_of(connection, "museum", asked) == {"museum-0": Written(ANSWERS[0])}


async def rows(database: Database, workshop_id: str) -> list[tuple[str, str, date, str | None]]:
    """As they lie in the database."""
    async with database.reading() as connection:
        query = select(table.c.id, table.c.text, table.c.given_on, table.c.import_id)
        return [tuple(row) for row in await connection.execute(query.where(table.c.workshop_id == workshop_id))]


async def test_scattering_changes_ids_and_order_and_nothing_else(museum: Database) -> None:
    for workshop_id in ("museum", "elsewhere"):
        await give(museum, workshop_id)
    await hide(museum, "museum-1")
    before, elsewhere = await rows(museum, "museum"), await rows(museum, "elsewhere")
    source, numbers = random.Random(3), count(100)
    async with museum.transaction() as connection:
        await answers.scatter_answers(connection, "museum", lambda: f"new-{next(numbers)}", source)
    after = await rows(museum, "museum")
    assert sorted(row[1:3] for row in after) == sorted(row[1:3] for row in before)
    assert [row[1] for row in after if row[3] == "a list"] == [ANSWERS[-1]]
    assert {row[0] for row in after}.isdisjoint(row[0] for row in before)
    assert [row[1] for row in after] != [row[1] for row in before]
    assert sorted(map(str, await rows(museum, "elsewhere"))) == sorted(map(str, elsewhere))
    async with museum.reading() as connection:
        (hiding,) = (await connection.execute(select(answer_hidings))).all()
    hidden_id = next(row[0] for row in after if row[1] == ANSWERS[1])
    assert tuple(hiding) == (hidden_id, "museum", MARIA, MORNING)


async def test_scattering_nothing_does_nothing(museum: Database) -> None:
    async with museum.transaction() as connection:
        await answers.scatter_answers(connection, "museum", str, random.Random(1))
        assert await answers.answer_count(connection, "museum") == 0


async def test_more_answers_than_one_statement_takes_are_kept_and_scattered(museum: Database) -> None:
    many = [NewAnswer(f"id-{number:04}", "museum", f"Answer {number:04}", DAY) for number in range(1234)]
    numbers = count()
    async with museum.transaction() as connection:
        await answers.add_answers(connection, many)
        await answers.scatter_answers(connection, "museum", lambda: f"new-{next(numbers):04}", random.Random(5))
        kept = await answers.visible_answers(connection, "museum")
        assert await answers.written_of(connection, "museum", kept) == {
            key: Written(text) for key, text in kept.items()
        }
    assert sorted(kept.values()) == [answer.text for answer in many]
    assert sorted(kept) == [f"new-{number:04}" for number in range(1234)]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_a_commit_looks_at_those_that_wait_and_not_at_all_answers(museum: Database) -> None:
    """Otherwise each answer would cost the more the more there are."""
    asked: list[tuple[str, tuple[object, ...]]] = []

    def note(_connection: object, _cursor: object, statement: str, values: tuple[object, ...], *_: object) -> None:
        asked.append((statement, values))

    event.listen(museum.engine.sync_engine, "before_cursor_execute", note)
    async with museum.transaction() as connection:
        await answers.add_given(connection, [NewAnswer("first", "museum", "Curious", DAY)])
    ((statement, values),) = [one for one in asked if "FROM answers" in one[0]]
    async with museum.reading() as connection:
        plan = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
        assert [row.detail for row in plan] == ["SEARCH answers USING INDEX ix_answers_waiting (workshop_id=?)"]
