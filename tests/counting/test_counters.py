"""The running count is what a recount would be, the picture keeps its places, and a frozen picture stays as it is."""

import asyncio
import os
import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import delete, insert

from app.actions.cloud import cloud
from app.actions.cloud import frozen as cloud_frozen
from app.actions.services import Services
from app.actions.survey import survey
from app.bus.factory import open_bus
from app.bus.memory import MemoryBus
from app.counting import count, counter
from app.counting.counter import Counter
from app.counting.counters import Counters
from app.counting.state import CloudState, FrozenPicture
from app.domain.cloud.cloud import MINIMUM_ANSWERS, CloudEntry, count_words
from app.domain.cloud.shown import shown
from app.domain.errors import Conflict
from app.domain.sample.answers import ANSWERS as SAMPLE
from app.render.cloud import page_layout
from app.storage import answers as stored
from app.storage import cloud as stored_cloud
from app.storage.answers import NewAnswer
from app.storage.cloud import PictureKind
from app.storage.database import Database
from app.storage.tables import answer_hidings, answers
from tests import factories
from tests.factories import MORNING, Clock, Story
from tests.people import ANSWERS, MARIA

DAY = date(2026, 12, 1)


async def answered(services: Services, clock: Clock, texts: Sequence[str] = ANSWERS) -> Story:
    """A survey that is open still."""
    story = await factories.story(services, clock, members=())
    await survey.open_survey(services, story.maria)
    await arrive(services, story, texts)
    return story


async def arrive(services: Services, story: Story, texts: Sequence[str]) -> None:
    await asyncio.gather(*(services.answers.give(story.workshop.survey_key, text) for text in texts))


async def hide_one(story: Story, text: str) -> None:
    """As moderation does."""
    async with story.services.database.transaction() as connection:
        there = await stored.visible_answers(connection, story.workshop.id)
        answer_id = next(answer_id for answer_id, each in there.items() if each == text)
        row = {"answer_id": answer_id, "workshop_id": story.workshop.id}
        await connection.execute(insert(answer_hidings), [row | {"hidden_by": MARIA, "hidden_at": story.clock()}])


async def recount(story: Story) -> tuple[CloudEntry, ...]:
    """All words of the facilitators' list."""
    async with story.services.database.reading() as connection:
        texts = await stored.answer_texts(connection, story.workshop.id)
    return count_words(texts, story.workshop.question, limit=count.WORDS)


async def counted_right(story: Story) -> CloudState:
    state = await cloud.current(story.services, story.workshop)
    assert state.words == await recount(story)
    assert state.entries == shown(state.words, state.answer_count)[: count.PICTURED]
    return state


async def test_whatever_happens_to_the_answers_the_next_look_shows_it(services: Services, clock: Clock) -> None:
    story = await answered(services, clock)

    first = await counted_right(story)
    assert (first.answer_count, first.more_may_wait, first.answers_in_words) == (6, True, "at least 6 answers")
    assert await counted_right(story) is first  # nothing is counted or drawn again for nothing

    await arrive(services, story, ["A story, a story", "Quiet", "Kind", "Warm"])
    assert await counted_right(story) is first  # they wait for a fifth
    await arrive(services, story, ["Slow"])
    assert (await counted_right(story)).answer_count == 11
    await hide_one(story, "Quiet")
    assert (await counted_right(story)).answer_count == 10
    async with services.database.transaction() as connection:  # nobody rings for these
        rows = [NewAnswer(f"row-{number}", story.workshop.id, f"Imported {number}", DAY) for number in range(3)]
        await stored.add_answers(connection, rows)
    assert (await counted_right(story)).answer_count == 13
    async with services.database.transaction() as connection:
        await connection.execute(delete(answers).where(answers.c.id == "row-1"))
    assert (await counted_right(story)).answer_count == 12
    await survey.close_survey(services, story.maria)
    closed = await counted_right(story)
    assert (closed.answer_count, closed.answers_in_words, closed.closed_at) == (12, "12 answers", clock())
    assert closed.layout == (await cloud.current(services, story.workshop)).layout


