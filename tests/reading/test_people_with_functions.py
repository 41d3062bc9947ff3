"""Lists in which beside each name stands what the person does, whatever parts one from the next."""

from contextlib import suppress

import pytest

from app.domain.errors import Invalid
from app.domain.people.people import NewPerson
from app.domain.tables.sheets import AS_RECOGNISED
from app.reading.people import read_people
from tests.domain.listed import plan_of
from tests.timing import in_time

LEA, BEN = NewPerson("Lea Moreau", "", "Guide"), NewPerson("Ben Adeyemi", "", "Curator")
CHEN, EVA = NewPerson("Chen Wei", "", "", "IT"), NewPerson("Eva Nagy")
OF_THREE = [NewPerson(name, "", "", said) for name, said in (("Lea", "IT"), ("Ben", "HR"), ("Chen", "IT"))]
WRITTEN_TO = [
    NewPerson("Lea Moreau", "lea@museum.example", "Guide"),
    NewPerson("Ben Adeyemi", "ben@museum.example", "Curator"),
]


def people(pasted: str) -> list[NewPerson]:
    """All that come in, where nothing else is in the list."""
    read = read_people(pasted, AS_RECOGNISED)
    plan = plan_of(read.rows)
    assert [row.unsaid for row in plan] == [()] * len(plan)
    assert read.left == ()
    return [row.person for row in plan]


@pytest.mark.parametrize(
    "pasted",
    [
        "Lea Moreau (Guide), Ben Adeyemi (Curator)",
        "Lea Moreau (Guide); Ben Adeyemi (Curator);",
        "Lea Moreau [Guide] / Ben Adeyemi [Curator]",
        "Lea Moreau (Guide) und Ben Adeyemi (Curator)",
        "Lea Moreau（Guide）、Ben Adeyemi（Curator）",
        "Lea Moreau {Guide}, Ben Adeyemi {Curator}",
        "Lea Moreau, Guide; Ben Adeyemi, Curator",
        "Lea Moreau: Guide; Ben Adeyemi: Curator",
        "Lea Moreau – Guide, Ben Adeyemi – Curator",
        "Lea Moreau | Guide; Ben Adeyemi | Curator",
        "Lea Moreau/Guide; Ben Adeyemi/Curator",
        "Lea Moreau; Guide; Ben Adeyemi; Curator",
        "Lea Moreau, Guide, Ben Adeyemi, Curator",
        "Guide: Lea Moreau; Curator: Ben Adeyemi",
        "Moreau, Lea (Guide); Adeyemi, Ben (Curator)",
        "Moreau, Lea, Guide\nAdeyemi, Ben, Curator",
        "Lea Moreau, Guide\nAdeyemi, Ben, Curator",
        "Moreau, Lea (Guide)\nBen Adeyemi (Curator)",
        "Moreau, Lea – Guide\nAdeyemi, Ben – Curator",
    ],
)
def test_each_in_a_line_keeps_what_they_do(pasted: str) -> None:
    assert people(pasted) == [LEA, BEN]


@pytest.mark.parametrize(
    "pasted",
    [
        "Lea (IT), Ben (HR), Chen (IT)",
        "Lea (IT) Ben (HR) Chen (IT)",
        "Lea: IT; Ben: HR; Chen: IT",
        "Lea: IT, Ben: HR and Chen: IT",
        "Lea - IT, Ben - HR, Chen - IT",
        "Lea, IT; Ben, HR; Chen, IT",
    ],
)
def test_first_names_with_departments_are_a_person_each(pasted: str) -> None:
    assert people(pasted) == OF_THREE


