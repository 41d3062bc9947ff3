"""Which passwords people may choose."""

import pytest

from app.domain.errors import Invalid
from app.domain.passwords import checked_password
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
    assert (str(refusal.value).endswith(told), refusal.value.field) == (True, "password")


@pytest.mark.parametrize("typed", [*COMMON, "marialind1", "Visionroom1"])
def test_what_would_be_tried_first_is_refused(typed: str) -> None:
    """Common passwords, rows of keys, repeats, and what everybody knows of the person and the product."""
    with pytest.raises(Invalid, match="among the first"):
        checked_password(typed, MARIA)


MUSEUM = "Harbour Museum"
OF_NAMES = [
    ("Ada Boss", "AdaBoss2026!"),
    ("Ada Boss", "boss.ada.2026"),
    ("Ada Boss", "4d4B0$$2026!"),
    ("Ada Boss", "ssoB-adA-1987"),
    ("Ada Boss", "!!Visionroom_ada_26"),
    ("Ada Boss", "Harbour.Museum.1904"),
    ("Ada Boss", "museumxy2026!!"),
    ("Jürgen Weiß", "Juergen.Weiss.77"),
    ("Jürgen Weiß", "jurgenweiss2026"),
    ("Дмитрий Орлов", "орловДмитрий26"),
]
OF_THE_CALENDAR = ["Winter2026!!", "2026-November!", "Wednesday#2026", "w1nt3r_2026!", "MärzFreitag26!", "février 2026"]


@pytest.mark.parametrize(("name", "typed"), [*OF_NAMES, *(("Ada Boss", typed) for typed in OF_THE_CALENDAR)])
def test_a_name_or_a_season_with_a_year_and_signs_is_refused(name: str, typed: str) -> None:
    with pytest.raises(Invalid, match="among the first"):
        checked_password(typed, name, [MUSEUM])


@pytest.mark.parametrize("typed", ["winter lanterns hum quietly", "Ada keeps nineteen owls", "7203-8841-5519-0327"])
def test_a_name_or_a_season_among_other_words_is_taken(typed: str) -> None:
    assert checked_password(typed, "Ada Boss", [MUSEUM]) == typed
