"""Somebody leaves: what they alone facilitate goes to a colleague, and an admin always remains."""

import asyncio
from datetime import timedelta

import pytest

from app.actions import access
from app.actions.access import Facilitating
from app.actions.accounts import accounts
from app.actions.accounts import ended as ended_accounts
from app.actions.services import Services
from app.actions.workshops import workshops
from app.domain.accounts import Role
from app.domain.errors import Gone, Invalid, NotAllowed, NotFound
from app.storage import accounts as stored_accounts
from tests import factories
from tests.factories import Clock
from tests.people import MARIA, OLGA, PRIYA

NEW_PASSWORD = "an even longer and quieter password"


async def test_a_workshop_goes_on_with_the_person_the_admin_chooses(services: Services) -> None:
    priya = await factories.account(services, PRIYA, Role.ADMIN)
    maria, olga = await factories.account(services, MARIA), await factories.account(services, OLGA)
    alone, shared = [(await factories.workshop(services, maria)).workshop for _ in "12"]
    await workshops.share_with(services, Facilitating(maria, shared), OLGA)
    assert await ended_accounts.left_alone(services, priya) == {maria.id: 1}
    for heir in ("", maria.id, "somebody-else"):
        with pytest.raises(Invalid) as refusal:
            await ended_accounts.end_account(services, priya, maria.id, heir)
        assert refusal.value.field == "heir"
    session = await factories.session(services, priya)
    with pytest.raises(NotFound):
        await access.facilitating(services, session, alone.id)

    await ended_accounts.end_account(services, priya, maria.id, priya.id)
    assert (await access.facilitating(services, session, alone.id)).workshop == alone
    with pytest.raises(NotFound):
        await access.facilitating(services, session, shared.id)
    assert await ended_accounts.left_alone(services, priya) == {priya.id: 1, olga.id: 1}


async def test_what_somebody_left_behind_before_can_still_be_handed_over(services: Services) -> None:
    priya = await factories.account(services, PRIYA, Role.ADMIN)
    maria, olga = await factories.account(services, MARIA), await factories.account(services, OLGA)
    museum = (await factories.workshop(services, maria)).workshop
    async with services.database.transaction() as connection:  # as it was done before workshops were handed on
        await stored_accounts.end(connection, maria.id, services.now())
    assert await ended_accounts.left_alone(services, priya) == {maria.id: 1}
    await ended_accounts.hand_over(services, priya, maria.id, olga.id)
    session = await factories.session(services, olga)
    assert (await access.facilitating(services, session, museum.id)).workshop == museum
    with pytest.raises(NotFound):
        await ended_accounts.hand_over(services, priya, "somebody-else", olga.id)


async def test_of_two_admins_who_remove_each_other_one_remains(services: Services) -> None:
    priya, olga = [await factories.account(services, name, Role.ADMIN) for name in (PRIYA, OLGA)]
    ended = await asyncio.gather(
        ended_accounts.end_account(services, priya, olga.id, ""),
        accounts.invite_anew(services, olga, priya.id),
        return_exceptions=True,
    )
    assert sorted(type(entry).__name__ for entry in ended) == ["NoneType", NotAllowed.__name__]
    left = [account.name for account, _ in await accounts.every_account(services, priya) if account.is_active]
    assert len(left) == 1


async def test_a_sole_admin_who_forgot_the_password_gets_in_by_the_servers_console(services: Services) -> None:
    priya = await factories.account(services, PRIYA, Role.ADMIN)
    before = await factories.session(services, priya)
    old, new = [await accounts.new_password_link(services, " priya  RAMAN ") for _ in "12"]
    assert await access.signed_in(services, before) is not None  # a link that is not used changes nothing
    tokens = [link.rsplit("/", 1)[-1] for link in (old, new)]
    with pytest.raises(Gone):
        await accounts.accept_invitation(services, tokens[0], NEW_PASSWORD)
    session = await accounts.accept_invitation(services, tokens[1], NEW_PASSWORD)
    assert (await access.require_admin(services, session)).id == priya.id
    assert await access.signed_in(services, before) is None
    with pytest.raises(Gone):
        await accounts.accept_invitation(services, tokens[1], NEW_PASSWORD)
    assert await accounts.sign_in(services, PRIYA, NEW_PASSWORD)
    with pytest.raises(NotFound, match="Mallory"):
        await accounts.new_password_link(services, "Mallory")


async def test_a_printed_link_works_for_a_day_and_then_answers_like_an_unknown_one(
    services: Services, clock: Clock
) -> None:
    priya = await factories.account(services, PRIYA, Role.ADMIN)
    token = (await accounts.new_password_link(services, PRIYA)).rsplit("/", 1)[-1]
    clock.moment += timedelta(hours=23, minutes=59)
    assert (await accounts.invited(services, token)).id == priya.id
    clock.moment += timedelta(minutes=1)
    told = []
    for one in (token, f"nobody-has-this-id{token[18:]}"):
        with pytest.raises(NotFound) as refusal:
            await accounts.accept_invitation(services, one, NEW_PASSWORD)
        told.append(refusal.value.args)
    assert told[0] == told[1]
    again = (await accounts.new_password_link(services, PRIYA)).rsplit("/", 1)[-1]
    assert await accounts.accept_invitation(services, again, NEW_PASSWORD)


async def test_an_invitation_has_no_end(services: Services, clock: Clock) -> None:
    priya = await factories.account(services, PRIYA, Role.ADMIN)
    await accounts.invite(services, priya, "Jonas", Role.FACILITATOR)
    jonas, link = next(entry for entry in await accounts.every_account(services, priya) if entry[0].name == "Jonas")
    clock.moment += timedelta(days=60)
    assert link is not None
    assert (await accounts.invited(services, link.rsplit("/", 1)[-1])) == jonas
    await accounts.new_password_link(services, "Jonas")
    clock.moment += timedelta(days=2)
    listed = {entry[0].name: entry[1] for entry in await accounts.every_account(services, priya)}
    assert listed["Jonas"] is None  # so that the page offers a new one
