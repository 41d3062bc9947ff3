"""Who is here and who is done, and what of it pages tell: no more than leaves everyone unnamed.

The promise is in docs/live-documents.md.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from app.domain.meeting.phase_spec import PhaseKind
from app.domain.meeting.phases import PHASES
from app.domain.people.people import Participant
from app.domain.workshops.workshops import Mode


@dataclass(frozen=True)
class PersonHere:
    """Somebody on the list. `is_here`, `is_done`: None where this page does not tell it."""

    participant: Participant
    is_here: bool | None
    is_done: bool | None


def is_writing_alone(kind: PhaseKind, mode: Mode) -> bool:
    return PHASES[kind].drafts and not mode.has_teams


def tells_who_is_here(kind: PhaseKind, mode: Mode) -> bool:
    """Not while people like or answer without names, nor while drafts without names are written and can come late.

    Who comes, goes and comes back at which moment could be matched with what appears at that moment.
    """
    return mode not in PHASES[kind].hides_presence


def tells_who_came(kind: PhaseKind, mode: Mode, *, is_settled: bool) -> bool:
    """Whether files tell who has come: where pages tell who is here, and once nothing is answered any more.

    `is_settled`: a vision is adopted, and no check is open.
    """
    return tells_who_is_here(kind, mode) or (PHASES[kind].tells_presence_once_settled and is_settled)


def tells_who_is_done(kind: PhaseKind, mode: Mode) -> bool:
    """Of teams that draft. Of people who write alone it would tell who wrote long and who wrote little."""
    return PHASES[kind].drafts and mode.has_teams


@dataclass(frozen=True)
class Company:
    """The people of a meeting as one page shows them. The numbers are 0 while people write alone.

    `came_count`: who have come to the meeting, whether they are here now or not.
    """

    people: tuple[PersonHere, ...]
    here_count: int
    came_count: int


def company(
    everyone: Sequence[Participant],
    here: Collection[str],
    done: Collection[str],
    kind: PhaseKind,
    mode: Mode,
    reader_id: str = "",
) -> Company:
    """What a page shows of these people; when somebody came is never in it. Of themselves the reader is told all."""
    tells_here, tells_done = tells_who_is_here(kind, mode), tells_who_is_done(kind, mode)
    people = tuple(
        PersonHere(
            replace(entry, opened_at=None, joined_at=None),
            entry.id in here if tells_here or entry.id == reader_id else None,
            entry.id in done if tells_done or entry.id == reader_id else None,
        )
        for entry in everyone
    )
    if is_writing_alone(kind, mode):
        return Company(people, 0, 0)
    return Company(people, len(here), sum(entry.joined_at is not None for entry in everyone))
