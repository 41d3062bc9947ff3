"""Ben was invited and is taken off the list: the meeting leaves his calendar, and nobody else's."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest
from icalendar import Calendar

from app.actions.invitations import cancellations as farewells
from app.actions.invitations import invitations
from app.actions.people import imports as people_import
from app.actions.people import people
from app.actions.people.imports import Choice
from app.actions.services import Services
from app.domain.errors import Conflict, Invalid, NotFound
from app.domain.invitations.invitations import DeliveryState
from app.domain.invitations.removals import Cancellation, Removal
from app.domain.people.people import NewPerson
from app.mail.factory import open_mail
from tests import factories
from tests.actions.post import SENDER, Post, event_in
from tests.factories import Clock, Story
from tests.mail_server import MailServerForTests
from tests.people import ANA, BEN, MARIA, PARTICIPANTS, TITLE, Member


@pytest.fixture
async def post(services: Services, clock: Clock) -> AsyncIterator[Post]:
    """Everybody has been invited by mail."""
    async with MailServerForTests() as server:
        mail = open_mail(f"smtp://127.0.0.1:{server.port}", "vision.museum.example")
        story = await factories.story(replace(services, mail=mail, sender=SENDER), clock)
        made = Post(story, server)
        await made.press("not_sent")
        await made.everything_goes()
        server.mailbox.received.clear()
        yield made


def id_of(story: Story, member: Member) -> str:
    return story.seats[member].participant.id


async def left(story: Story) -> tuple[Cancellation, ...]:
    return (await invitations.overview(story.services, story.maria)).left


async def remove(story: Story, member: Member) -> None:
    await people.remove_person(story.services, story.maria, id_of(story, member))


async def test_people_invited_by_mail_are_told_by_mail(post: Post, clock: Clock) -> None:
    cards = {card.participant.name: card.is_invited for card in await people.roster(post.services, post.story.maria)}
    assert cards == {member.name: True for member in PARTICIPANTS}
    await remove(post.story, BEN)
    assert await farewells.untold(post.services, post.story.maria) == ()  # it is on its way
    await post.everything_goes()
    (message,) = post.mailbox.received
    assert post.mailbox.addressed == [BEN.email]
    assert str(message["Subject"]) == f"Cancelled for you: {TITLE} (Tue 1 December, 14:00)"
    assert event_in(message) == ("CANCEL", 1)
    text = message.get_body(("plain",))
    assert text and "You are no longer on the list" in text.get_content()
    assert "/join/" not in message.as_string()
    (farewell,) = await left(post.story)
    assert farewell.departure == Removal(id_of(post.story, BEN), BEN.name, BEN.email, clock(), MARIA)
    assert (farewell.is_told, farewell.can_be_sent) == (True, False)
    everyone = (await invitations.overview(post.services, post.story.maria)).everyone
    assert [(entry.is_invited, entry.is_outdated) for entry in everyone] == [(True, False)] * 3
    with pytest.raises(Conflict):
        await farewells.send_release(post.services, post.story.maria, id_of(post.story, BEN))


async def test_people_who_come_back_get_an_invitation_that_their_calendar_takes(post: Post) -> None:
    await remove(post.story, BEN)
    await post.everything_goes()
    await people.add_person(post.services, post.story.maria, NewPerson("Ben Adeyemi", BEN.email.upper()))
    await post.press("not_sent")
    await post.everything_goes()
    assert [event_in(message) for message in post.mailbox.received] == [("CANCEL", 1), ("REQUEST", 2)]


async def test_people_told_by_hand_who_come_back_get_one_as_well(post: Post) -> None:
    post.mailbox.on_message = lambda connection: "554 Not today"
    await remove(post.story, BEN)
    await post.everything_goes()
    maria, ben = post.story.maria, id_of(post.story, BEN)
    by_hand = await farewells.release_calendar(post.services, maria, ben)
    assert Calendar.from_ical(by_hand.decode()).events[0]["SEQUENCE"] == 1
    for _ in range(2):
        await farewells.note_told(post.services, maria, ben)
    post.mailbox.on_message = lambda connection: "250 OK"
    await people.add_person(post.services, maria, NewPerson("Ben Adeyemi", BEN.email))
    await post.press("not_sent")
    await post.everything_goes()
    assert [event_in(message) for message in post.mailbox.received] == [("REQUEST", 2)]


async def test_somebody_new_changes_nothing_in_the_calendars_of_the_others(post: Post) -> None:
    await remove(post.story, BEN)
    await post.everything_goes()
    await people.add_person(post.services, post.story.maria, NewPerson("Eva Novak", "eva@museum.example"))
    await post.press("not_sent")
    everyone = (await invitations.overview(post.services, post.story.maria)).everyone
    assert [entry.is_outdated for entry in everyone] == [False] * 4


async def test_what_failed_is_sent_again_by_a_press_and_never_by_two(post: Post) -> None:
    post.mailbox.on_message = lambda connection: "554 Not today"
    await remove(post.story, BEN)
    await post.everything_goes()
    maria, ben = post.story.maria, id_of(post.story, BEN)
    (farewell,) = await farewells.untold(post.services, maria)
    assert farewell.message and farewell.message.state is DeliveryState.FAILED
    post.mailbox.on_message = lambda connection: "250 OK"
    post.story.clock.passes(seconds=1)
    await farewells.send_release(post.services, maria, ben)
    with pytest.raises(Conflict):
        await farewells.send_release(post.services, maria, ben)
    await post.everything_goes()
    assert post.mailbox.addressed == [BEN.email]


async def test_what_has_not_left_yet_is_not_sent_and_people_who_may_have_it_are_told(
    services: Services, clock: Clock
) -> None:
    async with MailServerForTests() as server:
        mail = open_mail(f"smtp://127.0.0.1:{server.port}", "vision.museum.example")
        story = await factories.story(replace(services, mail=mail, sender=SENDER), clock, members=(ANA, BEN))
        waiting = Post(story, server)
        await waiting.press("not_sent")
        await remove(story, BEN)  # his invitation still waits
        await waiting.everything_goes()
        assert waiting.mailbox.addressed == [ANA.email]
        assert await left(story) == ()


async def test_without_a_mail_server_maria_tells_them_and_says_so(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    maria, ben = story.maria, id_of(story, BEN)
    await remove(story, ANA)  # who was never invited
    await invitations.note_given(services, maria, "invitation")
    clock.passes(minutes=1)
    await remove(story, BEN)
    (farewell,) = await farewells.untold(services, maria)
    assert (farewell.departure.name, farewell.message) == (BEN.name, None)
    with pytest.raises(Invalid, match="No mail server"):
        await farewells.send_release(services, maria, ben)
    message = (await farewells.release_message(services, maria, ben)).content
    assert str(message["To"]) == f"{BEN.name} <{BEN.email}>"
    event = Calendar.from_ical((await farewells.release_calendar(services, maria, ben)).decode()).events[0]
    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 1)
    for _ in range(2):
        await farewells.note_told(services, maria, ben)
        clock.passes(minutes=1)
    (told,) = await left(story)
    assert told.departure.told_at == clock() - timedelta(minutes=2)
    assert (told.departure.told_by, told.is_told) == (MARIA, True)
    assert await farewells.untold(services, maria) == ()


async def test_an_import_that_is_undone_tells_the_people_it_had_brought(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock, members=(ANA,))
    maria = story.maria
    import_id = await people_import.upload(services, maria, b"", BEN.line)
    shown = await people_import.preview(services, maria, import_id, Choice())
    await people_import.apply(services, maria, import_id, Choice(), {1}, shown.fingerprint)
    await invitations.note_given(services, maria, "invitation")
    await people_import.undo(services, maria, import_id)
    assert [entry.departure.name for entry in await farewells.untold(services, maria)] == [BEN.name]


async def test_who_left_another_workshop_is_out_of_reach(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    olga = await factories.workshop(services, await factories.account(services, "Olga Outsider"))
    await invitations.note_given(services, story.maria, "invitation")
    await remove(story, BEN)
    ben = id_of(story, BEN)
    for reaching in (farewells.note_told, farewells.release_message, farewells.release_calendar):
        with pytest.raises(NotFound):
            await reaching(services, olga, ben)
    assert await farewells.untold(services, olga) == ()
    assert len(await farewells.untold(services, story.maria)) == 1
