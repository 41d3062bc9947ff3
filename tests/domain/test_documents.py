"""Who may read and write which document, in which phase: the whole table."""

from datetime import UTC, datetime

import pytest

from app.domain.agenda import PhaseKind
from app.domain.documents import LIMIT, Document, DocumentKind, facilitator_may_read, is_writable, participant_may_read

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
