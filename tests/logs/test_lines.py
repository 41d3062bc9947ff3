"""Every line of the log has a time and a level; a fault is told whole once, and never what people wrote."""

import logging
import re
from collections.abc import Iterator
from io import StringIO

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from app.logs.lines import LineFormatter
from app.logs.outage import Outage
from app.logs.repeats import REMEMBERED_SECONDS, Repeats
from app.storage.database import Database
from app.storage.tables import accounts
from app.storage.unavailable import Trouble, Unavailable, is_outage
from tests.factories import MORNING
from tests.logs.test_outage import Seconds

BEGINNING = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z (WARNING|ERROR) ")


class Console:
    """A logger that writes as the server does. `seconds` is its clock."""

    def __init__(self, name: str = "told") -> None:
        self.seconds, self._stream = Seconds(), StringIO()
        self.log = logging.getLogger(name)
        self.handler = logging.StreamHandler(self._stream)
        self.handler.setFormatter(LineFormatter())
        self.handler.addFilter(Repeats(is_outage, self.seconds))
        self.log.addHandler(self.handler)

    @property
    def lines(self) -> list[str]:
        return self._stream.getvalue().splitlines()

    @property
    def told(self) -> list[str]:
        return [BEGINNING.sub("", line) for line in self.lines]

    def fails(self, error: Exception, words: str = "A request failed") -> None:
        try:
            raise error
        except Exception:
            self.log.exception(words)


@pytest.fixture
def console() -> Iterator[Console]:
    made = Console()
    yield made
    made.log.removeHandler(made.handler)


def test_every_line_begins_with_time_and_level(console: Console) -> None:
    console.log.warning("The disk is slow\nand getting slower")
    console.fails(RuntimeError("a mistake"))
    assert len(console.lines) > 4
    assert [line for line in console.lines if not BEGINNING.match(line)] == []
    assert console.told[:3] == ["The disk is slow", "and getting slower", "A request failed"]
    assert console.told[-1] == "builtins.RuntimeError: a mistake"


def test_a_fault_is_told_whole_once_and_then_counted(console: Console) -> None:
    for _ in range(1000):
        console.fails(RuntimeError("a mistake"))
    assert [line for line in console.told if "mistake" in line] == ["builtins.RuntimeError: a mistake"]
    assert [line for line in console.told if "times" in line] == [
        f"A request failed (RuntimeError, {times} times by now)" for times in (10, 100, 1000)
    ]
    try:
        raise RuntimeError("a mistake elsewhere")
    except RuntimeError:
        console.log.exception("A request failed")
    assert console.told[-1] == "builtins.RuntimeError: a mistake elsewhere"


def test_later_it_is_told_whole_again(console: Console) -> None:
    for _ in range(2):
        console.fails(RuntimeError("a mistake"))
        console.seconds.now += REMEMBERED_SECONDS + 1
    assert [line for line in console.told if "mistake" in line] == ["builtins.RuntimeError: a mistake"] * 2


def test_an_exception_that_passes_two_who_log_it_is_told_once(console: Console) -> None:
    error = RuntimeError("a mistake")
    console.fails(error)
    console.fails(error, "Exception in ASGI application\n")
    assert console.told.count("builtins.RuntimeError: a mistake") == 1


def test_causes_come_first(console: Console) -> None:
    error = RuntimeError("the page failed")
    error.__cause__ = KeyError("title")
    console.fails(error)
    assert [line for line in console.told if line.startswith("builtins.")] == [
        "builtins.KeyError: 'title'",
        "builtins.RuntimeError: the page failed",
    ]


def test_a_group_tells_of_its_parts(console: Console) -> None:
    console.fails(ExceptionGroup("two at once", [ValueError("one"), TypeError("two")]))
    assert [line for line in console.told if line.startswith("|")] == [
        "| builtins.ValueError: one",
        "| builtins.TypeError: two",
    ]


async def test_a_row_that_a_database_refuses_is_not_told(console: Console, database: Database) -> None:
    with pytest.raises(IntegrityError) as refused:
        async with database.transaction() as connection:
            for _ in range(2):
                row = {"id": "1", "name": "Canary", "name_key": "canary", "role": "admin", "created_at": MORNING}
                await connection.execute(insert(accounts).values(row | {"invitation_version": 1}))
    console.fails(refused.value)
    assert "Canary" not in "\n".join(console.told)
    assert "canary" not in "\n".join(console.told)
    assert len(console.told) > 5


def test_a_failure_in_an_outage_is_told_without_its_trace_and_only_if_nobody_has_told_of_it(console: Console) -> None:
    away = Outage("The database", console.log, console.seconds)
    console.fails(Unavailable(Trouble.AWAY), "Document d1 cannot be opened")
    away.failed("cannot be reached (ConnectionRefusedError)")
    console.fails(Unavailable(Trouble.AWAY), "Document d1 cannot be opened")
    wrapped = RuntimeError("the page failed")
    wrapped.__cause__ = Unavailable(Trouble.AWAY)
    console.fails(wrapped)
    console.seconds.now += 10
    away.worked()
    assert console.told == [
        "Document d1 cannot be opened (Unavailable)",
        "The database cannot be reached (ConnectionRefusedError)",
        "The database works again after 10 s; failed attempts: 1",
    ]


def test_what_libraries_say_of_broken_connections_is_no_news() -> None:
    console = Console("sqlalchemy.pool")
    console.fails(ConnectionResetError(), "Exception during reset or similar")
    console.fails(RuntimeError("a mistake"), "Exception during reset or similar")
    console.log.removeHandler(console.handler)
    assert [line for line in console.told if "Error" in line] == ["builtins.RuntimeError: a mistake"]


def test_a_file_that_is_not_there_is_no_outage(console: Console) -> None:
    console.fails(FileNotFoundError("static/app.css"))
    assert console.told[-1] == "builtins.FileNotFoundError: static/app.css"
