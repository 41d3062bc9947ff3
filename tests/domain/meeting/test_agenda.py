"""The agenda: what docs/method.md says, and what Maria may change."""

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Invalid, NotFound
from app.domain.meeting.agenda import (
    Phase,
    added_phase,
    changed_phase,
    default_agenda,
    moved_phase,
    phase_after,
    phase_by_id,
    refitted,
    removed_phase,
    total_minutes,
)
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.workshops.workshops import Mode, Setting

BACKBONE = ["lobby", "draft", "compare", "write", "check"]
"""The kinds that carry the method. They stay, and stay in this order."""


def agenda(mode: Mode = Mode.BREAKOUTS, setting: Setting = Setting.VIRTUAL) -> tuple[Phase, ...]:
    """Its ids are the phases' numbers in docs/method.md: the lobby is 0."""
    numbers = count()
    return default_agenda(mode, lambda: str(next(numbers)), setting)


def kinds(entries: tuple[Phase, ...]) -> list[str]:
    return [str(phase.kind) for phase in entries]


@pytest.mark.parametrize(("mode", "draft", "compare"), [(Mode.BREAKOUTS, 15, 25), (Mode.SOLO, 5, 35)])
def test_the_default_agenda_is_the_methods(mode: Mode, draft: int, compare: int) -> None:
    assert agenda(mode) == (
        Phase("0", PhaseKind.LOBBY, "Lobby", 0),
        Phase("1", PhaseKind.JUMP_IN, "Jump in", 5),
        Phase("2", PhaseKind.PEOPLE_SAID, "What our people said", 20),
        Phase("3", PhaseKind.CUSTOMER, "Our primary customer", 10),
        Phase("4", PhaseKind.GOOD_VISION, "What makes a good vision", 10),
        Phase("5", PhaseKind.DRAFT, "Draft", draft),
        Phase("6", PhaseKind.COMPARE, "Compare", compare),
        Phase("7", PhaseKind.BREAK, "Break", 10),
        Phase("8", PhaseKind.WRITE, "Write the group statement", 35),
        Phase("9", PhaseKind.CHECK, "Check", 15),
        Phase("10", PhaseKind.NEXT_STEPS, "Next steps", 5),
    )
    assert total_minutes(agenda(mode)) == 150


@pytest.mark.parametrize(("mode", "draft", "compare"), [(Mode.BREAKOUTS, 15, 20), (Mode.SOLO, 5, 30)])
def test_in_person_it_takes_two_hours_with_the_same_time_to_draft(mode: Mode, draft: int, compare: int) -> None:
    in_person = agenda(mode, Setting.IN_PERSON)
    assert [phase.minutes for phase in in_person] == [0, 5, 15, 10, 5, draft, compare, 5, 25, 15, 5]
    assert total_minutes(in_person) == 120
    assert [(phase.kind, phase.title) for phase in in_person] == [(phase.kind, phase.title) for phase in agenda(mode)]


def test_another_way_of_meeting_brings_its_lengths_and_leaves_what_was_chosen_by_hand() -> None:
    edited = changed_phase(added_phase(agenda(), "tour", "A tour", 20), "8", "Write", 50)
    fitted = refitted(edited, agenda(), agenda(Mode.SOLO, Setting.IN_PERSON))
    assert [phase.minutes for phase in fitted] == [0, 5, 15, 10, 5, 5, 30, 5, 50, 15, 5, 20]
    assert [(phase.id, phase.title) for phase in fitted] == [(phase.id, phase.title) for phase in edited]
    assert refitted(fitted, agenda(Mode.SOLO, Setting.IN_PERSON), agenda()) == edited


def test_phases_are_found_and_followed() -> None:
    entries = agenda()
    assert phase_by_id(entries, "5").kind is PhaseKind.DRAFT
    assert phase_after(entries, "5") == entries[6]
    assert phase_after(entries, "5", -1) == entries[4]
    assert phase_after(entries, "10") is None
    assert phase_after(entries, "0", -1) is None
    with pytest.raises(NotFound, match="no longer on the agenda"):
        phase_by_id(entries, "gone")


