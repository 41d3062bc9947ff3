"""Who sponsors the vision, as it is noted."""

from datetime import date

import pytest

from app.domain.errors import Invalid
from app.domain.preparation.buy_in import NOTE_LIMIT, BuyIn, checked_buy_in
from app.domain.workshops.revisions import revision_of


def test_what_is_noted_is_tidied() -> None:
    noted = checked_buy_in(
        "  Sofia   Berg ", "Director", "2026-11-03", "Wants it by spring.  \r\n\r\n\r\n\r\nMay say so.\n"
    )
    assert noted == BuyIn("Sofia Berg", "Director", date(2026, 11, 3), "Wants it by spring.\n\nMay say so.")


def test_every_part_may_still_be_missing() -> None:
    assert checked_buy_in("", " ", "", "\n\n") == BuyIn()


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        (("x" * 101, "", "", ""), "sponsor"),
        (("", "x" * 101, "", ""), "role"),
        (("", "", "yesterday", ""), "agreed_on"),
        (("", "", "2026-02-30", ""), "agreed_on"),
        (("", "", "", "x" * (NOTE_LIMIT + 1)), "note"),
    ],
)
def test_what_cannot_be_taken_names_its_field(typed: tuple[str, str, str, str], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        checked_buy_in(*typed)
    assert refused.value.field == field


def test_a_revision_changes_with_every_part() -> None:
    whole = ("Sofia Berg", "Director", "2026-11-03", "Gladly")
    notes = [BuyIn(), checked_buy_in(*whole)]
    for place in range(4):
        sponsor, role, agreed_on, note = ("" if place == left_out else part for left_out, part in enumerate(whole))
        notes.append(checked_buy_in(sponsor, role, agreed_on, note))
    assert len({revision_of(note) for note in notes}) == len(notes)
    assert revision_of(notes[1]) == revision_of(checked_buy_in(*whole))
