"""tests/live/README.md names, for each promise about live documents, tests that are really there."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
TABLE = TESTS / "live" / "README.md"
ROW = re.compile(r"^\| (?P<promise>.+?) \| (?P<tests>.*) \|$")
NAMED = re.compile(r"`([a-z_/]+\.py)::(test_[a-z0-9_]+)`")
HEAD = "promise"


def rows(table: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Each promise, and (file, test) for each test that keeps it."""
    for line in table.splitlines():
        row = ROW.match(line)
        if row and row["promise"] != HEAD:
            yield row["promise"], NAMED.findall(row["tests"])


def names_in(path: Path) -> set[str]:
    if not path.exists():
        return set()
    parsed = ast.parse(path.read_text(encoding="utf-8"))
    functions = (node for node in parsed.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return {function.name for function in functions if function.name.startswith("test_")}


def missing(table: str) -> list[str]:
    """Tests that are named and not there, and promises without a test."""
    found = list(rows(table))
    unkept = [promise for promise, named in found if not named]
    named = sorted({one for _, some in found for one in some})
    return unkept + [f"{file}::{name}" for file, name in named if name not in names_in(TESTS / file)]


def test_every_promise_has_a_test_that_is_there() -> None:
    table = TABLE.read_text(encoding="utf-8")
    promises = [promise for promise, _ in rows(table)]
    assert missing(table) == []
    assert len(promises) == len(set(promises)) > 40


def test_every_file_of_the_live_tests_keeps_a_promise() -> None:
    kept = {file for _, named in rows(TABLE.read_text(encoding="utf-8")) for file, _ in named}
    ours = {path.relative_to(TESTS).as_posix() for path in (TESTS / "live").glob("test_*.py")}
    assert ours - kept == set()


def test_a_test_that_went_and_a_promise_that_nobody_keeps_are_noticed() -> None:
    table = "\n".join(
        [
            "| promise | tests |",
            "|---|---|",
            "| Kept | `house/test_promises.py::test_every_promise_has_a_test_that_is_there` |",
            "| Gone | `house/test_promises.py::test_long_gone` `live/test_nowhere.py::test_it` |",
            "| Forgotten |  |",
        ]
    )
    assert missing(table) == ["Forgotten", "house/test_promises.py::test_long_gone", "live/test_nowhere.py::test_it"]
