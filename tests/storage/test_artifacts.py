"""Cultural artifacts, on both databases."""

from dataclasses import replace

from app.domain.preparation.artifacts import Artifact, ArtifactKind
from app.storage import artifacts
from app.storage.database import Database

MISSION = Artifact("m", ArtifactKind.MISSION, "", "To open the harbour’s past to everyone.")
VALUES = Artifact("v", ArtifactKind.VALUES, "", "Curiosity\nCare\nCandour")
CREDO = Artifact("c", ArtifactKind.OTHER, "Credo 🙂", "اسأل قبل أن تجيب")
ANOTHERS = Artifact("a", ArtifactKind.MISSION, "", "Another house’s.")


async def test_they_are_read_back_in_order_and_edited(museum: Database) -> None:
    async with museum.transaction() as connection:
        await artifacts.store(connection, "elsewhere", (ANOTHERS,))
    edited = (CREDO, replace(MISSION, text="In other words."), VALUES)
    for listed in ((MISSION, VALUES), (MISSION, VALUES, CREDO), edited, (VALUES,), ()):
        async with museum.transaction() as connection:
            await artifacts.store(connection, "museum", listed)
        async with museum.reading() as connection:
            assert await artifacts.of_workshop(connection, "museum") == listed
            assert await artifacts.of_workshop(connection, "elsewhere") == (ANOTHERS,)
