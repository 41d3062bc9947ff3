"""The agenda: default phases (docs/method.md, part 3), and the rules for changing it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum

from app.domain.errors import Invalid, NotFound
from app.domain.meeting.phase_spec import PhaseKind, PhaseSpec
from app.domain.meeting.phases import PHASES
from app.domain.workshops.workshops import Mode, Setting, required_line
from app.i18n.speech import SOURCE, speech

LONGEST_PHASE = 240  # minutes


@dataclass(frozen=True)
class Phase:
    """One entry of the agenda. `minutes` 0 means that no clock runs."""

    id: str
    kind: PhaseKind
    title: str
    minutes: int

    @property
    def spec(self) -> PhaseSpec:
        return PHASES[self.kind]


def default_agenda(
    mode: Mode, new_id: Callable[[], str], setting: Setting = Setting.VIRTUAL, language: str = SOURCE
) -> tuple[Phase, ...]:
    """In all 150 minutes on a video call and 120 in person, in either mode. `language`: of the titles."""
    return tuple(
        Phase(new_id(), kind, speech(language).text(spec.title), spec.minutes.of(mode, setting))
        for kind, spec in PHASES.items()
        if spec.minutes is not None
    )


def refitted(agenda: Sequence[Phase], before: Sequence[Phase], after: Sequence[Phase]) -> tuple[Phase, ...]:
    """The agenda with one default's lengths in place of another's; a length that was chosen by hand stays."""
    old = {phase.kind: phase.minutes for phase in before}
    new = {phase.kind: phase.minutes for phase in after}
    return tuple(
        replace(phase, minutes=new[phase.kind]) if old.get(phase.kind) == phase.minutes else phase for phase in agenda
    )


def total_minutes(agenda: Sequence[Phase]) -> int:
    return sum(phase.minutes for phase in agenda)


def is_before_drafting(agenda: Sequence[Phase], phase_id: str) -> bool:
    return agenda.index(phase_by_id(agenda, phase_id)) < agenda.index(drafting_phase(agenda))


def drafting_phase(agenda: Sequence[Phase]) -> Phase:
    return next(phase for phase in agenda if phase.spec.drafts)


def phase_by_id(agenda: Sequence[Phase], phase_id: str) -> Phase:
    found = next((phase for phase in agenda if phase.id == phase_id), None)
    if found is None:
        raise NotFound("This phase is no longer on the agenda.", "Look at the agenda again; nothing was changed.")
    return found


def phase_after(agenda: Sequence[Phase], phase_id: str, steps: int = 1) -> Phase | None:
    """The phase so many steps on (or back, if negative); None beyond either end."""
    position = agenda.index(phase_by_id(agenda, phase_id)) + steps
    return agenda[position] if 0 <= position < len(agenda) else None


def changed_phase(agenda: Sequence[Phase], phase_id: str, title: str, minutes: int) -> tuple[Phase, ...]:
    phase = phase_by_id(agenda, phase_id)
    new = replace(phase, title=required_line(title, "title", "a title", limit=80), minutes=_checked_minutes(minutes))
    return tuple(new if entry.id == phase_id else entry for entry in agenda)


def added_phase(agenda: Sequence[Phase], phase_id: str, title: str, minutes: int) -> tuple[Phase, ...]:
    """A free phase at the end; it can then be moved."""
    line = required_line(title, "title", "a title", limit=80)
    return (*agenda, Phase(phase_id, PhaseKind.OTHER, line, _checked_minutes(minutes)))


def removed_phase(agenda: Sequence[Phase], phase_id: str) -> tuple[Phase, ...]:
    phase = phase_by_id(agenda, phase_id)
    if phase.spec.carries_method:
        raise Invalid(f"“{phase.title}” carries the method and stays.", "You can give it fewer minutes instead.")
    return tuple(entry for entry in agenda if entry.id != phase_id)


def moved_phase(agenda: Sequence[Phase], phase_id: str, steps: int) -> tuple[Phase, ...]:
    """Move up (negative) or down. The backbone keeps its order, and the lobby stays first."""
    position = agenda.index(phase_by_id(agenda, phase_id))
    target = max(0, min(len(agenda) - 1, position + steps))
    entries = list(agenda)
    entries.insert(target, entries.pop(position))
    order = [entry.kind for entry in entries if entry.spec.carries_method]
    if order != [kind for kind, spec in PHASES.items() if spec.carries_method] or not entries[0].spec.is_before_start:
        raise Invalid(
            "Draft, compare, write and check build on each other and keep their order.",
            "Other phases can be moved freely between them.",
        )
    return tuple(entries)


class Act(StrEnum):
    """What a press on the agenda's form does once everything that was typed is taken."""

    SAVE = "save"
    ADD = "add"
    UP = "up"
    DOWN = "down"
    REMOVE = "remove"


@dataclass(frozen=True)
class AgendaEdit:
    """The agenda's form as it was sent: (phase's id, title, minutes) for each row, perhaps a new phase, and one press.

    `target` is the phase that is moved or removed.
    """

    rows: tuple[tuple[str, str, int], ...] = ()
    added: tuple[str, int] | None = None
    act: Act = Act.SAVE
    target: str = ""


def edited(agenda: Sequence[Phase], edit: AgendaEdit, new_id: str) -> tuple[Phase, ...]:
    """Every press takes all that was typed. Raises Invalid with the field's name and the phase's id: “title-…”."""
    for phase_id, title, minutes in edit.rows:
        with _naming(phase_id):
            agenda = changed_phase(agenda, phase_id, title, minutes)
    if edit.added:
        with _naming("new"):
            agenda = added_phase(agenda, new_id, *edit.added)
    if edit.act in (Act.UP, Act.DOWN):
        agenda = moved_phase(agenda, edit.target, -1 if edit.act is Act.UP else 1)
    elif edit.act is Act.REMOVE:
        agenda = removed_phase(agenda, edit.target)
    return tuple(agenda)


@contextmanager
def _naming(row: str) -> Iterator[None]:
    try:
        yield
    except Invalid as error:
        error.field = f"{error.field}-{row}"
        raise


def _checked_minutes(minutes: int) -> int:
    if not 0 <= minutes <= LONGEST_PHASE:
        raise Invalid(f"Please choose between 0 and {LONGEST_PHASE} minutes.", field="minutes")
    return minutes
