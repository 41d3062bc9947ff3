"""Lists of people as programs write them come in whole: name, address, role and department, and nothing else."""

import pytest

from app.domain.people_columns import has_header, recognised, without_others
from app.domain.people_import import planned
from tests.domain.people_lists import SHAPES, Shape


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_a_program_s_list_comes_in_whole_and_nothing_else_is_kept(shape: Shape) -> None:
    rows, left = without_others(shape.rows)
    is_titled = has_header(rows)
    plan = planned(rows[is_titled:], recognised(rows, by_header=is_titled), ())
    assert tuple(row.person for row in plan) == shape.people
    assert tuple(column.title for column in left) == shape.left
    assert {row.verdict for row in plan} == {"new"}
