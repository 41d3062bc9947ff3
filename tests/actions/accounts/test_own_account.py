"""Maria's own account: her name, her password, and where she is signed in."""

from datetime import timedelta

import pytest

from app.actions import access
from app.actions.accounts import accounts
from app.actions.accounts import own as own_account
from app.actions.accounts.own import SignedInAt
from app.actions.services import Services
from app.domain.accounts import Account, Session
from app.domain.errors import Gone, Invalid, NotFound
from app.domain.links import digest
from tests import factories
from tests.factories import Clock
from tests.people import MARIA, OLGA, PASSWORD

NEW_PASSWORD = "an even longer and quieter password"


async def joins(services: Services) -> tuple[Account, str]:
    """Maria with her password; and the session of the laptop on which she chose it."""
    maria = await factories.account(services, MARIA)
    link = await accounts.new_password_link(services, MARIA)
    laptop = await accounts.accept_invitation(services, link.rsplit("/", 1)[-1], PASSWORD, "Firefox on Linux")
    now = await access.require_account(services, laptop)
    assert now.id == maria.id
    return now, laptop


async def test_she_sees_where_she_is_signed_in_and_ends_what_she_forgot(services: Services, clock: Clock) -> None:
    maria, laptop = await joins(services)
    began = clock()
    clock.passes(seconds=60)
    phone = await accounts.sign_in(services, MARIA, PASSWORD, "Safari on iOS")
    clock.moment += timedelta(hours=2)
    assert await access.signed_in(services, phone) == maria
    on_phone = Session(digest(phone), "Safari on iOS", began + timedelta(minutes=1), clock().replace(minute=0))
    on_laptop = Session(digest(laptop), "Firefox on Linux", began, began)
    assert await own_account.sessions(services, maria, phone) == (
        SignedInAt(on_phone, is_here=True),
        SignedInAt(on_laptop, is_here=False),
    )

    olga = await factories.account(services, OLGA)
    with pytest.raises(NotFound):
        await own_account.end_session(services, olga, on_laptop.key)
    assert await access.signed_in(services, laptop) == maria
    await own_account.end_session(services, maria, on_laptop.key)
    assert await access.signed_in(services, laptop) is None
    with pytest.raises(NotFound):
        await own_account.end_session(services, maria, on_laptop.key)

    olgas = await factories.session(services, olga)
    await own_account.sign_out_everywhere(services, maria)
    assert await access.signed_in(services, phone) is None
    assert await access.signed_in(services, olgas) == olga


async def test_a_new_sign_in_replaces_the_session_it_comes_from(services: Services) -> None:
    maria, laptop = await joins(services)
    again = await accounts.sign_in(services, MARIA, PASSWORD, "Firefox on Linux", laptop)
    assert await access.signed_in(services, laptop) is None
    assert await access.signed_in(services, again) == maria
    with pytest.raises(Invalid):
        await accounts.sign_in(services, MARIA, "not her password", "", again)
    assert await access.signed_in(services, again) == maria


async def test_a_new_password_signs_her_out_everywhere_and_in_again_here(services: Services) -> None:
    """Also somebody with her cookie of this very browser."""
    maria, laptop = await joins(services)
    phone = await accounts.sign_in(services, MARIA, PASSWORD)
    for current, new in (("a guess of somebody", NEW_PASSWORD), (PASSWORD, "password123")):
        with pytest.raises(Invalid):
            await own_account.change_password(services, maria, current, new)
    assert await access.signed_in(services, laptop) == maria
    printed = await accounts.new_password_link(services, MARIA)
    here = await own_account.change_password(services, maria, PASSWORD, NEW_PASSWORD, "Safari on iOS")
    with pytest.raises(Gone):
        await accounts.invited(services, printed.rsplit("/", 1)[-1])
    assert [await access.signed_in(services, token) for token in (laptop, phone)] == [None, None]
    now = await access.require_account(services, here)
    assert now.id == maria.id
    assert [at.session.device for at in await own_account.sessions(services, now, here)] == ["Safari on iOS"]
    with pytest.raises(Invalid):
        await accounts.sign_in(services, MARIA, PASSWORD)
    assert await accounts.sign_in(services, MARIA, NEW_PASSWORD)


async def test_she_takes_another_name_but_nobody_elses(services: Services) -> None:
    maria, _ = await joins(services)
    await factories.account(services, OLGA)
    with pytest.raises(Invalid, match="already somebody called"):
        await own_account.change_name(services, maria, OLGA.upper())
    await own_account.change_name(services, maria, " MARIA lind ")  # her own, written otherwise
    await own_account.change_name(services, maria, "Maria Berg")
    assert await accounts.sign_in(services, "maria berg", PASSWORD)
    with pytest.raises(Invalid):
        await accounts.sign_in(services, MARIA, PASSWORD)


async def test_the_organisation_is_no_password(services: Services) -> None:
    """Of the workshops that she facilitates; nobody learns what else is here."""
    maria, _ = await joins(services)
    await factories.workshop(services, maria)
    await factories.workshop(services, await factories.account(services, OLGA), organisation="Quay Theatre")
    with pytest.raises(Invalid, match="among the first"):
        await own_account.change_password(services, maria, PASSWORD, "Harbour.Museum.1904!")
    assert await own_account.change_password(services, maria, PASSWORD, "Quay!Theatre!7193")
