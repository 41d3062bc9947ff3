"""Maria adds her people: typed by hand, and spread over two teams."""

import random
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Invalid
from app.domain.people.people import NewPerson, Participant, advice_on_number, assign_teams, is_same_person, new_person
from app.domain.workshops.workshops import Setting
from tests.factories import participant
from tests.people import ANA, CHEN

ANA_PERSON = ANA.invited


def test_what_is_typed_by_hand_is_tidied() -> None:
    tidied = new_person("  Ana   Souza ", " ana@museum.example ", " Guide\t", "Front  of house")
    assert tidied == ANA_PERSON
    with pytest.raises(Invalid) as refusal:
        new_person("Ana", "ana@museum")
    assert refusal.value.field == "email"
    with pytest.raises(Invalid) as refusal:
        new_person("A" * 101)
    assert refusal.value.field == "name"
    for field, limit in (("email", 200), ("role", 100), ("department", 100), ("bio", 300)):
        with pytest.raises(Invalid) as refusal:
            new_person("Ana", **{field: "a@b.example" + "x" * limit})
        assert (refusal.value.field, str(limit) in str(refusal.value)) == (field, True)
    assert new_person("Ana", bio="é" * 300) == NewPerson("Ana", bio="é" * 300)


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        (NewPerson("A. Souza", "ANA@museum.example"), ANA_PERSON, True),  # by address
        (NewPerson("chen WEI"), CHEN.invited, True),  # without an address, the name counts
        (CHEN.invited, NewPerson("Chen Wei"), True),
        (NewPerson("Ana Souza", "other.ana@museum.example"), ANA_PERSON, False),  # a namesake
        (NewPerson("Ben"), NewPerson("Ana"), False),
    ],
)
def test_people_are_the_same_by_address_or_lacking_that_by_name(
    one: NewPerson, other: NewPerson, is_same: bool
) -> None:
    assert is_same_person(one, other) is is_same


def test_advice_on_the_number_is_given_and_never_bars() -> None:
    said = {count: advice_on_number(count, Setting.VIRTUAL) for count in (0, 1, 6, 7, 8, 10, 11)}
    assert said == {
        0: "Invite 7 to 10 people from different departments. Closer to 7 works better in a virtual meeting.",
        1: "The method works best with 7 to 10 people: 6 more would help. You can start with 1.",
        6: "The method works best with 7 to 10 people: 1 more would help. You can start with 6.",
        7: "",
        8: "",
        10: "",
        11: "The method works best with 7 to 10 people, closer to 7. With 11, expect to need more time.",
    }
    assert {count: advice_on_number(count, Setting.IN_PERSON) for count in (0, 11)} == {
        0: "Invite 7 to 10 people from different departments.",
        11: "The method works best with 7 to 10 people. With 11, expect to need more time.",
    }


def people(teams: list[str | None]) -> tuple[Participant, ...]:
    return tuple(participant(ANA, id=str(number), team=team) for number, team in enumerate(teams))


@pytest.mark.parametrize("count", range(13))
def test_teams_are_of_equal_size_or_differ_by_one(count: int) -> None:
    placed = assign_teams(people([None] * count), random.Random(count))
    assert [person.id for person in placed] == [str(number) for number in range(count)]
    assert sorted(person.team or "" for person in placed) == ["A"] * ((count + 1) // 2) + ["B"] * (count // 2)


@given(st.lists(st.sampled_from(["A", "B", None]), min_size=1, max_size=12), st.integers(0, 1000))
def test_people_placed_by_hand_stay_and_the_others_even_it_out(teams: list[str | None], seed: int) -> None:
    before = people(teams)
    after = assign_teams(before, random.Random(seed))
    assert [now for was, now in zip(before, after, strict=True) if was.team] == [was for was in before if was.team]
    by_hand = abs(teams.count("A") - teams.count("B"))
    sizes = [sum(person.team == team for person in after) for team in ("A", "B")]
    assert sum(sizes) == len(teams)
    assert abs(sizes[0] - sizes[1]) <= max(1, by_hand - teams.count(None))


@given(
    st.lists(st.sampled_from(["Wards", "wards", "Kitchen", "IT", ""]), min_size=1, max_size=12), st.integers(0, 1000)
)
def test_each_department_is_in_both_teams(of: list[str], seed: int) -> None:
    """As far as its people go round, however its name is written; and the teams are of equal size all the same."""
    group = [replace(person, department=name) for person, name in zip(people([None] * len(of)), of, strict=True)]
    placed = assign_teams(group, random.Random(seed))
    for department in {name.casefold() for name in of if name}:
        sizes = Counter(person.team for person in placed if person.department.casefold() == department)
        assert abs(sizes["A"] - sizes["B"]) <= 1
    sizes = Counter(person.team for person in placed)
    assert abs(sizes["A"] - sizes["B"]) <= 1


def test_who_comes_into_which_team_is_drawn() -> None:
    drawn = {tuple(p.team for p in assign_teams(people([None] * 4), random.Random(seed))) for seed in range(60)}
    assert len(drawn) == 6  # all ways of choosing two of four
