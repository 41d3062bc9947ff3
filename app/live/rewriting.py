"""What the server itself writes into a document, at somebody's press.

As few changes as possible, against everything that was accepted so far. What people type at the same moment is merged
by the engine as always: it stays where they typed it, and carets outside of what changes do not move.
"""

import secrets
from typing import NamedTuple

from app.live.accepted_state import AcceptedState
from app.live.engine import Engine
from app.live.wordings import shown_text


class Rewrite(NamedTuple):
    before: str
    update: bytes


class Rewriter:
    """Of one document, until it is read anew: under one Yjs client id, which nobody had before."""

    def __init__(self, accepted: AcceptedState) -> None:
        self._accepted = accepted
        self._client: int | None = None

    def becomes(self, engine: Engine, text: str) -> Rewrite:
        """The update that makes the text this one. `engine`: what is committed. May raise EngineFailure."""
        trial = Engine(self._own_client())
        trial.apply([engine.update_since(), *(entry.update for entry in self._accepted.pending if entry.update)])
        return Rewrite(shown_text(trial), trial.become(text))

    def _own_client(self) -> int:
        taken = self._accepted.writers.keys() | self._accepted.known.keys()
        while self._client is None:
            client = secrets.randbelow(2**32)
            self._client = None if client in taken else client
        return self._client
