"""Reads a list in a process of its own: a task and a file in; out come lines, the first letter of which says what they
are.

A few bytes of a hostile file can ask a reader for more memory than any machine has, which ends its process. So it is
this one, which has limits and nothing else to lose. Run by path, with nothing of our environment.
"""

import json
import sys
from contextlib import suppress
from pathlib import Path

_LEAST_MEMORY = 192 * 1024 * 1024
_PER_BYTE = 12  # of the file


def main() -> None:
    task = json.loads(sys.stdin.buffer.readline())
    content = sys.stdin.buffer.read()
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    from app.reading.lines import Task, lines  # noqa: PLC0415  only now it is known where to find it

    _limit(task["seconds"], min(task["memory"], _LEAST_MEMORY + _PER_BYTE * len(content)))
    for line in lines(Task.of(task), content):
        sys.stdout.buffer.write(line.encode() + b"\n")
        if line.startswith("P"):
            sys.stdout.buffer.flush()


def _limit(seconds: int, memory: int) -> None:
    """`seconds` of processor time, `memory` in bytes of what is written to."""
    with suppress(ImportError):  # Windows has no such limits
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
