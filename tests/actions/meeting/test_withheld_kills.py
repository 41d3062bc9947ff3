"""Processes killed while drafts are collected or shown: others go on, and every text is there exactly once."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from itertools import product

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.meeting import drafts, withheld
from app.actions.services import Services
from app.bus.memory import MemoryBus
from app.domain.documents.documents import DocumentKind
from app.domain.meeting.clock import GRACE
from app.domain.meeting.drafts import Outcome
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.workshops.workshops import Mode
from app.live.hub import Hub
from app.storage.database import Database
from tests import factories
from tests.actions.withholding import drafted, locked, outcome, texts
from tests.factories import Clock, Story
from tests.people import CHEN, MARIA, PARTICIPANTS, Member


class Killed(BaseException):
    """The process is no more; nothing in it can catch that."""


@dataclass(frozen=True)
class Fate:
    """Death in the transaction of this number (from 1), just before its commit or right after it; 0: none."""

    transaction: int
    after_commit: bool = False


class MortalDatabase(Database):
    """The same database, in a process with a fate."""

    def __init__(self, database: Database, fate: Fate) -> None:
        vars(self).update(vars(database))
        self._fate = fate
        self._begun = 0

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncConnection]:
        self._begun += 1
        dies = self._begun == self._fate.transaction
        async with super().transaction() as connection:
            yield connection
            if dies and not self._fate.after_commit:
                raise Killed
        if dies:
            raise Killed


FATES = tuple(Fate(transaction, after) for transaction in (1, 2) for after in (False, True))
"""In the transaction that locks the documents, or in the one that decides."""


@asynccontextmanager
async def process(services: Services, fate: Fate) -> AsyncIterator[Services]:
    """Another process at the same database."""
    database, bus = MortalDatabase(services.database, fate), MemoryBus()
    hub = Hub(database, bus, services.now)
    await bus.start()
    await hub.start()
    yield replace(services, database=database, bus=bus, hub=hub)
    await hub.drain(2)
    await bus.close()


async def look(services: Services, workshop_id: str) -> None:
    """What the server's clock does twice a second."""
    await drafts.collect_if_due(services, workshop_id)
    await withheld.show_if_released(services, workshop_id)


async def looked_at(story: Story, fate: Fate) -> None:
    """One process looks, is killed or not; then two others look, twice each."""
    async with process(story.services, fate) as mortal:
        try:
            await look(mortal, story.workshop.id)
        except Killed:
            pass
        else:
            assert not fate.transaction, "its fate did not come"
    for _ in range(2):
        async with process(story.services, Fate(0)) as one, process(story.services, Fate(0)) as another:
            await asyncio.gather(*(look(each, story.workshop.id) for each in (one, another)))


async def everything(story: Story) -> Counter[str]:
    """All that was written, whether it stands in a document or among the drafts."""
    shown = [text for _, text in await drafted(story)]
    return Counter(text for text in (*shown, *(await texts(story)).values()) if text)


async def told(
    services: Services, clock: Clock, writers: Sequence[Member], fate: Fate, *, early: bool = False, maria: str = MARIA
) -> Story:
    """People write, and drafting ends while a process is killed."""
    story = await factories.story(services, clock, Mode.SOLO, facilitator=maria)
    await story.goes_to(PhaseKind.DRAFT)
    for member in writers:
        await story.writes(member)
    if early:
        await story.goes_on()
    running = await story.meeting()
    assert running.deadline is not None
    clock.moment = running.deadline + GRACE
    await looked_at(story, fate)
    assert ((await story.meeting()).version, await story.phase()) == (running.version + 1, PhaseKind.COMPARE)
    assert await everything(story) == Counter(member.draft for member in writers)
    few = len(writers) < 3
    assert await outcome(story) is (Outcome.WITHHELD if few else Outcome.COLLECTED)
    assert len(await drafted(story)) == (0 if few else len(writers))
    assert await locked(story) == [False] * (4 if few else 0)
    return story


async def shows(story: Story, writers: Sequence[Member], fate: Fate) -> None:
    """All who wrote ask for it, and a process is killed."""
    for member in writers:
        await withheld.release(story.services, story.seats[member])
    await looked_at(story, fate if writers else Fate(0))
    assert await everything(story) == Counter(member.draft for member in writers)
    assert await outcome(story) is (Outcome.RELEASED if writers else Outcome.WITHHELD)
    assert len(await drafted(story)) == len(writers)
    assert len(await story.documents(DocumentKind.SOLO)) == (0 if writers else 4)


async def write_again(story: Story, clock: Clock, writers: Sequence[Member], fate: Fate) -> None:
    """Chen joins those who have written, and a process is killed at the end."""
    await story.goes_to(PhaseKind.DRAFT)
    await story.writes(CHEN)
    deadline = (await story.meeting()).deadline
    assert deadline is not None
    clock.moment = deadline + GRACE
    await looked_at(story, fate)
    everyone = (*writers, CHEN)
    assert await everything(story) == Counter(member.draft for member in everyone)
    assert await outcome(story) is (Outcome.WITHHELD if len(everyone) < 3 else Outcome.COLLECTED)
    assert len(await drafted(story)) == (0 if len(everyone) < 3 else len(everyone))


@pytest.mark.parametrize("fate", FATES, ids=str)
@pytest.mark.parametrize("count", [2, 3])
async def test_a_kill_while_drafting_ends(services: Services, clock: Clock, count: int, fate: Fate) -> None:
    await told(services, clock, PARTICIPANTS[:count], fate, early=fate.after_commit)


@pytest.mark.parametrize("fate", FATES, ids=str)
async def test_a_kill_while_drafts_are_shown(services: Services, clock: Clock, fate: Fate) -> None:
    writers = PARTICIPANTS[:2]
    story = await told(services, clock, writers, Fate(0))
    await shows(story, writers, fate)


@pytest.mark.soak
@pytest.mark.parametrize("early", [False, True])
@pytest.mark.parametrize(
    ("count", "way"), [*product(range(3), ("show mine", "write again")), (3, "collected"), (4, "collected")]
)
async def test_every_number_of_writers_ending_way_on_and_kill(
    services: Services, clock: Clock, count: int, way: str, *, early: bool
) -> None:
    """One kill a story: while drafting ends, or on the way on from there."""
    writers = PARTICIPANTS[:count]
    kills = [*product(FATES, [Fate(0)]), *product([Fate(0)], FATES if count < 3 else ())]
    for number, (first, second) in enumerate(kills):
        clock.moment = factories.MORNING
        story = await told(services, clock, writers, first, early=early, maria=f"Maria {number}")
        if way == "show mine":
            await shows(story, writers, second)
        elif way == "write again":
            await write_again(story, clock, writers, second)
