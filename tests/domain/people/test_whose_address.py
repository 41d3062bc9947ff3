"""A name and the address beside it: one person's, or those of two people."""

import pytest

from app.domain.people.text import people_text
from app.domain.people.whose_address import is_of_another


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Anna Berg", "tom.ray@museum.example"),
        ("Anna Berg", "tom@museum.example"),
        ("Lina Sommer", "jonas.weber@museum.example"),
        ("Marta Silva", "<pedro_costa@museum.example>"),
    ],
)
def test_an_address_that_spells_another_name_is_somebody_elses(name: str, address: str) -> None:
    assert is_of_another(name, address)


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Anna Berg", "anna@museum.example"),
        ("Anna Berg", "aberg@museum.example"),
        ("Anna Berg", "ab@museum.example"),
        ("Anna Berg", "anna.svensson@museum.example"),
        ("Bill Gates", "william.gates@museum.example"),
        ("Jürgen Groß", "juergen.gross@museum.example"),
        ("Katharina Müller", "kathi.m@museum.example"),
        ("María José Núñez", "mj.nunez@museum.example"),
        ("Chen Wei", "sales.team@museum.example"),
        ("Anna Berg", "info@museum.example"),
    ],
)
def test_an_address_that_tells_no_other_name_stays(name: str, address: str) -> None:
    assert not is_of_another(name, address)


def test_names_and_addresses_of_others_in_turn_are_all_people() -> None:
    pasted = "Anna Berg\ntom.ray@x.example\nLina Sommer\njonas.weber@x.example\nMarta Silva"
    assert [row.cells[:2] for row in people_text(pasted).rows[1:]] == [
        ("Anna Berg", ""),
        ("", "tom.ray@x.example"),
        ("Lina Sommer", ""),
        ("", "jonas.weber@x.example"),
        ("Marta Silva", ""),
    ]


def test_a_card_keeps_its_own_address() -> None:
    pasted = "Anna Berg\nGuide\nanna@x.example\nTom Lang\nCook\nt.lang@x.example"
    assert [row.cells[:3] for row in people_text(pasted).rows[1:]] == [
        ("Anna Berg", "anna@x.example", "Guide"),
        ("Tom Lang", "t.lang@x.example", "Cook"),
    ]
