"""Who may read and write which document, in which phase: the whole table."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.domain.documents.documents import (
    LIMIT,
    Document,
    DocumentKind,
    DocumentState,
    damaged,
    drafting_document,
    facilitator_may_read,
    in_mode,
    is_writable,
    participant_may_read,
)
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.workshops.workshops import Mode
from tests.factories import participant
from tests.people import ANA, BEN

LOCKED = datetime(2026, 12, 1, tzinfo=UTC)
DOCUMENTS = {
    "team A": Document("a", DocumentKind.TEAM, "A", None, 0, None),
    "team B": Document("b", DocumentKind.TEAM, "B", None, 0, None),
    "Ana's": Document("s", DocumentKind.SOLO, None, "ana", 0, None),
    "group": Document("g", DocumentKind.GROUP, None, None, 0, None),
}


def test_labels_are_the_methods() -> None:
    assert {name: document.label for name, document in DOCUMENTS.items()} == {
        "team A": "Team A",
        "team B": "Team B",
        "Ana's": "My draft",
        "group": "Group",
    }
    assert LIMIT == 20_000


def test_each_way_of_drafting_has_its_documents_and_group_comes_last() -> None:
    """Documents of the other way may be left from before it was changed."""
    found = {mode: [entry.id for entry in in_mode(list(DOCUMENTS.values()), mode)] for mode in Mode}
    assert found == {Mode.BREAKOUTS: ["a", "b", "g"], Mode.SOLO: ["s", "g"]}


@pytest.mark.parametrize(
    ("mode", "team", "anas", "bens"),
    [
        (Mode.BREAKOUTS, "B", "team B", "team B"),
        (Mode.BREAKOUTS, None, None, None),
        (Mode.SOLO, "B", "Ana's", None),
    ],
)
def test_people_draft_with_their_team_or_in_their_own(
    mode: Mode, team: str | None, anas: str | None, bens: str | None
) -> None:
    documents = list(DOCUMENTS.values())
    found = [drafting_document(documents, mode, participant(who, team=team)) for who in (ANA, BEN)]
    assert found == [DOCUMENTS.get(name or "") for name in (anas, bens)]


def test_a_document_is_blank_until_somebody_writes_and_locked_when_time_is_up() -> None:
    states = [
        Document("x", DocumentKind.TEAM, "A", None, seq, at).state for seq, at in ((0, None), (1, None), (1, LOCKED))
    ]
    assert states == [DocumentState.BLANK, DocumentState.IN_USE, DocumentState.LOCKED]


def test_damage_is_told_until_the_document_is_locked_and_never_whose_it_is() -> None:
    broken = [replace(document, damaged_at=LOCKED) for document in DOCUMENTS.values()]
    locked = [replace(document, locked_at=LOCKED) for document in broken]
    another = replace(broken[2], participant_id="ben")
    assert {mode: damaged([*broken, another], mode) for mode in Mode} == {
        Mode.BREAKOUTS: ("Team A", "Team B", "Group"),
        Mode.SOLO: ("one person’s draft", "Group"),
    }
    assert damaged(locked, Mode.SOLO) == damaged(list(DOCUMENTS.values()), Mode.SOLO) == ()


@pytest.mark.parametrize("name", list(DOCUMENTS))
def test_writing_opens_with_the_phase_that_is_told(name: str) -> None:
    first = next(phase for phase in PhaseKind if is_writable(DOCUMENTS[name], phase))
    assert DOCUMENTS[name].writing_phase is first


@pytest.mark.parametrize(
    ("who", "team", "readable"),
    [
        ("ana", "A", {"team A", "Ana's", "group"}),
        ("ana", "B", {"team B", "Ana's", "group"}),
        ("ana", None, {"Ana's", "group"}),
        ("ben", "A", {"team A", "group"}),
        ("ben", "B", {"team B", "group"}),
        ("ben", None, {"group"}),
    ],
)
def test_participants_read_the_groups_their_teams_and_their_own(who: str, team: str | None, readable: set[str]) -> None:
    assert {name for name, one in DOCUMENTS.items() if participant_may_read(one, who, team)} == readable


def test_a_document_of_no_team_is_not_read_by_people_without_one() -> None:
    assert not participant_may_read(Document("x", DocumentKind.TEAM, None, None, 0, None), "ana", None)


def test_facilitators_read_everything_but_solo_drafts() -> None:
    assert {name for name, document in DOCUMENTS.items() if facilitator_may_read(document)} == {
        "team A",
        "team B",
        "group",
    }


def test_drafts_are_written_while_drafting_and_the_group_document_while_writing_and_checking() -> None:
    writable = {
        phase: {name for name, document in DOCUMENTS.items() if is_writable(document, phase)} for phase in PhaseKind
    }
    assert writable == {
        PhaseKind.LOBBY: set(),
        PhaseKind.JUMP_IN: set(),
        PhaseKind.PEOPLE_SAID: set(),
        PhaseKind.CUSTOMER: set(),
        PhaseKind.GOOD_VISION: set(),
        PhaseKind.DRAFT: {"team A", "team B", "Ana's"},
        PhaseKind.COMPARE: set(),
        PhaseKind.BREAK: set(),
        PhaseKind.WRITE: {"group"},
        PhaseKind.CHECK: {"group"},
        PhaseKind.NEXT_STEPS: set(),
        PhaseKind.OTHER: set(),
    }


@pytest.mark.parametrize("kind", list(DocumentKind))
@pytest.mark.parametrize("phase", list(PhaseKind))
def test_what_is_locked_is_written_in_no_phase(kind: DocumentKind, phase: PhaseKind) -> None:
    assert not is_writable(Document("x", kind, "A", "ana", 3, LOCKED), phase)
