"""What could tell by which one-time link or with which key an answer came: taken out of the database soon after it.

On SQLite the write-ahead log also holds the answers in the order in which they came: it is emptied after every few
dozen of them. PostgreSQL keeps a log of its own (WAL) that this program cannot empty: it tells the order for as long
as the server keeps its files, and a replica or an archive for longer.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime
from time import monotonic

from app.counting.answer_writer import AnswerWriter
from app.domain.answers.keys import generations_kept
from app.storage import answer_keys
from app.storage.database import Database

FORGET_AFTER = 3.0  # seconds after an answer was stored; those stored meanwhile are taken care of with it
LOOK_EVERY = 60.0  # seconds between two looks for keys that are to be dropped, when nobody answers
Now = Callable[[], datetime]
_SHARE = 20  # it takes at most one part in so many of the time, however many keys there are
_LOG_SHARE = 10  # the same for emptying the log: in a flood it holds more answers than a few dozen


async def keep_forgetting(
    database: Database,
    answers: AnswerWriter,
    now: Now,
    *,
    after: float = FORGET_AFTER,
    look_every: float = LOOK_EVERY,
) -> None:
    """Until cancelled: soon after answers were stored, forget by which ticket and key they came; and drop old keys.

    The database's files could otherwise tell which answer came in the transaction in which a ticket went or a key came.
    Once for all that were stored within so many seconds, and at the start for what a process left behind that was
    killed.
    """
    stored = answers.stored
    stored.set()
    pause = after
    while True:
        if not await _is_set_within(look_every, stored) and not await _has_old_keys(database, now):
            continue
        try:
            await _pause(database, answers, pause)
            stored.clear()
            answers.log_is_emptied()
            began = monotonic()
            await forget_traces(database, now)
        except BaseException:
            stored.set()
            raise
        pause = max(after, _SHARE * (monotonic() - began))


async def _pause(database: Database, answers: AnswerWriter, seconds: float) -> None:
    """On SQLite the log is emptied meanwhile, as soon as it holds too many answers."""
    if not database.is_sqlite:
        await asyncio.sleep(seconds)
        return
    end = monotonic() + seconds
    while await _is_set_within(end - monotonic(), answers.many_stored):
        answers.log_is_emptied()
        began = monotonic()
        await database.forget_deleted()
        await asyncio.sleep(_LOG_SHARE * (monotonic() - began))


async def _is_set_within(seconds: float, event: asyncio.Event) -> bool:
    try:
        async with asyncio.timeout(seconds):
            return await event.wait()
    except TimeoutError:
        return False


async def _has_old_keys(database: Database, now: Now) -> bool:
    async with database.reading() as connection:
        return await answer_keys.has_old(connection, generations_kept(now()))


async def forget_traces(database: Database, now: Now) -> None:
    """Drop old keys; and nothing stored tells any more by which ticket or with which key an answer came."""
    async with database.transaction() as connection:
        await answer_keys.renew(connection, generations_kept(now()))
    await database.forget_deleted("survey_tickets", "answer_keys")
