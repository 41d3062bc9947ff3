"""People as they are copied out of mail programs."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.mail_addresses import first_address, plain_address
from app.domain.mail_lists import people_of_mail
from app.domain.people_columns import recognised
from app.domain.people_import import planned

LEA, CHEN = ("Lea Moreau", "lea@museum.example", "", ""), ("Chen Wei", "chen@museum.example", "", "")


@pytest.mark.parametrize(
    "pasted",
    [
        "Lea Moreau <lea@museum.example>\nChen Wei <chen@museum.example>",
        "Moreau, Lea <lea@museum.example>; Chen Wei <chen@museum.example>;",
        '"Moreau, Lea" <lea@museum.example>, "Chen Wei" <mailto:chen@museum.example>',
        "To: Lea Moreau <lea@museum.example>, Chen Wei <chen@museum.example>\r\n",
        "„Lea Moreau“ < lea@museum.example >\r\n\r\n'Wei, Chen' <chen@museum.example>",
    ],
)
def test_names_and_addresses_are_parted_however_they_are_listed(pasted: str) -> None:
    assert [row.cells for row in people_of_mail(pasted)] == [LEA, CHEN]


def test_what_stands_in_brackets_is_the_department() -> None:
    rows = people_of_mail("Adeyemi, Ben (Collections) <ben@museum.example>; <dilek@museum.example>")
    assert [row.cells for row in rows] == [
        ("Ben Adeyemi", "ben@museum.example", "", "Collections"),
        ("", "dilek@museum.example", "", ""),
    ]
    first, second = planned(rows, recognised(rows, by_header=False), ())
    assert (first.person.department, second.person.name) == ("Collections", "Dilek")
    assert [row.verdict for row in (first, second)] == ["new", "new"]
    assert [warning.field for warning in second.warnings] == ["name"]


@pytest.mark.parametrize("pasted", ["", "Lea, lea@museum.example", "Lea <lea>", "Name\tE-mail", "a < b > c@d.example"])
def test_anything_else_is_no_such_list(pasted: str) -> None:
    assert people_of_mail(pasted) == ()


@given(st.text("a@<>,; \n(", max_size=60))
def test_whatever_is_pasted_is_rows_or_none(pasted: str) -> None:
    assert all(len(row.cells) == 4 for row in people_of_mail(pasted))


def test_a_long_text_takes_no_time() -> None:
    began = time.process_time()
    for sign in " a<>@,(":
        people_of_mail(sign * 300_000)
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    "decorated",
    ["<lea@museum.example>", "lea@museum.example.", "mailto:lea@museum.example", " MAILTO: lea@museum.example, "],
)
def test_what_is_put_around_an_address_goes(decorated: str) -> None:
    assert plain_address(decorated) == first_address(decorated) == "lea@museum.example"


@pytest.mark.parametrize("mark", [";", ", ", " ::: ", " "])
def test_of_several_addresses_the_first_counts(mark: str) -> None:
    assert first_address(f"lea@museum.example{mark}l@home.example") == "lea@museum.example"
    assert first_address("at the museum") == "at the museum"
