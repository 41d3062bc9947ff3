"""The cookie by which a device is known that has signed in before (actions/accounts/known_devices.py)."""

from collections.abc import Mapping

from fastapi.responses import Response

from app.actions.accounts.known_devices import proof_for
from app.actions.services import Services
from app.web.sessions import YEAR, remember, token_of


async def is_known(services: Services, cookies: Mapping[str, str], name: str) -> bool:
    proof = await proof_for(services, name)
    return proof is not None and proof.is_shown_by(token_of(services, cookies, proof.kind))


async def known_from_now_on(services: Services, response: Response, name: str) -> Response:
    proof = await proof_for(services, name)
    return remember(services, response, proof.kind, proof.value, seconds=YEAR) if proof else response
