"""Answers of a whole company at once: those that arrive while a commit is under way go together into the next one.

People are thanked only after the transaction with their answer was committed. A commit that fails is tried again for a
moment, and then tells everybody who waits for it; what waits is bounded; and closing the survey waits for what is being
committed. The key of each answer, stored in the same transaction, makes it count once: a connection may break after the
database has committed and before it could say so.
"""

import asyncio
import logging
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncConnection

from app.bus.port import Bus
from app.counting.notifier import Notifier
from app.domain.answers.keys import generation_at, is_key, key_digest
from app.domain.errors import NotSaved, TooMany
from app.domain.languages.detection import languages_of
from app.domain.links import digest
from app.domain.survey.survey import checked_answer
from app.storage import answer_keys, answer_languages, answers, one_time_links
from app.storage.answers import NewAnswer, OpenSurvey
from app.storage.database import Database
from app.storage.unavailable import Unavailable

log = logging.getLogger("visionroom")

MOST_WAITING = 4000  # answers: two seconds' worth of the most that one process is made for
MOST_AT_ONCE = 500  # answers in one transaction
PAUSE_PER_ANSWER = 0.0005  # seconds of gathering for each answer in the batch before
LONGEST_PAUSE = 0.03
MOST_IN_LOG = 48  # answers, or one commit more: the write-ahead log tells in which order they came
LONGEST_WAIT = 8.0  # seconds that somebody waits for their answer to be stored
RETRY_AFTER = (0.1, 0.4, 1.0)  # seconds before each further try, at most; in a longer outage each commit has one try
RETRY_WITHIN = 2.0  # seconds after the first try began


class Outcome(StrEnum):
    """What became of an answer."""

    KEPT = "kept"
    KEPT_BEFORE = "kept before"  # an answer with the same key: this is the same one, sent once more
    CLOSED = "closed"  # the survey is not open, or there is none under this key
    TICKET_USED = "ticket used"  # or withdrawn: a facilitator could withdraw a list to tell which of its links are used
    LINK_OFF = "link off"  # the open link of a survey that takes tickets only


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingAnswer:
    """An answer that waits to be stored under `id`. `key`: the survey's.

    `ticket`: the digest of the one-time link it came by; "": the open link. `once`: the digest of the answer's own key.
    """

    id: str
    key: str
    text: str
    ticket: str
    once: bytes
    outcome: "asyncio.Future[Outcome]"


