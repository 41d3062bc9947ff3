"""How far people are who write alone, in steps, at fixed times."""

from datetime import timedelta

import pytest

from app.domain.meeting.solo_progress import LOOK_SECONDS, Progress, look_at, progress
from tests.factories import MORNING


def names(count: int) -> set[str]:
    return {f"person {number}" for number in range(count)}


@pytest.mark.parametrize(("count", "step"), [(0, 0), (1, 0), (2, 0), (3, 3), (5, 3), (6, 6), (8, 6), (12, 12)])
def test_numbers_are_steps_of_three(count: int, step: int) -> None:
    assert progress(names(count), names(count), set()) == Progress(step, step, 0, all_done=False)


@pytest.mark.parametrize(
    ("here", "done", "all_done"),
    [
        (names(3), names(3), True),
        (names(4), names(3), False),
        (names(3), names(4), True),  # one who was done has gone
        (names(2), names(2), False),  # each would be told of the other
        (set(), names(3), False),
    ],
)
def test_all_who_are_here_are_done_where_three_or_more_are(here: set[str], done: set[str], all_done: bool) -> None:
    assert progress(here, set(), done).all_done is all_done


def test_every_process_looks_at_the_same_times() -> None:
    first = look_at(MORNING)
    assert {look_at(first + timedelta(seconds=at)) for at in (0, 0.5, LOOK_SECONDS - 0.001)} == {first}
    assert look_at(first + timedelta(seconds=LOOK_SECONDS)) == first + timedelta(seconds=LOOK_SECONDS)
