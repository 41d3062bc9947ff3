"""What each person may do with each document, in each phase: the whole table."""

from dataclasses import replace

import pytest

from app.actions import access
from app.actions.access import Person, Watching
from app.actions.documents import documents
from app.actions.documents.documents import SeatAsked
from app.actions.people import people
from app.actions.services import Services
from app.domain.documents.documents import Document, DocumentKind
from app.domain.errors import DomainError, NotAllowed, NotFound
from app.domain.links import digest
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.people.people import NewPerson
from app.domain.workshops.workshops import Mode
from app.live.connection import Rights
from tests import factories
from tests.factories import Clock, Story
from tests.people import ANA, BEN, CHEN, DILEK, MARIA

READS, WRITES, REFUSED = "reads", "writes", "refused"


async def what(services: Services, person: Person, document: Document) -> str:
    try:
        found = await documents.rights(services, person, document.id)
    except NotAllowed:
        return REFUSED
    return WRITES if found.may_write else READS


async def table(story: Story, kinds: dict[str, Document], phase: PhaseKind) -> dict[str, dict[str, str]]:
    await story.goes_to(phase)
    everyone: dict[str, Person] = {
        "Ana": await story.refreshed(ANA),
        "Maria": story.maria,
        "screen": Watching(story.workshop),
    }
    return {
        who: {name: await what(story.services, person, one) for name, one in kinds.items()}
        for who, person in everyone.items()
    }


