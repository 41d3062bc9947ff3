"""Work on very many rows, done in a thread, so that everything else goes on meanwhile."""

import asyncio
import gc
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Lock
from typing import ParamSpec, TypeVar

_workers = ThreadPoolExecutor(2, "worker")  # a list of 20 MB takes memory while it is read: two at a time
_counting = Lock()
_at_work = 0
Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


async def in_thread(work: Callable[Arguments, Result], *arguments: Arguments.args, **named: Arguments.kwargs) -> Result:
    """What the work gives or raises. It must not wait for anything."""

    def working() -> Result:
        with _nothing_collected():
            return work(*arguments, **named)

    return await asyncio.get_running_loop().run_in_executor(_workers, working)


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Rows hold no circles; looking for some in all of them, again and again, would halt every thread for a moment."""
    global _at_work  # noqa: PLW0603  the collector is the process's own
    with _counting:
        _at_work += 1
        gc.disable()
    try:
        yield
    finally:
        with _counting:
            _at_work -= 1
            if not _at_work:
                gc.enable()