@pytest.mark.parametrize(
    "pasted",
    [
        "Lea Moreau (Guide), Eva Nagy, Ben Adeyemi (Curator) and Chen Wei (IT)",
        "Lea Moreau, Guide; Eva Nagy\nBen Adeyemi, Curator; Chen Wei, IT",
        "Moreau, Lea (Guide)\nNagy, Eva\nAdeyemi, Ben (Curator)\nWei, Chen (IT)",
        "Moreau, Lea, Guide\nEva Nagy\nAdeyemi, Ben, Curator\nWei, Chen, IT",
    ],
)
def test_a_person_without_details_stands_among_others(pasted: str) -> None:
    assert people(pasted) == [LEA, EVA, BEN, CHEN]


@pytest.mark.parametrize(
    "pasted",
    [
        "Lea Moreau; Guide; lea@museum.example; Ben Adeyemi; Curator; ben@museum.example",
        "Lea Moreau, Guide, lea@museum.example, Ben Adeyemi, Curator, ben@museum.example",
        "Guide; Lea Moreau; lea@museum.example; Curator; Ben Adeyemi; ben@museum.example",
        "lea@museum.example | Lea Moreau | Guide | ben@museum.example | Ben Adeyemi | Curator",
        "Lea Moreau <lea@museum.example> Guide\nBen Adeyemi <ben@museum.example> Curator",
        "Lea Moreau <lea@museum.example> Guide; Ben Adeyemi <ben@museum.example> Curator",
    ],
)
def test_their_addresses_stand_beside_them(pasted: str) -> None:
    assert people(pasted) == WRITTEN_TO


@pytest.mark.parametrize("mark", ["\t", ";", ","])
def test_first_and_last_names_in_two_columns_without_titles_are_one_name(mark: str) -> None:
    rows = [("Lea", "Moreau", "Museum", "lea@museum.example"), ("Ben", "Adeyemi", "Museum", "ben@museum.example")]
    museum = [NewPerson(f"{first} {last}", email, "", where) for first, last, where, email in rows]
    assert people("\n".join(map(mark.join, rows))) == museum
    alone = [NewPerson(person.name, person.email) for person in museum]
    assert people("\n".join(mark.join((*row[:2], row[3])) for row in rows)) == alone
    assert people(mark.join((*rows[0][:2], rows[0][3]))) == alone[:1]


def test_names_nobody_has_heard_of_are_turned_too() -> None:
    shown = [NewPerson("Besnik Qorri", "", "", "Tower"), NewPerson("Drita Hoxha", "", "", "Gate")]
    assert people("Qorri, Besnik (Tower)\nHoxha, Drita (Gate)") == shown
    assert people("Besnik Qorri (Tower), Drita Hoxha (Gate)") == shown


def test_who_is_called_by_an_occupation_is_a_person() -> None:
    assert people("Lea Koch (Guide), Ben Porter (Curator)") == [
        NewPerson("Lea Koch", "", "Guide"),
        NewPerson("Ben Porter", "", "Curator"),
    ]


def test_degrees_and_pronouns_are_told_of() -> None:
    plan = plan_of(read_people("Lea Moreau, PhD, Guide; Ben Adeyemi, MBA, Curator", AS_RECOGNISED).rows)
    assert [(row.person, row.unsaid) for row in plan] == [(LEA, ("PhD",)), (BEN, ("MBA",))]


