"""The agenda: default phases (method.md, part 3), and the rules for changing it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum

from app.domain.refusals import Invalid, NotFound
from app.domain.workshops import Mode, Setting, required_line

LONGEST_PHASE = 240  # minutes


class PhaseKind(StrEnum):
    LOBBY = "lobby"
    JUMP_IN = "jump_in"
    PEOPLE_SAID = "people_said"
    CUSTOMER = "customer"
    GOOD_VISION = "good_vision"
    DRAFT = "draft"
    COMPARE = "compare"
    BREAK = "break"
    WRITE = "write"
    CHECK = "check"
    NEXT_STEPS = "next_steps"
    OTHER = "other"


@dataclass(frozen=True)
class Phase:
    """One entry of the agenda. `minutes` 0 means that no clock runs."""

    id: str
    kind: PhaseKind
    title: str
    minutes: int


BACKBONE = (PhaseKind.LOBBY, PhaseKind.DRAFT, PhaseKind.COMPARE, PhaseKind.WRITE, PhaseKind.CHECK)
"""The phases that carry the method. They stay, and stay in this order."""

_TITLES = {
    PhaseKind.LOBBY: "Lobby",
    PhaseKind.JUMP_IN: "Jump in",
    PhaseKind.PEOPLE_SAID: "What our people said",
    PhaseKind.CUSTOMER: "Our primary customer",
    PhaseKind.GOOD_VISION: "What makes a good vision",
    PhaseKind.DRAFT: "Draft",
    PhaseKind.COMPARE: "Compare",
    PhaseKind.BREAK: "Break",
    PhaseKind.WRITE: "Write the group statement",
    PhaseKind.CHECK: "Check",
    PhaseKind.NEXT_STEPS: "Next steps",
}
_MINUTES = {  # in the order of the titles
    (Setting.VIRTUAL, Mode.BREAKOUTS): (0, 5, 20, 10, 10, 15, 25, 10, 35, 15, 5),
    (Setting.VIRTUAL, Mode.SOLO): (0, 5, 20, 10, 10, 5, 35, 10, 35, 15, 5),
    (Setting.IN_PERSON, Mode.BREAKOUTS): (0, 5, 15, 10, 5, 15, 20, 5, 25, 15, 5),
    (Setting.IN_PERSON, Mode.SOLO): (0, 5, 15, 10, 5, 5, 30, 5, 25, 15, 5),
}


def default_agenda(mode: Mode, new_id: Callable[[], str], setting: Setting = Setting.VIRTUAL) -> tuple[Phase, ...]:
    """In all 150 minutes on a video call and 120 in person, in either mode."""
    minutes = _MINUTES[setting, mode]
    return tuple(
        Phase(new_id(), kind, title, length) for (kind, title), length in zip(_TITLES.items(), minutes, strict=True)
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


def is_under_way(phase: PhaseKind) -> bool:
    """Whether the meeting has begun and its work is not done yet."""
    return phase not in (PhaseKind.LOBBY, PhaseKind.NEXT_STEPS)


def is_before_drafting(agenda: Sequence[Phase], phase_id: str) -> bool:
    kinds = [phase.kind for phase in agenda]
    return agenda.index(phase_by_id(agenda, phase_id)) < kinds.index(PhaseKind.DRAFT)


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
    if phase.kind in BACKBONE:
        raise Invalid(f"“{phase.title}” carries the method and stays.", "You can give it fewer minutes instead.")
    return tuple(entry for entry in agenda if entry.id != phase_id)


def moved_phase(agenda: Sequence[Phase], phase_id: str, steps: int) -> tuple[Phase, ...]:
    """Move up (negative) or down. The backbone keeps its order, and the lobby stays first."""
    position = agenda.index(phase_by_id(agenda, phase_id))
    target = max(0, min(len(agenda) - 1, position + steps))
    entries = list(agenda)
    entries.insert(target, entries.pop(position))
    order = [entry.kind for entry in entries if entry.kind in BACKBONE]
    if order != list(BACKBONE) or entries[0].kind is not PhaseKind.LOBBY:
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