async def test_rights_in_teams(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    ana = await story.refreshed(ANA)
    team_a, team_b = await story.documents(DocumentKind.TEAM)
    own, other = (team_a, team_b) if ana.participant.team == "A" else (team_b, team_a)
    kinds = {"own team": own, "other team": other, "group": (await story.documents(DocumentKind.GROUP))[0]}

    def expected(team: str, group: str) -> dict[str, dict[str, str]]:
        return {
            "Ana": {"own team": team, "other team": REFUSED, "group": group},
            "Maria": {"own team": READS, "other team": READS, "group": group},
            "screen": {"own team": REFUSED, "other team": REFUSED, "group": READS},
        }

    seen = {phase: await table(story, kinds, phase) for phase in list(PhaseKind)[:-1]}
    assert seen == {
        PhaseKind.LOBBY: expected(READS, READS),
        PhaseKind.JUMP_IN: expected(READS, READS),
        PhaseKind.PEOPLE_SAID: expected(READS, READS),
        PhaseKind.CUSTOMER: expected(READS, READS),
        PhaseKind.GOOD_VISION: expected(READS, READS),
        PhaseKind.DRAFT: expected(WRITES, READS),
        PhaseKind.COMPARE: expected(READS, READS),
        PhaseKind.BREAK: expected(READS, READS),
        PhaseKind.WRITE: expected(READS, WRITES),
        PhaseKind.CHECK: expected(READS, WRITES),
        PhaseKind.NEXT_STEPS: expected(READS, READS),
    }


async def test_rights_in_solo(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock, Mode.SOLO)
    solo = {d.participant_id: d for d in await story.documents(DocumentKind.SOLO)}
    kinds = {"own": solo[story.seats[ANA].participant.id], "Ben's": solo[story.seats[BEN].participant.id]}
    for phase, own in ((PhaseKind.LOBBY, READS), (PhaseKind.DRAFT, WRITES), (PhaseKind.COMPARE, READS)):
        assert await table(story, kinds, phase) == {
            "Ana": {"own": own, "Ben's": REFUSED},
            "Maria": {"own": REFUSED, "Ben's": REFUSED},
            "screen": {"own": REFUSED, "Ben's": REFUSED},
        }
    await story.goes_to(PhaseKind.DRAFT)
    for member in (ANA, BEN, CHEN):
        await story.writes(member)
    await story.time_runs_out()
    with pytest.raises(NotFound):
        await documents.rights(services, story.seats[ANA], kinds["own"].id)
    assert await documents.workshops_of(services, [kinds["own"].id]) == [None]


async def test_rights_while_drafts_are_withheld(services: Services, clock: Clock) -> None:
    """In every phase one's own document is writable, and still nobody else's to read."""
    story = await factories.story(services, clock, Mode.SOLO)
    await story.goes_to(PhaseKind.DRAFT)
    await story.writes(ANA)
    await story.time_runs_out()
    solo = {d.participant_id: d for d in await story.documents(DocumentKind.SOLO)}
    (group,) = await story.documents(DocumentKind.GROUP)
    kinds = {"own": solo[story.seats[ANA].participant.id], "Ben's": solo[story.seats[BEN].participant.id]}
    for phase in (PhaseKind.COMPARE, PhaseKind.BREAK, PhaseKind.WRITE, PhaseKind.CHECK, PhaseKind.LOBBY):
        assert await table(story, kinds, phase) == {
            "Ana": {"own": WRITES, "Ben's": REFUSED},
            "Maria": {"own": REFUSED, "Ben's": REFUSED},
            "screen": {"own": REFUSED, "Ben's": REFUSED},
        }
        group_rights = await documents.rights(services, story.seats[ANA], group.id)
        assert group_rights.may_write == (phase in (PhaseKind.WRITE, PhaseKind.CHECK))


async def test_rights_carry_name_colour_and_a_key_that_names_nobody(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock, Mode.SOLO)
    (group,) = await story.documents(DocumentKind.GROUP)
    ana = story.seats[ANA]
    key = services.key_of("document", group.id, ana.participant.id)
    assert await documents.rights(services, ana, group.id) == Rights(
        person_key=key, may_write=False, sees_presence=True, name=ANA.name, colour=0
    )
    maria = await documents.rights(services, story.maria, group.id)
    assert (maria.name, maria.colour, maria.sees_presence) == (MARIA, 7, True)
    screen = await documents.rights(services, Watching(story.workshop), group.id)
    assert (screen.name, screen.may_write, screen.sees_presence) == (None, False, False)
    assert len({key, maria.person_key, screen.person_key}) == 3
    assert ana.participant.id not in key

    own = next(d for d in await story.documents(DocumentKind.SOLO) if d.participant_id == ana.participant.id)
    assert not (await documents.rights(services, ana, own.id)).sees_presence
    assert (await documents.rights(services, ana, own.id)).person_key != key  # no key is the same in two documents


async def test_a_document_of_another_workshop_is_not_there(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    other = Story(services, clock, await factories.workshop(services, story.maria.account))
    (theirs,) = await other.documents(DocumentKind.GROUP)
    strangers: tuple[Person, ...] = (story.seats[CHEN], story.maria, Watching(story.workshop))
    for person in strangers:
        for document_id in (theirs.id, "", "nothing"):
            with pytest.raises(NotFound):
                await documents.rights(services, person, document_id)
    (ours,) = await story.documents(DocumentKind.GROUP)
    assert await documents.workshops_of(services, [theirs.id, "nothing", ours.id, theirs.id]) == [
        other.workshop.id,
        None,
        story.workshop.id,
        other.workshop.id,
    ]


@pytest.mark.parametrize("phase", [PhaseKind.LOBBY, PhaseKind.DRAFT, PhaseKind.WRITE])
@pytest.mark.parametrize("mode", list(Mode))
async def test_many_seats_asked_at_once_are_answered_as_each_alone(
    services: Services, clock: Clock, mode: Mode, phase: PhaseKind
) -> None:
    """Every key with every document of two workshops, under either workshop's address."""
    story = await factories.story(services, clock, mode, (ANA, BEN))
    other = Story(services, clock, await factories.workshop(services, story.maria.account, mode))
    await people.add_person(services, other.maria, NewPerson("Gustav Guest"))
    (guest,) = await people.roster(services, other.maria)
    await story.goes_to(phase)
    tokens: list[str | None] = [
        (await factories.seat(services, story.seats[ANA].participant, story.workshop.id))[1],
        (await factories.seat(services, guest.participant, other.workshop.id))[1],
        await factories.session(services, story.maria.account),
        None,
    ]
    found = [d.id for one in (story, other) for kind in DocumentKind for d in await one.documents(kind)]
    asked = [
        SeatAsked(document_id, workshop_id, digest(token or ""))
        for document_id in (*found, "nothing")
        for workshop_id in (story.workshop.id, other.workshop.id, "nowhere")
        for token in tokens
    ]
    together = [_comparable(answer) for answer in await documents.rights_of_seats(services, asked)]
    tokens_of = {digest(token or ""): token for token in tokens}
    assert together == [await _alone(services, one, tokens_of[one.session]) for one in asked]
    assert {type(answer) for answer in together} == {Rights, tuple}
    assert await documents.rights_of_seats(services, []) == []


async def _alone(services: Services, asked: SeatAsked, token: str | None) -> object:
    try:
        person = await access.participating(services, token, asked.workshop_id)
        return await documents.rights(services, person, asked.document_id)
    except DomainError as refusal:
        return _comparable(refusal)


def _comparable(answer: Rights | DomainError) -> object:
    return (type(answer).__name__, *answer.args) if isinstance(answer, DomainError) else answer


async def test_changing_team_changes_the_document(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    await story.goes_to(PhaseKind.DRAFT)
    team_a, team_b = await story.documents(DocumentKind.TEAM)
    dilek = story.seats[DILEK]
    for team, rights in (("A", [WRITES, REFUSED]), ("B", [REFUSED, WRITES])):
        moved = replace(dilek, participant=replace(dilek.participant, team=team))
        assert [await what(services, moved, one) for one in (team_a, team_b)] == rights
