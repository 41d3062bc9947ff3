"""Lists of people as programs write them come in whole: name, address, role and department, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.people.columns import has_header, recognised, without_others
from app.domain.people.imports import planned
from app.domain.tables.sheets import SheetRow, cell_of, width_of
from tests.domain.listed import Shape, plan_of
from tests.domain.people_lists import SHAPES
from tests.timing import in_time


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_a_program_s_list_comes_in_whole_and_nothing_else_is_kept(shape: Shape) -> None:
    rows, left = without_others(shape.rows)
    plan = plan_of(rows)
    assert tuple(row.person for row in plan) == shape.people
    assert tuple(column.title for column in left) == shape.left + shape.lines
    assert {row.verdict for row in plan} == {"new"}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_the_columns_may_stand_in_any_order(shape: Shape) -> None:
    """But for the titles that only their order tells apart, and for rows without titles."""
    rows = without_others(shape.rows)[0]
    if not has_header(rows):
        return
    width = width_of(rows)
    turned = [SheetRow(row.number, tuple(cell_of(row, width - 1 - place) for place in range(width))) for row in rows]
    plan = planned(turned[1:], recognised(turned, by_header=True), ())
    assert tuple(row.person for row in plan) == shape.people


TITLES = [
    "Name",
    "Vorname",
    "Nom",
    "E-mail",
    "E-mail 2 Address",
    "Title",
    "Role",
    "Birthday",
    "Etwas",
    "",
    "姓",
    "Notes",
]
CELLS = ["Lea", "Moreau, Lea", "lea@museum.example", "lea at museum", "Guide", "Dr.", "", "3.5.1990", "=A1", "佐藤"]


@given(
    st.lists(st.sampled_from(TITLES) | st.text(max_size=5), max_size=6).map(tuple),
    st.lists(st.lists(st.sampled_from(CELLS) | st.text(max_size=12), max_size=6).map(tuple), max_size=8),
    st.booleans(),
)
def test_whatever_a_table_holds_it_is_planned(titles: tuple[str, ...], lines: list[tuple[str, ...]], by: bool) -> None:
    table = [SheetRow(number, cells) for number, cells in enumerate([titles, *lines], start=1) if any(cells)]
    rows, _ = without_others(table)
    has_header(rows)
    columns = recognised(rows, by_header=by)
    assert len(columns) == width_of(rows)
    assert len([column for column in columns if column != "left_out"]) == len({*columns} - {"left_out"})
    planned(rows, columns, ())


@pytest.mark.parametrize("width", [5, 200])
@pytest.mark.parametrize("cell", ["a", "Lea Moreau ", "lea@museum.example;", "(", "1 ", "<", "=?a?q?", ""])
def test_the_largest_table_takes_little_time(cell: str, width: int) -> None:
    filled = (cell * 1000)[: 5000 // width]  # a million characters in all
    rows = [SheetRow(1, ("Name",) * width)]
    rows += [SheetRow(number, (f"{number}", *(filled,) * (width - 1))) for number in range(2, 204)]

    def read() -> None:
        kept, _ = without_others(rows)
        planned(kept, recognised(kept, by_header=has_header(kept)), ())

    in_time(2, read)
