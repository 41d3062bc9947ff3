"""Several people in a line, and groups of people with a name before them."""

import pytest

from app.domain.people.people import NewPerson
from app.domain.tables.sheets import AS_RECOGNISED
from app.reading.people import read_people
from tests.domain.listed import plan_of

FOUR = [NewPerson(name) for name in ("Lea Moreau", "Ben Adeyemi", "Chen Wei", "Eva Nagy")]
FIRST_NAMES = [NewPerson(name) for name in ("Lea", "Ben", "Chen", "Eva")]


def told(pasted: str) -> tuple[list[NewPerson], list[str]]:
    """All that comes in, and what is left behind; nothing else stands in any row."""
    read = read_people(pasted, AS_RECOGNISED)
    plan = plan_of(read.rows)
    assert [row.unsaid for row in plan] == [()] * len(plan)
    return [row.person for row in plan], [left.title for left in read.left]


@pytest.mark.parametrize(
    "pasted",
    [
        "Lea Moreau, Ben Adeyemi\nChen Wei, Eva Nagy",
        "Lea Moreau\tBen Adeyemi\nChen Wei\tEva Nagy",
        "Lea Moreau; Ben Adeyemi\nChen Wei; Eva Nagy",
        "Lea Moreau / Ben Adeyemi\nChen Wei / Eva Nagy",
        "Lea Moreau/Ben Adeyemi\nChen Wei/Eva Nagy",
        "Lea Moreau + Ben Adeyemi\nChen Wei + Eva Nagy",
        "Lea Moreau & Ben Adeyemi\nChen Wei & Eva Nagy",
        "Lea Moreau and Ben Adeyemi\nChen Wei and Eva Nagy",
        "Lea Moreau und Ben Adeyemi\nChen Wei und Eva Nagy",
        "Lea Moreau et Ben Adeyemi\nChen Wei et Eva Nagy",
        "Lea Moreau y Ben Adeyemi\nChen Wei y Eva Nagy",
        "Lea Moreau e Ben Adeyemi\nChen Wei e Eva Nagy",
        "Lea Moreau i Ben Adeyemi\nChen Wei i Eva Nagy",
        "Lea Moreau en Ben Adeyemi\nChen Wei en Eva Nagy",
        "Lea Moreau & Ben Adeyemi, Chen Wei, Eva Nagy",
        "Lea Moreau & Ben Adeyemi, Chen Wei & Eva Nagy",
        "Lea Moreau, Ben Adeyemi, Chen Wei\nEva Nagy",
        "Lea Moreau\nBen Adeyemi, Chen Wei and Eva Nagy.",
        "1. Lea Moreau, Ben Adeyemi\n2. Chen Wei, Eva Nagy",
        "| Lea Moreau | Ben Adeyemi |\n| Chen Wei | Eva Nagy |",
    ],
)
def test_several_in_each_line_are_a_person_each(pasted: str) -> None:
    assert told(pasted) == (FOUR, [])


@pytest.mark.parametrize(
    ("pasted", "people"),
    [
        ("Lea Moreau, Visitor Garden\nBen Adeyemi, Old Tower", [("Lea Moreau", "Visitor Garden"),
                                                               ("Ben Adeyemi", "Old Tower")]),
        ("Lea Moreau\tHarbour\nBen Adeyemi\tKiosk", [("Lea Moreau", "Harbour"), ("Ben Adeyemi", "Kiosk")]),
        ("Martín García, Anna\nRuiz Gil, Eva", [("Anna Martín García", ""), ("Eva Ruiz Gil", "")]),
        ("José Ortega y Gasset\nAnna von und zu Berg", [("José Ortega y Gasset", ""), ("Anna von und zu Berg", "")]),
        ("Lea Moreau: IT\nBen Adeyemi: HR", [("Lea Moreau", "IT"), ("Ben Adeyemi", "HR")]),
        ("Lea=IT, Ben=HR", [("Lea", "IT"), ("Ben", "HR")]),
        ("Lea -> IT; Ben -> HR", [("Lea", "IT"), ("Ben", "HR")]),
    ],
)  # fmt: skip
def test_one_in_each_line_keeps_what_stands_beside(pasted: str, people: list[tuple[str, str]]) -> None:
    assert told(pasted) == ([NewPerson(name, "", "", department) for name, department in people], [])


