"""An attacker who has the machine reads everything that an import has left there, and finds what was answered, and
nothing of who, when or where: in rows, files, logs of the database, lines of the log, and what pages are made of."""

import csv
import io
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pytest
from sqlalchemy import select

from app.actions.answers import imports as answers_import
from app.actions.people import imports as people_import
from app.actions.services import Services
from app.domain.answers.imports import Choice, Verdict
from app.domain.errors import Invalid
from app.storage.database import Database
from app.storage.tables import metadata
from tests import factories
from tests.factories import Clock, Story

ANSWER = "CANARY-SAID so"
HEAD = (
    *("StartDate", "Enddatum", "Dauer", "IPAddress", "ResponseId", "Nom", "メール", "Telefon", "LocationLatitude"),
    *("経度", "Calle", "PLZ", "Zufallsstartwert", "Unix", "Referrer URL", "Etwas", "Q1"),
)


def respondent(number: int) -> tuple[str, ...]:
    """What every cell but the last holds is a canary."""
    return (
        *(f"2026-11-1{number} 13:37:4{number}", f"1{number}. Dezember 2026, 17:53:2{number}", f"00:41:0{number}"),
        *(
            f"203.0.113.24{number}",
            f"R_7cAnArY{number}xQz",
            f"Kanarienvogel Nr{number}",
            f"piepvogel{number}@cage.example",
        ),
        *(f"+41 79 555 12 4{number}", f"47.42424{number}", f"-8.975310864{number}", f"Calle del Canario 77{number}"),
        *(f"8{number}99 Vogelsang", f"98765432{number}", f"176276521{number}", f"https://cage.example/t?k={number}"),
        *(f"f00dcafe{number}b0b0", f"{ANSWER}, {number}"),
    )


PEOPLE = [respondent(number) for number in range(6)]
CANARIES = [cell for person in PEOPLE for cell in person[:-1]]
PIECES = (
    "13:37:4",
    "Dezember",
    "203.0.113.24",
    "cAnArY",
    "Kanarienvogel",
    "piepvogel",
    "555 12",
    "47.42424",
    "8.975310864",
    "Canario",
)


def exported(head: Sequence[str] = HEAD, people: Sequence[Sequence[str]] = PEOPLE) -> bytes:
    made = io.StringIO(newline="")
    csv.writer(made).writerows([head, *people])
    return made.getvalue().encode()


async def rows_of(database: Database) -> bytes:
    """Every cell of every table."""
    async with database.reading() as connection:
        tables = [(await connection.execute(select(table))).all() for table in metadata.sorted_tables]
    return repr(tables).encode()


@dataclass
class Machine:
    """`found`: whether a text stands in any file of the database, deleted rows and write-ahead log included."""

    services: Services
    folder: Path
    began: str = ""

    async def begins(self) -> None:
        if not self.services.database.is_sqlite:
            self.began = str(await self._first("SELECT pg_walfile_name(pg_current_wal_insert_lsn())"))

    async def found(self, *texts: str, also_logged: bool = False) -> list[str]:
        """`also_logged`: by PostgreSQL for its recovery, which keeps for a while what was deleted."""
        everything = await rows_of(self.services.database) + await self._files(also_logged)
        return [text for text in texts if text.encode() in everything]

    async def remembered(self, *texts: str) -> list[str]:
        """As `found`; on PostgreSQL in rows alone, since it overwrites what was deleted when it needs the place."""
        if self.services.database.is_sqlite:
            return await self.found(*texts)
        everything = await rows_of(self.services.database)
        return [text for text in texts if text.encode() in everything]

    async def _files(self, also_logged: bool) -> bytes:
        if self.services.database.is_sqlite:
            return b"".join(path.read_bytes() for path in self.folder.glob("visionroom.db*"))
        await self._first("CHECKPOINT")
        relations = "SELECT pg_relation_filepath(oid) AS name FROM pg_class WHERE relkind IN ('r', 't', 'i')"
        logs = (
            f"SELECT 'pg_wal/' || name AS name FROM pg_ls_waldir() WHERE name >= '{self.began}' AND length(name) = 24"
        )
        listed = f"{relations} AND oid >= 16384" + (f" UNION ALL {logs}" if also_logged else "")
        read = "string_agg(pg_read_binary_file(name, 0, 100000000, true), '')"
        return cast(bytes, await self._first(f"SELECT {read} FROM ({listed}) files"))

    async def _first(self, statement: str) -> object:
        outside = await self.services.database.lasting_connection()
        try:
            done = await outside.exec_driver_sql(statement)
            return done.scalar_one() if done.returns_rows else None
        finally:
            await outside.close()


