"""Live documents: who may read and write which, and when."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.agenda import PhaseKind

LIMIT = 20_000  # characters


class DocumentKind(StrEnum):
    TEAM = "team"
    SOLO = "solo"
    GROUP = "group"


@dataclass(frozen=True)
class Document:
    id: str
    kind: DocumentKind
    team: str | None
    participant_id: str | None
    last_seq: int
    locked_at: datetime | None

    @property
    def label(self) -> str:
        """The labels that method.md fixes."""
        if self.kind is DocumentKind.TEAM:
            return f"Team {self.team}"
        return "Group" if self.kind is DocumentKind.GROUP else "My draft"


def participant_may_read(document: Document, participant_id: str, team: str | None) -> bool:
    """Group: everyone. Team: that team. Solo: its writer alone."""
    if document.kind is DocumentKind.GROUP:
        return True
    if document.kind is DocumentKind.TEAM:
        return document.team is not None and document.team == team
    return document.participant_id == participant_id


def facilitator_may_read(document: Document) -> bool:
    """Solo drafts are their writers' secret; of them a facilitator sees progress only (live.md)."""
    return document.kind is not DocumentKind.SOLO


def is_writable(document: Document, phase: PhaseKind) -> bool:
    """Drafts in the drafting phase until they are locked; the Group document while writing and checking."""
    if document.locked_at is not None:
        return False
    if document.kind is DocumentKind.GROUP:
        return phase in (PhaseKind.WRITE, PhaseKind.CHECK)
    return phase is PhaseKind.DRAFT
