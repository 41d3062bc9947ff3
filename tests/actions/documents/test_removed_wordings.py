"""A wording that was removed is nowhere any more: in no row and no file, and it does not come back by itself."""

import pytest

from app.actions.documents import wordings
from app.actions.services import Services
from app.domain.documents.documents import DocumentKind
from app.domain.meeting.phase_spec import PhaseKind
from tests import factories
from tests.actions.test_anonymity import files_of, rows_of
from tests.factories import Clock
from tests.people import STATEMENT

CANARY = "CANARY: something that nobody should have written here, about a colleague."


async def removed(services: Services, clock: Clock) -> str:
    """It was written, cleared with a key, and removed by Maria. The document's id."""
    story = await factories.story(services, clock)
    await story.goes_to(PhaseKind.WRITE)
    (group,) = await story.documents(DocumentKind.GROUP)
    await story.group_writes(CANARY)
    await story.group_writes(STATEMENT)
    await wordings.keep(services, story.maria, group.id)
    assert CANARY in str(await rows_of(services.database))
    await wordings.remove(services, story.maria, group.id, 1)
    return group.id


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_it_is_in_no_file(services: Services, clock: Clock) -> None:
    await removed(services, clock)
    found = files_of(services.database)
    assert [name for name, content in found.items() if b"CANARY" in content] == []
    assert STATEMENT.encode() in found[""]


async def test_it_is_in_no_row_and_does_not_come_back_when_nearly_the_same_is_cleared(
    services: Services, clock: Clock
) -> None:
    group = await removed(services, clock)
    rows = await rows_of(services.database)
    assert [name for name, found in rows.items() if any("CANARY" in row for row in found)] == []
    await services.hub.write_text(group, CANARY.replace("nobody", "no one"))
    await services.hub.write_text(group, "")
    kept = str((await rows_of(services.database))["wordings"])
    assert CANARY not in kept
    assert "no one should have written" in kept
