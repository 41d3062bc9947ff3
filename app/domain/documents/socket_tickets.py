"""Tickets for the socket of a live document, for clients that have no cookies.

A ticket is stored nowhere: it says what it is for, until when, and carries a keyed digest of that. It admits by one
session, and only as long as that session lasts: what its holder may do is asked of the session, now and later.
"""

import hmac
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from app.domain.links import keyed

LIFETIME = timedelta(seconds=60)
_FORM = re.compile(r"(seat|console)\.([0-9a-f]{64})\.([0-9]{1,12})\.([a-z2-7]{16})\.([a-z2-7]{32})", re.ASCII)


@dataclass(frozen=True, slots=True)
class SocketTicket:
    """`surface`: by which right its holder comes. `session`: the digest of the session that they are signed in by.
    `once`: random, so that no two tickets are the same.
    """

    document_id: str
    surface: str
    session: str
    until: datetime
    once: str


def new_ticket(document_id: str, surface: str, session: str, now: datetime, once: str) -> SocketTicket:
    """One that is valid from now on for `LIFETIME`. `surface`: seat or console. `once`: a new id."""
    return SocketTicket(document_id, surface, session, (now + LIFETIME).replace(microsecond=0), once)


def write_ticket(secret: bytes, ticket: SocketTicket) -> str:
    """As it stands in an address."""
    until = f"{ticket.until.timestamp():.0f}"
    return ".".join((ticket.surface, ticket.session, until, ticket.once, _digest(secret, ticket)))


def read_ticket(secret: bytes, text: str, document_id: str, now: datetime) -> SocketTicket | None:
    """The ticket, if it is genuine, for this document, and valid now."""
    found = _FORM.fullmatch(text)
    if found is None:
        return None
    surface, session, until, once, digest = found.groups()
    ticket = SocketTicket(document_id, surface, session, datetime.fromtimestamp(int(until), UTC), once)
    if not hmac.compare_digest(_digest(secret, ticket), digest):
        return None
    return ticket if now < ticket.until <= now + LIFETIME else None


def _digest(secret: bytes, ticket: SocketTicket) -> str:
    until = f"{ticket.until.timestamp():.0f}"
    said = (ticket.document_id, ticket.surface, ticket.session, until, ticket.once)
    return keyed(secret, "document ticket", *said)
