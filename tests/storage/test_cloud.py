"""Choices about the cloud, its pictures, and what it depends on, on both databases."""

from datetime import timedelta
from itertools import pairwise

from sqlalchemy import insert

from app.domain.cloud.choices import Choice, ChoiceKind
from app.domain.hints.hints import Names
from app.storage import cloud, survey, survey_questions
from app.storage.cloud import PictureKind, StoredPicture, Surroundings
from app.storage.database import Database
from app.storage.tables import answer_imports
from tests.factories import MORNING
from tests.people import MARIA, ORGANISATION, PRIYA, TITLE
from tests.storage.test_answers import give, hide

MINUTE = timedelta(minutes=1)
FIRST = Choice("z", ChoiceKind.MERGE, "quick", "fast", MARIA, MORNING)
SECOND = Choice("a", ChoiceKind.HIDE, "thing", None, PRIYA, MORNING + MINUTE)
THEIRS = Choice("e", ChoiceKind.RENAME, "quick", "Speed", "Olga", MORNING)


async def test_choices_are_read_back_the_first_made_first_and_undone_where_they_are(museum: Database) -> None:
    async with museum.transaction() as connection:
        await cloud.add_choices(connection, "museum", [SECOND])
        await cloud.add_choices(connection, "museum", [FIRST])
        await cloud.add_choices(connection, "elsewhere", [THEIRS])
    async with museum.transaction() as connection:
        assert await cloud.choices_of(connection, "museum") == (FIRST, SECOND)
        assert await cloud.choices_of(connection, "elsewhere") == (THEIRS,)
        assert not await cloud.remove_choices(connection, "museum", [THEIRS.id])
        assert await cloud.remove_choices(connection, "museum", [FIRST.id])
        assert not await cloud.remove_choices(connection, "museum", [FIRST.id])
        assert await cloud.choices_of(connection, "museum") == (SECOND,)
        assert await cloud.choices_of(connection, "elsewhere") == (THEIRS,)


async def test_one_picture_of_each_kind_is_kept(museum: Database) -> None:
    older, newer = StoredPicture(6, "{}", None, MORNING), StoredPicture(7, '{"a": 1}', None, MORNING + MINUTE)
    frozen = StoredPicture(6, "[]", MARIA, MORNING)
    async with museum.transaction() as connection:
        assert await cloud.picture_of(connection, "museum", PictureKind.CURRENT) is None
        for picture in (older, newer):
            await cloud.store_picture(connection, "museum", PictureKind.CURRENT, picture)
        await cloud.store_picture(connection, "museum", PictureKind.FROZEN, frozen)
        assert await cloud.picture_of(connection, "museum", PictureKind.CURRENT) == newer
        assert await cloud.picture_of(connection, "museum", PictureKind.FROZEN) == frozen
        assert not await cloud.remove_picture(connection, "elsewhere", PictureKind.FROZEN)
        assert await cloud.remove_picture(connection, "museum", PictureKind.FROZEN)
        assert await cloud.picture_of(connection, "museum", PictureKind.FROZEN) is None
        assert await cloud.picture_of(connection, "museum", PictureKind.CURRENT) == newer


async def test_surroundings_tell_of_hiding_importing_closing_and_other_questions(museum: Database) -> None:
    async def looked_at() -> Surroundings:
        async with museum.reading() as connection:
            return await cloud.surroundings_of(connection, "museum")

    seen = [await looked_at()]
    names = Names((), (ORGANISATION, TITLE))
    assert seen == [Surroundings(("What?",), frozenset(), None, (0, 0), 0, None, False, (), names, {})]

    for workshop_id in ("museum", "elsewhere"):
        await give(museum, workshop_id)
        async with museum.transaction() as connection:
            await survey.open_survey(connection, f"opening of {workshop_id}", workshop_id, MARIA, MORNING)
    seen.append(await looked_at())
    await hide(museum, "elsewhere-0", "elsewhere")
    assert await looked_at() == seen[-1]
    assert seen[-1].more_may_wait

    await hide(museum, "museum-1")
    seen.append(await looked_at())
    assert (seen[-1].hidden, seen[-1].hidden_at) == (frozenset({"museum-1"}), MORNING)
    async with museum.transaction() as connection:
        row = {"id": "i", "workshop_id": "museum", "uploaded_at": MORNING, "uploaded_by": MARIA, "rows": "[]"}
        await connection.execute(insert(answer_imports), [row | {"applied_at": MORNING}])
    seen.append(await looked_at())
    async with museum.transaction() as connection:
        await survey.close_survey(connection, "museum", MARIA, MORNING + MINUTE)
    seen.append(await looked_at())
    assert (seen[-1].more_may_wait, seen[-1].closed_at) == (False, MORNING + MINUTE)
    async with museum.transaction() as connection:
        await survey_questions.store_translation(connection, "museum", "fr", "Quoi ?")
    seen.append(await looked_at())
    assert seen[-1].questions == ("What?", "Quoi ?")
    assert [new.tells_of_other_answers_than(old) for old, new in pairwise(seen)] == [True] * 5

    async with museum.transaction() as connection:
        await cloud.add_choices(connection, "museum", [FIRST])
    assert (await looked_at()).choices == (FIRST,)
    assert not (await looked_at()).tells_of_other_answers_than(seen[-1])
