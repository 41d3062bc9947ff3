"""Maria looks through the answers, hides some, and shows them again; and what is hidden is nowhere else."""

import asyncio
from dataclasses import replace

import pytest

from app.actions.answers import export as answers_export
from app.actions.answers import moderation
from app.actions.cloud import cloud
from app.actions.services import Services
from app.actions.survey import survey
from app.domain.answers.moderation import PAGE_SIZE, AnswerCounts, Listing, Wish
from app.domain.errors import NotFound
from app.domain.hints.hints import HintKind
from app.storage import answers as stored
from app.storage import moderation as storage
from app.storage.tables import answers
from tests import factories
from tests.factories import Clock, Story
from tests.people import ANA, ANSWERS, OLGA

NAMING = (f"{ANA.name} is wonderful", "write to eva@museum.example", "call +49 170 1234567")


@pytest.fixture
async def story(services: Services, clock: Clock) -> Story:
    told = await factories.story(services, clock, members=(ANA,))
    await told.answers((*ANSWERS, *NAMING))
    return told


async def view(
    story: Story, listing: Listing = Listing.SHOWN, search: str = "", page: int = 1
) -> moderation.AnswersView:
    return await moderation.view(story.services, story.maria, Wish(listing, search, page))


async def texts(story: Story, listing: Listing = Listing.SHOWN, search: str = "") -> list[str]:
    return sorted(listed.answer.text for listed in (await view(story, listing, search)).listed)


async def id_of(story: Story, text: str) -> str:
    return next(listed.answer.id for listed in (await view(story)).listed if listed.answer.text == text)


async def test_a_hidden_answer_is_gone_everywhere_and_comes_back(story: Story) -> None:
    heard: list[bytes] = []
    story.services.bus.subscribe(f"workshop:{story.workshop.id}", heard.append)
    answer_id = await id_of(story, NAMING[0])
    rung = len(heard)
    hidden = await moderation.hide(story.services, story.maria, answer_id)
    assert (hidden.answer.hidden_by, hidden.answer.hidden_at) == (story.maria.name, story.clock.moment)
    async with asyncio.timeout(30):
        while len(heard) == rung:
            await asyncio.sleep(0.01)
    assert await texts(story) == sorted((*ANSWERS, *NAMING[1:]))
    assert await texts(story, Listing.HIDDEN) == [NAMING[0]]
    assert (await view(story)).counts == AnswerCounts(8, 1, 2)
    async with story.services.database.reading() as connection:
        assert NAMING[0] not in await stored.answer_texts(connection, story.workshop.id)
    entries = (await cloud.current(story.services, story.workshop)).entries
    assert entries is not None
    assert "wonderful" not in [entry.word for entry in entries]
    exported = await answers_export.answers(story.services, story.maria, with_hidden=False)
    assert NAMING[0] not in repr(exported)

    again = await moderation.show(story.services, story.maria, answer_id)
    assert again == replace(hidden, answer=replace(hidden.answer, hidden_by=None, hidden_at=None))
    assert await texts(story) == sorted((*ANSWERS, *NAMING))
    assert await texts(story, Listing.HIDDEN) == []


async def test_hiding_twice_keeps_who_was_first(story: Story) -> None:
    answer_id = await id_of(story, NAMING[0])
    await moderation.hide(story.services, story.maria, answer_id)
    story.clock.passes(minutes=5)
    other = replace(story.maria, account=replace(story.maria.account, name="Somebody else"))
    hidden = await moderation.hide(story.services, other, answer_id)
    assert hidden.answer.hidden_by == story.maria.name


async def test_what_is_hidden_stays_so_when_the_survey_is_closed_again(story: Story) -> None:
    answer_id = await id_of(story, NAMING[0])
    await moderation.hide(story.services, story.maria, answer_id)
    await survey.open_survey(story.services, story.maria)
    await survey.close_survey(story.services, story.maria)
    assert await texts(story, Listing.HIDDEN) == [NAMING[0]]
    with pytest.raises(NotFound, match="perhaps the survey was closed"):
        await moderation.show(story.services, story.maria, answer_id)  # it has another id now


async def test_answers_with_hints_are_found_and_their_places_marked(story: Story) -> None:
    assert await texts(story, Listing.HINTED) == sorted(NAMING)
    shown = await view(story, Listing.HINTED, "wonderful")
    assert (shown.counts.hinted, shown.matching) == (3, 1)
    (listed,) = shown.listed
    assert [(piece.text, piece.kind) for piece in listed.pieces] == [
        (ANA.name, HintKind.NAME),
        (" is wonderful", None),
    ]
    await moderation.hide(story.services, story.maria, listed.answer.id)
    assert (await view(story)).counts.hinted == 2
    assert (await moderation.counts(story.services, story.maria)) == AnswerCounts(8, 1, 2)