def test_title_and_minutes_of_any_phase_can_change() -> None:
    entries = agenda()
    changed = changed_phase(entries, "5", "  Write   a first draft ", 20)
    assert changed == (*entries[:5], Phase("5", PhaseKind.DRAFT, "Write a first draft", 20), *entries[6:])


@pytest.mark.parametrize("minutes", [0, 240])
def test_from_no_minutes_to_four_hours(minutes: int) -> None:
    assert phase_by_id(changed_phase(agenda(), "5", "Draft", minutes), "5").minutes == minutes


@pytest.mark.parametrize(
    ("title", "minutes", "field"),
    [("", 5, "title"), ("x" * 81, 5, "title"), ("Draft", -1, "minutes"), ("Draft", 241, "minutes")],
)
def test_what_makes_no_sense_is_refused_and_named(title: str, minutes: int, field: str) -> None:
    with pytest.raises(Invalid) as changing:
        changed_phase(agenda(), "5", title, minutes)
    with pytest.raises(Invalid) as adding:
        added_phase(agenda(), "new", title, minutes)
    assert changing.value.field == adding.value.field == field


def test_a_phase_of_ones_own_is_added_at_the_end_and_moved_where_it_belongs() -> None:
    longer = added_phase(agenda(), "walk", "A walk in the harbour", 15)
    assert longer == (*agenda(), Phase("walk", PhaseKind.OTHER, "A walk in the harbour", 15))
    moved = moved_phase(longer, "walk", -4)
    assert moved == (*agenda()[:7], longer[-1], *agenda()[7:])
    assert moved_phase(moved, "walk", 100) == longer


@pytest.mark.parametrize("phase_id", ["0", "5", "6", "8", "9"])
def test_the_backbone_stays(phase_id: str) -> None:
    with pytest.raises(Invalid, match="carries the method and stays"):
        removed_phase(agenda(), phase_id)


def test_everything_else_can_go() -> None:
    entries = agenda()
    for phase_id in ("1", "2", "3", "4", "7", "10"):
        entries = removed_phase(entries, phase_id)
    assert kinds(entries) == BACKBONE
    assert entries == tuple(agenda()[number] for number in (0, 5, 6, 8, 9))


@pytest.mark.parametrize(
    ("phase_id", "steps"),
    [("5", 1), ("6", -1), ("8", 1), ("9", -1), ("8", -2), ("0", 1), ("1", -1), ("7", -100)],
    ids=["draft down", "compare up", "write down", "check up", "write over compare", "lobby", "above lobby", "top"],
)
def test_the_backbone_keeps_its_order_and_the_lobby_comes_first(phase_id: str, steps: int) -> None:
    with pytest.raises(Invalid, match="keep their order"):
        moved_phase(agenda(), phase_id, steps)


def test_the_backbone_moves_over_what_is_not_of_it() -> None:
    assert kinds(moved_phase(agenda(), "5", -3))[:6] == [
        "lobby",
        "jump_in",
        "draft",
        "people_said",
        "customer",
        "good_vision",
    ]
    assert kinds(moved_phase(agenda(), "9", 1))[-2:] == ["next_steps", "check"]


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(-12, 12), st.booleans()), max_size=15))
def test_whatever_is_moved_or_removed_the_method_stays_whole(edits: list[tuple[int, int, bool]]) -> None:
    entries = added_phase(agenda(), "11", "More", 5)
    for phase, steps, removes in edits:
        try:
            entries = removed_phase(entries, str(phase)) if removes else moved_phase(entries, str(phase), steps)
        except (Invalid, NotFound):
            continue
    assert [kind for kind in kinds(entries) if kind in BACKBONE] == BACKBONE
    assert entries[0].kind is PhaseKind.LOBBY
    assert len({entry.id for entry in entries}) == len(entries)
