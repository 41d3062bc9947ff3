"""The record of a workshop: all that its exports are made of, and nothing that could name who wrote an answer or a
solo draft.

There is no field for an author of a draft, of an answer, of a like's reason or of a check's reason, so no renderer
can leak one.
"""

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.cloud.cloud import MINIMUM_ANSWERS, CloudEntry
from app.domain.cloud.shown import check_shown
from app.domain.meeting.drafts import Outcome
from app.domain.workshops.workshops import Mode


@dataclass(frozen=True, slots=True)
class RecordPerson:
    """Someone who came, or was invited. In no order that tells who wrote which draft: the caller sorts by name."""

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
class RecordQuestion:
    """One check question and how it was answered. No answer leads back to a person."""

    question: str
    yes: int
    not_yet: int
    reasons: tuple[str, ...] = ()
    """Reasons for "not yet" and for "yes", sorted alphabetically by the caller."""


@dataclass(frozen=True, slots=True)
class RecordCheck:
    """The three questions, asked of one wording, answered by at least one person, and revealed."""

    wording: str
    revealed_at: datetime
    """In the workshop's time zone."""
    answered: int
    """People who answered at least one question."""
    people: int | None
    """How many had come by then; None in records from before this was kept."""
    questions: tuple[RecordQuestion, ...]
    """In the method's order."""


@dataclass(frozen=True, slots=True)
class RecordPhase:
    title: str
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    organisation: str
    title: str
    """The workshop's own name."""
    planned_for: date
    """The planned day of the meeting, in the workshop's time zone."""
    held_on: tuple[date, ...]
    """The days on which it was held, in the workshop's time zone: several if it went on another day, none before."""
    mode: Mode
    statement: str | None
    """The adopted wording; None as long as none is adopted."""
    adopted_at: datetime | None
    """When it was adopted, in the workshop's time zone; None exactly if there is no statement."""
    people: tuple[RecordPerson, ...]
    """Those who came; everyone on the list where that is not told."""
    invited: tuple[RecordPerson, ...]
    """The others on the list."""
    facilitators: tuple[str, ...]
    question: str
    """The survey's question."""
    answer_count: int
    """How many people's answers are shown; also given when there were too few to show anything."""
    cloud: tuple[CloudEntry, ...]
    """The most frequent word first; empty if there is no cloud to show."""
    answers: tuple[str, ...]
    """Sorted alphabetically by the caller, never by arrival; empty if there were too few to show. Only the JSON
    export has them."""
    drafts_outcome: Outcome
    """How drafting ended: whether the drafts were collected, and why they are shown or not."""
    drafts: tuple[RecordDraft, ...]
    """By label; empty as long as they are not shown."""
    check: RecordCheck | None
    """The newest check of exactly the adopted words; None if there was none, and as long as nothing is adopted."""
    other_checks: tuple[RecordCheck, ...]
    """All others, the earliest first: of other words, or an earlier one of the same."""
    agenda: tuple[RecordPhase, ...]
    more_may_wait: bool = False
    """Whether more people may have answered, whose answers nobody sees yet."""
    generated_at: datetime
    """The moment of the export, with its time zone. The same record gives the same bytes in every export."""
    tells_who_came: bool = True
    """False while people like, answer or write without names: who comes when could be matched with what appears."""

    def __post_init__(self) -> None:
        if (self.statement is None) != (self.adopted_at is None):
            raise ValueError("a record has a statement and the moment it was adopted, or neither")
        if self.generated_at.tzinfo is None:
            raise ValueError("generated_at needs a time zone")
        if self.invited and not self.tells_who_came:
            raise ValueError("where it is not told who came, nobody stands apart")
        if self.answers and self.answer_count < MINIMUM_ANSWERS:
            raise ValueError(f"nothing may be shown of fewer than {MINIMUM_ANSWERS} answers")
        check_shown(self.cloud, self.answer_count)
        if self.check and self.check.wording != self.statement:
            raise ValueError("the check behind a vision is one of exactly its words")