async def test_hints_follow_new_answers_and_a_new_roster(story: Story) -> None:
    assert (await moderation.counts(story.services, story.maria)).hinted == 3
    await story.answers(["Bela Bartholdy was there", "tel 555-1234", "Kind", "Calm", "Warm"])  # and all have new ids
    assert (await moderation.counts(story.services, story.maria)).hinted == 4
    await factories.add_people(story.services, story.maria, [replace(ANA, name="Bela Bartholdy", email="b@x.example")])
    assert (await moderation.counts(story.services, story.maria)).hinted == 5


async def test_what_a_facilitator_calls_harmless_is_open_no_more_until_something_else_is_found(story: Story) -> None:
    services, maria = story.services, story.maria
    answer_id = await id_of(story, NAMING[0])
    called = await moderation.call_harmless(services, maria, answer_id)
    assert (called.hints, called.answer.harmless_by, called.answer.harmless_at) == ((), maria.name, story.clock.moment)
    assert called.answer.harmless == {ANA.name.casefold()}
    assert await texts(story, Listing.HINTED) == sorted(NAMING[1:])
    assert await moderation.number_with_hints(services, maria) == 2

    await survey.open_survey(services, maria)
    await survey.close_survey(services, maria)  # all answers have other ids now
    assert await texts(story, Listing.HINTED) == sorted(NAMING[1:])
    wonderful = replace(ANA, name="Wonderful Weaver", email="w@x.example")
    await factories.add_people(services, maria, [wonderful, replace(ANA, name="Is", email="i@x.example")])
    assert await texts(story, Listing.HINTED) == sorted(NAMING)  # somebody is called “Is”

    answer_id = await id_of(story, NAMING[0])
    assert (await moderation.call_harmless(services, maria, answer_id)).answer.harmless == {"is", ANA.name.casefold()}
    assert await moderation.number_with_hints(services, maria) == 2
    doubtful = await moderation.call_doubtful(services, maria, answer_id)
    assert (len(doubtful.hints), doubtful.answer.harmless_by) == (2, None)
    assert await moderation.number_with_hints(services, maria) == 3


async def test_below_the_minimum_nothing_is_shown_found_or_exported(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock, members=())
    await story.answers(ANSWERS[:4])
    for listing in Listing:
        shown = await view(story, listing)
        assert (shown.listed, shown.matching, shown.counts.may_be_read) == ((), 0, False)
    async with services.database.reading() as connection:
        assert await storage.ids(connection, story.workshop.id) == set()
        mine = answers.select().where(answers.c.workshop_id == story.workshop.id)
        answer_id = min(row.id for row in await connection.execute(mine))
    with pytest.raises(NotFound):
        await moderation.hide(services, story.maria, answer_id)
    for export in (
        answers_export.answers(services, story.maria, with_hidden=True),
        answers_export.answers(services, story.maria, with_hidden=False),
        answers_export.words(services, story.maria),
    ):
        with pytest.raises(NotFound, match="fewer than 5 answers"):
            await export


async def test_where_hiding_leaves_too_few_the_facilitator_alone_can_bring_them_back(
    services: Services, clock: Clock
) -> None:
    story = await factories.story(services, clock, members=())
    await story.answers(ANSWERS[:5])
    hidden = await moderation.hide(services, story.maria, await id_of(story, ANSWERS[0]))
    with pytest.raises(NotFound):
        await answers_export.answers(services, story.maria, with_hidden=False)
    assert (await cloud.current(services, story.workshop)).entries is None
    everything = await answers_export.answers(services, story.maria, with_hidden=True)
    assert sorted(everything.rows) == sorted((text, "yes" if text == ANSWERS[0] else "") for text in ANSWERS[:5])
    await moderation.show(services, story.maria, hidden.answer.id)
    assert (await cloud.current(services, story.workshop)).entries is not None


async def test_the_words_that_are_exported_are_those_of_the_cloud(story: Story) -> None:
    table = await answers_export.words(story.services, story.maria)
    assert table.header == ("Word", "Answers")
    assert table.rows[:2] == (("story", 3), ("welcome", 3))


async def test_another_workshop_s_answers_are_out_of_reach(story: Story) -> None:
    olga = await factories.workshop(story.services, await factories.account(story.services, OLGA))
    theirs = replace(story, maria=olga)
    await theirs.answers(ANSWERS)
    answer_id = await id_of(story, NAMING[0])
    for press in (moderation.hide, moderation.show, moderation.call_harmless, moderation.call_doubtful):
        with pytest.raises(NotFound):
            await press(story.services, olga, answer_id)
    assert (await view(story)).counts == AnswerCounts(9, 0, 3)
    assert await texts(theirs) == sorted(ANSWERS)


async def test_many_answers_come_a_page_at_a_time_in_an_order_that_stays(story: Story) -> None:
    await story.answers([f"Answer {number}" for number in range(PAGE_SIZE)])
    pages = [await view(story, page=number) for number in (1, 2, 3)]
    listed = [entry.answer.id for page in pages for entry in page.listed]
    assert [len(page.listed) for page in pages] == [PAGE_SIZE, 9, 0]
    assert (listed, pages[0].pages, pages[0].matching) == (sorted(set(listed)), 2, PAGE_SIZE + 9)
