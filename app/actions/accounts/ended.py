"""Removing somebody who signs in. Their workshops go to a colleague, so that none is left without a facilitator."""

from app.actions.accounts.accounts import require_still_admin, ring_workshops_of
from app.actions.change import change
from app.actions.services import Services
from app.domain.accounts import Account
from app.domain.errors import Invalid, NotFound
from app.storage import accounts, former_facilitators, workshops


async def left_alone(services: Services, admin: Account) -> dict[str, int]:
    """By account: of how many workshops nobody else who can sign in is a facilitator; accounts that were ended too."""
    async with services.database.reading() as connection:
        return await workshops.facilitated_alone(connection)


async def end_account(services: Services, admin: Account, account_id: str, heir_id: str) -> None:
    """The person can no longer sign in. `heir_id`: who facilitates, from now on, what nobody else does.

    Admins cannot remove themselves, so that somebody can always let others in.
    """
    if account_id == admin.id:
        raise Invalid("You cannot remove yourself.", "Another admin can do it.")
    await _hand_over(services, admin, account_id, heir_id, "removed an account", is_ending=True)


async def hand_over(services: Services, admin: Account, account_id: str, heir_id: str) -> None:
    """What somebody facilitates alone who was removed already."""
    await _hand_over(services, admin, account_id, heir_id, "handed workshops over", is_ending=False)


async def _hand_over(
    services: Services, admin: Account, account_id: str, heir_id: str, what: str, *, is_ending: bool
) -> None:
    async with change(services, admin, what) as connection:
        await require_still_admin(connection, admin)
        if await accounts.by_id(connection, account_id) is None:
            raise NotFound("There is no such account.")
        heir = await accounts.by_id(connection, heir_id)
        handed = await workshops.facilitated_alone_by(connection, account_id)
        if handed and (heir is None or not heir.is_active or heir.id == account_id):
            raise Invalid("Their workshops need a facilitator.", "Choose who takes them over.", field="heir")
        for workshop_id in handed:
            await workshops.add_facilitator(connection, workshop_id, heir_id)
        if is_ending:
            await former_facilitators.note_everywhere(connection, account_id)
            await accounts.end(connection, account_id, services.now())
    await ring_workshops_of(services, account_id)
