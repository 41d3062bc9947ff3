"""People as they are copied out of mail programs, calendars and meetings."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.people.imports import Verdict
from app.domain.people.mail_lists import MailList, people_of_mail
from app.domain.people.people import NewPerson
from app.domain.text.mail_addresses import address_key, first_address, looks_like_email, plain_address
from tests.domain.listed import people_of, plan_of
from tests.timing import in_time

LEA, CHEN = NewPerson("Lea Moreau", "lea@museum.example"), NewPerson("Chen Wei", "chen@museum.example")
NAMES = [NewPerson("Lea Moreau"), NewPerson("Chen Wei")]
ALONE = [NewPerson("Lea", "lea@museum.example"), NewPerson("Chen", "chen@museum.example")]
IN_SHOP = [replace(LEA, department="Shop"), CHEN]


def people(pasted: str) -> list[NewPerson]:
    return people_of(people_of_mail(pasted).rows)


@pytest.mark.parametrize(
    "pasted",
    [
        "Lea Moreau <lea@museum.example>\nChen Wei <chen@museum.example>",
        "Moreau, Lea <lea@museum.example>; Chen Wei <chen@museum.example>;",
        "Moreau, Lea <lea@museum.example>, Wei, Chen <chen@museum.example>",
        '"Moreau, Lea" <lea@museum.example>, "Chen Wei" <mailto:chen@museum.example>',
        "To: Lea Moreau <lea@museum.example>, Chen Wei <chen@museum.example>\r\n",
        "„Lea Moreau“ < lea@museum.example >\r\n\r\n'Wei, Chen' <chen@museum.example>",
        "Lea Moreau <lea@museum.example> Chen Wei <chen@museum.example>",
        "lea@museum.example (Lea Moreau), chen@museum.example (Chen Wei)",
        "lea@museum.example <Lea Moreau>; chen@museum.example <Chen Wei>",
        "Lea Moreau (lea@museum.example); Chen Wei [mailto:chen@museum.example]",
        "Lea Moreau lea@museum.example\nChen Wei: chen@museum.example",
        "Lea Moreau\nlea@museum.example\nChen Wei\nchen@museum.example",
        "Lea Moreau\n<lea@museum.example>; Chen Wei\n<chen@museum.example>",
        "Lea Moreau <lea@museum.example<mailto:lea@museum.example>>; Chen Wei<mailto:chen@museum.example>",
        "1. Lea Moreau <lea@museum.example>\n2. Chen Wei <chen@museum.example>",
        "• Dr. Lea Moreau <SMTP:lea@museum.example>\n• Chen Wei (he/him) <chen@museum.example>",
        "Moreau, Lea (EXT) <lea@museum.example>; Chen Wei [External] <chen@museum.example>",
        "Lea Moreau ＜lea＠museum.example＞；Chen Wei ＜chen＠museum.example＞",
        "=?utf-8?q?Lea_Moreau?= <lea@museum.example>, Chen Wei via Team <chen@museum.example>",
        "To: Lea Moreau <lea@museum.example>,\n\tChen Wei <chen@museum.example>",
        "Von: Lea Moreau <lea@museum.example>\nGesendet: Montag\nAn: Chen Wei <chen@museum.example>",
        "De : Lea Moreau <lea@museum.example>\nEnvoyé : lundi\nÀ : Chen Wei <chen@museum.example>\nObjet : Vision",
        "От: Lea Moreau <lea@museum.example>\nКому: Chen Wei <chen@museum.example>\nТема: Vision",
        "差出人: Lea Moreau <lea@museum.example>\n宛先: Chen Wei <chen@museum.example>\n件名: Vision",
    ],
)
def test_names_and_addresses_are_parted_however_they_are_listed(pasted: str) -> None:
    assert people(pasted) == [LEA, CHEN]


@pytest.mark.parametrize("mark", ["; ", ", ", "\n", " ", ";\r\n", ",\n "])
def test_addresses_alone_make_rows_whose_names_are_suggested(mark: str) -> None:
    plan = plan_of(people_of_mail(mark.join(person.email for person in ALONE)).rows)
    assert [(row.person, row.verdict, row.warnings[0].field) for row in plan] == [
        (ALONE[0], Verdict.NEW, "name"),
        (ALONE[1], Verdict.NEW, "name"),
    ]


@pytest.mark.parametrize(
    "pasted",
    [
        "Lea Moreau; Chen Wei",
        "Moreau, Lea; Wei, Chen (EXT)",
        "Lea Moreau (Organizer); Chen Wei",
        "Required: Lea Moreau\nOptional: Chen Wei",
        "To: Lea Moreau, Chen Wei",
        "Moreau, Lea\nWei, Chen",
    ],
)
def test_names_without_addresses_are_taken_as_calendars_copy_them(pasted: str) -> None:
    assert people(pasted) == NAMES


@pytest.mark.parametrize(
    "pasted",
    [
        "Moreau, Lea (Shop) <lea@museum.example>; Chen Wei <chen@museum.example>",
        "Lea Moreau <lea@museum.example> (Shop), Chen Wei <chen@museum.example>",
        "Lea Moreau | Shop <lea@museum.example>\nChen Wei (Guest) <chen@museum.example>",
        "Moreau, Lea, Shop <lea@museum.example>; Wei, Chen (+41 31 555 01 01) <chen@museum.example>",
    ],
)
def test_what_stands_in_brackets_is_the_department_unless_it_says_something_else(pasted: str) -> None:
    assert people(pasted) == IN_SHOP


def test_a_card_in_three_lines_has_the_role_in_the_second() -> None:
    pasted = "Lea Moreau\nGuide\nlea@museum.example\nChen Wei\nTicketing\nchen@museum.example"
    assert [person.role for person in people(pasted)] == ["Guide", "Ticketing"]


def test_a_bad_address_among_good_ones_costs_nobody() -> None:
    plan = plan_of(people_of_mail("Lea Moreau <lea@museum>; Chen Wei <chen@museum.example>; Ben Adeyemi").rows)
    assert [(row.person.name, row.person.email, row.verdict) for row in plan] == [
        ("Lea Moreau", "", Verdict.NEW),
        ("Chen Wei", "chen@museum.example", Verdict.NEW),
        ("Ben Adeyemi", "", Verdict.NEW),
    ]
    assert [warning.said for row in plan for warning in row.warnings] == ["lea@museum"]


@pytest.mark.parametrize(
    "pasted",
    [
        "",
        "Lea, lea@museum.example",
        "Lea <lea>",
        "Name\tE-mail",
        "a < b > c@d.example",
        "Ana Souza, ana@museum.example, Guide, Front of house\nBen, ben@museum.example, Curator",
        "Name;E-mail\nLea;lea@museum.example",
        "Lea Moreau\tlea@museum.example",
        "lea@museum.example;Lea;Guide",
        "Please write to lea@museum.example",
        "Name; First Name; Job Title",
        "Lea Moreau, Head Guide, Visitor Services",
        "Lea Moreau; Head Guide; Visitor Services",
        "Lea, Guide\nBen, Curator",
        "Eva\nFarid",
        "Eva;Guide;Shop",
    ],
)
def test_anything_else_is_no_such_list(pasted: str) -> None:
    assert people_of_mail(pasted) == MailList()


PIECES = [
    "Lea",
    "Moreau",
    "lea@museum.example",
    "<",
    ">",
    "(",
    ")",
    ",",
    ";",
    '"',
    "'",
    "\n",
    "\t",
    " ",
    "To:",
    "mailto:",
]


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join) | st.text("a@<>,; \n(=?", max_size=60) | st.text())
def test_whatever_is_pasted_is_rows_or_none(pasted: str) -> None:
    rows = people_of_mail(pasted).rows
    assert all(len(row.cells) == 4 for row in rows)
    plan_of(rows)


@pytest.mark.parametrize(
    "part",
    [*" a<>@,(;\"'\n", "a@b.cd;", "A B;", "Lea Moreau;", "Moreau, Lea\n", "x <a\n", "a,", "=?a?q?", "<a<mailto:a>>"],
)
def test_a_long_text_takes_no_time(part: str) -> None:
    in_time(2, lambda: people_of_mail(part * (1_000_000 // len(part))))


def test_a_list_that_is_too_long_is_counted_to_its_end() -> None:
    assert len(people_of_mail("Lea Moreau <lea@museum.example>;" * 1500).rows[1:]) == 1500


@pytest.mark.parametrize(
    "decorated",
    [
        "<lea@museum.example>",
        "lea@museum.example.",
        "mailto:lea@museum.example",
        " MAILTO: lea@museum.example, ",
        "mailto:lea@museum.example?subject=Vision",
        "[mailto:lea@museum.example]",
        "“lea@museum.example”",
        "(lea@museum.example)",
        "smtp:lea@museum.example",
        "lea\u200b@museum.example\u00a0",
        "ｌｅａ＠ｍｕｓｅｕｍ．ｅｘａｍｐｌｅ",
        "'lea@museum.example';",
    ],
)
def test_what_is_put_around_an_address_goes(decorated: str) -> None:
    assert plain_address(decorated) == first_address(decorated) == "lea@museum.example"


@pytest.mark.parametrize("mark", [";", ", ", " ::: ", " ", "\n", " | ", "/", " / "])
def test_of_several_addresses_the_first_counts(mark: str) -> None:
    assert first_address(f"lea@museum.example{mark}l@home.example") == "lea@museum.example"
    assert first_address("at the museum") == "at the museum"


@pytest.mark.parametrize(
    ("cell", "address"),
    [
        ("Moreau, Lea <lea@museum.example>", "lea@museum.example"),
        ("Lea Moreau (lea@museum.example)", "lea@museum.example"),
        ("smtp:l@museum.example;SMTP:lea@museum.example", "lea@museum.example"),
        ("n/a; lea@museum.example", "lea@museum.example"),
        ("lea@museum; l@home.example", "l@home.example"),
        ("lea (at) museum.example", "lea (at) museum.example"),
        ("lea@@museum.example", "lea@@museum.example"),
    ],
)
def test_an_address_is_found_in_its_cell_and_what_is_none_stays_for_people_to_see(cell: str, address: str) -> None:
    assert first_address(cell) == address


@pytest.mark.parametrize(
    "bad",
    ["lea@museum", "lea@museum..example", "lea@.example", "@museum.example", "lea@mus,eum.example", "l ea@m.example"],
)
def test_what_no_mail_can_be_sent_to_is_no_address(bad: str) -> None:
    assert not looks_like_email(bad)


def test_a_domain_in_its_two_forms_is_one() -> None:
    assert looks_like_email("lea@müller.example")
    assert address_key("Lea@MÜLLER.example") == address_key("lea@xn--mller-kva.example")