@pytest.mark.parametrize(
    ("label", "other"),
    [
        ("Table 1", "Table 2"),
        ("Tisch 1", "Tisch 2"),
        ("Group A", "Group B"),
        ("Gruppe Rot", "Gruppe Blau"),
        ("Équipe 1", "Équipe 2"),
        ("Mesa 1", "Mesa 2"),
        ("Tavolo 1", "Tavolo 2"),
        ("Stolik 1", "Stolik 2"),
        ("Drużyna A", "Drużyna B"),
        ("Tafel 1", "Tafel 2"),
        ("Sala 1", "Sala 2"),
        ("Breakout room 1", "Breakout room 2"),
        ("Team 1", "Team 2"),
        ("Yes", "Maybe"),
        ("Zugesagt", "Abgesagt"),
        ("Présents", "Absents"),
        ("Harbour", "Kiosk"),
    ],
)
def test_what_only_sorts_people_is_left_out_and_told_of(label: str, other: str) -> None:
    assert told(f"{label}: Lea Moreau, Ben Adeyemi\n{other}: Chen Wei, Eva Nagy") == (FOUR, [label, other])
    assert told(f"{label}: Lea Moreau, Ben Adeyemi; {other}: Chen Wei, Eva Nagy") == (FOUR, [label, other])
    assert told(f"{label}: Lea, Ben\n{other}: Chen, Eva") == (FIRST_NAMES, [label, other])


@pytest.mark.parametrize(
    "pasted",
    [
        "Table 1\nLea Moreau\nBen Adeyemi\n\nTable 2\nChen Wei\nEva Nagy",
        "Table 1:\n- Lea Moreau\n- Ben Adeyemi\nTable 2:\n- Chen Wei\n- Eva Nagy",
    ],
)
def test_a_group_s_people_may_stand_below_its_label(pasted: str) -> None:
    assert told(pasted) == (FOUR, ["Table 1:", "Table 2:"])


@pytest.mark.parametrize(
    "pasted",
    [
        "Table 1 (Lea, Ben), Table 2 (Chen, Eva)",
        "Table 1 - Lea, Ben\nTable 2 - Chen, Eva",
        "Table 1\tLea\tBen\nTable 2\tChen\tEva",
        "Table 1: Lea & Ben | Table 2: Chen & Eva",
        "Table 1 = Lea / Ben; Table 2 = Chen / Eva.",
    ],
)
def test_groups_may_be_written_in_other_ways(pasted: str) -> None:
    assert told(pasted) == (FIRST_NAMES, ["Table 1", "Table 2"])


@pytest.mark.parametrize(
    ("label", "role", "department"),
    [
        ("Guide", "Guide", ""),
        ("Guides", "Guide", ""),
        ("Kuratorin", "Kuratorin", ""),
        ("Chef de projet", "Chef de projet", ""),
        ("Sales", "", "Sales"),
        ("IT", "", "IT"),
        ("MU-COL", "", "MU-COL"),
        ("Vertrieb", "", "Vertrieb"),
        ("Ventas", "", "Ventas"),
        ("Kadry", "", "Kadry"),
        ("Front of house", "", "Front of house"),
        ("Team Harbour", "", "Team Harbour"),
    ],
)
def test_a_role_or_a_department_may_stand_before_several(label: str, role: str, department: str) -> None:
    two = [NewPerson(name, "", role, department) for name in ("Lea Moreau", "Ben Adeyemi")]
    assert told(f"{label}: Lea Moreau, Ben Adeyemi") == (two, [])
    assert told(f"{label}: Lea Moreau & Ben Adeyemi\nCurator: Chen Wei") == (
        [*two, NewPerson("Chen Wei", "", "Curator")],
        [],
    )
    mails = [NewPerson(name, f"{name.casefold()}@museum.example", role, department) for name in ("Lea", "Ben")]
    assert told(f"{label}: lea@museum.example, ben@museum.example") == (mails, [])


def test_groups_without_people_and_titles_are_told_of() -> None:
    assert told("Seating plan\n\nTable 1: Lea, Ben\nTable 2: tbd\nTable 3:") == (
        FIRST_NAMES[:2],
        ["Seating plan", "Table 1", "Table 2", "Table 2: tbd", "Table 3:"],
    )
    assert told("Guide: Lea Moreau, Ben Adeyemi\nChen Wei\nEva Nagy") == (
        [*(NewPerson(name, "", "Guide") for name in ("Lea Moreau", "Ben Adeyemi")), *FOUR[2:]],
        [],
    )
