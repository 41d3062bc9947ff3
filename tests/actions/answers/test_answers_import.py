"""Maria imports answers, looks at them first, and takes them back again, whatever happened to them meanwhile."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from sqlalchemy import select

from app.actions.answers import imports as answers_import
from app.actions.answers import moderation
from app.actions.answers.imports import Preview
from app.actions.services import Services
from app.actions.survey.questions import translate_question
from app.domain.answers.imports import Choice, Repeats, Verdict
from app.domain.answers.moderation import Wish
from app.domain.errors import Conflict, Invalid, NotFound
from app.storage import answers as stored
from app.storage.tables import answer_import_chunks, answer_imports, answers
from tests import factories
from tests.factories import Clock, Story
from tests.people import ANSWERS, ORGANISATION
from tests.reading.survey_exports import SECRETS, google_csv, microsoft_xlsx, survey_monkey_csv

HERE, THERE = ANSWERS, ("Friendly", "friendly ", ANSWERS[0].upper(), "", "x" * 2001, "=1+1", "Warm\nand quiet")
NEW = ("=1+1", "Friendly", "Warm\nand quiet")


@pytest.fixture
async def story(services: Services, clock: Clock) -> Story:
    told = await factories.story(services, clock, members=())
    await told.answers(HERE)
    return told


async def look(story: Story, content: bytes = b"", pasted: str = "", choice: Choice | None = None) -> Preview:
    import_id = await answers_import.upload(story.services, story.maria, content, pasted)
    return await answers_import.preview(story.services, story.maria, import_id, choice or Choice(), Verdict.NEW, 1)


async def count(story: Story, shown: Preview, repeats: Repeats = Repeats.LEAVE_OUT) -> None:
    await answers_import.apply(story.services, story.maria, shown.id, replace(shown.choice, repeats=repeats))


async def said(story: Story) -> tuple[str, ...]:
    async with story.services.database.reading() as connection:
        return tuple(sorted(await stored.answer_texts(connection, story.workshop.id)))


async def kept(story: Story) -> str:
    """All that is stored of any list."""
    async with story.services.database.reading() as connection:
        tables = (answer_imports, answer_import_chunks)
        return repr([(await connection.execute(select(table))).all() for table in tables])


@pytest.mark.parametrize("export", [google_csv, survey_monkey_csv, microsoft_xlsx], ids=lambda export: export.__name__)
async def test_answers_come_in_once_they_were_looked_at_and_go_again(
    story: Story, export: Callable[..., bytes]
) -> None:
    heard: list[bytes] = []
    story.services.bus.subscribe(f"answers:{story.workshop.id}", heard.append)
    shown = await look(story, export(THERE, story.workshop.question))
    assert shown.counts == {"new": 3, "repeated": 1, "known": 1, "again": 0, "too_long": 1, "empty": 1}
    assert shown.coming_in == {"leave_out": 3, "keep_in_list": 4, "keep_all": 5}
    assert await said(story) == tuple(sorted(HERE))
    assert [secret for secret in SECRETS if secret in await kept(story)] == []

    await count(story, shown)
    assert await said(story) == tuple(sorted((*HERE, *NEW)))
    assert "Friendly" not in await kept(story)
    assert heard.count(b"") == 1  # everybody is told to look again
    (record,) = await answers_import.imports(story.services, story.maria)
    assert (record.added, record.applied_at, record.uploaded_by) == (3, story.clock.moment, story.maria.name)

    await answers_import.undo(story.services, story.maria, shown.id)
    assert await said(story) == tuple(sorted(HERE))
    with pytest.raises(Conflict):
        await answers_import.undo(story.services, story.maria, shown.id)


@pytest.mark.parametrize(("repeats", "number"), [(Repeats.KEEP_IN_LIST, 4), (Repeats.KEEP_ALL, 5)])
async def test_two_people_may_say_the_same(story: Story, repeats: Repeats, number: int) -> None:
    await count(story, await look(story, google_csv(THERE)), repeats)
    assert len(await said(story)) == len(HERE) + number


async def test_undoing_takes_exactly_what_came_in_also_after_closing_and_hiding(story: Story) -> None:
    first = await look(story, pasted="One of the first\nFriendly")
    await count(story, first)
    second = await look(story, pasted="One of the second")
    await count(story, second)
    (hidden,) = (await moderation.view(story.services, story.maria, Wish(search="of the first"))).listed
    await moderation.hide(story.services, story.maria, hidden.answer.id)
    more = ("Given on the page", "friendly", "A third", "A fourth", "A fifth")  # as many as come out together
    await story.answers(more)  # opened again, and closed: everything has a new id
    await answers_import.undo(story.services, story.maria, first.id)
    assert await said(story) == tuple(sorted((*HERE, "One of the second", *more)))
    assert (await moderation.view(story.services, story.maria, Wish())).counts.hidden == 0


async def test_imported_answers_tell_nothing_but_their_words_and_the_day(story: Story) -> None:
    shown = await look(story, google_csv([f"Answer {number:03}" for number in range(200)]))
    await count(story, shown)
    async with story.services.database.reading() as connection:
        query = select(answers.c.text, answers.c.given_on).where(answers.c.import_id == shown.id).order_by(answers.c.id)
        rows = (await connection.execute(query)).all()
    assert {day for _, day in rows} == {story.clock.moment.date()}
    order = [int(text.split()[1]) for text, _ in rows]
    assert sorted(order) == list(range(200))
    pairs = list(pairwise(order))
    assert 60 < sum(one < other for one, other in pairs) < 140  # in the file's order it would be 199


async def test_while_nobody_may_see_the_answers_no_list_of_guesses_brings_them_out(
    services: Services, clock: Clock
) -> None:
    story = await factories.story(services, clock, members=())
    await story.answers(["A secret opinion"])
    shown = await look(story, pasted="A secret opinion\nA guess")
    assert shown.counts[Verdict.KNOWN] == 0
    await count(story, shown)
    again = await look(story, pasted="A secret opinion\nA guess")
    assert again.counts[Verdict.KNOWN] == 2  # as both came with the list, which says nothing of the survey's


async def test_a_list_counts_and_is_undone_once_however_often_it_is_pressed(story: Story) -> None:
    shown = await look(story, pasted="Friendly")
    pressed = await asyncio.gather(*(count(story, shown) for _ in range(3)), return_exceptions=True)
    assert pressed.count(None) == 1
    assert sum(isinstance(outcome, NotFound | Invalid) for outcome in pressed) == 2  # gone, or nothing new any more
    assert len(await said(story)) == len(HERE) + 1
    undone = await asyncio.gather(
        *(answers_import.undo(story.services, story.maria, shown.id) for _ in range(3)), return_exceptions=True
    )
    assert sorted(type(outcome).__name__ for outcome in undone) == ["Conflict", "Conflict", "NoneType"]
    assert await said(story) == tuple(sorted(HERE))


async def test_a_list_that_brings_nothing_changes_nothing(story: Story) -> None:
    with pytest.raises(Invalid, match="no new answer"):
        await count(story, await look(story, pasted=ANSWERS[0]))
    for content, pasted in ((b"", " \n"), (b"ana@museum.example\nben@museum.example", "")):
        with pytest.raises(Invalid):
            await look(story, content, pasted)
    assert await answers_import.imports(story.services, story.maria) == ()


async def test_a_list_is_forgotten_when_it_is_replaced_put_away_or_a_day_old(story: Story, services: Services) -> None:
    replaced, put_away = await look(story, pasted="Friendly"), await look(story, pasted="Quiet")
    await answers_import.discard(services, story.maria, put_away.id)
    elsewhere = replace(story, maria=await factories.workshop(services, story.maria.account, organisation=ORGANISATION))
    theirs = await look(elsewhere, pasted="Kind")
    with pytest.raises(NotFound):
        await answers_import.discard(services, story.maria, theirs.id)
    for shown in (replaced, put_away, theirs):
        with pytest.raises(NotFound):
            await count(story, shown)
        with pytest.raises(NotFound):
            await answers_import.undo(services, story.maria, shown.id)
    await answers_import.forget_old_lists(services)
    assert "Kind" in await kept(story)
    story.clock.moment += timedelta(days=1, seconds=1)
    await answers_import.forget_old_lists(services)
    assert "Kind" not in await kept(story)


async def test_the_question_is_known_in_every_language_it_is_asked_in(story: Story) -> None:
    german = "Woran sollen Kunden denken, wenn sie an ihre Erfahrung denken?"
    await translate_question(story.services, story.maria, "de", german)
    rows = "\n".join(f"A very long comment that was given beside answer {number}\tWarm {number}" for number in range(5))
    shown = await look(story, pasted=f"Comment\t{german}\n{rows}")
    assert (shown.titles, shown.choice.columns, shown.coming_in[Repeats.LEAVE_OUT]) == (("Comment", german), (1,), 5)


async def test_maria_sees_how_many_rows_are_looked_at_and_then_how_many_are_written(story: Story) -> None:
    rows = [("Id", "Answer"), *((str(number), f"Answer {number} of the guests") for number in range(12_000))]
    shown = await look(story, "\n".join(map(";".join, rows)).encode())
    heard: list[tuple[int, int]] = []
    await answers_import.apply(story.services, story.maria, shown.id, shown.choice, lambda *far: heard.append(far))
    written = [(5_000, 12_000), (10_000, 12_000), (12_000, 12_000)]
    looked_at = heard[: -len(written)]
    assert heard[-len(written) :] == written
    assert looked_at[-1] == (12_001, 12_001)
    assert [total for _, total in looked_at] == [12_001] * len(looked_at)
    assert len(looked_at) > 2
    assert looked_at == sorted(set(looked_at))
