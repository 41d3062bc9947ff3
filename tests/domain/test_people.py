"""Maria adds her people: pasted from a list, typed by hand, spread over two teams."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.people import (
    NewPerson,
    Participant,
    advice_on_number,
    assign_teams,
    new_person,
    parse_lines,
    without_known,
)
from app.domain.refusals import Invalid
from tests.factories import participant
from tests.people import ANA, BEN, CHEN, DILEK, PARTICIPANTS

ANA_PERSON, BEN_PERSON = ANA.invited, BEN.invited


@pytest.mark.parametrize("mark", [", ", ",", ";", " ; ", "\t"])
def test_lines_are_taken_with_whatever_stands_between(mark: str) -> None:
    pasted = "\n".join(mark.join((m.name, m.email, m.role, m.department)) for m in PARTICIPANTS)
    assert parse_lines(pasted) == tuple(member.invited for member in PARTICIPANTS)


def test_a_name_is_enough_and_blank_lines_are_passed_over() -> None:
    assert parse_lines("\r\n  Ana   Souza \r\n\r\n\t\nBen Adeyemi,ben@museum.example\r\n") == (
        NewPerson("Ana Souza"),
        NewPerson("Ben Adeyemi", "ben@museum.example"),
    )


def test_cells_may_be_quoted_and_then_hold_the_separator() -> None:
    pasted = '"Souza, Ana","ana@museum.example","Guide, tours","Front of house"\n"Ben ""Benny"" Adeyemi"'
    assert parse_lines(pasted) == (
        NewPerson("Souza, Ana", "ana@museum.example", "Guide, tours", "Front of house"),
        NewPerson('Ben "Benny" Adeyemi'),
    )


def test_a_comma_in_a_role_does_no_harm_where_semicolons_separate() -> None:
    assert parse_lines("Souza, Ana; ana@museum.example; Guide, tours; Front of house") == (
        NewPerson("Souza, Ana", "ana@museum.example", "Guide, tours", "Front of house"),
    )


def test_cells_that_nobody_asked_for_are_left_out() -> None:
    assert parse_lines("Ana Souza, ana@museum.example, Guide, Front of house, +46 70 000") == (ANA_PERSON,)


def test_a_bad_address_is_named_with_its_line_and_nothing_is_taken() -> None:
    with pytest.raises(Invalid) as refusal:
        parse_lines("Ana Souza, ana@museum.example\n\nBen Adeyemi, ben at museum\nChen Wei")
    assert (refusal.value.what_happened, refusal.value.next_step, refusal.value.field) == (
        "Line 3: “ben at museum” does not look like an e-mail address.",
        "Nothing was added yet.",
        "lines",
    )


def test_a_line_without_a_name_is_named() -> None:
    with pytest.raises(Invalid, match="Line 2: Please enter a name"):
        parse_lines("Ana Souza\n, ben@museum.example")


@pytest.mark.parametrize("pasted", ["", "  \n\t\n", "\n" * 5])
def test_pasting_nothing_is_refused(pasted: str) -> None:
    with pytest.raises(Invalid, match="no name"):
        parse_lines(pasted)


@given(st.text(max_size=300))
def test_whatever_is_pasted_is_either_taken_tidily_or_refused(pasted: str) -> None:
    try:
        people = parse_lines(pasted)
    except Invalid:
        return
    assert people
    assert all(person == new_person(person.name, person.email, person.role, person.department) for person in people)


def test_what_is_typed_by_hand_is_tidied() -> None:
    tidied = new_person("  Ana   Souza ", " ana@museum.example ", " Guide\t", "Front  of house")
    assert tidied == ANA_PERSON
    with pytest.raises(Invalid) as refusal:
        new_person("Ana", "ana@museum")
    assert refusal.value.field == "email"
    with pytest.raises(Invalid) as refusal:
        new_person("A" * 101)
    assert refusal.value.field == "name"


def test_whoever_is_on_the_list_already_is_left_out() -> None:
    known = (participant(ANA), participant(CHEN, email=""))
    namesake = NewPerson("Ana Souza", "other.ana@museum.example")
    pasted = (
        NewPerson("A. Souza", "ANA@museum.example"),  # known by address
        NewPerson("chen wei"),  # known by name
        NewPerson("ana souza"),  # without an address, the name counts
        BEN_PERSON,
        replace(BEN_PERSON, name="Benjamin"),  # twice in what was pasted
        namesake,  # another address is another person
        DILEK.invited,
        NewPerson(DILEK.name),
    )
    assert without_known(pasted, known) == (BEN_PERSON, namesake, DILEK.invited)


def test_advice_on_the_number_is_given_and_never_bars() -> None:
    said = {count: advice_on_number(count) for count in (0, 1, 6, 7, 8, 10, 11)}
    assert said == {
        0: "Invite 7 to 10 people from different departments. Closer to 7 works better in a virtual meeting.",
        1: "The method works best with 7 to 10 people: 6 more would help. You can start with 1.",
        6: "The method works best with 7 to 10 people: 1 more would help. You can start with 6.",
        7: "",
        8: "",
        10: "",
        11: "The method works best with 7 to 10 people, closer to 7. With 11, expect to need more time.",
    }


def people(teams: list[str | None]) -> tuple[Participant, ...]:
    return tuple(participant(ANA, id=str(number), team=team) for number, team in enumerate(teams))


@pytest.mark.parametrize("count", range(13))
def test_teams_are_of_equal_size_or_differ_by_one(count: int) -> None:
    placed = assign_teams(people([None] * count), random.Random(count))
    assert [person.id for person in placed] == [str(number) for number in range(count)]
    assert sorted(person.team or "" for person in placed) == ["A"] * ((count + 1) // 2) + ["B"] * (count // 2)


@given(st.lists(st.sampled_from(["A", "B", None]), min_size=1, max_size=12), st.integers(0, 1000))
def test_whoever_was_placed_by_hand_stays_and_the_others_even_it_out(teams: list[str | None], seed: int) -> None:
    before = people(teams)
    after = assign_teams(before, random.Random(seed))
    assert [now for was, now in zip(before, after, strict=True) if was.team] == [was for was in before if was.team]
    by_hand = abs(teams.count("A") - teams.count("B"))
    sizes = [sum(person.team == team for person in after) for team in ("A", "B")]
    assert sum(sizes) == len(teams)
    assert abs(sizes[0] - sizes[1]) <= max(1, by_hand - teams.count(None))


def test_who_comes_into_which_team_is_drawn() -> None:
    drawn = {tuple(p.team for p in assign_teams(people([None] * 4), random.Random(seed))) for seed in range(60)}
    assert len(drawn) == 6  # all ways of choosing two of four
