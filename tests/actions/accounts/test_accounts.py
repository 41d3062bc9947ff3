"""Priya sets the house up and invites Maria; each link works once."""

import asyncio
import base64
from dataclasses import replace
from datetime import timedelta

import pytest
from argon2 import PasswordHasher

from app.actions import access
from app.actions.accounts import accounts
from app.actions.accounts import ended as ended_accounts
from app.actions.services import Services
from app.domain.accounts import Account, Role
from app.domain.errors import Gone, Invalid, NotAllowed, NotFound, NotSignedIn
from app.storage import accounts as stored_accounts
from tests import factories
from tests.factories import Clock
from tests.people import MARIA, OLGA, PASSWORD, PRIYA

NEW_PASSWORD = "an even longer and quieter password"


def token_of(link: str | None) -> str:
    assert link is not None
    return link.rsplit("/", 1)[-1]


async def invited(services: Services, admin: Account, name: str) -> tuple[Account, str]:
    """The account as the admin's page lists it, and its invitation's token."""
    found = next(pair for pair in await accounts.every_account(services, admin) if pair[0].name == name)
    return found[0], token_of(found[1])


async def test_the_house_is_set_up_once_and_people_sign_in(services: Services) -> None:
    link = await accounts.setup_link(services)
    assert link is not None
    assert link.startswith("https://vision.museum.example/setup/")
    token = token_of(link)
    with pytest.raises(NotFound):
        await accounts.check_setup_link(services, f"{token[:-1]}!")
    with pytest.raises(Invalid, match="at least 10"):
        await accounts.set_up(services, token, PRIYA, "short")

    session = await accounts.set_up(services, token, f" {PRIYA} ", PASSWORD)
    priya = await access.require_admin(services, session)
    assert priya == Account(priya.id, PRIYA, Role.ADMIN, True, 1)

    assert await accounts.setup_link(services) is None
    for name in (PRIYA, OLGA):
        with pytest.raises(Gone):
            await accounts.set_up(services, token, name, PASSWORD)

    again = await accounts.sign_in(services, "priya raman", PASSWORD)
    assert again != session
    assert await access.signed_in(services, again) == priya
    for name, password in ((PRIYA, f"{PASSWORD} "), (OLGA, PASSWORD)):
        with pytest.raises(Invalid, match="The name and the password do not match"):
            await accounts.sign_in(services, name, password)

    await accounts.sign_out(services, again)
    assert await access.signed_in(services, again) is None
    assert await access.signed_in(services, session) == priya


async def test_an_invitation_is_accepted_once(services: Services) -> None:
    priya = await factories.account(services, PRIYA, Role.ADMIN)
    await accounts.invite(services, priya, f"  {MARIA} ", Role.FACILITATOR)
    with pytest.raises(Invalid, match="already somebody called"):
        await accounts.invite(services, priya, MARIA.upper(), Role.ADMIN)
    waiting, token = await invited(services, priya, MARIA)
    assert waiting == Account(waiting.id, MARIA, Role.FACILITATOR, False, 1)
    assert await accounts.invited(services, token) == waiting
    with pytest.raises(Gone):
        await accounts.invited(services, f"{token[:-1]}!")
    with pytest.raises(NotFound):
        await accounts.invited(services, "nonsense")

    both = await asyncio.gather(
        accounts.accept_invitation(services, token, PASSWORD),
        accounts.accept_invitation(services, token, NEW_PASSWORD),
        return_exceptions=True,
    )
    (session,) = [entry for entry in both if isinstance(entry, str)]
    assert [type(entry) for entry in both if not isinstance(entry, str)] == [Gone]
    maria = replace(waiting, is_active=True, invitation_version=2)
    assert await access.require_account(services, session) == maria
    with pytest.raises(NotAllowed):
        await access.require_admin(services, session)
    assert dict(await accounts.every_account(services, priya)) == {maria: None, priya: None}
    with pytest.raises(Gone):
        await accounts.accept_invitation(services, token, PASSWORD)


