"""How an event becomes lines: each begins with the time and the level, also those of a traceback."""

import logging
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from app.logs.repeats import Repeats

LONGEST_REASON = 300  # characters
LEVEL_OF_OTHERS = logging.WARNING


class LineFormatter(logging.Formatter):
    """`2026-12-01T14:00:00.000Z ERROR A request failed`. Times are in UTC."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        lines = record.getMessage().splitlines()
        if record.exc_info and record.exc_info[1]:
            lines += trace_of(record.exc_info[1])
        return "\n".join(f"{at} {record.levelname} {line}" for line in lines)


def trace_of(error: BaseException) -> list[str]:
    """The traceback, with those of its causes before it.

    Of what an exception says only the first line: in further ones a database tells the values of the row it refused.
    """
    lines: list[str] = []
    for one in reversed(list(_causes(error))):
        frames = "".join(traceback.format_tb(one.__traceback__)).splitlines()
        reason = (str(one).splitlines() or [""])[0][:LONGEST_REASON]
        lines += [*frames, f"{type(one).__module__}.{type(one).__qualname__}: {reason}"]
        if isinstance(one, BaseExceptionGroup):
            lines += [f"| {line}" for part in one.exceptions for line in trace_of(part)]
    return lines


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The exception, what it was raised from, and so on."""
    seen: set[int] = set()
    following: BaseException | None = error
    while following is not None and id(following) not in seen:
        seen.add(id(following))
        yield following
        following = following.__cause__ or (None if following.__suppress_context__ else following.__context__)


def write_to_console(is_outage: Callable[[BaseException], bool]) -> None:
    """Have everything that is logged in this process written to standard error, as lines.

    `is_outage`: whether an exception tells of a service that is away, and not of a mistake.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(LineFormatter())
    handler.addFilter(Repeats(is_outage))
    logging.basicConfig(level=LEVEL_OF_OTHERS, handlers=[handler], force=True)
    logging.captureWarnings(capture=True)
    threading.excepthook = _thread_failed


def _thread_failed(failed: threading.ExceptHookArgs) -> None:
    if failed.exc_value is not None:
        logging.getLogger("visionroom").error("A thread failed", exc_info=failed.exc_value)
