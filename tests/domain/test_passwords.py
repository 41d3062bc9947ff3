"""Which passwords people may choose."""

import pytest

from app.domain.passwords import checked_password
from app.domain.refusals import Invalid
from tests.people import MARIA, PASSWORD

GOOD = [PASSWORD, "  quiet lamps hum  ", "🔒🐘🍋🚲🎻🧦🪁🦉🧊🪴", "zebra lantern " * 14, "うみのきおくをたどるたび"]
COMMON = ["password123", "1234567890", "qwertyuiop", "iloveyou123", "P@ssw0rd123", "aaaaaaaaaaaa", "letmein2024"]


@pytest.mark.parametrize("typed", GOOD)
def test_a_password_of_10_to_200_characters_is_kept_as_it_is(typed: str) -> None:
    assert checked_password(typed, MARIA) == typed


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "at least 10 characters."),
        ("x" * 9, "at least 10 characters."),
        ("short      1", "at least 10 characters, blanks not counted."),
        (" " * 12, "at least 10 characters, blanks not counted."),
        ("zebra lantern " * 15, "under 200 characters."),
    ],
)
def test_it_is_neither_too_short_nor_too_long_and_blanks_do_not_count(typed: str, told: str) -> None:
    with pytest.raises(Invalid) as refusal:
        checked_password(typed, MARIA)
    assert (refusal.value.what_happened.endswith(told), refusal.value.field) == (True, "password")


@pytest.mark.parametrize("typed", [*COMMON, "marialind1", "Visionroom1"])
def test_what_would_be_tried_first_is_refused(typed: str) -> None:
    """Common passwords, rows of keys, repeats, and what everybody knows of the person and the product."""
    with pytest.raises(Invalid, match="among the first"):
        checked_password(typed, MARIA)
