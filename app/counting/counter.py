"""The running count of one workshop's answers in this process, and the cloud that is drawn from it.

The bus tells which answers are new; the database stays the truth: whenever something else has changed around them, and
from time to time, the answers that are counted are compared with those that are there. One update serves all who
wait, and nobody gets what was read before they asked.
"""

import asyncio
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from sqlalchemy.ext.asyncio import AsyncConnection

from app.bus.port import Bus
from app.counting.by_language import ByLanguage
from app.counting.count import Count, count_of, counts, may_be_shown, some_answers, words
from app.counting.notifier import ids_in
from app.counting.picture import Picture
from app.counting.state import CloudState
from app.domain.cloud.choices import Choices
from app.domain.cloud.cloud import MINIMUM_ANSWERS, CloudEntry, Segment
from app.domain.cloud.offers import Offers
from app.domain.languages.detection import Written
from app.storage import answers, cloud
from app.storage.cloud import Surroundings
from app.storage.database import Database

MOST_ANNOUNCED = 20_000  # ids; beyond them all are compared
MANY = 3_000  # answers that take so long to read and count that a page does not wait for them
LOOK_AGAIN_AFTER = 0.03  # seconds
CHEAP = 5_000  # answers that are counted in the database at every look
COUNT_AFTER = 10.0  # seconds; more answers than that are counted again only then
OFFER_AFTER = 10.0  # seconds: among 100,000 answers they take a fifth of one


@dataclass(frozen=True, kw_only=True)
class _News:
    """What has changed. `everything`: all answers, where it is simpler to begin anew."""

    surroundings: Surroundings
    new: Mapping[str, Written]
    gone: frozenset[str] = frozenset()
    everything: Mapping[str, Written] | None = None


@dataclass(frozen=True, kw_only=True)
class AnswersWith:
    """How many answers hold a word, and some of them by id, with its places marked."""

    count: int
    some: Mapping[str, tuple[Segment, ...]]


