"""What a page of the meeting holds of documents: nobody's who writes alone, but the reader's own."""

import pytest

from app.actions.services import Services
from app.domain.documents.documents import DocumentKind
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.workshops.workshops import Mode
from tests import factories, pages
from tests.actions.withholding import withholding
from tests.factories import Clock, Story
from tests.people import ANA, BEN


async def looked_at(story: Story) -> None:
    """Also what no template writes: whether a document was begun tells of its writer."""
    solo = {one.participant_id: one.id for one in await story.documents(DocumentKind.SOLO)}
    console, *seats, screen = await pages.of_everyone(story)
    people = [seat.participant.id for seat in story.seats.values()]
    assert set(solo) == set(people)
    for page, readers in (
        (console, []),
        (screen, []),
        *((seat, [who]) for seat, who in zip(seats, people, strict=True)),
    ):
        text = pages.everything_in(page)
        assert [who for who, document in solo.items() if document in text] == readers
        assert [one.participant_id for one in page.frame.documents if one.kind is DocumentKind.SOLO] == readers
        assert {one.kind for one in page.frame.documents} >= {DocumentKind.TEAM, DocumentKind.GROUP}


@pytest.mark.parametrize("kind", [PhaseKind.LOBBY, PhaseKind.PEOPLE_SAID, PhaseKind.DRAFT])
async def test_no_page_holds_a_document_that_somebody_else_writes_alone(
    services: Services, clock: Clock, kind: PhaseKind
) -> None:
    story = await factories.story(services, clock, Mode.SOLO)
    if kind is not PhaseKind.LOBBY:
        await story.goes_to(kind)
    if kind is PhaseKind.DRAFT:
        for member in (ANA, BEN):
            await story.writes(member)
    await looked_at(story)


@pytest.mark.parametrize("kind", [PhaseKind.COMPARE, PhaseKind.WRITE, PhaseKind.CHECK, PhaseKind.NEXT_STEPS])
async def test_nor_one_of_which_the_draft_is_withheld(services: Services, clock: Clock, kind: PhaseKind) -> None:
    story = await withholding(services, clock)
    await story.goes_to(kind)
    await looked_at(story)
