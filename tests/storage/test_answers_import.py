"""Lists of answers on both databases: one to look at, those that counted, and none of another workshop's."""

import json
from dataclasses import asdict, replace
from datetime import date, timedelta

from app.domain.answers.columns import AnswerList
from app.domain.answers.imports import AnswerImport, likeness
from app.domain.tables.cell_kinds import Kind
from app.domain.tables.column_kinds import LeftBehind
from app.domain.tables.list_notes import ListNotes, Sample
from app.domain.tables.sheet_lines import row_line
from app.domain.tables.sheets import EncodingGuess, FileKind, SheetAbout, SheetRow, Understood
from app.storage import answers, answers_import
from app.storage.answers import NewAnswer
from app.storage.database import Database
from tests.factories import MORNING
from tests.people import MARIA

NOTES = ListNotes((Sample(9, 0, "Total · 3"),), 1, (Sample(4, 1, "Gro\ufffd"),), 1, (5,))
LIST = AnswerList(
    ("Q", ""),
    (),
    1,
    0,
    (LeftBehind(3, "IP Address", Kind.PLACE),),
    {7: 3},
    top=2,
    together=(0, 1),
    places=(1, 4),
    notes=NOTES,
)
ROWS = (SheetRow(1, ("Q", "")), SheetRow(3, ("مريم", 'Says "hi";\nand \u2028🙂')), SheetRow(4, ("Calm",)))
HOW = Understood(
    FileKind.TEXT, "cp1251", False, (EncodingGuess("cp1251", ("Как дома",)),), ";", (SheetAbout("Лист", 3),)
)
ABOUT = answers_import.written(
    json.dumps(asdict(HOW)),
    json.dumps(
        {
            **{name: getattr(LIST, name) for name in ("titles", "top", "header_rows", "column", "together", "places")},
            "left": [(3, "IP Address", "place")],
        }
    ),
    json.dumps([(7, 3)]),
    json.dumps(asdict(NOTES)),
)
RECORD = AnswerImport("list", MORNING, MARIA)
LATER = MORNING + timedelta(minutes=5)


async def add(database: Database, *made: AnswerImport, workshop_id: str = "museum") -> None:
    async with database.transaction() as connection:
        for record in made:
            chunks = ["\n".join(map(row_line, ROWS[:2])), row_line(ROWS[2])]
            await answers_import.add(connection, workshop_id, record, ABOUT, chunks)


async def rows(database: Database, import_id: str) -> list[SheetRow]:
    async with database.reading() as connection:
        return [row async for some in answers_import.rows_of(connection, import_id) for row in some]


async def found(database: Database, *ids: str, workshop_id: str = "museum") -> list[AnswerImport | None]:
    async with database.reading() as connection:
        return [await answers_import.by_id(connection, workshop_id, import_id) for import_id in ids]


async def answer(database: Database, answer_id: str, text: str, import_id: str | None, of: str = "museum") -> None:
    async with database.transaction() as connection:
        await answers.add_answers(connection, [NewAnswer(answer_id, of, text, date(2026, 12, 1), import_id)])


async def test_a_list_is_kept_until_the_next_one_is_looked_at(museum: Database) -> None:
    await add(museum, RECORD)
    await add(museum, replace(RECORD, id="theirs"), workshop_id="elsewhere")
    assert await found(museum, "list", "theirs") == [RECORD, None]
    async with museum.reading() as connection:
        waiting = await answers_import.waiting(connection, "museum", "list")
        assert waiting is not None
        assert answers_import.read(waiting) == (HOW, LIST)
        assert await answers_import.waiting(connection, "elsewhere", "list") is None
    assert await rows(museum, "list") == list(ROWS)
    await add(museum, replace(RECORD, id="next"))
    assert await found(museum, "list", "next") == [None, replace(RECORD, id="next")]
    assert await found(museum, "theirs", workshop_id="elsewhere") == [replace(RECORD, id="theirs")]


async def test_what_counted_keeps_its_number_and_no_rows(museum: Database) -> None:
    await add(museum, RECORD)
    async with museum.transaction() as connection:
        await answers_import.set_applied(connection, "elsewhere", "list", LATER, 7)  # not theirs
        await answers_import.set_applied(connection, "museum", "list", LATER, 2)
        await answers_import.remove(connection, "museum", "list")  # too late for that
    await add(museum, replace(RECORD, id="next"))
    async with museum.reading() as connection:
        assert await answers_import.applied(connection, "museum") == (replace(RECORD, added=2, applied_at=LATER),)
        assert await answers_import.applied(connection, "elsewhere") == ()
        assert await answers_import.waiting(connection, "museum", "list") is None
    assert await rows(museum, "list") == []


async def test_a_row_gets_other_words(museum: Database) -> None:
    await add(museum, RECORD)
    async with museum.transaction() as connection:
        assert await answers_import.change_row(connection, "list", 3, {1: "Warm", 2: "Fair"})
        assert not await answers_import.change_row(connection, "list", 2, {0: "Cold"})
        assert not await answers_import.change_row(connection, "other", 3, {0: "Cold"})
    assert await rows(museum, "list") == [ROWS[0], SheetRow(3, ("مريم", "Warm", "Fair")), ROWS[2]]


async def test_undoing_takes_the_answers_of_this_list_and_no_others(museum: Database) -> None:
    await add(museum, RECORD)
    await answer(museum, "a", "Came with it", "list")
    await answer(museum, "b", "Came with another", "other")
    await answer(museum, "c", "Was given", None)
    await answer(museum, "d", "Theirs", "list", of="elsewhere")
    async with museum.transaction() as connection:
        await answers_import.set_applied(connection, "museum", "list", LATER, 1)
        await answers_import.set_undone(connection, "museum", "list", LATER)
        assert await answers.answer_texts(connection, "museum") == ("Came with another", "Was given")
        assert await answers.answer_texts(connection, "elsewhere") == ("Theirs",)
    assert await found(museum, "list") == [replace(RECORD, added=1, applied_at=LATER, undone_at=LATER)]


async def test_what_is_known_may_leave_out_what_was_given_here(museum: Database) -> None:
    await answer(museum, "a", "  Came\nWITH it", "list")
    await answer(museum, "b", "Was given", None)
    await answer(museum, "c", "Theirs", None, of="elsewhere")
    async with museum.reading() as connection:
        everything = await answers_import.known(connection, "museum", likeness, imported_only=False)
        imported = await answers_import.known(connection, "museum", likeness, imported_only=True)
    assert everything == {likeness("came with it"): 1, likeness("was given"): 1}
    assert imported == {likeness("came with it"): 1}


async def test_lists_that_nobody_made_count_are_forgotten(museum: Database) -> None:
    await add(museum, RECORD)
    await add(museum, replace(RECORD, id="theirs", uploaded_at=LATER), workshop_id="elsewhere")
    async with museum.transaction() as connection:
        assert await answers_import.remove_uploaded_before(connection, LATER) == 1
    assert await found(museum, "list") == [None]
    assert await found(museum, "theirs", workshop_id="elsewhere") != [None]
    async with museum.transaction() as connection:
        await answers_import.set_applied(connection, "elsewhere", "theirs", LATER, 2)
        assert await answers_import.remove_uploaded_before(connection, LATER + timedelta(days=9)) == 0
