"""Tells a live page that a text it shows has changed, whichever process took the edit and whatever the bus."""

import asyncio
import math
from collections.abc import Callable, Collection

from app.bus.port import Unsubscribe
from app.live.hub import Hub

TYPING_SECONDS = 0.6  # between two calls while somebody types


class TextWatch:
    """Calls `changed` at the first edit after a pause, and then once every TYPING_SECONDS as long as edits come."""

    def __init__(self, hub: Hub, changed: Callable[[], None]) -> None:
        self._hub = hub
        self._changed = changed
        self._watching: dict[str, Unsubscribe] = {}
        self._next: asyncio.TimerHandle | None = None
        self._called_at = -math.inf

    def follow(self, document_ids: Collection[str]) -> bool:
        """Watch exactly these. True if one is new: its text may have changed after the caller read it."""
        for document_id in self._watching.keys() - set(document_ids):
            self._watching.pop(document_id)()
        added = set(document_ids) - self._watching.keys()
        for document_id in added:
            self._watching[document_id] = self._hub.watch(document_id, self._edited)
        return bool(added)

    def stop(self) -> None:
        self.follow(())
        if self._next:
            self._next.cancel()

    def _edited(self) -> None:
        if self._next is None:
            loop = asyncio.get_running_loop()
            self._next = loop.call_at(max(loop.time(), self._called_at + TYPING_SECONDS), self._call)

    def _call(self) -> None:
        self._next = None
        self._called_at = asyncio.get_running_loop().time()
        self._changed()
