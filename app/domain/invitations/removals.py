"""People who were invited and then taken off the list: their calendars still have the meeting until they are told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain.invitations.invitations import DeliveryState, Invitation, InvitationKind, Standing
from app.domain.people.people import Participant

TAKEN_OFF = "They were taken off the list before this was sent, so it was not sent."
TOLD_BY_HAND = "Somebody told them before this was sent, so it was not sent."


@dataclass(frozen=True)
class Removal:
    """The person to tell, who took them off the list, and who has told them since, if somebody did so by hand."""

    participant_id: str
    name: str
    email: str
    removed_at: datetime
    removed_by: str
    told_at: datetime | None = None
    told_by: str = ""

    @property
    def participant(self) -> Participant:
        """As whom messages are written to; no link is theirs any more."""
        return Participant(self.participant_id, self.name, self.email, "", "", None, 0, 0)


@dataclass(frozen=True)
class Cancellation:
    """A departure and its message, if one was ever put into the outbox."""

    departure: Removal
    message: Invitation | None

    @property
    def is_told(self) -> bool:
        is_sent = self.message is not None and self.message.state is DeliveryState.SENT
        return is_sent or self.departure.told_at is not None

    @property
    def is_under_way(self) -> bool:
        return self.message is not None and self.message.is_under_way

    @property
    def can_be_sent(self) -> bool:
        return bool(self.departure.email) and not (self.is_told or self.is_under_way)


def has_to_be_told(standing: Standing) -> bool:
    """Whether this person's calendar has the meeting, or may have it in a moment."""
    is_leaving = standing.latest is not None and standing.latest.state is DeliveryState.SENDING
    return standing.may_be_invited or is_leaving


def farewells(departures: Sequence[Removal], messages: Sequence[Invitation]) -> tuple[Cancellation, ...]:
    """`messages`: the outbox, the oldest first."""
    sent = {entry.participant_id: entry for entry in messages if entry.kind is InvitationKind.RELEASE}
    return tuple(Cancellation(entry, sent.get(entry.participant_id)) for entry in departures)
