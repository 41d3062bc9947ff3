"""Nora is not on the list. She knocks, Maria lets her in, and nobody else's knocking does anything by itself."""

import asyncio
from datetime import timedelta

import pytest

from app.actions import access
from app.actions.people import people
from app.actions.seats import choose_again, guessing, join_codes, knocks
from app.actions.services import Services
from app.domain.documents.documents import DocumentKind
from app.domain.errors import Invalid, NotFound, NotSignedIn, TooMany
from app.domain.links import digest
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.people.people import new_person
from app.domain.seats.join_codes import CodeClosed
from app.domain.seats.knocks import NotLetIn
from app.domain.seats.seats import Browser
from app.domain.workshops.workshops import Mode
from app.storage import knocks as stored
from tests import factories, pages
from tests.actions.seating import told
from tests.actions.seats.test_join_codes import AN_HOUR_BEFORE
from tests.actions.test_anonymity import rows_of
from tests.factories import Clock, Story
from tests.people import ANA, BEN, OLGA

NORA = "Nora New"
OTTO = "Otto Other"
PHONE = Browser("CANARY: Nora's phone")


@pytest.fixture
async def story(services: Services, clock: Clock) -> Story:
    """The code works."""
    told = await factories.story(services, clock, Mode.SOLO, (ANA, BEN))
    clock.moment = AN_HOUR_BEFORE
    return told


async def knock(story: Story, name: str = NORA, browser: Browser = PHONE) -> str:
    return (await knocks.knock(story.services, story.workshop.join_code, name, browser))[1]


async def heard(story: Story) -> dict[str, str]:
    """Who knocks, as the console shows it: name -> id."""
    return {one.name: one.id for one in (await pages.console_part(story.services, story.maria)).knocks}


async def waits(story: Story, token: str) -> str | None:
    found = await knocks.look(story.services, token, story.workshop.id)
    return found.name if found else None


async def listed(story: Story) -> list[str]:
    return [card.participant.name for card in await people.roster(story.services, story.maria)]


async def test_nora_is_let_in_and_sits_on_a_seat_of_her_own(story: Story) -> None:
    token = await knock(story, "  Nora   New ")
    assert (await waits(story, token), await listed(story)) == (NORA, [ANA.name, BEN.name])
    with pytest.raises(NotSignedIn):
        await access.participating(story.services, token, story.workshop.id)
    await knocks.let_in(story.services, story.maria, (await heard(story))[NORA])
    assert (await waits(story, token), await heard(story)) == (None, {})
    assert await listed(story) == [ANA.name, BEN.name, NORA]
    nora = await access.participating(story.services, token, story.workshop.id)
    assert nora.name == NORA
    part = await pages.seat_part(story.services, nora)
    assert part.hold.is_quiet and part.own_document and part.own_document.participant_id == nora.participant.id
    again = await join_codes.take_seat(
        story.services, story.workshop.join_code, nora.participant.id, Browser(PHONE.device)
    )
    assert (await access.participating(story.services, again[1], story.workshop.id)).device == nora.device


async def test_nobody_gets_in_without_a_press(story: Story, clock: Clock) -> None:
    token = await knock(story)
    await knocks.decline(story.services, story.maria, (await heard(story))[NORA])
    with pytest.raises(NotSignedIn, match="Your facilitator said no"):
        await waits(story, token)
    late = await knock(story)
    knock_id = (await heard(story))[NORA]
    clock.passes(minutes=14.9)
    assert await waits(story, late) == NORA
    clock.passes(minutes=0.1)
    assert (await told(waits(story, late)), await heard(story)) == ("NotLetIn", {})
    for press in (knocks.let_in, knocks.decline):
        assert await told(press(story.services, story.maria, knock_id)) == "NotFound"
    assert await listed(story) == [ANA.name, BEN.name]


async def test_what_nobody_answers_is_deleted(story: Story, clock: Clock) -> None:
    await knock(story)
    clock.passes(minutes=15)
    running = asyncio.create_task(knocks.keep_forgetting(story.services))
    async with asyncio.timeout(10):
        while (await rows_of(story.services.database))["knocks"]:
            await asyncio.sleep(0.01)
    running.cancel()


async def test_one_answer_counts_and_another_workshop_has_none(story: Story) -> None:
    token = await knock(story)
    knock_id = (await heard(story))[NORA]
    olga = await factories.workshop(
        story.services, await factories.account(story.services, OLGA), organisation="Somewhere Else Ltd"
    )
    for press in (knocks.let_in, knocks.decline):
        with pytest.raises(NotFound):
            await press(story.services, olga, knock_id)
    assert await waits(story, token) == NORA
    both = await asyncio.gather(*(told(knocks.let_in(story.services, story.maria, knock_id)) for _ in range(2)))
    assert sorted(both) == ["NotFound", "done"]
    assert await listed(story) == [ANA.name, BEN.name, NORA]


async def test_names_are_checked_as_any_participants(story: Story, clock: Clock) -> None:
    for name, words in (
        ("", "a name"),
        ("N" * 101, "100"),
        ("ana SOUZA", "ana SOUZA is on the list"),
    ):
        with pytest.raises(Invalid, match=words):
            await knock(story, name)
    await knock(story)
    await knock(story, browser=Browser("another Nora's"))
    first, second = [one.id for one in (await pages.console_part(story.services, story.maria)).knocks]
    await knocks.let_in(story.services, story.maria, first)
    assert await listed(story) == [ANA.name, BEN.name, NORA]
    with pytest.raises(Invalid, match="Nora New is on the list already"):
        await knocks.let_in(story.services, story.maria, second)
    assert await heard(story) == {NORA: second}, "she still waits for an answer"
    clock.passes(minutes=8 * 60)
    with pytest.raises(CodeClosed):
        await knock(story, OTTO)


