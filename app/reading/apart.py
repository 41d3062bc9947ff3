"""Reading what people bring, away from all else: very short texts in a thread, others in a process with limits."""

import asyncio
import json
import sys
from collections.abc import AsyncGenerator, Callable
from pathlib import Path
from weakref import WeakKeyDictionary

from app.domain.errors import Invalid
from app.reading.kinds import refused
from app.reading.lines import FAR_TOO_LARGE, Task, lines

Told = Callable[[int, int], None]
"""Is given how many rows are done, and of how many."""


def to_nobody(done: int, total: int) -> None:
    """Where nobody asks how far it is."""


_PROCESS = Path(__file__).with_name("process.py")
_SHORT = 2 * 1024  # bytes: a thread holds up all others, and a process takes half a second to begin
_LONGEST_LINE = 64 * 1024 * 1024
_PATIENCE = 4  # seconds on the clock for each of processor time
_at_once: WeakKeyDictionary[asyncio.AbstractEventLoop, tuple[asyncio.Semaphore, ...]] = WeakKeyDictionary()
_MOST = 2  # processes at a time, of each weight
_LIGHT = 1024 * 1024  # bytes


async def reading(task: Task, content: bytes, told: Told = to_nobody) -> AsyncGenerator[str, None]:
    """The lines that `lines` tells of, but for progress, which is told, and a refusal, which is raised as Invalid.

    When the one who asked goes away, the process ends.
    """
    source = _in_thread(task, content) if _is_short(content) else _in_process(task, content)
    async for line in source:
        if line.startswith("P"):
            told(*json.loads(line[1:]))
        elif line.startswith("X"):
            raise refused(*json.loads(line[1:]))
        else:
            yield line


def _is_short(content: bytes) -> bool:
    """And text: what is packed may be long inside."""
    return len(content) <= _SHORT and b"\0" not in content and not content.startswith((b"PK", b"\x1f\x8b"))


async def _in_thread(task: Task, content: bytes) -> AsyncGenerator[str, None]:
    for line in await asyncio.to_thread(lambda: list(lines(task, content))):
        yield line


async def _in_process(task: Task, content: bytes) -> AsyncGenerator[str, None]:
    said = task.said()
    async with _turn(is_light=len(content) <= _LIGHT):
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-I", str(_PROCESS)),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,  # its words could quote the file
            env={},  # nothing of ours: it may hold the secret
            limit=_LONGEST_LINE,
        )
        assert process.stdin and process.stdout
        sending = asyncio.create_task(_send(process.stdin, json.dumps(said).encode() + b"\n", content))
        try:
            async with asyncio.timeout(_PATIENCE * said["seconds"]):
                async for line in process.stdout:
                    yield line.decode().rstrip("\n")
                if await process.wait():
                    raise _cannot()
        except (TimeoutError, ValueError):
            raise _cannot() from None
        finally:
            sending.cancel()
            if process.returncode is None:
                process.kill()
                await process.wait()


async def _send(stream: asyncio.StreamWriter, *parts: bytes) -> None:
    try:
        for part in parts:
            stream.write(part)
        await stream.drain()
        stream.close()
    except (BrokenPipeError, ConnectionResetError):
        pass  # it has ended; what it said, or did not, tells why


def _turn(*, is_light: bool) -> asyncio.Semaphore:
    """Light files do not wait for heavy ones."""
    loop = asyncio.get_running_loop()
    return _at_once.setdefault(loop, (asyncio.Semaphore(_MOST), asyncio.Semaphore(_MOST)))[is_light]


def _cannot() -> Invalid:
    return refused(*FAR_TOO_LARGE)