async def test_the_running_count_equals_a_recount_on_any_way(services: Services, clock: Clock) -> None:
    story, chance = await answered(services, clock), random.Random(11)
    words = ("calm", "crew", "sea", "harbour light")
    for number in range(25):
        text = f"{chance.choice(words)} and {chance.choice(words)} {number}"
        step = chance.choice(("told", "untold", "hidden"))
        if step == "told":
            await arrive(services, story, [text])
        elif step == "untold":
            async with services.database.transaction() as connection:
                await stored.add_answers(connection, [NewAnswer(services.new_id(), story.workshop.id, text, DAY)])
        else:
            async with services.database.reading() as connection:
                texts = await stored.answer_texts(connection, story.workshop.id)
            await hide_one(story, chance.choice(texts))
        state = await cloud.current(services, story.workshop)
        if state.answer_count >= MINIMUM_ANSWERS:
            await counted_right(story)
        else:
            assert state.entries is None, number


async def test_below_the_minimum_nothing_is_kept_either(services: Services, clock: Clock) -> None:
    story = await answered(services, clock, ANSWERS[:5])
    assert (await cloud.current(services, story.workshop)).entries is not None
    assert await kept(story) is not None
    await hide_one(story, ANSWERS[0])
    below = await cloud.current(services, story.workshop)
    assert (below.entries, below.layout, below.words, below.answer_count) == (None, None, (), 4)
    assert await kept(story) is None
    assert (await cloud.answers_page(services, story.maria, "welcome")).answers == ()


async def kept(story: Story) -> stored_cloud.StoredPicture | None:
    async with story.services.database.reading() as connection:
        return await stored_cloud.picture_of(connection, story.workshop.id, PictureKind.CURRENT)


async def test_words_keep_their_places_in_every_process_and_the_day_is_all_that_is_kept(
    services: Services, clock: Clock
) -> None:
    story = await answered(services, clock, SAMPLE[:150])
    first = await cloud.current(services, story.workshop)
    clock.passes(minutes=90)
    await arrive(services, story, ["A train to remember"])
    here = await cloud.current(services, story.workshop)
    picture = await kept(story)
    assert picture is not None
    assert (picture.drawn_by, picture.drawn_at, picture.answer_count) == (None, MORNING.replace(hour=0), 150)
    assert first.layout and here.layout
    before = {word.key: (word.x, word.baseline) for word in first.layout.words}
    moved = [word.key for word in here.layout.words if (word.x, word.baseline) != before.get(word.key)]
    assert len(moved) <= len(before) // 10, moved

    elsewhere = Counters(services.database, MemoryBus(), clock)
    there = await (await elsewhere.of(story.workshop.id)).present()
    assert (there.entries, there.layout) == (here.entries, here.layout)
    await elsewhere.close()


async def test_a_process_counts_what_another_one_took(services: Services, clock: Clock) -> None:
    """Both on one database; the bus between them is Redis where it is there, as for the bus's own tests."""
    address = os.environ.get("TEST_BUS_URL", "memory://")
    buses = [open_bus(address) for _ in range(2)] if address != "memory://" else [services.bus] * 2
    here, there = (replace(services, bus=bus) for bus in buses)
    for bus in buses:
        await bus.start()
    story = await answered(here, clock)
    assert (await cloud.current(there, story.workshop)).answer_count == 6
    told = asyncio.Event()
    there.bus.subscribe(f"answers:{story.workshop.id}", lambda _: told.set())
    await asyncio.sleep(0.2)  # Redis has taken note of who listens
    await arrive(here, story, ["A harbour light", "Harbour and sea", "Light", "Sea", "Calm"])
    await asyncio.wait_for(told.wait(), 5)
    assert (await cloud.current(there, story.workshop)).words == await recount(story)
    for process in (here, there):
        await process.answers.drain(1)
        await process.counters.close()
    if address != "memory://":
        for bus in buses:
            await bus.close()


