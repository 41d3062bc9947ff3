"""Answers as facilitators look through them, on both databases: hidden or not, found by words, a page at a time."""

from datetime import date
from random import Random

import pytest

from app.domain.answers.moderation import AnswerCounts, Listing, StoredAnswer
from app.storage import answers, moderation
from app.storage.answers import NewAnswer
from app.storage.database import Database
from tests.factories import MORNING
from tests.people import MARIA

TEXTS = {"a": "Été chez nous", "b": "100 % warm_hearted", "c": "Warm", "d": "Straße", "e": "rude"}
RUDE = StoredAnswer("e", "rude", MARIA, MORNING)


@pytest.fixture
async def said(museum: Database) -> Database:
    async with museum.transaction() as connection:
        rows = [NewAnswer(key, "museum", text, date(2026, 12, 1)) for key, text in TEXTS.items()]
        await answers.add_answers(connection, [*rows, NewAnswer("z", "elsewhere", "Warm", date(2026, 12, 1))])
        await moderation.hide(connection, "museum", "e", MARIA, MORNING)
    return museum


async def listed(database: Database, listing: Listing, search: str = "", offset: int = 0) -> list[str]:
    async with database.reading() as connection:
        found = await moderation.listed(connection, "museum", listing, search, offset=offset, limit=3)
        number = await moderation.number_listed(connection, "museum", listing, search)
    assert number >= len(found)
    return [answer.id for answer in found]


async def test_answers_are_listed_a_page_at_a_time(said: Database) -> None:
    assert await listed(said, Listing.SHOWN) == ["a", "b", "c"]
    assert await listed(said, Listing.SHOWN, offset=3) == ["d"]
    assert await listed(said, Listing.HIDDEN) == ["e"]
    async with said.reading() as connection:
        assert await moderation.counts(connection, "museum") == AnswerCounts(4, 1)
        assert await moderation.number_listed(connection, "museum", Listing.SHOWN, "warm") == 2
        assert await moderation.hidden_ids(connection, "museum") == {"e"}
        assert await moderation.ids(connection, "museum") == set(TEXTS)
        assert sorted(await moderation.texts(connection, "museum")) == sorted(
            (text, key == "e") for key, text in TEXTS.items()
        )


@pytest.mark.parametrize(
    ("search", "ids"),
    [("WARM", ["b", "c"]), ("été", ["a"]), ("ÉTÉ", ["a"]), ("%", ["b"]), ("_", ["b"]), ("100 %", ["b"]), ("\\", [])],
)
async def test_words_are_found_whatever_their_capitals_and_signs_mean_nothing(
    said: Database, search: str, ids: list[str]
) -> None:
    assert await listed(said, Listing.SHOWN, search) == ids
    async with said.reading() as connection:
        assert [answer.id for answer in await moderation.those(connection, "museum", TEXTS, search)] == ids


async def test_the_first_to_hide_it_has_hidden_it_and_others_cannot_reach_it(said: Database) -> None:
    async with said.transaction() as connection:
        await moderation.hide(connection, "museum", "e", "Somebody later", MORNING)
        await moderation.show(connection, "elsewhere", "e")
        assert await moderation.those(connection, "elsewhere", ("e", "z")) == (StoredAnswer("z", "Warm"),)
        assert await moderation.those(connection, "museum", ("e", "z")) == (RUDE,)
        await moderation.show(connection, "museum", "e")
        assert await moderation.those(connection, "museum", ("e",)) == (StoredAnswer("e", "rude"),)


async def test_the_mark_tells_when_answers_come_go_or_are_scattered(said: Database) -> None:
    marks = []
    async with said.transaction() as connection:
        marks.append(await moderation.mark(connection, "museum"))
        await moderation.hide(connection, "museum", "a", MARIA, MORNING)
        assert await moderation.mark(connection, "museum") == marks[0]
        await answers.add_answers(connection, [NewAnswer("f", "museum", "More", date(2026, 12, 1))])
        marks.append(await moderation.mark(connection, "museum"))
        fresh = iter("ghijklmn")
        await answers.scatter_answers(connection, "museum", lambda: next(fresh), Random(1))
        marks.append(await moderation.mark(connection, "museum"))
        assert len(await moderation.hidden_ids(connection, "museum")) == 2
    assert len(set(marks)) == 3
