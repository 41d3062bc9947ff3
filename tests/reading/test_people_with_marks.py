"""Lists as wikis, Markdown, intranets and business cards write them."""

import pytest

from app.domain.people.people import NewPerson
from app.domain.tables.sheets import AS_RECOGNISED
from app.reading.people import read_people
from tests.domain.listed import plan_of

ANNA, TOM = NewPerson("Anna Berg", role="Guide"), NewPerson("Tom Ray", role="Curator")
IN_SALES = [NewPerson("Anna Berg", department="Sales"), NewPerson("Tom Ray", department="HR")]
PLAIN = [NewPerson("Anna Berg"), NewPerson("Tom Ray")]


def told(pasted: str) -> tuple[list[NewPerson], list[str]]:
    read = read_people(pasted, AS_RECOGNISED)
    return [row.person for row in plan_of(read.rows)], [left.title for left in read.left]


@pytest.mark.parametrize(
    "pasted",
    [
        "|| Name || Role ||\n| Anna Berg | Guide |\n| Tom Ray | Curator |",
        '{| class="wikitable"\n! Name !! Role\n|-\n| Anna Berg || Guide\n|-\n| Tom Ray || Curator\n|}',
        "**Anna Berg** – Guide\n**Tom Ray** – Curator",
        "'''Anna Berg''', Guide\n'''Tom Ray''', Curator",
        "1 Anna Berg, Guide\n2 Tom Ray, Curator",
        "a) Anna Berg, Guide\nb) Tom Ray, Curator",
        "I. Anna Berg, Guide\nII. Tom Ray, Curator",
        "Anna Berg.......Guide\nTom Ray.........Curator",
        "Anna Berg, Guide ✅\nTom Ray, Curator ❌",
    ],
)
def test_marks_around_words_are_none(pasted: str) -> None:
    assert told(pasted) == ([ANNA, TOM], [])


@pytest.mark.parametrize("heading", ["## {0}", "== {0} ==", "h2. {0}", "{0}:", "{0} (1)", "Department: {0}"])
def test_a_heading_is_the_department_of_those_below(heading: str) -> None:
    pasted = f"{heading.format('Sales')}\nAnna Berg\n{heading.format('HR')}\nTom Ray"
    assert told(pasted) == (IN_SALES, [])


def test_a_line_above_bullets_is_their_department() -> None:
    assert told("Sales\n- Anna Berg\nHR\n- Tom Ray") == (IN_SALES, [])


def test_the_page_behind_a_name_is_told_of() -> None:
    pasted = "[Anna Berg](https://x.example/anna), Guide\n[Tom Ray](https://x.example/tom), Curator"
    assert told(pasted) == ([ANNA, TOM], ["https://x.example/anna", "https://x.example/tom"])


def test_a_company_on_each_business_card_is_nobody() -> None:
    pasted = "Anna Berg\nGuide\nMuseum AG\nanna@x.example\n\nTom Ray\nCurator\nMuseum AG\ntom@x.example"
    people = [
        NewPerson("Anna Berg", "anna@x.example", "Guide"),
        NewPerson("Tom Ray", "tom@x.example", "Curator"),
    ]
    assert told(pasted) == (people, ["Museum AG"])


def test_commas_of_full_width_part_cells() -> None:
    assert told("王伟，销售部，wang@x.example\n李娜，人事部，li@x.example")[0] == [
        NewPerson("王伟", "wang@x.example", "", "销售部"),
        NewPerson("李娜", "li@x.example", "", "人事部"),
    ]


@pytest.mark.parametrize("said", [("Accepted", "Declined"), ("Zusage", "Absage"), ("None", "No response")])
def test_an_answer_to_an_invitation_is_no_department(said: tuple[str, str]) -> None:
    assert told(f"Anna Berg\t{said[0]}\nTom Ray\t{said[1]}")[0] == PLAIN


def test_recipients_with_and_without_addresses_are_people_each() -> None:
    assert told("To: Anna Berg <anna@x.example>; Tom Ray\nCc: ida@x.example")[0] == [
        NewPerson("Anna Berg", "anna@x.example"),
        NewPerson("Tom Ray"),
        NewPerson("Ida", "ida@x.example"),
    ]


def test_role_and_department_stand_in_brackets() -> None:
    assert told("Anna Berg (Guide, Front of house)\nTom Ray (Curator, Collections)") == (
        [
            NewPerson("Anna Berg", "", "Guide", "Front of house"),
            NewPerson("Tom Ray", "", "Curator", "Collections"),
        ],
        [],
    )


def test_two_addresses_stand_in_one_line_and_a_name_in_the_next() -> None:
    assert [person.name or person.email for person in told("anna@x.example, tom@x.example\nLina Sommer")[0]] == [
        "Anna",
        "Tom",
        "Lina Sommer",
    ]


def test_the_subject_behind_an_address_is_none_of_it() -> None:
    people = told("mailto:anna@x.example;tom@x.example?subject=Hi")[0]
    assert [person.email for person in people] == ["anna@x.example", "tom@x.example"]


@pytest.mark.parametrize("others", ["+ 3 others", "und 3 weitere", "and 12 others", "et 2 autres"])
def test_those_who_are_only_counted_are_told_of(others: str) -> None:
    assert told(f"Anna Berg, Tom Ray {others}") == (PLAIN, [others])
