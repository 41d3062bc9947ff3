"""Hints of names, addresses and numbers: what is marked, and what must not be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.hints.hints import Hint, HintKind, Names, Piece, _hints, hints, pieces
from app.domain.sample.answers import ANSWERS
from tests.people import ORGANISATION, PARTICIPANTS

PEOPLE = (*(member.name for member in PARTICIPANTS), "Will Rose", "مريم البحيري", "山田太郎")

NAMES = Names(PEOPLE, (ORGANISATION,))


def marked(text: str) -> list[tuple[str, str]]:
    return [(hint.kind.value, text[hint.start : hint.end]) for hint in hints(text, NAMES)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ana was so kind", "Ana"),
        ("I thank Ana Souza for everything", "Ana Souza"),
        ("ask dilek  aydın", "dilek  aydın"),
        ("We are glad that Will is here", "Will"),
        ("شكرا مريم البحيري على كل شيء", "مريم البحيري"),
        ("山田太郎はすごい", "山田太郎"),
        ("Mr. Lind helped me", "Mr. Lind"),
        ("Frau Meier war toll", "Frau Meier"),
        ("Merci à Mme Dupont", "Mme Dupont"),
        ("M. Dupont est formidable", "M. Dupont"),
        ("la señora García nos ayudó", "señora García"),
        ("thanks to Prof. Berg", "Prof. Berg"),
        ("山田さんはとても親切でした", "山田さん"),
        ("スミスさんに感謝", "スミスさん"),
        ("田中様には感謝", "田中様"),
        ("王先生很好", "王先生"),
        ("كان السيد أحمد لطيفا", "السيد أحمد لطيفا"),
        ("Sarah Miller was great", "Sarah Miller"),
        ("thanks to Grzegorz Nowak in the shop", "Grzegorz Nowak"),
    ],
)
def test_names_are_hinted_at(text: str, words: str) -> None:
    assert marked(text) == [("name", words)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("my manager Sabine never has time", "Sabine"),
        ("Our team leader, Ngozi Okafor, listens", "Ngozi Okafor"),
        ("my colleague called Tuulikki", "Tuulikki"),
        ("Meine Chefin Weber hört nie zu", "Weber"),
        ("mit unserer Kollegin Yıldız reden", "Yıldız"),
        ("unser Geschäftsführer Huber", "Huber"),
        ("ma cheffe Solène est géniale", "Solène"),
        ("mi jefa Itziar no escucha", "Itziar"),
        ("meu gerente Osvaldo é ótimo", "Osvaldo"),
        ("ich heiße Wiebke und arbeite hier", "Wiebke"),
        ("me llamo Itziar Etxeberria", "Itziar Etxeberria"),
        ("اسمي مريم", "مريم"),
        ("佐々木と申します", "佐々木"),
        ("More light in the hall.\nBest regards, Tuulikki", "Tuulikki"),
        ("Mehr Zeit. Viele Grüße\nWiebke", "Wiebke"),
        ("Plus de temps. Cordialement, Solène Le-Gall", "Solène Le-Gall"),
        ("They should feel at home.\n– Thomas", "Thomas"),
    ],
)
def test_names_that_are_on_no_list_are_known_by_the_words_beside_them(text: str, words: str) -> None:
    assert marked(text) == [("name", words)]


@pytest.mark.parametrize(
    "text",
    """my manager Monday to Friday|our team leader is German|unser Leiter Marketing|meinen Kollegen Mut machen
meiner Chefin Respekt zollen|our guide IT|My Favourite guide|thanks, Team|Thank you, Everyone!
Respect\n- Trust|- Mut\n- Thomas|cheers to all|we owe our colleagues Respect|Merci|my boss never listens
gracias a Todos por venir|LG Electronics is cheaper""".replace("\n", "|")
    .replace("\\n", "\n")
    .split("|"),
)
def test_words_with_capitals_beside_a_role_or_a_greeting_are_no_names(text: str) -> None:
    assert marked(text) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("call null eins sechs eins vier neun sechs", "null eins sechs eins vier neun sechs"),
        ("It is oh seven nine double one, three two.", "oh seven nine double one, three two"),
        ("zéro six vingt-deux trente-quatre cinquante-six", "zéro six vingt-deux trente-quatre cinquante-six"),
        ("mi número: seis uno dos nueve cero cero", "seis uno dos nueve cero cero"),
        ("nove um dois meia sete", "nove um dois meia sete"),
        ("صفر خمسة خمسة ستة واحد ثلاثة", "صفر خمسة خمسة ستة واحد ثلاثة"),
        ("ゼロ きゅう ゼロ いち なな", "ゼロ きゅう ゼロ いち なな"),
        ("電話は〇九〇一二三四五六七八です", "〇九〇一二三四五六七八"),
        ("siebenunddreißig zwölf null neun einundvierzig", "siebenunddreißig zwölf null neun einundvierzig"),
        ("Null 1 sechs 1 vier neun", "Null 1 sechs 1 vier neun"),
    ],
)
def test_numbers_in_words_are_hinted_at(text: str, number: str) -> None:
    assert marked(text) == [("phone", number)]


@pytest.mark.parametrize(
    "text",
    """one two three four five|fünf vier drei zwei eins|ten twenty thirty forty fifty|oh oh oh oh oh one
