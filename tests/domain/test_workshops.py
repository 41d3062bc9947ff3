"""Codes as people type them, moments as browsers send them, lines as people fill them in."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.refusals import Invalid
from app.domain.workshops import Mode, Workshop, local_moment, normal_code, required_line

WORKSHOP = Workshop(
    "id", "Harbour Museum", "Title", datetime(2026, 12, 1, 13, 0, tzinfo=UTC), "Europe/Stockholm", Mode.SOLO,
    "12345678", "key", "Question?", 1,
)  # fmt: skip


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


@pytest.mark.parametrize(
    ("typed", "zone", "moment"),
    [
        ("2026-12-01T14:00", "Europe/Stockholm", datetime(2026, 12, 1, 13, 0, tzinfo=UTC)),
        ("2026-07-01T14:00", "Europe/Stockholm", datetime(2026, 7, 1, 12, 0, tzinfo=UTC)),
        ("2026-03-29T01:59", "Europe/Stockholm", datetime(2026, 3, 29, 0, 59, tzinfo=UTC)),
        ("2026-03-29T03:00", "Europe/Stockholm", datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
        ("2026-03-29T02:30", "Europe/Stockholm", datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),  # no clock shows this
        ("2026-10-25T02:30", "Europe/Stockholm", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),  # the first of the two
        ("2026-10-25T03:00", "Europe/Stockholm", datetime(2026, 10, 25, 2, 0, tzinfo=UTC)),
        ("2026-12-01T14:00", "Asia/Kathmandu", datetime(2026, 12, 1, 8, 15, tzinfo=UTC)),
        ("2026-12-01T14:00:30", "UTC", datetime(2026, 12, 1, 14, 0, 30, tzinfo=UTC)),
    ],
)
def test_a_local_time_is_the_moment_it_means(typed: str, zone: str, moment: datetime) -> None:
    assert local_moment(typed, zone).astimezone(UTC) == moment


@pytest.mark.parametrize("typed", ["2026-12-01T14:00", "2026-03-28T23:30", "2026-10-25T00:30", "2026-10-25T03:30"])
def test_a_page_shows_the_time_that_was_typed(typed: str) -> None:
    starts_at = local_moment(typed, "Europe/Stockholm").astimezone(UTC)
    assert f"{replace(WORKSHOP, starts_at=starts_at).starts_locally:%Y-%m-%dT%H:%M}" == typed


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("", "UTC"),
        ("soon", "UTC"),
        ("2026-13-01T14:00", "UTC"),
        ("2026-12-01T25:00", "UTC"),
        ("2026-12-01T14:00", ""),
        ("2026-12-01T14:00", "Europe/Atlantis"),
        ("2026-12-01T14:00", "../../etc/passwd"),
        ("2026-12-01T14:00", "\x00"),
        ("2026-12-01T14:00Z", "Europe/Stockholm"),  # an offset of its own would be passed over in silence
        ("0001-01-01T00:00", "Europe/Stockholm"),  # in UTC there is no such moment
        ("9999-12-31T23:59", "America/New_York"),
    ],
)
def test_what_is_no_moment_is_refused(typed: str, zone: str) -> None:
    with pytest.raises(Invalid) as refusal:
        local_moment(typed, zone)
    assert refusal.value.field == "starts_at"


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
