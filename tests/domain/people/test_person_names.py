"""Names as programs show them: last names first, with titles, in brackets, in the scripts of their people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.people.person_names import Named, named, suggested_name, whole_name
from tests.timing import in_time


@pytest.mark.parametrize(
    "said",
    [
        "Lea Moreau",
        "  Lea\u00a0 Moreau\u200b",
        "Moreau, Lea",
        "MOREAU Lea",
        "Lea MOREAU",
        "MOREAU, Lea",
        "Moreau, Dr. Lea",
        "Dr. Moreau, Lea",
        "Moreau, Lea, Dr.",
        "Lea Moreau, PhD",
        "Lea Moreau M.Sc.",
        "Dipl.-Ing. Lea Moreau (FH)",
        "Prof. Dr. Lea Moreau",
        "Frau Lea Moreau",
        "Mme Lea Moreau",
        "Sig.ra Lea Moreau",
        "Sra. Lea Moreau",
        "mevr. Lea Moreau",
        "'Lea Moreau'",
        "„Moreau, Lea“",
        "Lea Moreau (EXT)",
        "Lea Moreau [External]",
        "Lea Moreau (she/her)",
        "Lea Moreau (Elle)",
        "Lea Moreau (Organizer)",
        "Lea Moreau (Host, me)",
        "Lea Moreau (Gast)",
        "Lea Moreau (On Leave)",
        "Lea M (Lea Moreau)",
        "Lea Moreau via Teams",
        "Lea Moreau (+41 31 555 01 01)",
    ],
)
def test_a_name_is_one_however_it_is_shown(said: str) -> None:
    assert named(said) == Named("Lea Moreau")


@pytest.mark.parametrize(
    "said",
    [
        "Moreau, Lea (Collections)",
        "Lea Moreau [EXT] (Collections)",
        "Lea Moreau | Collections",
        "Lea Moreau - Collections",
        "Moreau, Lea, Collections",
    ],
)
def test_what_else_stands_there_is_the_department(said: str) -> None:
    assert named(said) == Named("Lea Moreau", "Collections")


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("van der Berg, Jan", "Jan van der Berg"),
        ("DE LA CRUZ María", "María De La Cruz"),
        ("O'NEIL-EK Sean", "Sean O'Neil-Ek"),
        ("Ek, Eva B.", "Eva B. Ek"),
        ("Luther King, Martin, Jr.", "Martin Luther King Jr."),
        ("Martin Luther King, Jr.", "Martin Luther King Jr."),
        ("г-н Иван Петров", "Иван Петров"),
        ("佐藤 花子（社外）", "佐藤 花子"),
    ],
)
def test_last_names_that_come_first_are_turned_round(said: str, name: str) -> None:
    assert named(said) == Named(name)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Jane Doe III", "Jane Doe III"),
        ("Jane DOE III", "Jane Doe III"),
        ("DOE III, Jane", "Jane Doe III"),
        ("Doe, Jane, III", "Jane Doe III"),
        ("JANE DOE III", "JANE DOE III"),
        ("Henry VIII", "Henry VIII"),
        ("Sammy DAVIS Jr.", "Sammy Davis Jr."),
        ("DAVIS Jr., Sammy", "Sammy Davis Jr."),
        ("John SMITH MD", "John Smith"),
        ("Anna BERG, PhD", "Anna Berg"),
        ("Patrick O'BRIEN", "Patrick O'Brien"),
        ("MCDONALD, Ronald", "Ronald McDonald"),
        ("Ronald McDONALD", "Ronald McDonald"),
        ("Jan VAN DER BERG", "Jan van der Berg"),
        ("VON BERG Anna", "Anna von Berg"),
        ("Vincent van GOGH", "Vincent van Gogh"),
        ("Ana DE LA CRUZ III", "Ana De La Cruz III"),
        ("d'Artagnan, Charles", "Charles d'Artagnan"),
        ("Prof. em. Anna BERG", "Anna Berg"),
        ("Li MA", "Li MA"),
    ],
)
def test_capitals_tell_the_last_name_and_nothing_else(said: str, name: str) -> None:
    assert named(said) == Named(name)


@pytest.mark.parametrize(
    "said",
    ["Dr. Moreau", "M. Night", "William (Bill) Gates", "LEA MOREAU", "Chen Wei", "Anna-Lena Ek", "IT Support", "-",
     "A. Souza", "Eva 👩🏽‍🚀", "+46 70", "@home", "مريم البحيري", "Ma Long", "Front of house", "Lea", "Nagy Anna"],
)  # fmt: skip
def test_what_nothing_is_known_of_stays_as_it_is(said: str) -> None:
    assert named(said) == Named(said)


def test_the_address_tells_which_name_comes_first() -> None:
    assert named("Moreau Lea (EXT)", "lea.moreau@museum.example") == Named("Lea Moreau")
    assert named("Nagy Anna", "nagy.anna@museum.example") == Named("Nagy Anna")
    assert named("Moreau Lea", "lmoreau@museum.example") == Named("Moreau Lea")


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        ("Lea", "Moreau", "Lea Moreau"),
        ("", "Moreau", "Moreau"),
        ("花子", "佐藤", "佐藤 花子"),
        ("伟", "陈", "陈伟"),
        ("민수", "김", "김민수"),
        ("Wei", "陈", "Wei 陈"),
    ],
)
def test_a_whole_name_stands_in_the_order_of_its_language(first: str, last: str, name: str) -> None:
    assert whole_name(first, last) == name


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("lea@museum.example", "Lea"),
        ("lea.moreau@museum.example", "Lea Moreau"),
        ("lea_moreau+vision@museum.example", "Lea Moreau"),
        ("l.moreau2@museum.example", "L Moreau"),
        ("42@museum.example", "42"),
    ],
)
def test_a_name_is_suggested_from_an_address(address: str, name: str) -> None:
    assert suggested_name(address) == name


@given(st.text(max_size=80) | st.text("Lea (),.|-'DrEXT\"", max_size=80))
def test_whatever_is_shown_is_a_name_in_no_time(said: str) -> None:
    found = in_time(1, lambda: named(said))
    assert found.name or not said.strip(" ,;\"'") or not said.isprintable()