async def test_a_name_that_came_onto_the_list_meanwhile_is_the_knockers_seat(story: Story, clock: Clock) -> None:
    """Unless a device has been at it, or two are called so: then it is not clear who knocks."""
    token = await knock(story)
    await people.add_person(story.services, story.maria, new_person("nora NEW"))
    await knocks.let_in(story.services, story.maria, (await heard(story))[NORA])
    nora = await access.participating(story.services, token, story.workshop.id)
    assert (nora.name, await listed(story)) == ("nora NEW", [ANA.name, BEN.name, "nora NEW"])
    assert await told(knocks.look(story.services, token, story.workshop.id)) == "done"
    other = await knock(story, OTTO, Browser("Otto's"))
    await people.add_person(story.services, story.maria, new_person(OTTO))
    entry = next(
        card.participant for card in await people.roster(story.services, story.maria) if card.participant.name == OTTO
    )
    await people.take_seat_by_link(story.services, people.personal_link(story.services, entry).rsplit("/", 1)[-1])
    with pytest.raises(Invalid, match="Otto Other is on the list already"):
        await knocks.let_in(story.services, story.maria, (await heard(story))[OTTO])
    assert await waits(story, other) == OTTO


async def test_a_knock_is_taken_back_and_another_stays(story: Story) -> None:
    token, other = await knock(story), await knock(story, OTTO, Browser("Otto's"))
    with pytest.raises(NotLetIn):
        await knocks.take_back(story.services, "made up", story.workshop.id)
    assert await knocks.take_back(story.services, token, story.workshop.id) == story.workshop
    assert (await told(waits(story, token)), await waits(story, other)) == ("NotLetIn", OTTO)


async def test_all_that_were_shown_are_declined_and_elsewhere_none(story: Story, clock: Clock) -> None:
    for number in range(3):
        clock.passes(seconds=1)
        await knock(story, f"Guest {number}", Browser(f"guest {number}"))
    shown = list((await heard(story)).values())
    olga = await factories.workshop(
        story.services, await factories.account(story.services, OLGA), organisation="Somewhere Else Ltd"
    )
    await knocks.decline_all(story.services, olga, shown)
    assert len(await heard(story)) == 3
    await knocks.decline_all(story.services, story.maria, shown[:2])
    assert list(await heard(story)) == ["Guest 2"]


async def test_who_knew_the_code_need_not_type_it_again_while_it_works(story: Story, clock: Clock) -> None:
    proof = knocks.proof_of_code(story.services, story.workshop)
    assert story.workshop.join_code not in proof
    for kept, found in ((proof, story.workshop), ("", None), (f"{proof}x", None)):
        assert await knocks.may_knock_again(story.services, story.workshop.id, kept) == found
    clock.passes(minutes=8 * 60)
    assert await knocks.may_knock_again(story.services, story.workshop.id, proof) is None


async def test_a_bounded_number_waits_and_who_knocks_again_counts_once(story: Story) -> None:
    token = ""
    for number in range(12):
        token = await knock(story, f"{NORA} {number}", Browser(PHONE.device, token))
    assert list(await heard(story)) == [f"{NORA} 11"]
    for number in range(9):
        await knock(story, f"Guest {number}", Browser(f"guest {number}"))
    with pytest.raises(TooMany, match="Many people are knocking just now"):
        await knock(story, "One more", Browser("one more"))
    assert len(await heard(story)) == 10
    await knock(story, NORA, Browser(PHONE.device, token))


async def test_one_device_knocks_a_few_times_in_ten_minutes(story: Story) -> None:
    tries = [await told(guessing.trying_knock(story.services, "Nora's")) for _ in range(6)]
    assert tries == ["done"] * 5 + ["TooMany"]
    assert await told(guessing.trying_knock(story.services, "another's")) == "done"


async def test_who_has_a_place_already_does_not_knock(story: Story) -> None:
    ana = story.seats[ANA].participant.id
    _, token = await join_codes.take_seat(story.services, story.workshop.join_code, ana, PHONE)
    with pytest.raises(Invalid, match="In this browser you are Ana Souza"):
        await knock(story, browser=Browser(PHONE.device, token))
    await choose_again.choose_again(story.services, token, story.workshop.id)
    assert await told(knock(story, browser=Browser(PHONE.device, token))) == "done"


async def test_a_knock_while_people_write_alone_tells_nothing_and_gives_a_document(story: Story) -> None:
    await story.goes_to(PhaseKind.DRAFT)
    await story.writes(ANA)
    token = await knock(story)
    found = await knocks.look(story.services, token, story.workshop.id)
    assert found == knocks.Knocking(story.workshop, NORA)
    for seat in story.seats.values():
        assert (await pages.frame(story.services, seat)).console is None
    await knocks.let_in(story.services, story.maria, (await heard(story))[NORA])
    nora = await access.participating(story.services, token, story.workshop.id)
    assert len(await story.documents(DocumentKind.SOLO)) == 3
    assert {person.is_here for person in (await pages.frame(story.services, nora)).people} == {None, False}


async def test_no_secret_of_the_browser_is_stored(story: Story) -> None:
    token = await knock(story)
    rows = (await rows_of(story.services.database))["knocks"]
    assert len(rows) == 1
    assert [secret for secret in (token, "CANARY") if secret in rows[0]] == []
    assert digest(token) in rows[0]
    async with story.services.database.reading() as connection:
        (found,) = await stored.waiting(connection, story.workshop.id, story.clock())
    assert story.clock() - found.at == timedelta(0)
