"""A role with a comma stands in no quotation marks: the blank behind the comma shows that the cell goes on."""

import pytest

from app.domain.people.people import NewPerson
from app.domain.tables.sheets import AS_RECOGNISED
from app.reading.people import read_people
from tests.domain.listed import plan_of

TOM = NewPerson("Tom Ray", "tom@x.example", "Guide", "Shop")


@pytest.mark.parametrize("separator", [",", ";"])
@pytest.mark.parametrize("titles", ["Name,Role,Department,Email", ""])
@pytest.mark.parametrize(
    ("role", "department"),
    [
        ("Head of Sales, DACH", "Sales"),
        ("Vice President, Global, Partner Sales", "Sales"),
        ("Curator", "Research, Development, Paintings"),
        ("Lead, Blue", "Visitors, Tower"),
    ],
)
def test_a_cell_goes_on_behind_a_blank(separator: str, titles: str, role: str, department: str) -> None:
    rows = [f"Anna Berg,{role},{department},anna@x.example", "Tom Ray,Guide,Shop,tom@x.example"]
    pasted = "\n".join(filter(None, [titles, *rows])).replace(",", separator)
    anna = NewPerson("Anna Berg", "anna@x.example", role.replace(",", separator), department.replace(",", separator))
    assert [row.person for row in plan_of(read_people(pasted, AS_RECOGNISED).rows)] == [anna, TOM]


def test_blanks_behind_all_commas_tell_nothing() -> None:
    pasted = "Name, Role, Department, Email\nTom Ray, Guide, Shop, tom@x.example"
    assert [row.person for row in plan_of(read_people(pasted, AS_RECOGNISED).rows)] == [TOM]
