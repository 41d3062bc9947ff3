"""Invitations and what has become of each (method.md, part 1 step 9)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class InvitationKind(StrEnum):
    INVITATION = "invitation"
    REMINDER = "reminder"
    UPDATE = "update"  # the time or the place has changed
    CANCELLATION = "cancellation"


class DeliveryState(StrEnum):
    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"


@dataclass(frozen=True)
class Invitation:
    """One message to one person in the outbox. It is handed to a mail server once at most."""

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
