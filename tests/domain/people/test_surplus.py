"""Rows with more cells than titles, where a value holds the separator and no quotation marks."""

import pytest

from app.domain.people.people import NewPerson
from app.domain.people.surplus import without_surplus
from app.domain.tables.sheets import SheetRow
from tests.domain.listed import people_of

LEA = NewPerson("Lea Moreau", "lea@museum.example", "Guide", "Front of house", "Loves art, and people")


def rows(text: str, separator: str) -> tuple[SheetRow, ...]:
    lines = [tuple(cell.strip() for cell in line.split(separator)) for line in text.split("\n")]
    return tuple(SheetRow(number, cells) for number, cells in enumerate(lines, start=1))


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Name,Role\nMoreau, Lea,Guide", NewPerson("Lea Moreau", role="Guide")),
        ("Name,Role\nMoreau,Lea,Head Guide", NewPerson("Lea Moreau", role="Head Guide")),
        ("Nom,Fonction\nMoreau, Lea,Directrice", NewPerson("Lea Moreau", role="Directrice")),
        ("Nombre,Cargo\nMoreau, Lea,Directora", NewPerson("Lea Moreau", role="Directora")),
        ("Role,Name\nGuide,Moreau, Lea", NewPerson("Lea Moreau", role="Guide")),
        ("Name,Role\nLea Moreau,Guide, Curator", NewPerson("Lea Moreau", role="Guide, Curator")),
        (
            "Name,Department,E-mail\nMoreau, Lea,Shop,lea@museum.example",
            NewPerson("Lea Moreau", "lea@museum.example", "", "Shop"),
        ),
        (
            "Name,Department,E-mail\nLea Moreau,Shop, Sales,lea@museum.example",
            NewPerson("Lea Moreau", "lea@museum.example", "", "Shop, Sales"),
        ),
        (
            "First name,Last name,Department\nLea,Moreau,Sales, Shop",
            NewPerson("Lea Moreau", department="Sales, Shop"),
        ),
        (
            "Name,E-mail,Bio\nLea Moreau,lea@museum.example,Loves art, music, and people",
            NewPerson("Lea Moreau", "lea@museum.example", bio="Loves art, music, and people"),
        ),
        (
            "Name,Role,E-mail,Bio\nMoreau, Lea,Guide,lea@museum.example,Sings",
            NewPerson("Lea Moreau", "lea@museum.example", "Guide", bio="Sings"),
        ),
    ],
)
def test_the_cells_that_belong_together_are_put_together(text: str, person: NewPerson) -> None:
    assert people_of(without_surplus(rows(text, ","), ",")) == [person]


def test_each_row_is_put_together_where_it_fits() -> None:
    text = "Name,Role\nMoreau, Lea,Guide\nBen Adeyemi,Curator\nEva Nagy,Guide, Curator"
    assert people_of(without_surplus(rows(text, ","), ",")) == [
        NewPerson("Lea Moreau", role="Guide"),
        NewPerson("Ben Adeyemi", role="Curator"),
        NewPerson("Eva Nagy", role="Guide, Curator"),
    ]


@pytest.mark.parametrize(
    "text", ["Name,Role,Department\nLea Moreau,x,y,z", "Lea Moreau,Guide,Shop", "Name,Role\nLea Moreau,Guide"]
)
def test_what_nothing_tells_of_stays_as_it_is(text: str) -> None:
    assert without_surplus(rows(text, ","), ",") == rows(text, ",")
    assert without_surplus(rows(text, ","), "") == rows(text, ",")
