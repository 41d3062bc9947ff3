"""What need not be told again: a fault that has been told whole, and failures that are part of a known outage."""

import logging
import time
from collections.abc import Callable

from app.logs.outage import Outage

REMEMBERED_SECONDS = 600.0
MOST_REMEMBERED = 1000
_LIBRARIES = ("asyncio", "sqlalchemy")  # they log what they also raise, or what is just being cleaned up
Fault = tuple[object, ...]


class Repeats(logging.Filter):
    """A fault is told whole once, with its traceback; then only how often it has come, after ten times, a hundred …

    A failure of a service that is away is one line, and none while the log knows of the outage.
    """

    def __init__(self, is_outage: Callable[[BaseException], bool], clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._is_outage = is_outage
        self._clock = clock
        self._told: dict[Fault, tuple[float, int]] = {}  # when first, and how often since

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        if error is None:
            return True
        if self._is_outage_told_by(record.name, error):
            _shorten(record, type(error).__name__)
            return not (Outage.is_any_under_way() or record.name.startswith(_LIBRARIES))
        if getattr(error, "is_logged", False):  # by somebody on its way up
            return False
        error.is_logged = True  # type: ignore[attr-defined]
        times = self._count(error)
        if times > 1:
            _shorten(record, f"{type(error).__name__}, {times} times by now")
        return str(times).strip("0") == "1"

    def _is_outage_told_by(self, logger: str, error: BaseException) -> bool:
        if logger.startswith(_LIBRARIES) and isinstance(error, OSError):
            return True
        return self._is_outage(error) or (
            error.__cause__ is not None and self._is_outage_told_by(logger, error.__cause__)
        )

    def _count(self, error: BaseException) -> int:
        """How often this exception has come from this place."""
        fault, now = _fault(error), self._clock()
        first, times = self._told.get(fault, (now, 0))
        if now - first > REMEMBERED_SECONDS:
            first, times = now, 0
        if len(self._told) >= MOST_REMEMBERED:
            self._told.clear()
        self._told[fault] = (first, times + 1)
        return times + 1


def _fault(error: BaseException) -> Fault:
    """The same for exceptions of one kind that came the same way."""
    way, trace = [], error.__traceback__
    while trace is not None:
        way.append((trace.tb_frame.f_code, trace.tb_lineno))
        trace = trace.tb_next
    return (type(error), *way)


def _shorten(record: logging.LogRecord, more: str) -> None:
    record.msg, record.args, record.exc_info = f"{record.getMessage().strip()} ({more})", (), None
