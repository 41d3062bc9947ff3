"""Who is at a document and where their caret is. Names come from the session; a client only says where its caret is.

Clocks are the server's own (its time in milliseconds, always growing), so that no client can freeze or take over
another's presence, and a return after a lost connection is seen at once. What is told has a newer clock each time:
clients forget others when they lose their connection, but not the clocks. Nobody is shown to themselves.
"""

import asyncio
import json
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from app.live.connection import Connection
from app.live.protocol import Claim, presence_entry, presence_frame

FORGOTTEN_AFTER = timedelta(seconds=45)  # of another process; clients repeat themselves every 15 s
ENTRIES_PER_RING = 16
ECHO = presence_frame(())  # about nobody
SEND_EVERY = 0.05  # seconds: carets that move in this time travel together


@dataclass(slots=True, kw_only=True)
class Caret:
    """One caret. `source` None: its socket is at another process."""

    person_key: str
    source: Connection | None
    state: dict[str, Any] | None
    clock: int
    heard_at: datetime

    def entry(self, client: int, clock: int) -> bytes:
        return presence_entry(client, clock, self.state)


class Presence:
    """`owner_of(client)`: whose text a Yjs client id belongs to, or None. `relay(rings)`: to other processes."""

    def __init__(
        self,
        connections: Collection[Connection],
        now: Callable[[], datetime],
        owner_of: Callable[[int], str | None],
        relay: Callable[[list[bytes]], None],
    ) -> None:
        self._connections = connections
        self._now = now
        self._owner_of = owner_of
        self._relay = relay
        self._timer: asyncio.TimerHandle | None = None
        self._carets: dict[int, Caret] = {}
        self._dirty: set[int] = set()
        self._told = 0

    def heard(self, connection: Connection, claims: Iterable[Claim]) -> None:
        """What a client said. Claims about others, which unmodified clients repeat, are passed over.

        Unmodified clients hang up when they hear nothing for 30 s, and say their own presence to hear an echo.
        """
        if not connection.extended:
            connection.send(ECHO)
        rights = connection.rights
        if not rights.sees_presence or rights.name is None:
            return
        for claim in claims:
            if not self._is_own(connection, claim.client):
                continue
            user = {"name": rights.name, "color": rights.colour}
            state = None if claim.left else {"cursor": claim.cursor, "user": user}
            self._show(claim.client, rights.person_key, connection, state)

    def _is_own(self, connection: Connection, client: int) -> bool:
        """A socket has one presence, the first it claims, which must not be someone else's text or presence."""
        if connection.presence_client is not None:
            return connection.presence_client == client
        caret = self._carets.get(client)
        person = connection.rights.person_key
        if self._owner_of(client) not in (None, person) or (caret is not None and caret.person_key != person):
            return False
        connection.presence_client = client
        return True

    def _show(self, client: int, person_key: str, source: Connection | None, state: dict[str, Any] | None) -> None:
        now = self._now()
        before = self._carets.get(client)
        if state is None and before is None:
            return
        clock = max(self._milliseconds(), before.clock + 1 if before else 0)
        self._carets[client] = Caret(person_key=person_key, source=source, state=state, clock=clock, heard_at=now)
        self._dirty.add(client)
        self._changed()

    def left(self, connection: Connection) -> None:
        """The socket ended, or may not show presence any more. One that took its caret over keeps it."""
        client, connection.presence_client = connection.presence_client, None
        if client is not None and (caret := self._carets.get(client)) and caret.source is connection:
            self._show(client, caret.person_key, connection, None)

    def frame_for(self, connection: Connection) -> bytes | None:
        """Everybody else, for one that has just come."""
        person, clock = connection.rights.person_key, self._newest_clock()
        entries = [
            caret.entry(client, clock)
            for client, caret in self._carets.items()
            if caret.person_key != person and caret.state is not None
        ]
        return presence_frame(entries) if entries and connection.rights.sees_presence else None

    def names(self, but: str) -> tuple[str, ...]:
        """Whose caret is in the text, in whichever process. `but`: not the one of this person key."""
        there = [
            caret.state["user"]["name"]
            for caret in self._carets.values()
            if caret.state and caret.state["cursor"] and caret.person_key != but
        ]
        return tuple(sorted(set(there)))

    def _newest_clock(self) -> int:
        self._told = max(self._milliseconds(), self._told + 1)
        return self._told

    def _milliseconds(self) -> int:
        return int(self._now().timestamp() * 1000)

    def _changed(self) -> None:
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(SEND_EVERY, self._send_changes)

    def stop(self) -> None:
        """Send nothing more."""
        self._connections = ()
        if self._timer is not None:
            self._timer.cancel()

    def _send_changes(self) -> None:
        """Tell every connection, here and at other processes, what changed since the last time."""
        self._timer = None
        dirty = {client: self._carets[client] for client in self._dirty if client in self._carets}
        self._dirty.clear()
        if not dirty:
            return
        self._send(dirty)
        for client, caret in dirty.items():
            if caret.state is None:
                del self._carets[client]
        if rings := _rings({client: caret for client, caret in dirty.items() if caret.source is not None}):
            self._relay(rings)

    def _send(self, dirty: dict[int, Caret]) -> None:
        clock = self._newest_clock()
        entries = {client: caret.entry(client, clock) for client, caret in dirty.items()}
        owners = {caret.person_key for caret in dirty.values()}
        for_all = presence_frame(entries.values())
        for connection in tuple(self._connections):
            if not connection.rights.sees_presence or not connection.synced:
                continue
            person = connection.rights.person_key
            if person not in owners:
                connection.send(for_all)
            elif others := [entry for client, entry in entries.items() if dirty[client].person_key != person]:
                connection.send(presence_frame(others))

    def own(self) -> list[bytes]:
        """Everything shown from sockets of this process, for another that asks."""
        return _rings({client: caret for client, caret in self._carets.items() if caret.source is not None})

    def heard_elsewhere(self, ring: bytes) -> None:
        """What another process made of its sockets' presences."""
        for client, person_key, clock, state in json.loads(ring):
            before = self._carets.get(client)
            if state is None if before is None else before.clock >= clock:
                continue
            self._carets[client] = Caret(
                person_key=person_key, source=None, state=state, clock=clock, heard_at=self._now()
            )
            self._told = max(self._told, clock)
            self._dirty.add(client)
            self._changed()

    def forget_silent(self) -> None:
        """Take out what another process, which may have died, has not repeated."""
        limit = self._now() - FORGOTTEN_AFTER
        for client, caret in list(self._carets.items()):
            if caret.source is None and caret.heard_at < limit:
                self._show(client, caret.person_key, None, None)


def _rings(carets: dict[int, Caret]) -> list[bytes]:
    rows = [[client, one.person_key, one.clock, one.state] for client, one in carets.items()]
    return [
        json.dumps(rows[start : start + ENTRIES_PER_RING]).encode() for start in range(0, len(rows), ENTRIES_PER_RING)
    ]
