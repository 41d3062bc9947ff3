"""People who write through y-websocket as it comes from npm, in Node processes of their own (node/writers.mjs)."""

import asyncio
import base64
import json
import shutil
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from tests.node import install as install_packages
from tests.node import node as node_or_skip

SOURCES = Path(__file__).parent / "node"
PATIENCE = 20.0  # seconds after which a test gives up
LOOK_EVERY = 0.02
LONGEST_LINE = 2**24


def install(folder: Path) -> Path:
    """The scripts with their packages, in that folder. Skips where a developer has no Node; fails in CI."""
    node_or_skip()
    shutil.copytree(SOURCES, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("node_modules"))
    install_packages(folder)
    return folder


class Close(NamedTuple):
    code: int
    reason: str


@dataclass(frozen=True)
class Report:
    """How a document looks in Yjs. `update`: all of it. `waits`: something in it waits for what it builds on.

    `closes`: of each connection that ended unasked the code and the reason. `tries`: whether it goes on trying to
    connect. `others`: client id -> presence.
    """

    text: str
    update: bytes
    waits: bool
    client: int = 0
    synced: bool = False
    tries: bool = False
    closes: tuple[Close, ...] = ()
    error: str = ""
    others: dict[int, dict[str, Any]] | None = None


def _report(answer: dict[str, Any]) -> Report:
    others = answer.get("others")
    read = {
        "update": base64.b64decode(answer["update"]),
        "closes": tuple(Close(*one) for one in answer.get("closes", ())),
        "others": None if others is None else {int(client): state for client, state in others.items()},
    }
    return Report(**(answer | read))


class Node:
    """One process, which any number of people may share."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._turn = asyncio.Lock()

    async def ask(self, **command: object) -> dict[str, Any]:
        assert self._process.stdin and self._process.stdout
        async with self._turn, asyncio.timeout(PATIENCE):
            self._process.stdin.write(json.dumps(command).encode() + b"\n")
            line = await self._process.stdout.readline()
        answer: dict[str, Any] = json.loads(line)
        assert "failure" not in answer, answer["failure"]
        return answer

    async def build(self, updates: Sequence[bytes]) -> Report:
        """What Yjs makes of stored updates."""
        return _report(await self.ask(does="build", updates=[base64.b64encode(one).decode() for one in updates]))

    async def stop(self) -> None:
        """Fails where Yjs or its provider complained."""
        assert self._process.stdin and self._process.stderr
        self._process.stdin.close()
        async with asyncio.timeout(PATIENCE):
            complaints = (await self._process.stderr.read()).decode()
            await self._process.wait()
        assert (complaints, self._process.returncode) == ("", 0)


@asynccontextmanager
async def running(folder: Path, *options: str) -> AsyncIterator[Node]:
    """`options`: for Node itself."""
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        *("node", *options, "writers.mjs"), cwd=folder, stdin=pipe, stdout=pipe, stderr=pipe, limit=LONGEST_LINE
    )
    node = Node(process)
    try:
        yield node
        await node.stop()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


class NpmWriter:
    """Someone who writes through y-websocket."""

    def __init__(self, node: Node, name: str) -> None:
        self.node = node
        self.name = name

    async def joins(
        self,
        server: str,
        room: str,
        *,
        params: dict[str, str] | None = None,
        headers: dict[str, str] | None = None,
        options: dict[str, object] | None = None,
    ) -> None:
        """`server`, `room`, `params`: from them y-websocket makes the address; `options`: more of its own."""
        await self.does(
            "join", server=server, room=room, params=params or {}, headers=headers or {}, options=options or {}
        )

    async def does(self, what: str, **how: object) -> None:
        await self.node.ask(writer=self.name, does=what, **how)

    async def edits(self, at: int | None, deletes: int, inserts: str) -> None:
        """At a place counted in characters (the end when None)."""
        await self.does("edit", at=at, deletes=deletes, inserts=inserts)

    async def types(self, written: str, at: int | None = None) -> None:
        await self.edits(at, 0, written)

    async def report(self) -> Report:
        return _report(await self.node.ask(writer=self.name, does="report"))

    async def until(self, condition: Callable[[Report], bool]) -> Report:
        report = await self.report()
        try:
            async with asyncio.timeout(PATIENCE):
                while not condition(report):
                    await asyncio.sleep(LOOK_EVERY)
                    report = await self.report()
        except TimeoutError:
            raise AssertionError(f"{self.name} waited in vain: {report}") from None
        return report

    async def sees(self, text: str) -> None:
        await self.until(lambda report: report.text == text)