@pytest.mark.parametrize(
    "part", ["Lea (IT), ", "Lea: IT; ", "(", "Lea (", "a: b; ", "Lea - ", "Moreau, Lea (x)\n", "A; "]
)
def test_long_lists_take_no_time(part: str) -> None:
    def read() -> None:
        with suppress(Invalid):
            people(part * (400_000 // len(part)))
            people(part * (99_000 // len(part)))

    in_time(4, read)


@pytest.mark.parametrize(
    "pasted",
    [
        "lea.moreau@museum.example,Front of house\nben@museum.example,Collections",
        "lea.moreau@museum.example - Front of house\nben@museum.example - Collections",
        "lea.moreau@museum.example: Front of house\nben@museum.example: Collections",
        "Front of house\tlea.moreau@museum.example\nCollections\tben@museum.example",
        "lea.moreau@museum.example (Front of house); ben@museum.example (Collections)",
    ],
)
def test_a_department_beside_an_address_is_nobody_and_the_name_is_made_of_the_address(pasted: str) -> None:
    assert people(pasted) == [
        NewPerson("Lea Moreau", "lea.moreau@museum.example", "", "Front of house"),
        NewPerson("Ben", "ben@museum.example", "", "Collections"),
    ]


@pytest.mark.parametrize("pasted", ["lea.moreau@museum.example HR", "HR <lea.moreau@museum.example>"])
def test_a_single_address_has_its_department_too(pasted: str) -> None:
    assert people(pasted) == [NewPerson("Lea Moreau", "lea.moreau@museum.example", "", "HR")]


def test_an_address_of_a_department_has_its_name() -> None:
    assert people("Sales <sales@museum.example>") == [NewPerson("Sales", "sales@museum.example")]


@pytest.mark.parametrize("code", ["MU-COL", "MU-FOH-2", "CH/BE-3", "IT-42"])
@pytest.mark.parametrize("form", ["{}, {code} <{mail}>", "{} {code} <{mail}>", "{} ({code}) <{mail}>", "{}, {code}"])
def test_codes_are_departments_and_keep_their_letters(code: str, form: str) -> None:
    pasted = form.format("Adeyemi Ben", code=code, mail="ben@museum.example")
    (person,) = people(pasted)
    assert person == NewPerson("Adeyemi Ben", person.email, "", code)


def test_letters_of_what_is_not_understood_stay() -> None:
    assert people("Xyz, ABC, Def, GHI <x@museum.example>") == [NewPerson("Xyz, ABC, Def, GHI", "x@museum.example")]


def test_each_group_in_a_line_holds_those_behind_it() -> None:
    written = (
        "Team: Lea <lea@museum.example>, Ben <ben@museum.example>; IT: Chen <chen@museum.example>, Eva <e@x.example>"
    )
    assert people(written) == [
        NewPerson("Lea", "lea@museum.example", "", "Team"),
        NewPerson("Ben", "ben@museum.example", "", "Team"),
        NewPerson("Chen", "chen@museum.example", "", "IT"),
        NewPerson("Eva", "e@x.example", "", "IT"),
    ]
    assert people("Sales: Lea Moreau, Ben Adeyemi; IT: Chen Wei, Eva Nagy") == [
        NewPerson("Lea Moreau", "", "", "Sales"),
        NewPerson("Ben Adeyemi", "", "", "Sales"),
        NewPerson("Chen Wei", "", "", "IT"),
        NewPerson("Eva Nagy", "", "", "IT"),
    ]


@pytest.mark.parametrize("pasted", ["Smith, John Jr.", "Smith Jr., John", "Smith, John, Jr.", "John Smith Jr."])
def test_the_generation_stands_behind_the_last_name(pasted: str) -> None:
    assert people(f"Name\n{pasted}\nO'Neil, Pat") == [NewPerson("John Smith Jr."), NewPerson("Pat O'Neil")]


@pytest.mark.parametrize(
    "pasted",
    [
        "Id;Answer\n1;Calm and friendly people\n2;They never had to wait\n3;Like coming home",
        "Id,Date,Antwort\n1,2026-01-01,Ruhe\n2,2026-01-02,Tempo\n3,2026-01-03,Fairness",
    ],
)
def test_a_list_of_answers_is_said_to_be_one(pasted: str) -> None:
    with pytest.raises(Invalid, match="This is a list of answers, not of people"):
        people(pasted)


def test_a_column_of_answers_beside_names_is_no_hindrance() -> None:
    plan = plan_of(read_people("Name;Answer\nLea Moreau;Calm\nBen Adeyemi;Fast", AS_RECOGNISED).rows)
    assert [row.person.name for row in plan] == ["Lea Moreau", "Ben Adeyemi"]
