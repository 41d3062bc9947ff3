"""Wordings, on both databases, and through both ways in which a document's log is written."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest

from app.domain.documents.wordings import NewWording, Offer, Why, Wording
from app.storage import wordings
from app.storage.database import Database
from app.storage.documents import NewUpdates, lock
from app.storage.log import DocumentLog, SqlLog, open_log
from app.storage.tables import metadata
from app.storage.wordings import Shelf
from tests.live.conftest import database, database_url
from tests.people import STATEMENT

__all__ = ["database", "database_url"]  # the fixtures of the live tests: a workshop with three blank documents

AT = datetime.fromisoformat("2026-12-01T14:05:06.000700+00:00")
LATER = AT + timedelta(minutes=10)
FIRST, SECOND = NewWording(STATEMENT, Why.SHRINKING, AT, LATER), NewWording("No queue, no hurry.", Why.REST, AT)


@pytest.fixture(params=[open_log, SqlLog])
def log(request: pytest.FixtureRequest, database: Database) -> DocumentLog:
    """As the documents' writer uses it, and as it would on the other database."""
    made: DocumentLog = request.param(database)
    return made


async def kept(database: Database, document_id: str = "team-a") -> tuple[tuple[Wording, ...], Shelf | None]:
    async with database.reading() as connection:
        shelves = await wordings.shelves(connection, ["team-a", "team-b"])
        return await wordings.of_document(connection, document_id), shelves.get(document_id)


async def append(log: DocumentLog, new: Sequence[NewWording]) -> object:
    return (await log.append([NewUpdates("team-a", [b"update"], {}, new)]))["team-a"]


async def test_wordings_are_numbered_and_come_with_what_takes_them_away(database: Database, log: DocumentLog) -> None:
    assert await append(log, [FIRST, SECOND]) == 1
    first, second = Wording(1, STATEMENT, Why.SHRINKING, AT), Wording(2, SECOND.text, Why.REST, AT)
    assert await kept(database) == ((second, first), Shelf(2, 2, Offer(1, STATEMENT, LATER)))
    assert await kept(database, "team-b") == ((), None)


async def test_no_text_is_kept_twice_and_the_newest_offer_stands(database: Database, log: DocumentLog) -> None:
    await append(log, [FIRST])
    again = NewWording(SECOND.text, Why.SHRINKING, AT, LATER + timedelta(minutes=1))
    await append(log, [again])
    assert (await kept(database))[1] == Shelf(2, 2, Offer(2, SECOND.text, again.offered_until or AT))
    once_more = NewWording(STATEMENT, Why.SHRINKING, AT, LATER + timedelta(minutes=2))
    await append(log, [once_more, SECOND])
    assert (await kept(database))[1] == Shelf(2, 2, Offer(1, STATEMENT, once_more.offered_until or AT))


async def test_what_is_not_appended_keeps_nothing(database: Database, log: DocumentLog) -> None:
    async with database.transaction() as connection:
        await lock(connection, ["team-a"], AT)
    assert await append(log, [FIRST]) is None
    assert await kept(database) == ((), None)


async def test_a_number_is_not_given_twice_when_a_wording_was_removed(database: Database, log: DocumentLog) -> None:
    await append(log, [FIRST, SECOND])
    async with database.transaction() as connection:
        assert await wordings.remove(connection, "team-a", 2)
        assert not await wordings.remove(connection, "team-a", 2)
        assert not await wordings.remove(connection, "team-b", 1)
        assert await wordings.keep(connection, "team-a", SECOND) == 3
        assert await wordings.keep(connection, "team-a", SECOND) == 3
        assert await wordings.keep(connection, "nowhere", SECOND) is None
        assert await wordings.by_number(connection, "team-a", 3) == Wording(3, SECOND.text, Why.REST, AT)
        assert await wordings.by_number(connection, "team-b", 3) is None


async def test_times_are_forgotten_of_one_workshop_alone(database: Database, log: DocumentLog) -> None:
    await append(log, [FIRST, SECOND])
    async with database.transaction() as connection:
        await wordings.forget_times(connection, "elsewhere", LATER)
    assert [one.kept_at for one in (await kept(database))[0]] == [AT, AT]
    async with database.transaction() as connection:
        await wordings.forget_times(connection, "harbour-museum", AT)
    found, shelf = await kept(database)
    assert [one.kept_at for one in found] == [None, None]
    assert shelf == Shelf(2, 2, Offer(1, STATEMENT, LATER))  # people are still asked
    async with database.transaction() as connection:
        await wordings.forget_times(connection, "harbour-museum", LATER)
    assert (await kept(database))[1] == Shelf(2, 2, None)


async def test_they_go_with_their_document(database: Database, log: DocumentLog) -> None:
    await append(log, [FIRST])
    async with database.transaction() as connection:
        await connection.execute(metadata.tables["documents"].delete())
    assert await kept(database) == ((), None)
