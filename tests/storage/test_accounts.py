"""Accounts and sessions, on both databases."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from app.domain.accounts import Account, Role
from app.storage import accounts
from app.storage.database import Database
from tests.factories import MORNING
from tests.people import MARIA, OLGA, PRIYA

PRIYA_ACCOUNT = Account("priya", PRIYA, Role.ADMIN, True, 1)
MARIA_INVITED = Account("maria", MARIA, Role.FACILITATOR, False, 1)
MARIA_ACCOUNT = Account("maria", MARIA, Role.FACILITATOR, True, 2)


@pytest.fixture
async def house(database: Database) -> Database:
    """Priya is the admin, and has invited Maria."""
    async with database.transaction() as connection:
        assert await accounts.count(connection) == 0
        await accounts.add(connection, "priya", PRIYA, Role.ADMIN, "hash of priya", MORNING)
        await accounts.add(connection, "maria", MARIA, Role.FACILITATOR, None, MORNING)
    return database


async def test_accounts_are_read_back(house: Database) -> None:
    async with house.reading() as connection:
        assert await accounts.count(connection) == 2
        assert await accounts.every(connection) == (MARIA_INVITED, PRIYA_ACCOUNT)
        assert await accounts.by_id(connection, "maria") == MARIA_INVITED
        assert await accounts.by_id(connection, "olga") is None
        assert await accounts.with_password(connection, " priya  RAMAN") == (PRIYA_ACCOUNT, "hash of priya")
        assert await accounts.with_password(connection, MARIA) is None  # has not chosen a password yet
        assert [await accounts.name_is_taken(connection, name) for name in ("MARIA lind", OLGA)] == [True, False]


async def test_a_name_belongs_to_one_account(house: Database) -> None:
    with pytest.raises(IntegrityError):
        async with house.transaction() as connection:
            await accounts.add(connection, "other", "maria  LIND", Role.FACILITATOR, None, MORNING)


async def test_an_invitation_is_used_up_by_choosing_a_password(house: Database) -> None:
    async def chooses(password_hash: str) -> bool:
        async with house.transaction() as connection:
            return await accounts.accept(connection, "maria", 1, password_hash)

    chosen = await asyncio.gather(chooses("one"), chooses("other"))
    assert sorted(chosen) == [False, True]
    async with house.reading() as connection:
        kept = "one" if chosen[0] else "other"
        assert await accounts.with_password(connection, MARIA) == (MARIA_ACCOUNT, kept)
    assert not await chooses("once more")


async def test_the_first_admin_is_made_once(database: Database) -> None:
    async def sets_up(name: str) -> bool:
        async with database.transaction() as connection:
            return await accounts.add_first(connection, name, name, Role.ADMIN, "hash", MORNING)

    made = await asyncio.gather(*(sets_up(name) for name in (PRIYA, OLGA, MARIA)))
    assert sorted(made) == [False, False, True]
    async with database.reading() as connection:
        assert await accounts.count(connection) == 1


async def test_a_session_is_its_accounts_until_it_is_old_or_ended(house: Database) -> None:
    async with house.transaction() as connection:
        await accounts.start_session(connection, "token", MORNING, account_id="priya")
        await accounts.start_session(connection, "other", MORNING, account_id="priya")
    month = timedelta(days=30)
    async with house.reading() as connection:
        assert await accounts.session_account(connection, "token", MORNING - month) == (PRIYA_ACCOUNT, MORNING)
        assert await accounts.session_account(connection, "token", MORNING) is None
        assert await accounts.session_account(connection, "stolen", MORNING - month) is None
    async with house.transaction() as connection:
        await accounts.end_session(connection, "token")
        assert await accounts.session_account(connection, "token", MORNING - month) is None
        assert await accounts.session_account(connection, "other", MORNING - month) == (PRIYA_ACCOUNT, MORNING)


async def test_with_an_account_all_its_sessions_end(house: Database) -> None:
    async with house.transaction() as connection:
        await accounts.start_session(connection, "token", MORNING, account_id="priya")
        await accounts.end(connection, "priya", MORNING)
        assert await accounts.session_account(connection, "token", MORNING - timedelta(days=1)) is None
        assert await accounts.with_password(connection, PRIYA) is None
        assert await accounts.by_id(connection, "priya") == Account("priya", PRIYA, Role.ADMIN, False, 2, True)


async def test_a_person_invited_again_has_no_password_and_no_session_until_they_choose(house: Database) -> None:
    async with house.transaction() as connection:
        await accounts.start_session(connection, "token", MORNING, account_id="priya")
        await accounts.end(connection, "priya", MORNING)
        await accounts.invite_anew(connection, "priya")
        assert await accounts.by_id(connection, "priya") == Account("priya", PRIYA, Role.ADMIN, False, 3)
        assert await accounts.session_account(connection, "token", MORNING - timedelta(days=1)) is None
        assert not await accounts.accept(connection, "priya", 2, "through the old link")
        assert await accounts.accept(connection, "priya", 3, "new hash")
        assert await accounts.with_password(connection, PRIYA) == (
            Account("priya", PRIYA, Role.ADMIN, True, 4),
            "new hash",
        )


async def test_a_session_belongs_to_someone(house: Database) -> None:
    with pytest.raises(IntegrityError):
        async with house.transaction() as connection:
            await accounts.start_session(connection, "nobody's", MORNING)
