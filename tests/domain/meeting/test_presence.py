"""What pages tell of who is here and who is done: of oneself all, of others what leaves drafts and answers unnamed."""

import pytest

from app.domain.meeting.phase_spec import PhaseKind
from app.domain.meeting.presence import Company, PersonHere, company, tells_who_is_here
from app.domain.workshops.workshops import Mode
from tests.factories import MORNING, participant
from tests.people import ANA, BEN

EVERYONE = (participant(ANA, opened_at=MORNING, joined_at=MORNING), participant(BEN))


def shown(kind: PhaseKind, mode: Mode, reader_id: str = "") -> Company:
    """Ana is here and done; Ben is neither."""
    return company(EVERYONE, {"ana"}, {"ana"}, kind, mode, reader_id)


def people(*told: tuple[bool | None, bool | None]) -> tuple[PersonHere, ...]:
    return tuple(PersonHere(participant(member), *one) for member, one in zip((ANA, BEN), told, strict=True))


def test_who_is_here_is_told_where_nothing_comes_without_a_name() -> None:
    untold = {mode: {kind for kind in PhaseKind if not tells_who_is_here(kind, mode)} for mode in Mode}
    assert untold == {
        Mode.BREAKOUTS: {PhaseKind.COMPARE, PhaseKind.CHECK},
        Mode.SOLO: {PhaseKind.DRAFT, PhaseKind.COMPARE, PhaseKind.WRITE, PhaseKind.CHECK},
    }


def test_teams_that_draft_are_seen() -> None:
    assert shown(PhaseKind.DRAFT, Mode.BREAKOUTS) == Company(people((True, True), (False, False)), 1, 1)


def test_of_people_who_write_alone_nothing_is_told_not_even_a_number() -> None:
    assert shown(PhaseKind.DRAFT, Mode.SOLO) == Company(people((None, None), (None, None)), 0, 0)


@pytest.mark.parametrize(
    ("reader_id", "told"), [("ana", [(True, True), (None, None)]), ("ben", [(None, None), (False, False)])]
)
def test_one_is_told_of_oneself_alone(reader_id: str, told: list[tuple[bool | None, bool | None]]) -> None:
    assert shown(PhaseKind.DRAFT, Mode.SOLO, reader_id).people == people(*told)


@pytest.mark.parametrize("mode", list(Mode))
def test_beside_likes_and_answers_stand_numbers(mode: Mode) -> None:
    for kind in (PhaseKind.COMPARE, PhaseKind.CHECK):
        assert shown(kind, mode) == Company(people((None, None), (None, None)), 1, 1)
