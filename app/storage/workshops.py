"""Workshops and who may run them. Every query is scoped by account or by workshop."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Exists, Select, delete, func, insert, select, update
from sqlalchemy.engine import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.accounts import Account
from app.domain.workshops.shelves import Shelf
from app.domain.workshops.workshops import Mode, Setting, Workshop
from app.storage.accounts import to_account
from app.storage.database import insert_or_yield
from app.storage.tables import accounts, facilitators, shelved, workshops


def to_workshop(row: Row[tuple[object, ...]]) -> Workshop:
    values = {name: row._mapping[name] for name in Workshop.__dataclass_fields__}
    return Workshop(**values | {"mode": Mode(values["mode"]), "setting": Setting(values["setting"])})


def _open() -> Select[Any]:
    """All but those in the bin, which are closed to everybody (storage/shelves.py)."""
    return select(workshops).where(is_open(workshops.c.id))


def is_open(workshop_id: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether a workshop is not in the bin."""
    return workshop_id.not_in(select(shelved.c.workshop_id).where(shelved.c.shelf == Shelf.BIN))


async def add(connection: AsyncConnection, workshop: Workshop, now: datetime) -> None:
    values = {name: getattr(workshop, name) for name in workshop.__dataclass_fields__}
    await connection.execute(insert(workshops).values(values | {"created_at": now}))


async def by_id(connection: AsyncConnection, workshop_id: str) -> Workshop | None:
    row = (await connection.execute(_open().where(workshops.c.id == workshop_id))).one_or_none()
    return to_workshop(row) if row else None


async def by_ids(connection: AsyncConnection, workshop_ids: Collection[str]) -> dict[str, Workshop]:
    found = await connection.execute(_open().where(workshops.c.id.in_(workshop_ids)))
    return {row.id: to_workshop(row) for row in found}


async def by_join_code(connection: AsyncConnection, code: str) -> Workshop | None:
    row = (await connection.execute(_open().where(workshops.c.join_code == code))).one_or_none()
    return to_workshop(row) if row else None


async def by_survey_key(connection: AsyncConnection, key: str) -> Workshop | None:
    row = (await connection.execute(_open().where(workshops.c.survey_key == key))).one_or_none()
    return to_workshop(row) if row else None


async def of_account(connection: AsyncConnection, account_id: str) -> tuple[Workshop, ...]:
    """The workshops that the account facilitates, the next one first."""
    query = (
        _open()
        .join(facilitators, facilitators.c.workshop_id == workshops.c.id)
        .where(facilitators.c.account_id == account_id)
        .order_by(workshops.c.starts_at.desc())
    )
    return tuple(to_workshop(row) for row in await connection.execute(query))


async def every(connection: AsyncConnection) -> tuple[Workshop, ...]:
    """For the admin's home page only."""
    return tuple(to_workshop(row) for row in await connection.execute(_open().order_by(workshops.c.starts_at.desc())))


async def change(connection: AsyncConnection, workshop_id: str, **values: object) -> None:
    await connection.execute(update(workshops).where(workshops.c.id == workshop_id).values(**values))


async def hold(connection: AsyncConnection, workshop_id: str) -> None:
    """Until this transaction ends, nobody else can hold this workshop: for rules that look at a whole list."""
    query = select(workshops.c.id).where(workshops.c.id == workshop_id)
    await connection.execute(query.with_for_update(key_share=True))  # on SQLite the write lock is already taken


async def grow_calendar_sequence(connection: AsyncConnection, workshop_id: str) -> None:
    """Something that stands in people's calendars has changed."""
    grown = {"calendar_sequence": workshops.c.calendar_sequence + 1}
    await connection.execute(update(workshops).where(workshops.c.id == workshop_id).values(grown))


async def facilitators_of(connection: AsyncConnection, workshop_id: str) -> tuple[Account, ...]:
    query = (
        select(accounts)
        .join(facilitators, facilitators.c.account_id == accounts.c.id)
        .where(facilitators.c.workshop_id == workshop_id)
        .order_by(accounts.c.name_key)
    )
    return tuple(to_account(row) for row in await connection.execute(query))


async def is_facilitator(connection: AsyncConnection, workshop_id: str, account_id: str) -> bool:
    query = select(facilitators.c.account_id).where(
        facilitators.c.workshop_id == workshop_id, facilitators.c.account_id == account_id
    )
    return (await connection.execute(query)).one_or_none() is not None


async def add_facilitator(connection: AsyncConnection, workshop_id: str, account_id: str) -> None:
    query = insert_or_yield(connection, facilitators).values(workshop_id=workshop_id, account_id=account_id)
    await connection.execute(query.on_conflict_do_nothing())


async def facilitated_alone(connection: AsyncConnection) -> dict[str, int]:
    """By account: in how many workshops nobody else who can sign in is a facilitator."""
    query = select(facilitators.c.account_id, func.count()).where(~_has_another()).group_by(facilitators.c.account_id)
    return {account_id: count for account_id, count in await connection.execute(query)}  # noqa: C416  rows to types


async def facilitated_alone_by(connection: AsyncConnection, account_id: str) -> tuple[str, ...]:
    """The ids of the workshops in which nobody else who can sign in is a facilitator."""
    query = select(facilitators.c.workshop_id).where(facilitators.c.account_id == account_id, ~_has_another())
    return tuple((await connection.execute(query)).scalars())


def _has_another() -> Exists:
    other = facilitators.alias("other")
    return (
        select(other.c.account_id)
        .join(accounts, accounts.c.id == other.c.account_id)
        .where(
            other.c.workshop_id == facilitators.c.workshop_id,
            other.c.account_id != facilitators.c.account_id,
            accounts.c.password_hash.is_not(None),
            accounts.c.ended_at.is_(None),
        )
        .correlate(facilitators)
        .exists()
    )


async def remove_facilitator(connection: AsyncConnection, workshop_id: str, account_id: str) -> bool:
    """False if the account does not facilitate the workshop."""
    mine = (facilitators.c.workshop_id == workshop_id, facilitators.c.account_id == account_id)
    return (await connection.execute(delete(facilitators).where(*mine))).rowcount == 1
