"""Answers of a whole company at once: those that arrive while a commit is under way go together into the next one.

Nobody is thanked before the transaction with their answer has been committed. A commit that fails tells everybody who
waits for it; what waits is bounded; and closing the survey waits for what is being committed.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.actions.answers_bell import AnswersBell
from app.bus.port import Bus
from app.domain.links import digest
from app.domain.refusals import NotSaved, TooMany
from app.domain.survey import checked_answer
from app.storage import answers, tickets
from app.storage.answers import NewAnswer, OpenSurvey
from app.storage.database import Database

log = logging.getLogger("visionroom")

MOST_WAITING = 4000  # answers: two seconds' worth of the most that one process is made for
MOST_AT_ONCE = 500  # answers in one transaction
PAUSE_PER_ANSWER = 0.0005  # seconds of gathering for each answer in the batch before
LONGEST_PAUSE = 0.03


class Fate(StrEnum):
    """What became of an answer."""

    KEPT = "kept"
    CLOSED = "closed"  # the survey is not open, or there is none under this key
    TICKET_USED = "ticket used"
    LINK_OFF = "link off"  # the open link of a survey that takes tickets only, or a ticket whose list was withdrawn


@dataclass(frozen=True, slots=True)
class Given:
    """An answer that waits to be stored. `ticket`: the digest of the one-time link it came by; "": the open link."""

    key: str
    text: str
    ticket: str
    told: "asyncio.Future[Fate]"


class AnswerWriter:
    """The answers that come in at one process."""

    def __init__(self, database: Database, bus: Bus, now: Callable[[], datetime], new_id: Callable[[], str]) -> None:
        self._database = database
        self._now = now
        self._new_id = new_id
        self._bell = AnswersBell(bus)
        self._waiting: list[Given] = []
        self._under_way: Sequence[Given] = ()
        self._task: asyncio.Task[None] | None = None
        self._has_ended = False
        self._failures = 0
        self.spent = asyncio.Event()
        """Tickets have been spent, and the database's files have not yet forgotten them (tickets.keep_forgetting)."""

    @property
    def is_writing(self) -> bool:
        return self._task is not None

    async def give(self, key: str, text: str, ticket: str = "") -> Fate:
        """Keep an answer, by the open link of the survey or by a ticket. Returns after the commit.

        Raises UnfitAnswer; TooMany if more wait than can be stored soon; NotSaved if storing failed.
        """
        answer = checked_answer(text)
        if len(self._waiting) >= MOST_WAITING:
            raise TooMany("Very many answers are arriving just now.", "Wait half a minute and send yours again.")
        if self._has_ended:
            raise _not_saved()
        told: asyncio.Future[Fate] = asyncio.get_running_loop().create_future()
        self._waiting.append(Given(key, answer, digest(ticket) if ticket else "", told))
        if self._task is None:
            self._task = asyncio.create_task(self._run(), name="answer writer")
        return await told

    async def drain(self, seconds: float) -> None:
        """Take no more, and store what waits within so many seconds; whoever still waits then is told.

        A commit that is under way is not cancelled: its connection would have to be waited for all the same. It stores
        nothing of those who have been told.
        """
        self._has_ended = True
        if self._task:
            await asyncio.wait([self._task], timeout=seconds)
        if self._task:
            waiting, self._waiting = self._waiting, []
            _tell_failure([*self._under_way, *waiting])
        await self._bell.drain()

    async def _run(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            while self._waiting:
                began = loop.time()
                batch, self._waiting = self._waiting[:MOST_AT_ONCE], self._waiting[MOST_AT_ONCE:]
                self._under_way = batch
                await self._write(batch)
                pause = min(LONGEST_PAUSE, len(batch) * PAUSE_PER_ANSWER) - (loop.time() - began)
                if pause > 0 and len(batch) > 1 and len(self._waiting) < MOST_AT_ONCE:
                    await asyncio.sleep(pause)
        finally:
            self._task = None

    async def _write(self, batch: Sequence[Given]) -> None:
        try:
            told = await self._commit(batch)
        except Exception:
            _tell_failure(batch)
            self._failed()
            return
        self._succeeded()
        for given, fate in told:
            if not given.told.done():
                given.told.set_result(fate)

    def _failed(self) -> None:
        """Told to the log once, for as long as it lasts."""
        self._failures += 1
        if self._failures == 1:
            log.exception("Answers cannot be saved; whoever sends one is told")

    def _succeeded(self) -> None:
        if self._failures:
            log.warning("Answers are saved again, after %d failed attempts", self._failures)
        self._failures = 0

    async def _commit(self, batch: Sequence[Given]) -> list[tuple[Given, Fate]]:
        async with self._database.transaction() as connection:
            surveys = await answers.open_surveys(connection, {given.key for given in batch}, self._now())
            waiting = [given for given in batch if not given.told.done()]
            there = await tickets.spend(connection, _tickets_of(waiting, surveys))
            told = list(zip(waiting, _fates(waiting, surveys, there), strict=True))
            rows = self._rows([given for given, fate in told if fate is Fate.KEPT], surveys)
            await answers.add_answers(connection, rows)
        self._ring(rows)
        if any(there.values()):
            self.spent.set()
        return told

    def _rows(self, kept: Sequence[Given], surveys: Mapping[str, OpenSurvey]) -> list[NewAnswer]:
        """In the order of their random ids: SQLite writes them faster, and the order in which they came is gone."""
        day = self._now().date()
        rows = [NewAnswer(self._new_id(), surveys[given.key].workshop_id, given.text, day) for given in kept]
        return sorted(rows, key=lambda row: row.id)

    def _ring(self, rows: Sequence[NewAnswer]) -> None:
        new: dict[str, list[str]] = {}
        for row in rows:
            new.setdefault(row.workshop_id, []).append(row.id)
        for workshop_id, ids in new.items():
            self._bell.ring(workshop_id, ids)


def _tickets_of(batch: Sequence[Given], surveys: Mapping[str, OpenSurvey]) -> dict[str, str]:
    """Of those whose survey is open: digest -> workshop. Nobody loses a ticket to a survey that is closed."""
    return {given.ticket: surveys[given.key].workshop_id for given in batch if given.ticket and given.key in surveys}


def _fates(batch: Sequence[Given], surveys: Mapping[str, OpenSurvey], there: Mapping[str, bool]) -> list[Fate]:
    """`there`: the tickets that were not spent before, and whether they work. The first answer by a ticket is kept."""
    left = dict(there)
    fates = []
    for given in batch:
        survey = surveys.get(given.key)
        if survey is None:
            fates.append(Fate.CLOSED)
        elif given.ticket and given.ticket not in left:
            fates.append(Fate.TICKET_USED)
        elif not (left[given.ticket] if given.ticket else not survey.takes_tickets_only):
            fates.append(Fate.LINK_OFF)
        else:
            fates.append(Fate.KEPT)
            left.pop(given.ticket, None)
    return fates


def _tell_failure(waiting: Sequence[Given]) -> None:
    for given in waiting:
        if not given.told.done():
            given.told.set_exception(_not_saved())


def _not_saved() -> NotSaved:
    return NotSaved("Your answer could not be saved just now.", "Send it again in a moment.")
