"""The record of a workshop: all that its exports are made of, and nothing that could name who wrote an answer or a
solo draft.

There is no field for an author of a draft, of an answer, of a like's reason or of a check's reason, so no renderer
can leak one.
"""

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.cloud import MINIMUM_ANSWERS, CloudEntry
from app.domain.workshops import Mode


@dataclass(frozen=True, slots=True)
class RecordPerson:
    """Someone who took part. In no order that tells who wrote which draft: the caller sorts by name."""

    name: str
    role: str = ""
    department: str = ""


@dataclass(frozen=True, slots=True)
class RecordLike:
    """A phrase of one draft that people liked."""

    phrase: str
    count: int
    """How many people marked it."""
    reasons: tuple[str, ...] = ()
    """Why, in their words, sorted alphabetically by the caller; not everyone gives a reason."""


@dataclass(frozen=True, slots=True)
class RecordDraft:
    label: str
    """"Team A", or "Draft 3": drawn at random for solo drafts, and all there is about where it came from."""
    text: str
    likes: tuple[RecordLike, ...] = ()
    """The most liked first."""


@dataclass(frozen=True, slots=True)
class RecordCheck:
    """One check question and how it was answered; no answer leads back to a person."""

    question: str
    yes: int
    not_yet: int
    reasons: tuple[str, ...] = ()
    """Reasons for "not yet" and for "yes", sorted alphabetically by the caller."""


@dataclass(frozen=True, slots=True)
class RecordPhase:
    title: str
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    organisation: str
    title: str
    """The workshop's own name."""
    held_on: date
    """The day of the meeting, in the workshop's time zone."""
    mode: Mode
    statement: str | None
    """The adopted wording; None as long as none is adopted."""
    adopted_at: datetime | None
    """When it was adopted, in the workshop's time zone; None exactly if there is no statement."""
    people: tuple[RecordPerson, ...]
    facilitators: tuple[str, ...]
    question: str
    """The survey's question."""
    answer_count: int
    """How many people answered; also given when there were too few to show anything."""
    cloud: tuple[CloudEntry, ...]
    """The most frequent word first; empty if there is no cloud to show."""
    answers: tuple[str, ...]
    """Sorted alphabetically by the caller, never by arrival; empty if there were too few to show. Only the JSON
    export has them."""
    drafts: tuple[RecordDraft, ...]
    """By label."""
    checks: tuple[RecordCheck, ...]
    """In the method's order; empty if the check was not held, or not revealed."""
    checked_wording: str | None
    """The exact wording that the check was answered on; None if there was no check."""
    agenda: tuple[RecordPhase, ...]
    generated_at: datetime
    """The moment of the export, with its time zone. The same record gives the same bytes in every export."""

    def __post_init__(self) -> None:
        if (self.statement is None) != (self.adopted_at is None):
            raise ValueError("a record has a statement and the moment it was adopted, or neither")
        if self.generated_at.tzinfo is None:
            raise ValueError("generated_at needs a time zone")
        if (self.answers or self.cloud) and self.answer_count < MINIMUM_ANSWERS:
            raise ValueError(f"nothing may be shown of fewer than {MINIMUM_ANSWERS} answers")

    @property
    def wording_changed(self) -> bool:
        """True if the adopted statement is not, word for word, what the check was answered on."""
        return None not in (self.statement, self.checked_wording) and self.statement != self.checked_wording
