"""Devices that have signed in to an account before: their owner gets in while somebody else guesses the password.

A cookie says so. It opens nothing, and a new password makes it worthless.
"""

import hmac
from dataclasses import dataclass

from app.actions.services import Services
from app.storage import accounts


@dataclass(frozen=True)
class Proof:
    """`kind` names the cookie: one for each account, so that several people may share a computer."""

    kind: str
    value: str

    def is_shown_by(self, value: str | None) -> bool:
        return value is not None and hmac.compare_digest(value.encode(), self.value.encode())


async def proof_for(services: Services, name: str) -> Proof | None:
    """What a device is given that has signed in as `name`. None where nobody can sign in by that name."""
    async with services.database.reading() as connection:
        found = await accounts.with_password(connection, name)
    if found is None:
        return None
    account, password_hash = found
    kind = f"known-{services.key_of('known device', account.id)[:16]}"
    return Proof(kind, services.key_of("known device", account.id, password_hash))
