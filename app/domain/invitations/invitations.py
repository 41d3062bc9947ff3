"""Invitations and what has become of each (docs/method.md, part 1 step 9).

Who has one, who needs one, and when to try again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from app.domain.people.people import Participant

WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180))
"""After each attempt that came to nothing. Mail servers that make unknown senders wait want about five minutes."""
REMIND_WITHIN = timedelta(days=2)


class InvitationKind(StrEnum):
    INVITATION = "invitation"
    REMINDER = "reminder"
    UPDATE = "update"  # the time or the place has changed
    CANCELLATION = "cancellation"
    RELEASE = "release"  # the meeting takes place, without this person

    @property
    def takes_back(self) -> bool:
        """Whether the meeting leaves their calendar."""
        return self in (InvitationKind.CANCELLATION, InvitationKind.RELEASE)


class DeliveryState(StrEnum):
    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"  # it certainly was not sent
    UNCLEAR = "unclear"  # it may have been sent: only a person may decide to send it again


@dataclass(frozen=True)
class Invitation:
    """One message to one person in the outbox. It is handed to a mail server once at most.

    `link_version` and `calendar_sequence`: of what the message says, known once it has been put together.
    """

    id: str
    workshop_id: str
    participant_id: str
    kind: InvitationKind
    state: DeliveryState
    attempts: int
    queued_at: datetime
    due_at: datetime
    sent_at: datetime | None = None
    reason: str = ""
    link_version: int = 0
    calendar_sequence: int = 0

    @property
    def is_under_way(self) -> bool:
        return self.state in (DeliveryState.WAITING, DeliveryState.SENDING)


MAY_HAVE_BEEN_SENT = "It may have been sent: ask them before you send it again."
INTERRUPTED = f"The server stopped while it was sending this. {MAY_HAVE_BEEN_SENT}"
RESTORED = f"The database was restored from a backup that was made before this was sent. {MAY_HAVE_BEEN_SENT}"
LINK_REPLACED = "You made a new link before this was sent, so it was not sent."
UNFORESEEN = "Something went wrong here; the server’s log says what."
NO_ADDRESS = "There is no e-mail address that mail can be sent to."
NOT_MADE = "The message could not be put together; the server’s log says why."


def sent(invitation: Invitation, now: datetime) -> Invitation:
    return replace(invitation, state=DeliveryState.SENT, sent_at=now, reason="")


def failed(invitation: Invitation, reason: str) -> Invitation:
    return replace(invitation, state=DeliveryState.FAILED, reason=reason)


def unclear(invitation: Invitation, reason: str) -> Invitation:
    return replace(invitation, state=DeliveryState.UNCLEAR, reason=f"{reason} {MAY_HAVE_BEEN_SENT}")


def put_off(invitation: Invitation, reason: str, now: datetime) -> Invitation:
    """To be tried again later, for as long as that makes sense. `attempts` counts the one that has just failed."""
    if invitation.attempts > len(WAITS):
        return failed(invitation, f"{reason} Given up after {invitation.attempts} attempts.")
    due_at = now + WAITS[invitation.attempts - 1]
    return replace(invitation, state=DeliveryState.WAITING, reason=reason, due_at=due_at)


class Audience(StrEnum):
    """To whom a press sends something."""

    NOT_SENT = "not_sent"
    EVERYONE = "everyone"
    NOT_OPENED = "not_opened"
    OUTDATED = "outdated"
    INVITED = "invited"


KIND_FOR = {
    Audience.NOT_SENT: InvitationKind.INVITATION,
    Audience.EVERYONE: InvitationKind.INVITATION,
    Audience.NOT_OPENED: InvitationKind.REMINDER,
    Audience.OUTDATED: InvitationKind.UPDATE,
    Audience.INVITED: InvitationKind.CANCELLATION,
}


@dataclass(frozen=True)
class Standing:
    """How things stand with one person. `latest`: of their messages; `delivered`: the latest that reached them."""

    participant: Participant
    latest: Invitation | None
    delivered: Invitation | None
    calendar_sequence: int
    """Of the workshop now."""

    @property
    def can_be_sent(self) -> bool:
        """Whether a press may send them something: there is an address, and nothing is under way to it."""
        return bool(self.participant.email) and not (self.latest and self.latest.is_under_way)

    @property
    def is_cancelled(self) -> bool:
        return self.delivered is not None and self.delivered.kind is InvitationKind.CANCELLATION

    @property
    def has_old_link(self) -> bool:
        """What they were sent no longer lets them in."""
        return self.delivered is not None and self.delivered.link_version != self.participant.link_version

    @property
    def is_invited(self) -> bool:
        """They have a message with the link that is theirs now."""
        return self.delivered is not None and not self.is_cancelled and not self.has_old_link

    @property
    def is_unclear(self) -> bool:
        return self.latest is not None and self.latest.state is DeliveryState.UNCLEAR

    @property
    def may_be_invited(self) -> bool:
        """Their calendar has the meeting, or may have it."""
        if self.latest is not None and self.is_unclear:
            return self.latest.kind is not InvitationKind.CANCELLATION
        return self.delivered is not None and not self.is_cancelled

    @property
    def is_outdated(self) -> bool:
        """Their calendar shows what is no longer so."""
        return (
            self.is_invited and self.delivered is not None and self.delivered.calendar_sequence < self.calendar_sequence
        )

    def lacks(self, kind: InvitationKind) -> bool:
        """Whether a message of this kind, sent some other way, is what they were still without."""
        if kind is InvitationKind.CANCELLATION:
            return self.may_be_invited
        if kind is InvitationKind.UPDATE:
            return self.is_outdated
        return kind is InvitationKind.REMINDER or not self.is_invited

    def belongs_to(self, audience: Audience) -> bool:
        """Whether a press for these people is for this one. Nobody gets twice, unasked, what may have reached them."""
        if not self.can_be_sent:
            return False
        if audience is Audience.INVITED:
            return self.may_be_invited
        return (
            not self.is_unclear
            and {
                Audience.EVERYONE: True,
                Audience.NOT_SENT: not (self.is_invited or self.is_cancelled),
                Audience.NOT_OPENED: self.is_invited and self.participant.opened_at is None,
                Audience.OUTDATED: self.is_outdated,
            }[audience]
        )


def standings(
    people: Sequence[Participant], invitations: Sequence[Invitation], calendar_sequence: int
) -> tuple[Standing, ...]:
    """One for each person, in their order; `invitations` the oldest first."""
    latest = {entry.participant_id: entry for entry in invitations}
    delivered = {entry.participant_id: entry for entry in invitations if entry.state is DeliveryState.SENT}
    return tuple(
        Standing(person, latest.get(person.id), delivered.get(person.id), calendar_sequence) for person in people
    )


def sequence_after(invitations: Sequence[Invitation], current: int) -> int:
    """The event's number from which calendars take an invitation for news: above that of every cancellation that they
    may have (RFC 5546, 2.1.4)."""
    cancelled = [
        entry.calendar_sequence + 1
        for entry in invitations
        if entry.kind.takes_back and entry.state in (DeliveryState.SENT, DeliveryState.UNCLEAR)
    ]
    return max([current, *cancelled])


def advice(everyone: Sequence[Standing], starts_at: datetime, now: datetime) -> tuple[str, ...]:
    """What to do next, the most urgent first. Never a bar."""
    counted = {audience: sum(entry.belongs_to(audience) for entry in everyone) for audience in Audience}
    without_address = sum(not entry.participant.email for entry in everyone)
    unclear_ones = sum(entry.is_unclear for entry in everyone)
    is_soon = now < starts_at <= now + REMIND_WITHIN
    said = (
        (counted[Audience.OUTDATED], "{} has another time or place in the calendar: send the update."),
        (unclear_ones, "{} may or may not have got the message: ask before you send it again."),
        (counted[Audience.NOT_SENT], "{} has no invitation yet."),
        (counted[Audience.NOT_OPENED] if is_soon else 0, "{} has not opened their link yet: a reminder helps."),
        (without_address, "{} has no e-mail address here: copy the text and send it some other way."),
    )
    return tuple(_of_people(count, words) for count, words in said if count)


def _of_people(count: int, words: str) -> str:
    if count == 1:
        return words.format("One person")
    return words.replace("{} has", "{} have").format(f"{count} people")
