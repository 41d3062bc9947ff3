"""Without a mail server: the same messages by hand. And what becomes of a link: opened, joined."""

from dataclasses import replace
from datetime import datetime

import pytest

from app.actions import access
from app.actions.access import Participating
from app.actions.invitations import invitations
from app.actions.people import people
from app.actions.services import Services
from app.domain.errors import Invalid, NotFound
from app.domain.invitations.invitations import DeliveryState, Standing
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.people.people import NewPerson
from tests import factories
from tests.factories import MORNING, Clock, Story
from tests.people import ANA, BEN, CHEN, DILEK, OLGA, PARTICIPANTS, Member


async def standing(story: Story, member: Member) -> Standing:
    shown = await invitations.overview(story.services, story.maria)
    return next(entry for entry in shown.everyone if entry.participant.name == member.name)


async def test_without_a_mail_server_nothing_is_queued_and_the_page_knows_it(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    shown = await invitations.overview(services, story.maria)
    assert (shown.can_send, len(shown.everyone), shown.seen) == (False, 4, "")
    with pytest.raises(Invalid) as refusal:
        await invitations.send_to(services, story.maria, "not_sent", "")
    assert refusal.value.what_happened == "No mail server is set up here."
    assert (await standing(story, ANA)).latest is None


async def test_what_was_given_by_hand_counts_as_sent(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    ana = (await standing(story, ANA)).participant
    await invitations.note_given(services, story.maria, "invitation", ana.id)
    latest = (await standing(story, ANA)).latest
    assert latest
    assert (latest.state, latest.attempts, latest.sent_at, latest.link_version) == (DeliveryState.SENT, 0, MORNING, 1)
    clock.passes(seconds=1)
    for _ in range(2):  # a second press finds nobody without
        await invitations.note_given(services, story.maria, "invitation")
    shown = await invitations.overview(services, story.maria)
    assert [entry.is_invited for entry in shown.everyone] == [True] * 4
    assert [entry.latest.sent_at for entry in shown.everyone if entry.latest] == [
        MORNING if member is ANA else clock() for member in PARTICIPANTS
    ]
    clock.passes(seconds=1)
    await invitations.note_given(services, story.maria, "cancellation")
    stored = await factories.stored_workshop(services, story.workshop.id)
    assert ((await standing(story, BEN)).is_cancelled, stored.calendar_sequence) == (True, 2)


async def test_the_files_hold_everybodys_own_message(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock, members=(ANA, BEN))
    await people.add_person(services, story.maria, NewPerson("Farid", "farid@museum.example>"))
    links = [card.link for card in await people.roster(services, story.maria)]
    made = [message async for message in await invitations.drafts(services, story.maria, "invitation")]
    texts = [message.content.get_body(("plain",)) for message in made]
    assert [text is not None and link in text.get_content() for text, link in zip(texts, links, strict=True)] == [
        True
    ] * 3
    assert [str(message.content["To"]) for message in made] == [
        "Ana Souza <ana@museum.example>",
        "Ben Adeyemi <ben@museum.example>",
        "None",  # its reader sees that the address is missing
    ]
    for kind in ("", "nonsense"):
        with pytest.raises(Invalid):
            await invitations.drafts(services, story.maria, kind)


async def opened(story: Story, member: Member) -> datetime | None:
    return (await standing(story, member)).participant.opened_at


async def joined(story: Story) -> list[bool]:
    return [(await standing(story, member)).participant.joined_at is not None for member in PARTICIPANTS]


async def test_a_link_is_opened_when_it_is_exchanged_and_not_when_it_is_looked_at(
    services: Services, clock: Clock
) -> None:
    story = await factories.story(services, clock)
    card = next(c for c in await people.roster(services, story.maria) if c.participant.name == ANA.name)
    token = card.link.rsplit("/", 1)[-1]
    await people.guest_of_link(services, token)  # what a mail scanner does
    assert await opened(story, ANA) is None
    await people.take_seat_by_link(services, token)
    clock.passes(minutes=5)
    await people.take_seat_by_link(services, token)
    assert (await opened(story, ANA), await opened(story, BEN)) == (MORNING, None)
    await people.renew_link(services, story.maria, card.participant.id)
    assert await opened(story, ANA) is None  # nobody has opened the new one


async def test_somebody_has_joined_once_their_page_was_open_while_the_meeting_ran(
    services: Services, clock: Clock
) -> None:
    story = await factories.story(services, clock)

    tokens = {
        member: (await factories.seat(services, story.seats[member].participant, story.workshop.id))[1]
        for member in (ANA, CHEN)
    }

    async def page_of(member: Member) -> Participating:
        return await access.participating(services, tokens[member], story.workshop.id)

    await people.note_joined(services, await page_of(ANA))
    assert await joined(story) == [False] * 4  # the lobby is not the meeting yet
    await story.goes_to(PhaseKind.JUMP_IN)
    await people.note_joined(services, await page_of(ANA))
    at = (await standing(story, ANA)).participant.joined_at
    clock.passes(minutes=5)
    await people.note_joined(services, await page_of(ANA))
    await people.note_joined(services, await page_of(CHEN))
    assert (at, (await standing(story, ANA)).participant.joined_at) == (MORNING, MORNING)
    assert await joined(story) == [True, False, True, False]
    assert (await standing(story, DILEK)).participant.joined_at is None


async def test_advice_comes_with_the_overview(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock, members=(ANA, replace(BEN, email="")))
    shown = await invitations.overview(services, story.maria)
    assert shown.advice == (
        "One person has no invitation yet.",
        "One person has no e-mail address here: copy the text and send it some other way.",
    )


async def test_the_outbox_of_another_workshop_is_not_ones_own(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    ana = (await standing(story, ANA)).participant
    olga = await factories.workshop(services, await factories.account(services, OLGA), organisation="Elsewhere")
    shown = await invitations.overview(services, olga)
    assert (shown.everyone, shown.seen, shown.letters) == ((), "", {})
    with pytest.raises(NotFound):
        await invitations.send_one(services, olga, ana.id, "invitation", "")
    with pytest.raises(NotFound):
        await invitations.note_given(services, olga, "invitation", ana.id)
    assert (await standing(story, ANA)).latest is None
