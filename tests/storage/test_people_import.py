"""Imported lists, on both databases: one to look at, one that counted last, and none of another workshop's."""

from dataclasses import replace
from datetime import timedelta

from app.domain.people.imports import ChangedPerson, FieldChange, RosterImport
from app.domain.tables.sheets import SheetRow
from app.storage import people_import
from app.storage.database import Database
from tests.factories import MORNING
from tests.people import MARIA

ROWS = (SheetRow(1, ("Name", "Bio")), SheetRow(3, ("مريم", 'Says "hi";\nand 🙂')))
LIST = RosterImport("list", MORNING, MARIA, ROWS)
CHANGED = (ChangedPerson("ana", (FieldChange("bio", "Früher", "Später 🙂"),)),)


async def add(database: Database, *made: RosterImport, workshop_id: str = "museum") -> None:
    async with database.transaction() as connection:
        for entry in made:
            await people_import.add(connection, workshop_id, entry)


async def found(database: Database, *ids: str, workshop_id: str = "museum") -> list[RosterImport | None]:
    async with database.reading() as connection:
        return [await people_import.by_id(connection, workshop_id, import_id) for import_id in ids]


async def test_a_list_is_kept_until_the_next_one_is_looked_at(museum: Database) -> None:
    await add(museum, LIST)
    await add(museum, replace(LIST, id="theirs"), workshop_id="elsewhere")
    assert await found(museum, "list", "theirs") == [LIST, None]
    await add(museum, replace(LIST, id="next", rows=()))
    assert await found(museum, "list", "next") == [None, replace(LIST, id="next", rows=())]
    assert await found(museum, "theirs", workshop_id="elsewhere") == [replace(LIST, id="theirs")]


async def test_what_counted_keeps_no_more_than_undoing_needs(museum: Database) -> None:
    later = MORNING + timedelta(minutes=5)
    await add(museum, replace(LIST, id="theirs"), workshop_id="elsewhere")
    for import_id in ("first", "second"):
        await add(museum, replace(LIST, id=import_id))
        async with museum.transaction() as connection:
            assert await people_import.by_id(connection, "museum", import_id, hold=True) == replace(LIST, id=import_id)
            await people_import.set_applied(
                connection, "museum", import_id, later, added=("ben", "chen"), changed=CHANGED
            )
    applied = replace(LIST, id="second", rows=(), added=("ben", "chen"), changed=CHANGED, applied_at=later)
    assert await found(museum, "first", "second") == [None, applied]
    await add(museum, LIST)  # another one is looked at
    async with museum.transaction() as connection:
        assert await people_import.last_applied(connection, "museum") == applied
        assert await people_import.last_applied(connection, "elsewhere") is None
        await people_import.set_undone(connection, "museum", "second", later, stayed={"chen"})
    undone = replace(applied, added=("chen",), changed=(), undone_at=later)
    assert await found(museum, "second", "list") == [undone, LIST]
    assert await found(museum, "theirs", workshop_id="elsewhere") == [replace(LIST, id="theirs")]


async def test_nothing_is_touched_through_another_workshop_and_what_counted_is_not_forgotten(museum: Database) -> None:
    await add(museum, LIST)
    async with museum.transaction() as connection:
        await people_import.remove(connection, "elsewhere", "list")
        await people_import.set_applied(connection, "elsewhere", "list", MORNING, added=(), changed=())
        await people_import.set_undone(connection, "elsewhere", "list", MORNING, stayed=())
    assert await found(museum, "list") == [LIST]
    async with museum.transaction() as connection:
        await people_import.set_applied(connection, "museum", "list", MORNING, added=(), changed=())
        await people_import.remove(connection, "museum", "list")
        await people_import.add(connection, "museum", replace(LIST, id="next"))
        await people_import.remove(connection, "museum", "next")
    assert await found(museum, "list", "next") == [replace(LIST, rows=(), applied_at=MORNING), None]