async def test_a_password_that_was_hashed_more_weakly_is_hashed_anew_at_the_next_sign_in(services: Services) -> None:
    maria = await factories.account(services, MARIA)
    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    async with services.database.transaction() as connection:
        await stored_accounts.change(connection, maria.id, password_hash=weak)
    with pytest.raises(Invalid):
        await accounts.sign_in(services, MARIA, NEW_PASSWORD)
    kept = [await stored_hash(services), await accounts.sign_in(services, MARIA, PASSWORD), await stored_hash(services)]
    assert [one.startswith("$argon2id$v=19$m=65536,t=3,p=4$") for one in (kept[0], kept[2])] == [False, True]
    assert await accounts.sign_in(services, MARIA, PASSWORD)
    assert await stored_hash(services) == kept[2]
    async with services.database.transaction() as connection:  # another password was chosen meanwhile
        await stored_accounts.replace_hash(connection, maria.id, weak, "$too-late")
    assert await stored_hash(services) == kept[2]


def test_no_two_sessions_have_one_token_and_each_holds_256_random_bits() -> None:
    tokens = {accounts.new_session_token() for _ in range(10_000)}
    assert len(tokens) == 10_000
    assert {len(base64.urlsafe_b64decode(token + "=")) for token in tokens} == {32}


async def stored_hash(services: Services) -> str:
    """Of Maria's password."""
    async with services.database.reading() as connection:
        found = await stored_accounts.with_password(connection, MARIA)
    assert found is not None
    return found[1]


async def test_an_invitation_replaces_the_session_of_the_browser_in_which_it_is_accepted(services: Services) -> None:
    """Priya invites Maria and hands her the laptop, where she is still signed in herself."""
    priya = await factories.account(services, PRIYA, Role.ADMIN)
    laptop, phone = await factories.session(services, priya), await factories.session(services, priya)
    await accounts.invite(services, priya, MARIA, Role.FACILITATOR)
    waiting, token = await invited(services, priya, MARIA)
    marias = await accounts.accept_invitation(services, token, PASSWORD, "", laptop)
    maria = replace(waiting, is_active=True, invitation_version=2)
    assert [await access.signed_in(services, one) for one in (laptop, phone, marias)] == [None, priya, maria]


async def test_a_removed_person_is_signed_out_and_may_come_back_by_a_new_invitation(services: Services) -> None:
    priya = await factories.account(services, PRIYA, Role.ADMIN)
    maria = await factories.account(services, MARIA)
    session = await factories.session(services, maria)
    await ended_accounts.end_account(services, priya, maria.id, "")
    with pytest.raises(NotSignedIn):
        await access.require_account(services, session)
    assert (
        dict(await accounts.every_account(services, priya))[
            replace(maria, is_active=False, is_ended=True, invitation_version=2)
        ]
        is None
    )

    await accounts.invite_anew(services, priya, maria.id)
    waiting, token = await invited(services, priya, MARIA)
    assert waiting == replace(maria, is_active=False, invitation_version=3)
    assert await accounts.invited(services, token) == waiting
    for refused in (
        ended_accounts.end_account(services, priya, priya.id, maria.id),
        accounts.invite_anew(services, priya, priya.id),
    ):
        with pytest.raises(Invalid, match="yourself"):
            await refused


async def test_a_session_ends_after_thirty_days(services: Services, clock: Clock) -> None:
    maria = await factories.account(services, MARIA)
    session = await factories.session(services, maria)
    clock.moment += timedelta(days=30) - timedelta(seconds=1)
    assert await access.signed_in(services, session) == maria
    clock.passes(seconds=1)
    assert await access.signed_in(services, session) is None
    assert [await access.signed_in(services, token) for token in (None, "", "x" * 5000, "\x00")] == [None] * 4
