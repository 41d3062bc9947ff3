"""Codes as people type them, moments as browsers send them, lines as people fill them in."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Invalid
from app.domain.workshops.workshops import Mode, Workshop, normal_code, required_line

WORKSHOP = Workshop(
    "id", "Harbour Museum", "Title", datetime(2026, 12, 1, 13, 0, tzinfo=UTC), "Europe/Stockholm", Mode.SOLO,
    "12345678", "key", "Question?", 1,
)  # fmt: skip


OF_OTHER_SCRIPTS = [
    "１２３４ ５６７８",
    "١٢٣٤٥٦٧٨",
    "۱۲۳۴-۵۶۷۸",
    "१२३४५६७८",
    "\u200f1234\u200e5678",
    "1234－5678",
    "𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠",
]


@pytest.mark.parametrize("typed", OF_OTHER_SCRIPTS)
def test_a_code_may_be_typed_in_digits_of_any_script(typed: str) -> None:
    assert normal_code(typed) == "12345678"


@pytest.mark.parametrize(
    "typed",
    ["12345678", "1234 5678", " 12 34-56 78\n", "1234–5678", "1234—5678", "1234‑5678", "1234.5678", "1234\u00a05678"],
)
def test_a_code_is_known_however_it_is_typed(typed: str) -> None:
    assert normal_code(typed) == "12345678"


@pytest.mark.parametrize(("typed", "code"), [("", ""), ("1234 567a", "1234567a"), ("1234,5678", "1234,5678")])
def test_what_is_no_code_stays_none(typed: str, code: str) -> None:
    assert normal_code(typed) == code


def test_a_code_is_read_aloud_in_two_halves() -> None:
    assert WORKSHOP.spoken_code == "1234 5678"
    assert normal_code(WORKSHOP.spoken_code) == WORKSHOP.join_code


def test_lines_are_folded_and_must_not_be_empty_or_too_long() -> None:
    assert required_line(" Harbour\t\n Museum\x00 ", "organisation", "a name") == "Harbour Museum"
    assert required_line("x" * 10, "title", "a title", limit=10) == "x" * 10
    for value in ("", " \n", "\x00", "x" * 11):
        with pytest.raises(Invalid) as refusal:
            required_line(value, "title", "a title", limit=10)
        assert refusal.value.field == "title"


@given(st.text(max_size=50))
def test_a_line_is_one_line_that_every_database_keeps(value: str) -> None:
    try:
        line = required_line(value, "title", "a title")
    except Invalid:
        return
    assert len(line.splitlines()) == 1
    assert "\x00" not in line
    assert line == line.strip()