class Counter:
    """One workshop's."""

    def __init__(self, database: Database, bus: Bus, now: Callable[[], datetime], workshop_id: str) -> None:
        self._database = database
        self._bus = bus
        self.workshop_id = workshop_id
        self._picture = Picture(database, now, workshop_id)
        self._count: Count | None = None
        self._seen: Surroundings | None = None
        self._state: CloudState | None = None
        self._announced: set[str] = set()
        self._must_compare = False
        self._count_due = 0.0
        self._by_language = ByLanguage(())
        self._offered: tuple[float, Choices, str, Offers] | None = None
        self._whole = asyncio.Lock()  # the tally belongs to one at a time
        self._asked: asyncio.Future[CloudState] | None = None
        self._task: asyncio.Task[None] | None = None
        self._takes_long = False  # whether the update under way has very many answers to count
        self._is_awaited = False  # somebody was shown what there was, and wants to hear when there is more
        self._endings = (
            bus.subscribe(f"answers:{workshop_id}", lambda payload: self._announce(ids_in(payload))),
            bus.on_gap(self._doubt),
        )

    def __len__(self) -> int:
        return len(self._count.tally) if self._count else 0

    @property
    def is_busy(self) -> bool:
        return self._task is not None

    async def present(self, patience: float | None = None) -> CloudState:
        """The cloud of now. Where very many answers have to be counted first, a caller with so many seconds' patience
        gets what there is by then, and the workshop is rung once there is more."""
        update = self._next_update()
        await asyncio.wait([update], timeout=patience)
        while not update.done() and not self._takes_long:
            await asyncio.wait([update], timeout=LOOK_AGAIN_AFTER)
        if update.done():
            return update.result()
        self._is_awaited = True
        if self._state:
            return self._state
        async with self._database.reading() as connection:
            number = await answers.answer_count(connection, self.workshop_id)
        return CloudState(entries=None, layout=None, answer_count=number, is_counting=True)

    async def in_language(self, state: CloudState, tag: str) -> CloudState:
        """The cloud of the answers in one of the state's languages; the state itself for none of them."""
        group = next((group for group in state.languages if group.tag == tag), None)
        if group is None or state.entries is None or self._count is None:
            return state
        async with self._whole:
            return await asyncio.to_thread(self._by_language.cloud, self._count.tally, state, group)

    async def answers_with(self, state: CloudState, key: str, start: int, size: int) -> AnswersWith:
        """Some of the state's answers that hold a word, from the `start`-th on; none below the minimum."""
        async with self._whole:
            if self._count is None or state.entries is None or len(self) < MINIMUM_ANSWERS:
                return AnswersWith(count=0, some={})
            tally = await asyncio.to_thread(self._by_language.tally, self._count.tally, state.language)
            count, some = await asyncio.to_thread(some_answers, tally, key, state.choices, start, size)
            return AnswersWith(count=count, some=some)

    async def counts(self, state: CloudState, keys: Sequence[str]) -> Mapping[str, int]:
        """In how many answers that are shown each of the words is, whatever has been chosen about it."""
        async with self._whole:
            if not keys or self._count is None:
                return dict.fromkeys(keys, 0)
            return await asyncio.to_thread(counts, self._count.tally, state.choices, keys)

    async def may_be_shown(self, state: CloudState, entries: Sequence[CloudEntry]) -> frozenset[str]:
        """Those among the words, by key, that everybody may see now."""
        async with self._whole:
            if not entries or self._count is None:
                return frozenset()
            tally, hinted = self._count.tally, state.hints.words
            return frozenset(await asyncio.to_thread(may_be_shown, tally, entries, state.choices, hinted))

    async def offers(self, state: CloudState, customer: str) -> Offers:
        """What could be left out or counted together, without what somebody has decided. At most every few seconds
        anew. `customer`: the primary customer's name."""
        now = asyncio.get_running_loop().time()
        known = self._offered
        if known and known[1:3] == (state.choices, customer) and now - known[0] < OFFER_AFTER:
            return known[3]
        if state.entries is None or self._count is None:
            return Offers()
        async with self._whole:
            found = await asyncio.to_thread(self._count.tally.offers, state.choices, customer)
        self._offered = now, state.choices, customer, found
        return found

    async def end(self) -> None:
        for ending in self._endings:
            ending()
        if self._task:
            self._task.cancel()
            await asyncio.wait([self._task])

    # ---- what the bus tells ----

    def _announce(self, ids: frozenset[str]) -> None:
        self._announced |= ids
        if len(self._announced) > MOST_ANNOUNCED:
            self._announced.clear()
            self._doubt()

    def _doubt(self) -> None:
        self._must_compare = True

    # ---- one update for all who wait ----

    def _next_update(self) -> asyncio.Future[CloudState]:
        """The next that begins after now."""
        if self._asked is None:
            self._asked = asyncio.get_running_loop().create_future()
        if self._task is None:
            self._task = asyncio.create_task(self._update_while_asked(), name="cloud")
        return self._asked

    async def _update_while_asked(self) -> None:
        try:
            while self._asked:
                asked, self._asked = self._asked, None
                await self._answer(asked)
        finally:
            self._task = None
            if self._asked:
                self._asked.cancel()

    async def _answer(self, asked: asyncio.Future[CloudState]) -> None:
        try:
            self._takes_long = False
            asked.set_result(await self._update())
        except Exception as error:  # each of those who wait is told
            self._doubt()
            asked.set_exception(error)
        finally:
            asked.cancel()  # where this task itself was cancelled; otherwise it does nothing
        if self._is_awaited:
            self._is_awaited = False
            await self._bus.publish(f"workshop:{self.workshop_id}")

    async def _update(self) -> CloudState:
        async with self._whole:
            news = await self._read()
            has_changed = await self._take_in(news)
            if self._state is None or has_changed or news.surroundings != self._seen:
                self._state = await self._draw(news.surroundings)
            self._seen = news.surroundings
            return self._state

    # ---- reading ----

    async def _read(self) -> _News:
        announced, self._announced = self._announced, set()
        must_compare, self._must_compare = self._must_compare, False
        async with self._database.reading() as connection:
            surroundings = await cloud.surroundings_of(connection, self.workshop_id)
            if self._count is None or self._seen is None or self._seen.questions != surroundings.questions:
                return _News(surroundings=surroundings, new={}, everything=await self._everything(connection))
            tally = self._count.tally
            self._takes_long = self._count.hinted.names != surroundings.names and len(tally) > MANY
            new = await answers.written_of(connection, self.workshop_id, announced - tally.ids)
            expected = len(tally) + len(new)
            must_compare |= surroundings.tells_of_other_answers_than(self._seen)
            if not must_compare and self._counts_again(expected):
                found = await answers.answer_count(connection, self.workshop_id)
                # More than expected: they may be so new that nobody has told of them, as long as others are told of.
                must_compare = found < expected or (found > expected and (not announced or found <= CHEAP))
            if not must_compare:
                return _News(surroundings=surroundings, new=new)
            there = await answers.visible_ids(connection, self.workshop_id)
            gone, missing = tally.ids - there, there - tally.ids
            if len(gone) + len(missing) > len(there) // 2:
                return _News(surroundings=surroundings, new={}, everything=await self._everything(connection))
            self._takes_long |= len(missing) > MANY
            new = await answers.written_of(connection, self.workshop_id, missing)
            return _News(surroundings=surroundings, new=new, gone=frozenset(gone))

    async def _everything(self, connection: AsyncConnection) -> Mapping[str, Written]:
        self._takes_long = await answers.answer_count(connection, self.workshop_id) > MANY
        return await answers.written_answers(connection, self.workshop_id)

    def _counts_again(self, expected: int) -> bool:
        now = asyncio.get_running_loop().time()
        if expected > CHEAP and now < self._count_due:
            return False
        self._count_due = now + COUNT_AFTER
        return True

    # ---- counting and drawing ----

    async def _take_in(self, news: _News) -> bool:
        """Whether anything has changed."""
        names = news.surroundings.names
        if news.everything is not None or self._count is None:
            questions = news.surroundings.questions
            self._count = await asyncio.to_thread(count_of, questions, names, news.everything or {})
            self._by_language = ByLanguage(questions)
            return True
        if self._count.hinted.names != names:
            await asyncio.to_thread(self._count.look_for, names)
        if news.gone:
            await asyncio.to_thread(self._count.remove, news.gone)
        await asyncio.to_thread(self._count.add, news.new)
        return bool(news.gone or news.new)

    async def _draw(self, surroundings: Surroundings) -> CloudState:
        assert self._count is not None
        known = self._state.choices if self._state else Choices()
        choices = known if known.made == surroundings.choices else Choices(surroundings.choices)
        hints = self._count.hinted.open(surroundings.harmless)
        state = partial(
            CloudState,
            answer_count=len(self),
            choices=choices,
            more_may_wait=surroundings.more_may_wait,
            closed_at=surroundings.closed_at,
            hidden_at=surroundings.hidden_at,
            hints=hints,
        )
        if len(self) < MINIMUM_ANSWERS:
            await self._picture.clear()
            return state(entries=None, layout=None)
        found = await asyncio.to_thread(words, self._count.tally, choices, hints.words)
        layout = await self._picture.draw(
            found.shown, len(self), must_forget=self._must_forget(surroundings, found.withheld)
        )
        listed = state(entries=found.shown, layout=layout, words=found.listed, languages=found.languages)
        return replace(listed, withheld=found.withheld, written=found.written, said_once=found.said_once)

    def _must_forget(self, surroundings: Surroundings, withheld: Container[str]) -> bool:
        """Whether the picture of before may hold a word that nobody is to see any more."""
        if self._seen is None or self._state is None:
            return False
        if (self._seen.hidden, self._seen.choices) != (surroundings.hidden, surroundings.choices):
            return True
        return any(entry.key in withheld for entry in self._state.entries or ())
