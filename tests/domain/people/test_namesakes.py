"""Two people called Ana Souza: what the list of names shows of them, and what Maria is told who adds the second."""

from dataclasses import replace

import pytest

from app.domain.people.namesakes import name_hints, on_the_list_already
from app.domain.people.people import NewPerson
from tests.factories import participant
from tests.people import ANA, BEN

ana = participant(ANA)
other = replace(ana, id="other", email="other@museum.example")


def hints(**changes: str) -> dict[str, str]:
    """Of Ana, a guide at the front of house, and of another Ana Souza."""
    return dict(name_hints([ana, participant(BEN), replace(other, **changes)]))  # type: ignore[arg-type]


def test_namesakes_show_what_tells_them_apart_and_nobody_else_shows_anything() -> None:
    assert name_hints([ana, participant(BEN)]) == {}
    assert hints(role="Registrar") == {"ana": "Guide", "other": "Registrar"}
    assert hints(name="ANA souza", department="Learning") == {"ana": "Front of house", "other": "Learning"}
    assert hints(role="", department="Learning") == {"ana": "Guide", "other": "Learning"}
    assert hints(role="", department="") == {"ana": "Guide", "other": ""}
    third = replace(ana, id="third", role="Registrar", department="Learning")
    assert name_hints([ana, replace(other, department="Learning"), third]) == {
        **{"ana": "Front of house", "other": "Guide, Learning"},
        "third": "Registrar",
    }


def test_no_address_tells_anybody_apart() -> None:
    bare = [replace(ana, id=str(number), role="", department="", email=f"{number}@a.example") for number in range(2)]
    assert name_hints(bare) == {"0": "the first on the list", "1": "the second on the list"}


def test_where_role_and_department_are_the_same_the_team_or_the_place_on_the_list_tells() -> None:
    same = "Guide, Front of house"
    assert hints() == {"ana": f"{same}, the first on the list", "other": f"{same}, the second on the list"}
    three = [replace(ana, id=key, team=team) for key, team in (("one", "A"), ("two", "B"), ("three", "B"))]
    assert name_hints(three, by_team=True) == {
        "one": f"{same}, Team A",
        "two": f"{same}, Team B, the second on the list",
        "three": f"{same}, Team B, the third on the list",
    }
    crowd = name_hints([replace(ana, id=str(number), role="", department="") for number in range(12)])
    assert len(set(crowd.values())) == 12 and crowd["11"] == "number 12 on the list"


@pytest.mark.parametrize(
    ("entered", "listed", "needs"),
    [
        (NewPerson("ana souza"), replace(ana, email=""), "both need an e-mail address, and the new one needs a role"),
        (NewPerson("Ana Souza", "", "Guide"), ana, "the new one needs an e-mail address, so"),
        (
            NewPerson("Ana Souza", "new@museum.example"),
            replace(ana, email="", role="", department=""),
            "the one on the list needs an e-mail address, and both need a role or a department, so",
        ),
        (
            NewPerson("Ana Souza", "new@museum.example", "", "Learning"),
            replace(ana, email="", role="", department=""),
            "the one on the list needs an e-mail address and a role or a department, so",
        ),
    ],
)
def test_who_needs_what_is_said(entered: NewPerson, listed: object, needs: str) -> None:
    refusal = on_the_list_already(entered, listed)  # type: ignore[arg-type]
    assert (refusal.what_happened, refusal.field) == ("Ana Souza is on the list already.", "name")
    assert refusal.next_step.startswith(f"Are they two people? Then {needs}")
    assert refusal.next_step.endswith(", so that they can be told apart.")


def test_one_address_is_one_person() -> None:
    refusal = on_the_list_already(NewPerson("A. Souza", ANA.email.upper()), ana)
    assert (refusal.what_happened, refusal.next_step, refusal.field) == (
        "A. Souza, as Ana Souza, is on the list already, with this e-mail address.",
        "Somebody else needs an address of their own.",
        "email",
    )
    assert on_the_list_already(NewPerson("Ana Souza", ANA.email), ana).what_happened == (
        "Ana Souza is on the list already, with this e-mail address."
    )
