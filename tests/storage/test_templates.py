"""Templates are each account's own."""

from app.domain.accounts import Role
from app.domain.export.templates import StartingPoint, Template
from app.domain.meeting.agenda import Phase
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.preparation.artifacts import Artifact, ArtifactKind
from app.domain.workshops.workshops import Mode, Setting
from app.storage import accounts, templates
from app.storage.database import Database
from tests.factories import MORNING
from tests.people import MARIA, OLGA

MUSEUMS = Template(
    "museums",
    "Museums",
    StartingPoint(
        mode=Mode.SOLO,
        setting=Setting.IN_PERSON,
        phases=(Phase("", PhaseKind.LOBBY, "Lobby", 0), Phase("", PhaseKind.OTHER, "A walk 🚶", 12)),
        artifacts=(Artifact("", ArtifactKind.OTHER, "Credo", "Two lines\nof text"),),
    ),
    MORNING,
)


async def _prepare(database: Database) -> None:
    async with database.transaction() as connection:
        for name in (MARIA, OLGA):
            await accounts.add(connection, name, name, Role.FACILITATOR, None, MORNING)
        await templates.add(connection, MARIA, MUSEUMS)


async def test_a_template_is_read_back_as_it_was_saved(database: Database) -> None:
    await _prepare(database)
    async with database.reading() as connection:
        assert await templates.of_account(connection, MARIA) == (MUSEUMS,)
        assert await templates.by_id(connection, MARIA, "museums") == MUSEUMS
        assert await templates.count(connection, MARIA) == 1


async def test_nobody_else_sees_or_removes_it(database: Database) -> None:
    await _prepare(database)
    async with database.transaction() as connection:
        await templates.remove(connection, OLGA, "museums")
    async with database.reading() as connection:
        assert await templates.of_account(connection, OLGA) == ()
        assert await templates.by_id(connection, OLGA, "museums") is None
        assert await templates.count(connection, OLGA) == 0
        assert await templates.of_account(connection, MARIA) == (MUSEUMS,)


async def test_its_owner_removes_it(database: Database) -> None:
    await _prepare(database)
    async with database.transaction() as connection:
        await templates.remove(connection, MARIA, "museums")
    async with database.reading() as connection:
        assert await templates.of_account(connection, MARIA) == ()
