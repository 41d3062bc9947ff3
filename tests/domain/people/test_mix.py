"""Departments and the balance of the teams, in words."""

import pytest

from app.domain.people.mix import DepartmentCount, advice_on_mix, advice_on_teams, departments
from app.domain.people.people import Participant
from tests.factories import participant
from tests.people import ANA


def people(*about: str) -> tuple[Participant, ...]:
    """“A Shop” is somebody of team A from the department Shop; “A” notes no department."""
    return tuple(
        participant(ANA, id=str(number), team=words[0], department=words[2:]) for number, words in enumerate(about)
    )


def test_departments_are_counted_the_largest_first_and_the_unknown_last() -> None:
    assert departments(people("A", "A", "A", "A Shop", "B Wards", "A shop", "B Archive")) == (
        DepartmentCount("Shop", 2),
        DepartmentCount("Archive", 1),
        DepartmentCount("Wards", 1),
        DepartmentCount("", 3),
    )
    assert departments(()) == ()


@pytest.mark.parametrize(
    ("about", "advice"),
    [
        ((), ""),
        (("A Shop",), ""),
        (("A Shop", "B Wards"), ""),
        (("A Shop", "B Wards", "A Shop", "B Archive"), ""),
        (("A", "B"), "Note everyone’s department to see whether the group crosses departments, as the method "
                     "wants it."),
        (("A Shop", "B shop"), "All come from Shop. The vision covers the whole experience: invite other departments "
                               "too."),
        (("A Shop", "B Shop", "A Wards"), "2 of 3 come from Shop. More from elsewhere would widen the view."),
        (("A Shop", "B Wards", "A"), "Of 1 person the department is not noted yet."),
        (("A Shop", "B Wards", "A", "B"), "Of 2 people the department is not noted yet."),
    ],
)  # fmt: skip
def test_advice_on_the_mix(about: tuple[str, ...], advice: str) -> None:
    assert advice_on_mix(people(*about)) == advice


@pytest.mark.parametrize(
    ("about", "advice"),
    [
        ((), ""),
        (("A",), ""),
        (("A", "B", "B"), ""),
        (("A", "A"), "Team A has 2 and team B 0. The method wants them about equal: move one person to team B."),
        (("B",) * 6 + ("A",), "Team B has 6 and team A 1. The method wants them about equal: move 2 people to team A."),
        (("A Shop", "A shop", "B Wards"),
         "Both from Shop are in team A. Spread them, so that both drafts see the whole."),
        (("B Shop",) * 3 + ("A Wards", "A Wards", "A"),
         "All 3 from Shop are in team B. Spread them, so that both drafts see the whole."),
        (("A Shop", "B Shop", "A Wards", "B Wards"), ""),
    ],
)  # fmt: skip
def test_advice_on_the_teams(about: tuple[str, ...], advice: str) -> None:
    assert advice_on_teams(people(*about)) == advice
