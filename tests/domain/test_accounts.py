"""Names and passwords of those who sign in."""

import pytest

from app.domain.accounts import Account, Role, checked_name, name_key
from app.domain.errors import Invalid
from tests.people import MARIA, PRIYA


def test_an_admin_is_told_from_a_facilitator() -> None:
    assert Account("p", PRIYA, Role.ADMIN, True, 1).is_admin
    assert not Account("m", MARIA, Role.FACILITATOR, True, 1).is_admin


@pytest.mark.parametrize("typed", ["Maria Lind", "maria lind", "  MARIA   Lind\t"])
def test_a_name_is_found_however_it_is_typed(typed: str) -> None:
    assert name_key(typed) == name_key(MARIA)


@pytest.mark.parametrize(("one", "other"), [("Straße", "STRASSE"), ("Dilek Aydın", "Dilek AYDıN")])
def test_capitals_of_other_alphabets_are_no_obstacle(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize("typed", ["Jose\u0301 Paz", "Ｊosé　Paz", "JOSÉ PAZ"])
def test_accents_and_widths_are_no_obstacle(typed: str) -> None:
    assert name_key(typed) == name_key("José Paz")


HIDDEN = ["200b", "200d", "ad", "202e", "2066", "200f", "feff", "2060", "fe0f", "34f", "3164", "e0041", "7f"]


@pytest.mark.parametrize("sign", HIDDEN)
def test_a_name_with_a_sign_that_nobody_sees_is_refused(sign: str) -> None:
    for name in (f"Maria{chr(int(sign, 16))} Lind", f"Maria Lind{chr(int(sign, 16))}x"):
        with pytest.raises(Invalid, match="signs that cannot be seen") as refusal:
            checked_name(name)
        assert refusal.value.field == "name"


@pytest.mark.parametrize("name", ["M\u0430ria Lind", "Mаria", "Maria Lιnd", "Дмиtрий Орлов", "Maria Lind-Ор"])
def test_a_word_of_two_alphabets_is_refused(name: str) -> None:
    with pytest.raises(Invalid, match="mixes letters of two alphabets") as refusal:
        checked_name(name)
    assert refusal.value.field == "name"


OF_THE_WORLD = [
    *(
        "Дмитрий Орлов",
        "山田たろう",
        "ムラタ 一郎",
        "김민준",
        "Maria (Мария)",
        "Dilek Aydın",
        "José Paz",
        "Jose\u0301 Paz",
    ),
    *("Kaʻiulani O’Brien-Łuć", "राजेश शर्मा", "مريم الحسن", "Ana 2", "Σωκράτης"),
]


@pytest.mark.parametrize("name", OF_THE_WORLD)
def test_names_of_all_the_world_are_taken_as_they_are(name: str) -> None:
    assert checked_name(name) == name


def test_a_name_is_tidied_and_must_be_there() -> None:
    assert checked_name("  Maria \n Lind ") == MARIA
    for name in ("", "  ", "x" * 61):
        with pytest.raises(Invalid) as refusal:
            checked_name(name)
        assert refusal.value.field == "name"