async def test_impatient_people_see_that_it_is_being_counted_and_are_rung(
    services: Services, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = await answered(services, clock)
    rung = asyncio.Event()
    may_count = asyncio.Event()
    services.bus.subscribe(f"workshop:{story.workshop.id}", lambda _: rung.set())
    real = Counter._take_in

    async def slow(self: Counter, *given: object) -> bool:
        await may_count.wait()
        return await real(self, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(counter, "MANY", 5)
    monkeypatch.setattr(counter.Counter, "_take_in", slow)
    rung.clear()
    early = await cloud.current(services, story.workshop, patience=0.01)
    assert (early.is_counting, early.entries, early.answer_count) == (True, None, 6)
    patient = asyncio.create_task(cloud.current(services, story.workshop))
    may_count.set()
    await asyncio.wait_for(rung.wait(), 5)
    assert (await patient).words == await recount(story)


async def test_only_the_workshops_looked_at_last_are_kept(database: Database, clock: Clock) -> None:
    counters = Counters(database, MemoryBus(), clock)
    first = await counters.of("workshop 0")
    for number in range(60):
        await counters.of(f"workshop {number}")
    assert await counters.of("workshop 59") is await counters.of("workshop 59")
    assert await counters.of("workshop 0") is not first
    await counters.close()


async def test_a_database_that_fails_is_told_to_all_who_wait_and_the_next_look_works(
    services: Services, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = await answered(services, clock)
    with monkeypatch.context() as patched:
        patched.setattr(stored_cloud, "surroundings_of", None)
        with pytest.raises(TypeError):
            await cloud.current(services, story.workshop)
    await counted_right(story)


async def test_a_frozen_picture_stays_for_handout_and_record_but_for_what_is_hidden(
    services: Services, clock: Clock
) -> None:
    story = await answered(services, clock)
    now = await cloud.for_handout(services, story.workshop)
    assert now.frozen is None
    await cloud_frozen.freeze(services, story.maria)
    await arrive(services, story, ["Story, story", "Another story", "Kind", "Warm", "Slow"])
    frozen = await cloud.for_handout(services, story.workshop)
    assert (frozen.entries, frozen.layout, frozen.answer_count) == (now.entries, now.layout, 6)
    assert frozen.frozen == FrozenPicture(by=MARIA, at=MORNING, left_out=(), has_changed=True)

    clock.passes(minutes=5)
    await hide_one(story, "Curious children, relaxed parents, a story for both")
    without = await cloud.for_handout(services, story.workshop)
    assert without.frozen
    assert without.frozen.left_out == ("Curious",)  # one other answer holds it
    assert without.entries == tuple(entry for entry in now.entries or () if entry.word not in without.frozen.left_out)
    assert without.layout and now.layout
    assert without.layout.words == tuple(word for word in now.layout.words if word.text not in without.frozen.left_out)
    await cloud_frozen.release(services, story.maria)
    with pytest.raises(Conflict):
        await cloud_frozen.release(services, story.maria)
    assert (await cloud.for_handout(services, story.workshop)).frozen is None


async def test_a_picture_frozen_before_the_typeface_changed_stays_frozen_and_is_laid_out_anew(
    services: Services, clock: Clock
) -> None:
    story = await answered(services, clock)
    await cloud_frozen.freeze(services, story.maria)
    then = await cloud.for_handout(services, story.workshop)
    async with services.database.transaction() as connection:
        picture = await stored_cloud.picture_of(connection, story.workshop.id, PictureKind.FROZEN)
        assert picture
        older = replace(picture, words=picture.words.replace('\\"version\\":2', '\\"version\\":1'))
        assert older != picture
        await stored_cloud.store_picture(connection, story.workshop.id, PictureKind.FROZEN, older)
    now = await cloud.for_handout(services, story.workshop)
    assert then.entries
    assert (now.frozen, now.entries, now.layout) == (then.frozen, then.entries, page_layout(then.entries))


async def test_a_picture_that_is_not_there_cannot_be_frozen(services: Services, clock: Clock) -> None:
    story = await answered(services, clock, ANSWERS[:4])
    with pytest.raises(Conflict):
        await cloud_frozen.freeze(services, story.maria)


async def test_answers_behind_a_word_come_by_pages_with_the_next_words_beside(services: Services, clock: Clock) -> None:
    story = await answered(services, clock, [f"Calm b{number:03}" for number in range(120)] + ["calm"] * 5)
    first = await cloud.answers_page(services, story.maria, "calm")
    assert (first.entry, first.number, first.pages, first.before) == (CloudEntry("Calm", 125, "calm"), 1, 3, None)
    pages = [await cloud.answers_page(services, story.maria, "calm", number) for number in (1, 2, 3)]
    texts = ["".join(segment.text for segment in answer) for page in pages for answer in page.answers]
    assert [len(page.answers) for page in pages] == [50, 50, 25]
    assert sorted(texts) == sorted([f"Calm b{number:03}" for number in range(120)] + ["calm"] * 5)
    assert first.after
    assert (await cloud.answers_page(services, story.maria, first.after.key)).before == first.entry
    beyond = await cloud.answers_page(services, story.maria, "calm", 99)
    assert beyond == first
    assert (await cloud.answers_page(services, story.maria, "nothing of it")).entry is None