two or three of four, five to nine|eins zwei, wir sind dabei|one by one, two by two|um um um um um dois
from nine to five, one in three|dos tres cuatro|一期一会、三々五々|four out of five, nine times out of ten
a one, a two, a three, a four, a six|1 2 3 4 5 7""".replace("\n", "|").split("|"),
)
def test_counting_and_single_numbers_in_words_are_left_alone(text: str) -> None:
    assert marked(text) == []


def test_of_the_sample_survey_only_what_was_meant_to_be_found_is() -> None:
    """Hundreds of invented employees wrote it, and three of them what tells who somebody is."""
    found = [one for text in ANSWERS for one in marked(text) if one[0] != "coarse"]
    assert found == [("phone", "079 555 01 47"), ("name", "Nina Kessler"), ("email", "nina.k@larchhorn.example")]


def test_signs_in_a_name_stand_for_themselves() -> None:
    odd = Names(("Ana (.*) Souza", "Bo.b+", "[a-z]*"), ("+(?:Ltd",))
    found = [hint for text in ("Ana was kind", "Ana (.*) Souza", "bob and zebras") for hint in hints(text, odd)]
    assert [(hint.kind, hint.start, hint.end) for hint in found] == [(HintKind.NAME, 0, 3), (HintKind.NAME, 0, 14)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("write to eva.ek+vision@museum.example please", "eva.ek+vision@museum.example"),
        ("müller@bücher.example", "müller@bücher.example"),
        ("eva (at) museum", "eva (at) museum"),
    ],
)
def test_addresses_are_hinted_at(text: str, words: str) -> None:
    assert marked(text) == [("email", words)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("reach us on +49 170 1234567.", "+49 170 1234567"),
        ("0170/1234567", "0170/1234567"),
        ("+1 (415) 555-2671", "+1 (415) 555-2671"),
        ("or (555) 123-4567", "(555) 123-4567"),
        ("555-123-4567 is mine", "555-123-4567"),
        ("01 23 45 67 89", "01 23 45 67 89"),
        ("090-1234-5678", "090-1234-5678"),
        ("０９０－１２３４－５６７８", "０９０－１２３４－５６７８"),
        ("٠٧٠١٢٣٤٥٦٧٨", "٠٧٠١٢٣٤٥٦٧٨"),
        ("tel 555-1234", "555-1234"),
        ("please call me on 81 23 45", "81 23 45"),
    ],
)
def test_phone_numbers_are_hinted_at(text: str, number: str) -> None:
    assert marked(text) == [("phone", number)]


@pytest.mark.parametrize(
    "text",
    """open 24/7|since 1998 and 2004-2010|1 000 000 €|€ 12.500.000|1,000,000 visitors|12 345 678 visitors
2019 2020 2021|2026-11-24, 24.12.2026 and 24/12/2026|10-12 people, 100-2000 visitors|room 1204567
9:00-17:00 daily|1234567890123|order 4711 0815 2233|0.5 to 1.25 seconds|100% and 50/50|5 stars
it costs EUR 0123456789|Will you come?|We love New York|the Harbour Lights were lovely|Happy Birthday to all
Best Customer Service Ever|Die Deutsche Bahn ist nicht pünktlich|Friendly Staff|Google Maps found us
it is a Harbour Museum thing|like Disney World without a queue|Miss you all|お客様は神様です|皆さん親切
スタッフさんが優しい|店員さん|ドライバーさん|同様に多様な仕様|Frau sein|M.A. in history|a good will
feel at home, like Sunday Morning coffee|at 6 o'clock @ the shop|chenille and anagrams""".replace("\n", "|").split("|"),
)
def test_what_only_looks_alike_is_left_alone(text: str) -> None:
    assert marked(text) == []


def test_places_are_in_order_and_pieces_make_up_the_answer() -> None:
    text = "Mr Lind, Ana Souza and ben@museum.example: 0170 1234567!"
    found = hints(text, Names(PEOPLE))
    assert [hint.kind for hint in found] == [HintKind.NAME, HintKind.NAME, HintKind.EMAIL, HintKind.PHONE]
    assert pieces(text, found)[:4] == (
        Piece("Mr Lind", HintKind.NAME),
        Piece(", "),
        Piece("Ana Souza", HintKind.NAME),
        Piece(" and "),
    )


@given(st.text(max_size=60) | st.text("AaMr .@0+9(-)山さん様\n", max_size=60))
def test_whatever_is_said_hints_lie_apart_and_lose_nothing(text: str) -> None:
    found = hints(text, NAMES)
    assert "".join(piece.text for piece in pieces(text, found)) == text
    ends = [0, *(hint.end for hint in found)]
    assert all(end <= hint.start < hint.end for end, hint in zip(ends, found, strict=False))


@pytest.mark.parametrize(
    "text",
    [
        *("one two " * 250, "Best regards, " * 140, "my boss " * 250, "eins-" * 400, "1" * 2000, "(0" * 1000),
        *("a" * 1999 + "@", "x@" + "a." * 999, "Aa " * 666, "山" * 2000),
    ],
)
def test_nothing_that_fits_into_an_answer_takes_long(text: str) -> None:
    """Patterns that went back and forth would take minutes, and the test with them."""
    assert all(isinstance(hint, Hint) for _ in range(20) for hint in hints(text, Names(PEOPLE)))


@given(
    st.text(
        alphabet="Anna Lind Will Rose my boss dr.mr+0123456789@(at)x山田さん王先生السيد shitfuckScheiß*f\n", max_size=40
    )
)
def test_the_quick_look_overlooks_nothing(text: str) -> None:
    assert hints(text, NAMES) == _hints(text, NAMES)
