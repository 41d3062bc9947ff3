"""Names and passwords of those who sign in."""

import pytest

from app.domain.accounts import Account, Role, checked_name, name_key
from app.domain.refusals import Invalid
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


def test_a_name_is_tidied_and_must_be_there() -> None:
    assert checked_name("  Maria \n Lind ") == MARIA
    for name in ("", "  ", "x" * 61):
        with pytest.raises(Invalid) as refusal:
            checked_name(name)
        assert refusal.value.field == "name"
