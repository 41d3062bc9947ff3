"""How everything is stored that a facilitator or an admin does: one transaction, then a ring and a line for the audit.

What participants write, like, answer or vote does not come through here: nothing is to note who did that, and when.
"""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.access import Facilitating
from app.actions.services import Services
from app.domain.accounts import Account
from app.domain.workshops.audit import AuditLine

log = logging.getLogger("visionroom")

Step = Callable[[], Awaitable[object]]


@asynccontextmanager
async def change(
    services: Services,
    person: Facilitating | Account,
    what: str,
    *,
    workshop_id: str | None = None,
    before_ring: Step | None = None,
) -> AsyncIterator[AsyncConnection]:
    """A transaction. Once it is committed every page of the workshop looks again, and the audit's listeners are told.

    An exception undoes it all: no page is rung, and no listener is told. `what`: as in AuditLine. `workshop_id`: where
    an account does something to a workshop without facilitating it yet. `before_ring`: what has to happen between
    commit and ring.
    """
    async with services.database.transaction() as connection:
        yield connection
    if before_ring:
        await before_ring()
    changed = person.workshop.id if isinstance(person, Facilitating) else workshop_id
    if changed:
        await services.ring(changed)
    note(services, person, what, changed)


def note(services: Services, person: Facilitating | Account, what: str, workshop_id: str | None) -> None:
    """Tell the listeners alone: of what is stored in some other way than by one transaction."""
    account = person.account if isinstance(person, Facilitating) else person
    line = AuditLine(at=services.now(), account_id=account.id, name=account.name, what=what, workshop_id=workshop_id)
    for listener in services.audit:
        try:
            listener(line)
        except Exception:  # what was pressed is committed: the audit must not make it look as if it had failed
            log.exception("A listener of the audit failed")
