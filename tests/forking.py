"""Processes of the product that start in a moment: forked from one that has its modules loaded already.

To start Python and import the product takes two seconds of CPU, and the suite starts a hundred servers. What runs after
that is the same program. `make run`, the wheel and the command line are tested without this.
"""

import asyncio
import atexit
import json
import os
import runpy
import selectors
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LONGEST_ASKED = 1_000_000  # bytes


class ForkedProcess:
    """As asyncio's Process: `stdout` has what it says, errors too; `returncode` is None while it runs."""

    def __init__(self, pid: int, stdout: asyncio.StreamReader, ending: asyncio.StreamReader) -> None:
        self.pid = pid
        self.stdout = stdout
        self.returncode: int | None = None
        self._ended = asyncio.create_task(self._end(ending))

    async def _end(self, ending: asyncio.StreamReader) -> int:
        self.returncode = int(await ending.readline())
        return self.returncode

    def send_signal(self, how: signal.Signals) -> None:
        if self.returncode is None:
            os.kill(self.pid, how)

    async def wait(self) -> int:
        return await asyncio.shield(self._ended)


async def fork(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> ForkedProcess:
    """`command`: what would follow `python`, beginning with -m."""
    said, says = os.pipe()
    ending, ends = os.pipe()
    asked = json.dumps([list(command), str(folder), dict(environment)]).encode()
    forking = _forking()
    socket.send_fds(forking, [asked], [says, ends])
    os.close(says)
    os.close(ends)
    loop = asyncio.get_running_loop()
    pid = int((await loop.run_in_executor(None, forking.recv, 32)).decode())
    return ForkedProcess(pid, await _reader(said), await _reader(ending))


async def start(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> asyncio.subprocess.Process:
    """As `fork`, from the beginning."""
    out, errors = asyncio.subprocess.PIPE, asyncio.subprocess.STDOUT
    return await asyncio.create_subprocess_exec(
        sys.executable, *command, cwd=folder, env=environment, stdout=out, stderr=errors
    )


async def _reader(file: int) -> asyncio.StreamReader:
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(file, "rb", 0)
    )
    return reader


@cache
def _forking() -> socket.socket:
    """To the process that forks. It ends with this one."""
    ours, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    forking = subprocess.Popen(
        [sys.executable, "-m", "tests.forking"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdin=its.fileno(),
    )
    its.close()
    atexit.register(forking.wait)
    atexit.register(ours.close)  # comes first
    return ours


# -- the process that forks


def main() -> None:
    import uvicorn  # noqa: F401

    import app.main  # noqa: F401  all that a server needs is loaded now

    requests = socket.socket(fileno=os.dup(0))
    woken, waking = socket.socketpair()
    waking.setblocking(False)
    signal.set_wakeup_fd(waking.fileno())
    signal.signal(signal.SIGCHLD, lambda *_: None)
    ends: dict[int, int] = {}  # by process: where its end is told
    with selectors.DefaultSelector() as waiting:
        waiting.register(requests, selectors.EVENT_READ)
        waiting.register(woken, selectors.EVENT_READ)
        while True:
            for key, _ in waiting.select():
                if key.fileobj is woken:
                    woken.recv(4096)
                    _tell_ends(ends)
                    continue
                asked, files, _, _ = socket.recv_fds(requests, LONGEST_ASKED, 2)
                if not asked:
                    return
                says, end = files
                pid = os.fork()
                if not pid:
                    waiting.close()
                    for file in (requests, woken, waking):
                        file.close()
                    for other in (end, *ends.values()):
                        os.close(other)
                    _become(says, *json.loads(asked))
                os.close(says)
                ends[pid] = end
                requests.send(str(pid).encode())


def _tell_ends(ends: dict[int, int]) -> None:
    for pid in list(ends):
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            end = ends.pop(pid)
            os.write(end, f"{os.waitstatus_to_exitcode(status)}\n".encode())
            os.close(end)


def _become(says: int, command: Sequence[str], folder: str, environment: Mapping[str, str]) -> None:
    """Ends with the program."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.dup2(says, 1)
    os.dup2(says, 2)
    os.close(says)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    _, module, *arguments = command
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)
    sys.exit(0)


if __name__ == "__main__":
    main()
