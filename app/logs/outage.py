"""An outage of a service we depend on, told in two lines: when it begins, and when it has ended."""

import logging
import time
from collections.abc import Callable
from typing import ClassVar
from weakref import WeakSet

QUIET_SECONDS = 3.0  # without a failure, so that a service that comes and goes does not fill the log


class Outage:
    """`name` begins the log's lines: "The database". Call `failed` and `worked` after each attempt."""

    _under_way: ClassVar["WeakSet[Outage]"] = WeakSet()

    def __init__(self, name: str, log: logging.Logger, clock: Callable[[], float] = time.monotonic) -> None:
        self._name = name
        self._log = log
        self._clock = clock
        self._failures = 0
        self._began = self._failed = 0.0
        self._worked: float | None = None  # the first moment since the last failure

    @classmethod
    def is_any_under_way(cls) -> bool:
        """Whether the log has been told of an outage that has not ended."""
        return bool(cls._under_way)

    def failed(self, why: str) -> None:
        """`why` completes a sentence: "cannot be reached (ConnectionRefusedError)"."""
        self._failed, self._worked = self._clock(), None
        self._failures += 1
        if self not in self._under_way:
            self._under_way.add(self)
            self._began = self._failed
            self._log.error("%s %s", self._name, why)

    def worked(self) -> None:
        """Whatever an outage keeps from working has worked."""
        if self not in self._under_way:
            return
        now = self._clock()
        if self._worked is None:
            self._worked = now
        if now - self._failed >= QUIET_SECONDS:
            self._log.warning(
                "%s works again after %.0f s; failed attempts: %d",
                self._name,
                self._worked - self._began,
                self._failures,
            )
            self._under_way.discard(self)
            self._failures = 0
