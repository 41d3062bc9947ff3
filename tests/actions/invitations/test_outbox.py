"""Messages leave through a real mail server, once each, whatever the server or ours does in between."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from email.message import EmailMessage

import pytest

from app.actions.invitations import invitations, messages, outbox
from app.actions.people import people
from app.actions.services import Services
from app.actions.workshops import workshops
from app.domain.errors import Conflict, Invalid
from app.domain.invitations.invitations import MAY_HAVE_BEEN_SENT, DeliveryState
from app.domain.people.people import NewPerson
from app.mail import smtp
from app.mail.factory import open_mail
from app.mail.port import Mail
from tests import factories
from tests.actions.post import ADDRESSES, SENDER, Post, event_in
from tests.factories import Clock
from tests.mail_server import MailServerForTests
from tests.people import ANA, BEN, CHEN, DILEK, PARTICIPANTS, TITLE


@pytest.fixture
async def post(services: Services, clock: Clock) -> AsyncIterator[Post]:
    async with MailServerForTests() as server:
        mail = open_mail(f"smtp://127.0.0.1:{server.port}", "vision.museum.example")
        story = await factories.story(replace(services, mail=mail, sender=SENDER), clock)
        yield Post(story, server)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(smtp, "ANSWER_SECONDS", 0.5)
    monkeypatch.setattr(smtp, "MESSAGE_SECONDS", 0.5)


async def test_everybody_gets_their_own_link_the_handout_and_the_calendar(post: Post) -> None:
    assert await post.press("not_sent") == 4
    assert await post.states() == ["waiting"] * 4
    await post.everything_goes()
    assert post.mailbox.addressed == ADDRESSES
    assert await post.states() == ["sent"] * 4
    links = {card.participant.name: card.link for card in await people.roster(post.services, post.story.maria)}
    for member in PARTICIPANTS:
        (message,) = post.to(member)
        text = message.get_body(("plain",))
        assert text and [link for link in links.values() if link in text.get_content()] == [links[member.name]]
        (handout,) = [part for part in message.walk() if part.get_content_type() == "application/pdf"]
        assert handout.get_content().startswith(b"%PDF")
        assert event_in(message) == ("REQUEST", 0)
        assert str(message["From"]) == "Harbour Museum <vision@museum.example>"
    assert len({str(message["Message-ID"]) for message in post.mailbox.received}) == 4


async def test_one_address_that_is_refused_keeps_nobody_else_from_their_message(post: Post) -> None:
    post.mailbox.on_recipient = lambda address: "550 5.1.1 No such user" if address == BEN.email else "250 OK"
    await post.press("not_sent")
    await post.everything_goes()
    assert post.mailbox.addressed == [email for email in ADDRESSES if email != BEN.email]
    refused = "The mail server does not take mail for this address. It said: “550 5.1.1 No such user”."
    assert [await post.told(member) for member in PARTICIPANTS] == [
        ("sent", ""),
        ("failed", refused),
        ("sent", ""),
        ("sent", ""),
    ]
    post.story.clock.passes(minutes=24 * 60)
    await post.everything_goes()
    assert post.mailbox.offered.count(BEN.email) == 1  # never is never
    post.mailbox.on_recipient = lambda address: "250 OK"
    assert await post.press("not_sent") == 1
    await post.everything_goes()
    assert post.mailbox.addressed == ADDRESSES


async def test_a_server_that_is_away_is_tried_again_later_under_the_same_id_and_given_up_in_the_end(
    post: Post,
) -> None:
    post.mailbox.on_recipient = lambda address: "451 4.7.1 Greylisted"
    await post.press("not_sent")
    await post.everything_goes()
    state, reason = await post.told(ANA)
    assert (state, "“451 4.7.1 Greylisted”" in reason) == ("waiting", True)
    await post.everything_goes()
    assert len(post.mailbox.offered) == 4  # not before its time
    for _ in range(3):
        post.story.clock.passes(minutes=60)
        await post.everything_goes()
    assert len(post.mailbox.offered) == 16
    waiting = (await post.standing(ANA)).latest
    assert waiting
    post.mailbox.on_recipient = lambda address: "250 OK" if address == ANA.email else "451 4.7.1 Greylisted"
    for _ in range(3):
        post.story.clock.passes(minutes=200)
        await post.everything_goes()
    assert [message["Message-ID"] for message in post.mailbox.received] == [f"<{waiting.id}@vision.museum.example>"]
    assert await post.states() == ["sent", "failed", "failed", "failed"]
    assert (await post.told(BEN))[1].endswith("Given up after 6 attempts.")


@pytest.mark.parametrize("trouble", ["hangs_at", "drops_at"])
async def test_what_may_have_arrived_is_never_sent_again_unasked(post: Post, impatient: None, trouble: str) -> None:
    setattr(post.mailbox, trouble, "DATA")
    await post.press("not_sent")
    await post.everything_goes()
    assert await post.states() == ["unclear"] * 4
    assert MAY_HAVE_BEEN_SENT in (await post.told(ANA))[1]
    setattr(post.mailbox, trouble, "")
    post.story.clock.passes(minutes=24 * 60)
    await post.everything_goes()
    for audience in ("not_sent", "everyone", "not_opened", "outdated"):
        with pytest.raises(Invalid):
            await post.press(audience)
    assert (len(post.mailbox.offered), post.mailbox.received) == (4, [])
    seen = (await invitations.overview(post.services, post.story.maria)).seen
    ana = (await post.standing(ANA)).participant
    await invitations.send_one(post.services, post.story.maria, ana.id, "invitation", seen)
    await post.everything_goes()
    assert post.mailbox.addressed == [ANA.email]


@pytest.mark.parametrize("trouble", ["hangs_at", "drops_at"])
async def test_trouble_before_the_message_is_tried_again(post: Post, impatient: None, trouble: str) -> None:
    setattr(post.mailbox, trouble, "RCPT")
    await post.press("not_sent")
    await post.everything_goes()
    assert await post.states() == ["waiting"] * 4
    setattr(post.mailbox, trouble, "")
    post.story.clock.passes(minutes=1)
    await post.everything_goes()
    assert (post.mailbox.addressed, await post.states()) == (ADDRESSES, ["sent"] * 4)


class CutOff(Mail):
    """The machine loses power while a message is under way: the process that sent it never comes back."""

    def __init__(self, behind: Mail, *, when: str) -> None:
        self.behind, self.when = behind, when

    async def send(self, message: EmailMessage) -> None:
        if self.when == "after":
            await self.behind.send(message)
        raise asyncio.CancelledError


@pytest.mark.parametrize("when", ["before", "after"])
async def test_a_power_cut_while_sending_ends_in_may_have_been_sent(post: Post, when: str) -> None:
    whole = post.services
    assert whole.mail
    await post.press("not_sent")
    with pytest.raises(asyncio.CancelledError):
        await outbox.send_due(replace(whole, mail=CutOff(whole.mail, when=when)))
    arrived = ADDRESSES if when == "after" else []
    async with asyncio.timeout(10):
        while (await post.states(), post.mailbox.addressed) != (["sending"] * 4, arrived):
            await asyncio.sleep(0.01)
    post.story.clock.passes(minutes=4)
    await post.everything_goes()
    assert await post.states() == ["sending"] * 4  # somebody may still be at it
    post.story.clock.passes(minutes=2)
    await post.everything_goes()
    assert (await post.states(), post.mailbox.addressed) == (["unclear"] * 4, arrived)
    assert MAY_HAVE_BEEN_SENT in (await post.told(ANA))[1]


async def test_several_processes_send_each_message_once(post: Post) -> None:
    ended = asyncio.Event()

    async def process() -> None:
        while not ended.is_set():
            if not await outbox.send_due(post.services):
                await asyncio.sleep(0.005)

    async def until_sent(count: int) -> None:
        while len(post.mailbox.received) < count or await post.states() != ["sent"] * 4:
            await asyncio.sleep(0.01)

    processes = [asyncio.create_task(process()) for _ in range(3)]
    try:
        async with asyncio.timeout(30):
            for count, audience in ((4, "not_sent"), (8, "everyone")):
                await post.press(audience)
                await until_sent(count)
    finally:
        ended.set()
        await asyncio.gather(*processes)
    assert post.mailbox.addressed == sorted(ADDRESSES * 2)
    assert len({str(message["Message-ID"]) for message in post.mailbox.received}) == 8


async def test_two_presses_at_once_send_one_message_to_each(post: Post) -> None:
    seen = (await invitations.overview(post.services, post.story.maria)).seen
    presses = (invitations.send_to(post.services, post.story.maria, "everyone", seen) for _ in range(3))
    answers = await asyncio.gather(*presses, return_exceptions=True)
    assert sorted(str(type(answer).__name__) for answer in answers) == ["Conflict", "Conflict", "int"]
    await post.everything_goes()
    with pytest.raises(Conflict):
        await invitations.send_to(post.services, post.story.maria, "everyone", seen)
    assert post.mailbox.addressed == ADDRESSES


async def test_a_link_that_is_renewed_before_its_message_left_takes_the_message_back(post: Post) -> None:
    await post.press("not_sent")
    ana = (await post.standing(ANA)).participant
    await people.renew_link(post.services, post.story.maria, ana.id)
    ben = (await post.standing(BEN)).participant
    await people.remove_person(post.services, post.story.maria, ben.id)
    await post.everything_goes()
    assert post.mailbox.addressed == [CHEN.email, DILEK.email]
    assert await post.told(ANA) == ("failed", "You made a new link before this was sent, so it was not sent.")
    assert await post.press("not_sent") == 1
    await post.everything_goes()
    assert post.mailbox.addressed == [ANA.email, CHEN.email, DILEK.email]


async def test_sending_again_changes_nobodys_link_and_a_new_link_has_to_be_sent(post: Post) -> None:
    links = [card.link for card in await people.roster(post.services, post.story.maria)]
    for audience in ("not_sent", "everyone", "not_opened"):
        await post.press(audience)
        await post.everything_goes()
    assert [card.link for card in await people.roster(post.services, post.story.maria)] == links
    subjects = [str(message["Subject"]).strip().split(":")[0] for message in post.to(ANA)]
    assert subjects == ["Invitation", "Invitation", "Reminder"]
    ana = (await post.standing(ANA)).participant
    await people.renew_link(post.services, post.story.maria, ana.id)
    assert (await post.standing(ANA)).has_old_link
    assert await post.press("not_sent") == 1


async def test_calendars_hear_of_a_new_time_of_a_cancellation_and_of_what_comes_after_it(post: Post) -> None:
    await post.press("not_sent")
    await post.everything_goes()
    workshop = post.story.workshop
    told = {"organisation": workshop.organisation, "title": TITLE, "time_zone": workshop.time_zone, "mode": "breakouts"}
    await workshops.change_workshop(post.services, post.story.maria, starts_at="2026-12-02T09:00", **told)
    post.story.maria = replace(post.story.maria, workshop=await factories.stored_workshop(post.services, workshop.id))
    for audience in ("outdated", "invited", "everyone"):
        assert await post.press(audience) == 4
        await post.everything_goes()
        post.story.maria = replace(
            post.story.maria, workshop=await factories.stored_workshop(post.services, workshop.id)
        )
    heard = [event_in(message) for message in post.to(ANA)]
    assert [method for method, _ in heard] == ["REQUEST", "REQUEST", "CANCEL", "REQUEST"]
    numbers = [number for _, number in heard]
    assert numbers == sorted(set(numbers))
    assert not (await post.standing(ANA)).is_outdated


async def test_people_without_an_address_are_left_out_and_a_bad_one_is_told(post: Post) -> None:
    for person in (NewPerson("Eva Ek"), NewPerson("Farid", "farid@museum.example>")):
        await people.add_person(post.services, post.story.maria, person)
    assert await post.press("not_sent") == 5
    await post.everything_goes()
    assert post.mailbox.addressed == ADDRESSES
    shown = await invitations.overview(post.services, post.story.maria)
    named = {entry.participant.name: entry.latest for entry in shown.everyone}
    assert named["Eva Ek"] is None
    farid = named["Farid"]
    assert farid
    assert (farid.state, farid.reason, farid.attempts) == (
        DeliveryState.FAILED,
        "There is no e-mail address that mail can be sent to.",
        0,
    )


async def test_a_message_that_cannot_be_put_together_is_told_and_holds_up_nobody(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    making = messages.compose

    async def clumsy(*values: object) -> object:
        if ANA.name in str(values):
            raise RuntimeError("a clumsy hand")
        return await making(*values)  # type: ignore[arg-type]

    monkeypatch.setattr(outbox, "compose", clumsy)
    await post.press("not_sent")
    await post.everything_goes()
    assert await post.told(ANA) == ("failed", "The message could not be put together; the server’s log says why.")
    assert post.mailbox.addressed == [email for email in ADDRESSES if email != ANA.email]


def test_a_message_is_claimed_for_longer_than_sending_can_take() -> None:
    assert timedelta(seconds=2 * (smtp.GREETING_SECONDS + smtp.MESSAGE_SECONDS)) <= outbox.CLAIM
