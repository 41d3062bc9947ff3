"""The museum with a mail server behind it: what the tests of the outbox begin with."""

from dataclasses import dataclass
from email.message import EmailMessage
from typing import Any, cast

from icalendar import Calendar

from app.actions.invitations import invitations, outbox
from app.actions.services import Services
from app.domain.invitations.invitations import Standing
from tests.factories import Story
from tests.mail_server import Mailbox, MailServerForTests
from tests.people import PARTICIPANTS, Member

SENDER = ("Harbour Museum", "vision@museum.example")
ADDRESSES = sorted(member.email for member in PARTICIPANTS)


@dataclass
class Post:
    """The museum with a mail server. `story.services` send through it."""

    story: Story
    server: MailServerForTests

    @property
    def mailbox(self) -> Mailbox:
        return self.server.mailbox

    @property
    def services(self) -> Services:
        return self.story.services

    async def press(self, audience: str) -> int:
        self.story.clock.passes(seconds=1)
        shown = await invitations.overview(self.services, self.story.maria)
        return await invitations.send_to(self.services, self.story.maria, audience, shown.seen)

    async def standing(self, member: Member) -> Standing:
        shown = await invitations.overview(self.services, self.story.maria)
        return next(entry for entry in shown.everyone if entry.participant.name == member.name)

    async def told(self, member: Member) -> tuple[str, str]:
        latest = (await self.standing(member)).latest
        return (latest.state, latest.reason) if latest else ("", "")

    async def states(self) -> list[str]:
        return [(await self.told(member))[0] for member in PARTICIPANTS]

    async def everything_goes(self) -> None:
        while await outbox.send_due(self.services):
            pass

    def to(self, member: Member) -> list[EmailMessage]:
        return [message for message in self.mailbox.received if message["To"].addresses[0].addr_spec == member.email]


def event_in(message: EmailMessage) -> tuple[str, int]:
    """What its calendar is asked to do, and the event's number."""
    (part,) = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
    calendar: Any = Calendar.from_ical(cast(bytes, part.get_payload(decode=True)))
    (event,) = calendar.walk("VEVENT")
    return str(calendar["METHOD"]), int(event["SEQUENCE"])
