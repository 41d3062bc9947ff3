"""Who listens to which topic in this process. Both buses keep one."""

import logging
from collections.abc import Callable
from functools import partial

from app.bus.port import Listener, Unsubscribe

log = logging.getLogger(__name__)


class Listeners:
    def __init__(self) -> None:
        self._of_topic: dict[str, list[Listener]] = {}
        self._of_gaps: list[Callable[[], None]] = []

    def subscribe(self, topic: str, listener: Listener) -> Unsubscribe:
        self._of_topic.setdefault(topic, []).append(listener)

        def unsubscribe() -> None:
            listeners = self._of_topic.get(topic, [])
            if listener in listeners:
                listeners.remove(listener)
            if not listeners:
                self._of_topic.pop(topic, None)

        return unsubscribe

    def on_gap(self, listener: Callable[[], None]) -> Unsubscribe:
        self._of_gaps.append(listener)

        def unsubscribe() -> None:
            if listener in self._of_gaps:
                self._of_gaps.remove(listener)

        return unsubscribe

    def ring(self, topic: str, payload: bytes) -> None:
        for listener in tuple(self._of_topic.get(topic, ())):
            _call(partial(listener, payload))

    def gap(self) -> None:
        for listener in tuple(self._of_gaps):
            _call(listener)

    def wants(self, topic: str) -> bool:
        return topic in self._of_topic


def _call(listener: Callable[[], None]) -> None:
    """One listener's mistake must not silence the others: it is logged with its trace, and the ringing goes on."""
    try:
        listener()
    except Exception:
        log.exception("A listener of the bus failed")