class AnswerWriter:
    """The answers that come in at one process."""

    def __init__(self, database: Database, bus: Bus, now: Callable[[], datetime], new_id: Callable[[], str]) -> None:
        self._database = database
        self._now = now
        self._new_id = new_id
        self._notifier = Notifier(bus)
        self._waiting: list[PendingAnswer] = []
        self._under_way: Sequence[PendingAnswer] = ()
        self._task: asyncio.Task[None] | None = None
        self._has_ended = False
        self._failures = 0
        self._is_told = False  # the log, of the failures
        self.stored = asyncio.Event()
        """Answers were stored, and the database's files may still tell by which ticket and key they came
        (answer_traces.keep_forgetting)."""
        self.many_stored = asyncio.Event()
        """So many were, one commit after the other, that a write-ahead log is to be emptied at once."""
        self._stored_count = 0

    @property
    def is_writing(self) -> bool:
        return self._task is not None

    async def give(self, key: str, text: str, ticket: str = "", answer_key: str = "") -> Outcome:
        """Keep an answer, by the open link of the survey or by a ticket. Returns after the commit.

        With the same `answer_key` it counts once; one without a key of ours counts each time that it is sent.
        Raises UnfitAnswer; TooMany if more wait than can be stored soon; NotSaved if storing failed, or may have.
        """
        answer = checked_answer(text)
        if len(self._waiting) >= MOST_WAITING:
            raise TooMany("Very many answers are arriving just now.", "Wait half a minute and send yours again.")
        if self._has_ended:
            raise _not_saved()
        outcome: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
        once = key_digest(key, answer_key if is_key(answer_key) else self._new_id())
        self._waiting.append(
            PendingAnswer(
                id=self._new_id(),
                key=key,
                text=answer,
                ticket=digest(ticket) if ticket else "",
                once=once,
                outcome=outcome,
            )
        )
        if self._task is None:
            self._task = asyncio.create_task(self._run(), name="answer writer")
        try:
            async with asyncio.timeout(LONGEST_WAIT):
                return await outcome
        except TimeoutError:
            raise _not_saved() from None

    async def drain(self, seconds: float) -> None:
        """Take no more, and store what waits within so many seconds; those who still wait then are told.

        A commit that is under way is not cancelled: its connection would have to be waited for all the same. It stores
        nothing of those who have been told.
        """
        self._has_ended = True
        if self._task:
            await asyncio.wait([self._task], timeout=seconds)
        if self._task:
            waiting, self._waiting = self._waiting, []
            _tell_failure([*self._under_way, *waiting])
        await self._notifier.drain()

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

    async def _write(self, batch: Sequence[PendingAnswer]) -> None:
        try:
            results = await self._commit_patiently(batch)
        except Exception as error:
            _tell_failure(batch)
            self._failed(error)
            return
        self._succeeded()
        for given, outcome in results:
            if not given.outcome.done():
                given.outcome.set_result(outcome)

    async def _commit_patiently(self, batch: Sequence[PendingAnswer]) -> list[tuple[PendingAnswer, Outcome]]:
        """Try again after a failure that may pass, also where the commit may have taken place."""
        loop = asyncio.get_running_loop()
        began = loop.time()
        waits = iter(() if self._failures else RETRY_AFTER)
        may_be_kept = False
        while True:
            try:
                return await self._commit(batch, may_be_kept=may_be_kept)
            except Unavailable as unavailable:
                may_be_kept = may_be_kept or unavailable.may_be_saved
                wait = next(waits, None)
                if wait is None or self._has_ended or loop.time() - began > RETRY_WITHIN:
                    raise
            await asyncio.sleep(random.uniform(wait / 2, wait))  # noqa: S311  other processes try too

    def _failed(self, error: Exception) -> None:
        """Told to the log once, for as long as it lasts. Of outages the database itself tells."""
        self._failures += 1
        if not (self._is_told or isinstance(error, Unavailable)):
            self._is_told = True
            log.error("Answers cannot be saved. People who send one are told.", exc_info=error)

    def _succeeded(self) -> None:
        if self._is_told:
            log.warning("Answers are saved again, after %d failed attempts", self._failures)
        self._failures, self._is_told = 0, False

    async def _commit(
        self, batch: Sequence[PendingAnswer], *, may_be_kept: bool
    ) -> list[tuple[PendingAnswer, Outcome]]:
        async with self._database.transaction() as connection:
            surveys = await answers.open_surveys(connection, {given.key for given in batch}, self._now())
            waiting = [given for given in batch if not given.outcome.done()]
            there = await one_time_links.spend(connection, _tickets_of(waiting, surveys))
            results = await self._once_each(connection, waiting, _outcomes(waiting, surveys, there))
            rows = await self._rows(connection, results, surveys)
            shown = await answers.add_given(connection, rows)
        if may_be_kept:  # then what is kept already was most likely stored by the try before, which could not ring
            before = [given for given, outcome in results if outcome is Outcome.KEPT_BEFORE]
            for given in (given for given in before if given.key in surveys):
                shown.setdefault(surveys[given.key].workshop_id, []).append(given.id)
            results = [
                (given, Outcome.KEPT if outcome is Outcome.KEPT_BEFORE else outcome) for given, outcome in results
            ]
        self._ring(shown)
        if rows:
            self._note(len(rows))
        return results

    def _note(self, number: int) -> None:
        self.stored.set()
        self._stored_count += number
        if self._stored_count >= MOST_IN_LOG:
            self.many_stored.set()

    def log_is_emptied(self) -> None:
        """Count anew how many answers stand in the log. To be called before it is emptied, not after."""
        self._stored_count = 0
        self.many_stored.clear()

    async def _once_each(
        self, connection: AsyncConnection, waiting: Sequence[PendingAnswer], outcomes: Sequence[Outcome]
    ) -> list[tuple[PendingAnswer, Outcome]]:
        """Whatever has become of the survey or the ticket since, an answer that is kept is not refused."""
        fitting = {given.once for given, outcome in zip(waiting, outcomes, strict=True) if outcome is Outcome.KEPT}
        others = {given.once for given, outcome in zip(waiting, outcomes, strict=True) if outcome is not Outcome.KEPT}
        new = await answer_keys.add(connection, fitting, generation_at(self._now()))
        kept = fitting | await answer_keys.known(connection, others)
        results = []
        for given, outcome in zip(waiting, outcomes, strict=True):
            is_first = outcome is Outcome.KEPT and given.once in new
            results.append((given, outcome if is_first or given.once not in kept else Outcome.KEPT_BEFORE))
            new.discard(given.once)
        return results

    async def _rows(
        self,
        connection: AsyncConnection,
        results: Sequence[tuple[PendingAnswer, Outcome]],
        surveys: Mapping[str, OpenSurvey],
    ) -> list[NewAnswer]:
        """In the order of their random ids: SQLite writes them faster, and the order in which they came is gone."""
        day = self._now().date()
        kept = [given for given, outcome in results if outcome is Outcome.KEPT]
        rows = [NewAnswer(given.id, surveys[given.key].workshop_id, given.text, day) for given in kept]
        wordings = await answer_languages.wordings_of(connection, {row.workshop_id for row in rows})
        return await asyncio.to_thread(_with_languages, sorted(rows, key=lambda row: row.id), wordings)

    def _ring(self, shown: Mapping[str, Sequence[str]]) -> None:
        """Only of steps that have come out: a ring for each answer would tell when it came."""
        for workshop_id, ids in shown.items():
            self._notifier.ring(workshop_id, ids)


def _tickets_of(batch: Sequence[PendingAnswer], surveys: Mapping[str, OpenSurvey]) -> dict[str, str]:
    """Of those whose survey is open: digest -> workshop. Nobody loses a ticket to a survey that is closed."""
    return {given.ticket: surveys[given.key].workshop_id for given in batch if given.ticket and given.key in surveys}


def _outcomes(
    batch: Sequence[PendingAnswer], surveys: Mapping[str, OpenSurvey], there: Mapping[str, bool]
) -> list[Outcome]:
    """`there`: the tickets that were not spent before, and whether they work. The first answer by a ticket is kept."""
    left = dict(there)
    outcomes = []
    for given in batch:
        survey = surveys.get(given.key)
        if survey is None:
            outcomes.append(Outcome.CLOSED)
        elif given.ticket:
            outcomes.append(Outcome.KEPT if left.pop(given.ticket, False) else Outcome.TICKET_USED)
        else:
            outcomes.append(Outcome.LINK_OFF if survey.takes_tickets_only else Outcome.KEPT)
    return outcomes


def _with_languages(rows: Sequence[NewAnswer], wordings: Mapping[str, Sequence[str]]) -> list[NewAnswer]:
    return [replace(row, language=languages_of([row.text], wordings[row.workshop_id])[0]) for row in rows]


def _tell_failure(waiting: Sequence[PendingAnswer]) -> None:
    for given in waiting:
        if not given.outcome.done():
            given.outcome.set_exception(_not_saved())


def _not_saved() -> NotSaved:
    return NotSaved("Your answer could not be saved just now.", "Send it again in a moment.")
