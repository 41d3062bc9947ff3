"""Workshops and who facilitates them, on both databases."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from app.domain.accounts import Account, Role
from app.domain.workshops.workshops import Mode
from app.storage import accounts, workshops
from app.storage.database import Database
from tests.factories import MORNING, add_workshop, museum_workshop
from tests.people import MARIA, OLGA

MUSEUM, ELSEWHERE = museum_workshop(), museum_workshop("elsewhere", organisation="Another House")


async def test_a_workshop_is_found_by_id_code_and_key(museum: Database) -> None:
    async with museum.reading() as connection:
        assert await workshops.by_id(connection, "museum") == MUSEUM
        assert await workshops.by_join_code(connection, "code of museum") == MUSEUM
        assert await workshops.by_survey_key(connection, "key of museum") == MUSEUM
        for find in (workshops.by_id, workshops.by_join_code, workshops.by_survey_key):
            assert await find(connection, "nothing") is None
        assert await workshops.by_ids(connection, {"museum", "nothing"}) == {"museum": MUSEUM}


async def test_changing_one_leaves_the_other(museum: Database) -> None:
    later = MUSEUM.starts_at + timedelta(days=1)
    async with museum.transaction() as connection:
        await workshops.change(connection, "museum", title="Visitors", starts_at=later, mode=Mode.SOLO)
    async with museum.reading() as connection:
        changed = museum_workshop(title="Visitors", starts_at=later, mode=Mode.SOLO)
        assert await workshops.every(connection) == (changed, ELSEWHERE)


async def test_a_code_leads_to_one_workshop(museum: Database) -> None:
    for double in ({"join_code": MUSEUM.join_code}, {"survey_key": MUSEUM.survey_key}):
        with pytest.raises(IntegrityError):
            await add_workshop(museum, museum_workshop("double", **double))


async def test_facilitators_see_their_own_workshops(museum: Database) -> None:
    async with museum.transaction() as connection:
        for account_id, name in (("maria", MARIA), ("olga", OLGA)):
            await accounts.add(connection, account_id, name, Role.FACILITATOR, "hash", MORNING)
        for _ in range(2):  # twice does no harm
            await workshops.add_facilitator(connection, "museum", "maria")
        await workshops.add_facilitator(connection, "elsewhere", "olga")
        await workshops.add_facilitator(connection, "elsewhere", "maria")
        await workshops.remove_facilitator(connection, "museum", "olga")  # who was none
        await workshops.remove_facilitator(connection, "elsewhere", "maria")
    async with museum.reading() as connection:
        assert await workshops.of_account(connection, "maria") == (MUSEUM,)
        assert await workshops.of_account(connection, "olga") == (ELSEWHERE,)
        assert await workshops.is_facilitator(connection, "museum", "maria")
        assert not await workshops.is_facilitator(connection, "museum", "olga")
        assert await workshops.facilitators_of(connection, "museum") == (
            Account("maria", MARIA, Role.FACILITATOR, True, 1),
        )
