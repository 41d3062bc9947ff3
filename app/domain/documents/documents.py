"""Live documents: who may read and write which, and when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.meeting.phase_spec import PhaseKind
from app.domain.meeting.phases import PHASES
from app.domain.people.people import Participant
from app.domain.workshops.workshops import Mode

LIMIT = 20_000  # characters


class DocumentKind(StrEnum):
    TEAM = "team"
    SOLO = "solo"
    GROUP = "group"


class DocumentState(StrEnum):
    BLANK = "blank"
    IN_USE = "in use"
    LOCKED = "locked"


@dataclass(frozen=True)
class Document:
    """`damaged_at`: when it was found that pages may show its text in different orders."""

    id: str
    kind: DocumentKind
    team: str | None
    participant_id: str | None
    last_seq: int
    locked_at: datetime | None
    damaged_at: datetime | None = None

    @property
    def label(self) -> str:
        """The labels that docs/method.md fixes."""
        if self.kind is DocumentKind.TEAM:
            return f"Team {self.team}"
        return "Group" if self.kind is DocumentKind.GROUP else "My draft"

    @property
    def state(self) -> DocumentState:
        if self.locked_at is not None:
            return DocumentState.LOCKED
        return DocumentState.IN_USE if self.last_seq else DocumentState.BLANK

    @property
    def shows_damage(self) -> bool:
        """Whether its people have to do something about it; a locked one says what it says."""
        return self.damaged_at is not None and self.locked_at is None

    @property
    def writing_phase(self) -> PhaseKind:
        """The phase with which writing in it opens."""
        return PhaseKind.WRITE if self.kind is DocumentKind.GROUP else PhaseKind.DRAFT


def is_used(document: Document, mode: Mode) -> bool:
    """Whether the method has it for this way of drafting. Others, left from before a change, are never collected."""
    return document.kind in (drafting_kind(mode), DocumentKind.GROUP)


def drafting_kind(mode: Mode) -> DocumentKind:
    """What people draft in; the drafts are collected from it."""
    return DocumentKind.TEAM if mode.has_teams else DocumentKind.SOLO


def in_mode(documents: Sequence[Document], mode: Mode) -> tuple[Document, ...]:
    """Those that are used with this way of drafting, Group last."""
    used = [document for document in documents if is_used(document, mode)]
    return tuple(sorted(used, key=lambda document: document.kind is DocumentKind.GROUP))


def damaged(documents: Sequence[Document], mode: Mode) -> tuple[str, ...]:
    """What a facilitator reads about those that are damaged: never whose a solo document is."""
    found = [document for document in in_mode(documents, mode) if document.shows_damage]
    labels = ["one person’s draft" if one.kind is DocumentKind.SOLO else one.label for one in found]
    return tuple(dict.fromkeys(labels))


def drafting_document(documents: Sequence[Document], mode: Mode, participant: Participant) -> Document | None:
    """What this person drafts in: their team's document, or one of their own."""
    found = (
        document
        for document in in_mode(documents, mode)
        if document.kind is not DocumentKind.GROUP and participant_may_read(document, participant.id, participant.team)
    )
    return next(found, None)


def participant_may_read(document: Document, participant_id: str, team: str | None) -> bool:
    """Group: everyone. Team: that team. Solo: its writer alone."""
    if document.kind is DocumentKind.GROUP:
        return True
    if document.kind is DocumentKind.TEAM:
        return document.team is not None and document.team == team
    return document.participant_id == participant_id


def facilitator_may_read(document: Document) -> bool:
    """Solo drafts are their writers' secret; of them a facilitator sees progress only (docs/live-documents.md)."""
    return document.kind is not DocumentKind.SOLO


def is_writable(document: Document, phase: PhaseKind, *, withheld: bool = False) -> bool:
    """Drafts in the drafting phase until they are locked; the Group document while writing and checking.

    `withheld`: drafting is over and nobody is shown what was written alone; then its author goes on at any time.
    """
    if document.locked_at is not None:
        return False
    if document.kind is DocumentKind.GROUP:
        return PHASES[phase].writes_group
    return PHASES[phase].drafts or (withheld and document.kind is DocumentKind.SOLO)
