"""The list of documents that Maria sees, and the page that Ana, or anybody, opens outside the meeting."""

from dataclasses import replace

import pytest

from app.actions.documents import documents
from app.actions.documents import pages as document_pages
from app.actions.documents.pages import DocumentPage
from app.actions.people import people
from app.actions.services import Services
from app.actions.workshops import workshops
from app.domain.documents.documents import DocumentKind, DocumentState
from app.domain.errors import NotAllowed, NotFound
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.workshops.workshops import Mode
from app.storage import workshop_documents
from tests import factories
from tests.factories import Clock, Story
from tests.people import ANA, BEN, OLGA, PARTICIPANTS

FORM = {"organisation": "M", "title": "T", "starts_at": "2026-12-01T14:00", "time_zone": "UTC"}
NAMES = sorted(member.name for member in PARTICIPANTS)


async def listed(story: Story) -> list[tuple[str, list[str], str, DocumentState, bool]]:
    """Label, who drafts in it, the phase that opens it, its state, and whether Maria may open it."""
    found = await document_pages.prepared_documents(story.services, story.maria)
    return [
        (
            card.label,
            [writer.name for writer in card.writers],
            card.writing_phase.title,
            card.document.state,
            card.may_open,
        )
        for card in found.cards
    ]


async def test_in_two_teams_there_are_exactly_three_documents(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    teams: dict[str | None, list[str]] = {"A": [], "B": []}
    for card in await people.roster(services, story.maria):
        teams[card.participant.team].append(card.participant.name)
    assert await listed(story) == [
        ("Team A", teams["A"], "Draft", DocumentState.BLANK, True),
        ("Team B", teams["B"], "Draft", DocumentState.BLANK, True),
        ("Group", [], "Write the group statement", DocumentState.BLANK, True),
    ]
    found = await document_pages.prepared_documents(services, story.maria)
    roster = await people.roster(services, story.maria)
    assert [(entry.participant.name, entry.team, entry.link) for entry in found.links] == [
        (card.participant.name, card.participant.team, f"{card.link}?to=document") for card in roster
    ]
    base = f"{services.base_url}/meet/{story.workshop.id}/documents/"
    assert [card.link for card in found.cards] == [base + card.document.id for card in found.cards]


async def test_alone_there_is_one_for_each_named_after_them_and_group(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock, Mode.SOLO)
    await story.goes_to(PhaseKind.DRAFT)
    await story.writes(ANA)
    in_use = {ANA.name: DocumentState.IN_USE}
    own = [(name, [name], "Draft", in_use.get(name, DocumentState.BLANK), False) for name in NAMES]
    found = await document_pages.prepared_documents(services, story.maria)
    anas = people.document_link(services, story.seats[ANA].participant)
    assert (next(card.link for card in found.cards if card.label == ANA.name), found.links) == (anas, ())
    assert await listed(story) == [*own, ("Group", [], "Write the group statement", DocumentState.BLANK, True)]


async def test_a_person_who_was_given_two_is_shown_one(services: Services, clock: Clock) -> None:
    """Two facilitators may add people at the same moment."""
    story = await factories.story(services, clock, Mode.SOLO)
    async with services.database.transaction() as connection:
        whose = story.seats[ANA].participant.id
        await workshop_documents.add(
            connection, services.new_id(), story.workshop.id, DocumentKind.SOLO, participant_id=whose
        )
    found = await document_pages.prepared_documents(services, story.maria)
    assert [card.label for card in found.cards] == [*NAMES, "Group"]
    shown = next(card.document for card in found.cards if card.label == ANA.name)
    assert shown == await document_pages.own_document_of_link(services, story.seats[ANA])


async def test_after_collection_nothing_is_left_of_whose_draft_was_where(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock, Mode.SOLO)
    anas = await document_of(story, DocumentKind.SOLO, story.seats[ANA].participant.id)
    await story.goes_to(PhaseKind.DRAFT)
    for member in PARTICIPANTS:
        await story.writes(member)
    assert await story.time_runs_out()
    found = await document_pages.prepared_documents(services, story.maria)
    assert ([card.label for card in found.cards], found.is_collected) == (["Group"], True)
    assert await document_pages.own_document_of_link(services, story.seats[ANA]) is None
    with pytest.raises(NotFound, match="were collected"):
        await document_pages.document_page(services, story.seats[ANA], anas)


async def document_of(story: Story, kind: DocumentKind, whose: str | None = None) -> str:
    """The id of a team's document, or of somebody's, or of Group."""
    return next(one.id for one in await story.documents(kind) if whose in (None, one.team, one.participant_id))


async def test_ones_own_opens_before_the_meeting_and_says_when_writing_does(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock, Mode.SOLO)
    ana = story.seats[ANA]
    anas = await document_of(story, DocumentKind.SOLO, ana.participant.id)
    seen: list[tuple[bool, bool, str]] = []
    for kind in (PhaseKind.LOBBY, PhaseKind.DRAFT, PhaseKind.BREAK):
        if kind is not PhaseKind.LOBBY:
            await story.goes_to(kind)
        shown: DocumentPage = await document_pages.document_page(services, ana, anas)
        seen.append((shown.may_write, shown.is_open, shown.writing_phase.title))
    assert seen == [(False, False, "Draft"), (True, True, "Draft"), (False, False, "Draft")]


async def test_nobody_opens_what_is_somebody_elses(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock, Mode.SOLO)
    bens = await document_of(story, DocumentKind.SOLO, story.seats[BEN].participant.id)
    for person in (story.seats[ANA], story.maria):
        with pytest.raises(NotAllowed):
            await document_pages.document_page(services, person, bens)
    olga = await factories.workshop(services, await factories.account(services, OLGA))
    group = await document_of(story, DocumentKind.GROUP)
    with pytest.raises(NotFound, match="no such document"):
        await document_pages.document_page(services, olga, group)


async def test_a_document_of_the_other_way_of_drafting_takes_no_words(services: Services, clock: Clock) -> None:
    """Ana kept the address of the document that was hers; what she wrote there would never be collected."""
    story = await factories.story(services, clock, Mode.SOLO)
    anas = await document_of(story, DocumentKind.SOLO, story.seats[ANA].participant.id)
    await workshops.change_workshop(services, story.maria, **FORM | {"mode": "breakouts"})
    await story.goes_to(PhaseKind.DRAFT)
    workshop = await factories.stored_workshop(services, story.workshop.id)
    ana = replace(story.seats[ANA], workshop=workshop)
    assert not (await documents.rights(services, ana, anas)).may_write
    with pytest.raises(NotFound, match="no longer draft"):
        await document_pages.document_page(services, ana, anas)


async def test_maria_reads_along_in_a_team_and_writes_in_group(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    team, group = await document_of(story, DocumentKind.TEAM, "A"), await document_of(story, DocumentKind.GROUP)
    seen = {}
    for kind in (PhaseKind.DRAFT, PhaseKind.WRITE):
        await story.goes_to(kind)
        pages = [await document_pages.document_page(services, story.maria, one) for one in (team, group)]
        seen[kind] = [(shown.may_write, shown.is_open) for shown in pages]
    assert seen == {
        PhaseKind.DRAFT: [(False, True), (False, False)],
        PhaseKind.WRITE: [(False, False), (True, True)],
    }


async def test_a_link_leads_to_what_one_drafts_in_now(services: Services, clock: Clock) -> None:
    """Ana changes teams; then everybody writes alone after all."""
    story = await factories.story(services, clock)
    ana = await story.refreshed(ANA)
    other = "B" if ana.participant.team == "A" else "A"
    await people.move_to_team(services, story.maria, ana.participant.id, other)
    own = await document_pages.own_document_of_link(services, await story.refreshed(ANA))
    assert own is not None
    assert own.id == await document_of(story, DocumentKind.TEAM, other)
    await workshops.change_workshop(services, story.maria, **FORM | {"mode": "solo"})
    guest = await people.guest_of_link(services, people.personal_link(services, ana.participant).rsplit("/", 1)[-1])
    own = await document_pages.own_document_of_link(services, guest)
    assert own is not None
    assert own.id == await document_of(story, DocumentKind.SOLO, ana.participant.id)