@pytest.fixture
async def story(services: Services, clock: Clock) -> Story:
    return await factories.story(services, clock, members=())


@pytest.fixture
async def machine(services: Services, tmp_path: Path) -> Machine:
    made = Machine(services, tmp_path)
    await made.begins()
    return made


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> Iterator[Callable[[], str]]:
    caplog.set_level(logging.INFO)
    yield lambda: caplog.text


async def test_of_an_import_nothing_is_anywhere_but_the_answers(
    story: Story, machine: Machine, lines: Callable[[], str]
) -> None:
    services, maria = story.services, story.maria
    looked_for = (*CANARIES, *PIECES)

    async def look(content: bytes) -> tuple[str, str]:
        import_id = await answers_import.upload(services, maria, content, "")
        return import_id, repr(await answers_import.preview(services, maria, import_id, Choice(), Verdict.NEW, 1))

    import_id, page = await look(exported())
    assert await machine.found(*PIECES, ANSWER) == [ANSWER]  # or the search would not find anything at all
    assert [text for text in looked_for if text in page] == []
    assert [title for title in HEAD if title not in page] == []  # each is named
    await answers_import.apply(services, maria, import_id, Choice())
    assert await machine.found(*PIECES, ANSWER) == [ANSWER]
    pages = repr(await answers_import.imports(services, maria))
    await answers_import.undo(services, maria, import_id)
    assert await machine.remembered(*PIECES, ANSWER) == []

    await look(exported())
    import_id, _ = await look(exported(people=[*PEOPLE, PEOPLE[0]]))  # in place of the one before
    await answers_import.discard(services, maria, import_id)
    with pytest.raises(Invalid) as refused:
        await answers_import.upload(services, maria, exported(HEAD[:-1], [person[:-1] for person in PEOPLE]), "")
    assert await machine.remembered(ANSWER) == []
    assert await machine.found(*looked_for, also_logged=True) == []
    said = pages + str(refused.value) + repr(refused.value.args) + lines()
    assert [text for text in (*looked_for, ANSWER) if text in said] == []


async def test_of_a_list_that_another_replaces_nothing_stays(story: Story, machine: Machine) -> None:
    await answers_import.upload(story.services, story.maria, exported(), "")
    await answers_import.upload(story.services, story.maria, b"", "Something else\nAnd more")
    assert await machine.remembered(ANSWER, "Something else") == ["Something else"]


async def test_of_a_list_of_people_nothing_is_kept_that_has_no_use(story: Story, machine: Machine) -> None:
    services, maria = story.services, story.maria
    head = ("Name", "E-mail", "Role", *HEAD[:5], *HEAD[7:-2])
    people = [(f"Ana{n} Souza", f"ana{n}@cage.example", "Guide", *row[:5], *row[7:-2]) for n, row in enumerate(PEOPLE)]
    secrets = [cell for person in people for cell in person[3:]]
    import_id = await people_import.upload(services, maria, exported(head, people), "")
    shown = await people_import.preview(services, maria, import_id, people_import.Choice())
    assert [column.title for column in shown.left] == list(head[3:])
    ticked = {row.number for row in shown.rows}
    await people_import.apply(services, maria, import_id, people_import.Choice(), ticked, shown.fingerprint)
    assert await machine.found("ana5@cage.example") == ["ana5@cage.example"]
    await people_import.undo(services, maria, import_id)
    forgotten = await people_import.upload(services, maria, b"", "Zora Zebra, zora@cage.example")
    await people_import.upload(services, maria, b"", "Yara Yak, yara@cage.example")
    assert forgotten
    assert await machine.remembered("zora@cage.example", "yara@cage.example") == ["yara@cage.example"]
    assert await machine.found(*secrets, also_logged=True) == []


async def test_lists_of_people_that_nobody_made_count_are_forgotten_within_a_day(
    story: Story, machine: Machine
) -> None:
    await people_import.upload(story.services, story.maria, b"", "Zora Zebra, zora@cage.example")
    story.clock.passes(minutes=24 * 60 - 1)
    await answers_import.forget_old_lists(story.services)
    assert await machine.found("zora@cage.example") == ["zora@cage.example"]
    story.clock.passes(minutes=2)
    await answers_import.forget_old_lists(story.services)
    assert await machine.remembered("zora@cage.example") == []
