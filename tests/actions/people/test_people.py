"""People are added, get in by link or by code, and keep their own seat."""

import asyncio
from dataclasses import asdict, replace

import pytest

from app.actions import access
from app.actions.access import Participating
from app.actions.people import people
from app.actions.people.people import PersonCard
from app.actions.preparation import platform
from app.actions.services import Services
from app.domain.documents.documents import DocumentKind
from app.domain.errors import Gone, Invalid, NotFound, NotSignedIn
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.people.people import NewPerson
from app.domain.preparation.platform import Platform
from app.domain.seats.seats import Browser
from app.domain.workshops.workshops import Mode
from app.live.errors import DocumentGone
from tests import factories
from tests.factories import Clock, Story
from tests.people import ANA, BEN, CHEN, DILEK, PARTICIPANTS, Member


def token_of(link: str) -> str:
    return link.rsplit("/", 1)[-1]


async def card(story: Story, member: Member) -> PersonCard:
    return next(c for c in await people.roster(story.services, story.maria) if c.participant.name == member.name)


async def teams(story: Story) -> dict[str, str | None]:
    return {card.participant.name: card.participant.team for card in await people.roster(story.services, story.maria)}


async def test_people_are_added_by_hand(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    with pytest.raises(Invalid) as refusal:
        await people.add_person(services, story.maria, NewPerson("Ana", ANA.email.upper()))
    said = "Ana, as Ana Souza, is on the list already, with this e-mail address."
    assert (refusal.value.what_happened, refusal.value.field) == (said, "email")
    roster = await people.roster(services, story.maria)
    assert [(c.participant.name, c.participant.email, c.is_seated, c.is_here) for c in roster] == [
        (member.name, member.email, False, False) for member in PARTICIPANTS
    ]
    assert sorted(team or "" for team in (await teams(story)).values()) == ["A", "A", "B", "B"]
    assert len({c.link for c in roster}) == 4


async def test_what_is_known_about_ana_changes_and_her_link_stays(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    before = await card(story, ANA)
    entered = NewPerson("Ana Souza Lima", "ana.lima@museum.example", "", "Learning", "Has guided for twenty years.")
    await people.change_person(services, story.maria, before.participant.id, entered)
    (after,) = [c for c in await people.roster(services, story.maria) if c.participant.id == before.participant.id]
    assert after == replace(before, participant=replace(before.participant, **asdict(entered)))
    assert after.link == before.link
    with pytest.raises(Invalid, match="on the list already"):
        await people.change_person(services, story.maria, before.participant.id, NewPerson("Ana", BEN.email))
    with pytest.raises(NotFound):
        await people.change_person(services, story.maria, "nobody", entered)
    assert after in await people.roster(services, story.maria)


async def test_a_personal_link_leads_to_ones_own_seat_as_often_as_one_likes(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    ana = await card(story, ANA)
    assert ana.link.startswith("https://vision.museum.example/join/")
    guest = await people.guest_of_link(services, token_of(ana.link))
    assert guest == Participating(ana.participant, story.workshop)
    laptop = Browser("Ana's laptop")
    sessions = [(await people.take_seat_by_link(services, token_of(ana.link), laptop))[1] for _ in range(2)]
    assert sessions[0] != sessions[1]
    opened = replace(guest, participant=replace(guest.participant, opened_at=clock.moment))
    for session in sessions:  # two tabs of one browser
        assert await access.participating(services, session, story.workshop.id) == opened
    assert (await card(story, ANA)).is_seated
    assert not (await card(story, BEN)).is_seated


async def test_a_renewed_link_closes_the_old_link_and_the_old_seat(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    old = (await card(story, ANA)).link
    _, session = await people.take_seat_by_link(services, token_of(old))
    await people.renew_link(services, story.maria, story.seats[ANA].participant.id)
    with pytest.raises(NotSignedIn):
        await access.participating(services, session, story.workshop.id)
    for knock in (people.guest_of_link, people.take_seat_by_link):
        with pytest.raises(Gone):
            await knock(services, token_of(old))
    new = (await card(story, ANA)).link
    assert new != old
    _, session = await people.take_seat_by_link(services, token_of(new))
    seat = await access.participating(services, session, story.workshop.id)
    anew = replace(story.seats[ANA].participant, link_version=2, opened_at=clock.moment)
    assert seat.participant == anew


@pytest.mark.parametrize("token", ["", "nonsense", "a" * 48, "ä" * 48, "x" * 10_000])
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_a_link_that_is_not_complete_leads_nowhere(services: Services, token: str) -> None:
    with pytest.raises(NotFound):
        await people.guest_of_link(services, token)
    with pytest.raises(NotFound):
        await people.workshop_of_screen_link(services, token)


async def test_while_people_are_added_and_drafting_becomes_solo_everybody_gets_one_document(
    services: Services, clock: Clock
) -> None:
    story = await factories.story(services, clock)
    await asyncio.gather(
        *(platform.save_platform(services, story.maria, Platform(has_breakout_rooms=False)) for _ in range(3)),
        *(people.add_person(services, story.maria, NewPerson(f"Guest {number}")) for number in range(4)),
    )
    documents = await story.documents(DocumentKind.SOLO)
    roster = await people.roster(services, story.maria)
    assert len(roster) == 8
    assert sorted(document.participant_id or "" for document in documents) == sorted(
        entry.participant.id for entry in roster
    )


async def test_of_two_who_add_the_same_person_at_once_one_does(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    guest = NewPerson("Eva Novak", "eva@museum.example")
    pressed = await asyncio.gather(
        *(people.add_person(services, story.maria, guest) for _ in range(3)), return_exceptions=True
    )
    assert sorted(type(outcome).__name__ for outcome in pressed) == ["Invalid", "Invalid", "NoneType"]
    assert len(await people.roster(services, story.maria)) == 5


async def test_people_without_a_team_even_the_teams_out_and_maria_may_move_them(
    services: Services, clock: Clock
) -> None:
    story = await factories.story(services, clock, members=(ANA, BEN))
    for member in (ANA, BEN):
        await people.move_to_team(services, story.maria, story.seats[member].participant.id, "B")
    await factories.add_people(services, story.maria, (CHEN, DILEK))
    assert await teams(story) == {ANA.name: "B", BEN.name: "B", CHEN.name: "A", DILEK.name: "A"}
    with pytest.raises(Invalid) as refusal:
        await people.move_to_team(services, story.maria, story.seats[ANA].participant.id, "C")
    assert refusal.value.field == "team"


async def test_in_solo_mode_everybody_has_one_document_also_latecomers(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock, Mode.SOLO, (ANA, BEN))
    await story.goes_to(PhaseKind.DRAFT)
    await factories.add_people(services, story.maria, (CHEN,))
    everyone = {c.participant.id for c in await people.roster(services, story.maria)}
    documents = await story.documents(DocumentKind.SOLO)
    assert len(documents) == 3
    assert {document.participant_id for document in documents} == everyone


async def test_a_person_taken_off_the_list_is_out(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock, Mode.SOLO)
    await story.goes_to(PhaseKind.DRAFT)
    await story.writes(ANA)
    ana, link = story.seats[ANA].participant.id, (await card(story, ANA)).link
    (document,) = [d for d in await story.documents(DocumentKind.SOLO) if d.participant_id == ana]
    _, session = await people.take_seat_by_link(services, token_of(link))
    await people.remove_person(services, story.maria, ana)
    with pytest.raises(NotSignedIn):
        await access.participating(services, session, story.workshop.id)
    with pytest.raises(NotFound):
        await people.guest_of_link(services, token_of(link))
    with pytest.raises(DocumentGone):
        await services.hub.text(document.id)
    assert ANA.name not in await teams(story)


async def test_who_is_here_is_seen_and_forgotten(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    laptop = await people.arrive(services, story.seats[ANA])
    phone = await people.arrive(services, story.seats[ANA])
    ben = await people.arrive(services, story.seats[BEN])
    assert await here(story) == {ANA.name, BEN.name}
    await people.leave(services, story.seats[ANA], laptop)
    clock.passes(seconds=30)
    await people.still_here(services, (phone, "gone"))
    assert await here(story) == {ANA.name, BEN.name}
    clock.passes(seconds=20)  # nothing was heard of Ben's page for 50 seconds
    assert await here(story) == {ANA.name}
    await people.leave(services, story.seats[ANA], phone)
    await people.leave(services, story.seats[BEN], ben)
    assert await here(story) == set()


async def here(story: Story) -> set[str]:
    return {c.participant.name for c in await people.roster(story.services, story.maria) if c.is_here}


async def test_a_screen_watches_its_workshop(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    link = people.screen_link(services, story.workshop)
    assert link.startswith("https://vision.museum.example/screen/")
    found, session = await people.connect_screen(services, token_of(link))
    assert found == story.workshop
    assert (await access.watching(services, session, story.workshop.id)).workshop == story.workshop
    for token in (token_of((await card(story, ANA)).link), f"{story.workshop.id}{'a' * 32}"):
        with pytest.raises(NotFound):
            await people.connect_screen(services, token)
