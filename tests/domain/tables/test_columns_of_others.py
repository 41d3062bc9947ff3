"""Exports of survey programs in many languages: the column with the answers is kept, and of the others nothing."""

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.answers.columns import AnswerList, answer_list
from app.domain.errors import Invalid
from app.domain.sample.answers import ANSWERS as SAMPLE
from app.domain.survey.survey import QUESTION
from app.domain.tables.cell_kinds import Kind, kind_of_cell
from app.domain.tables.column_phrases import kind_in_phrases
from app.domain.tables.sheets import SheetRow
from app.domain.tables.title_kinds import title_kind
from tests.domain.foreign_exports import LANGUAGES, exports, qualtrics, survey_monkey, written
from tests.timing import in_time

TEXTS = ("Calm and friendly", "They never had to wait", "Like coming home", "Honest, clear, no small print", "A smile")
ONE_WORD = {
    "en": "Trust Speed Warmth Ease Calm Joy Hope Clarity",
    "de": "Vertrauen Ruhe Herzlichkeit Klarheit Freude Tempo Leichtigkeit Sicherheit",
    "fr": "Confiance Calme Chaleur Clarté Joie Rapidité Simplicité Confort",
    "es": "Confianza Calma Calidez Claridad Alegría Rapidez Sencillez Comodidad",
    "pt": "Confiança Calma Calor Clareza Alegria Rapidez Leveza Conforto",
    "ja": "信頼 安心 笑顔 速さ 親切 誠実 便利 感動",
    "ar": "ثقة راحة سرعة ابتسامة وضوح أمان بساطة فرح",
}


def found(lines: Sequence[Sequence[str]]) -> AnswerList:
    return answer_list([SheetRow(number, tuple(cells)) for number, cells in enumerate(lines, start=1)], (QUESTION,))


@pytest.mark.parametrize("title", [QUESTION, "Q1", "Something that the form asks"])
def test_of_every_program_only_the_answers_are_kept(title: str) -> None:
    kept = {name: found(lines) for name, lines in exports(TEXTS, title)}
    assert {name: [row.cells for row in of.rows[of.header_rows :]] for name, of in kept.items()} == {
        name: [(text,) for text in TEXTS] for name in kept
    }
    assert {name: len(of.titles) + len(of.left) for name, of in kept.items()} == {
        name: max(map(len, lines)) for name, lines in exports(TEXTS, title)
    }


def test_the_columns_of_qualtrics_are_named_with_what_they_tell() -> None:
    of = found(list(qualtrics(TEXTS, QUESTION)))
    assert (of.header_rows, of.titles) == (3, (QUESTION,))
    assert [(column.title, column.kind) for column in of.left] == [
        ("StartDate", Kind.TIME),
        ("EndDate", Kind.TIME),
        ("IPAddress", Kind.PLACE),
        ("Duration", Kind.TIME),
        ("ResponseId", Kind.ID),
        ("RecipientLastName", Kind.PERSON),
        ("RecipientEmail", Kind.PERSON),
        ("LocationLatitude", Kind.PLACE),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_answers_of_one_word_stay_answers(language: str) -> None:
    words = ONE_WORD[language].split()
    for name, lines in exports(words, "Q1"):
        assert (name, [row.cells for row in found(lines).rows][-len(words) :]) == (name, [(word,) for word in words])
    assert [row.cells for row in found([(word,) for word in words]).rows] == [(word,) for word in words]


@pytest.mark.parametrize(
    "language", [*LANGUAGES, "it", "nl", "sv", "pl", "cs", "hu", "tr", "ru", "el", "he", "ko", "zh"]
)
@pytest.mark.parametrize("form", ["short", "medium", "long", "full"])
def test_a_date_is_a_date_in_every_language_whatever_stands_above_it(language: str, form: str) -> None:
    lines = [("Etwas", "Q1"), *((written(n, language, f"{{at,date,{form}}}"), text) for n, text in enumerate(TEXTS))]
    of = found(lines)
    assert [row.cells for row in of.rows[of.header_rows :]] == [(text,) for text in TEXTS]


PRIVATE = {
    "latitude": ("47.10", "47.1123", "-8.2", "46.948"),
    "pairs of degrees": ("47.10, 8.20", "47.3769, 8.5417", "46.94809, 7.44744", "-33.86, 151.21"),
    "degrees": ("47°22′36″N 8°32′30″E", "46°57′N", "8° 32' 30\" E", "33°51′S"),
    "IPv6": ("2001:db8::1", "2001:db8::2", "fe80::1", "::1"),
    "UUIDs": tuple(f"{n}50e8400-e29b-41d4-a716-44665544000{n}" for n in range(4)),
    "hashes": (
        "d41d8cd98f00b204e9800998ecf8427e",
        "0cc175b9c0f1b6a831c399e269772661",
        "92eb5ffee6ae2fec3ad71c777531578f",
    ),
    "links": ("https://museum.example/f?id=1", "https://museum.example/f?id=2", "www.museum.example/3"),
    "Unix times": ("1762765211", "1762765312", "1762769999", "1762771234"),
    "serial days": ("46336", "46337.5", "46338.25", "46340"),
    "durations": ("00:01:23", "00:12:03", "01:00:00", "00:00:59"),
    "durations in words": ("1 min 20 s", "2 min 3 s", "59 s", "1 h 2 min"),
    "durations in German": ("1 Minute 20 Sekunden", "2 Minuten und 3 Sekunden", "59 Sekunden", "1 Stunde, 5 Min."),
    "durations in Spanish": ("1 minuto 20 segundos", "2 minutos", "1 hora y 3 minutos"),
    "durations by standard": ("PT48S", "PT1M20S", "PT1H", "P1DT2H"),
    "phones": ("+41 44 123 45 67", "079 123 45 67", "+49 30 1234567", "(415) 555-0134"),
    "mail": ("eva@museum.example", "Ben <ben@museum.example>", "<chen@museum.example>", "mailto:d@museum.example"),
    "some mail": ("anonymous", "eva@museum.example", "anonymous", "anonym", "ben@museum.example", "anonymous"),
    "streets": ("12 Main Street, Springfield", "5 rue de la Paix", "Hauptstraße 5, Bern", "Calle Mayor 3"),
    "towns": ("8001 Zürich", "10115 Berlin", "75002 Paris", "3011 Bern"),
    "post codes": ("SW1A 1AA", "EC1A 1BB", "W1A 0AX", "M1 1AE"),
    "Japanese addresses": ("東京都千代田区1-1-1", "大阪府大阪市北区2-3", "京都府京都市4-5-6"),
    "names": ("Daniel Ek", "Anna Lind", "Christine Moreau", "Ahmed Said", "Chen Wei"),
    "names turned round": ("Ek, Daniel", "Lind, Anna", "Moreau, Christine", "Said, Ahmed"),
    "devices": ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36",) * 3,
    "ordinals": ("Tuesday the 3rd of November", "Friday the 13th of March", "Sunday the 1st of May"),
    "months": ("January", "März", "juillet", "abril"),
    "weekdays": ("Montag", "mardi", "Wednesday", "viernes"),
    "accounts": ("DE89 3704 0044 0532 0130 00", "DE12 3704 0044 0532 0131 00", "CH93 0076 2011 6238 5295 7"),
    "log-ins": ("eva.ek", "ben.adeyemi", "chen_wei", "dilek.aydin"),
    "log-ins of a domain": (r"MUSEUM\eva", r"MUSEUM\ben", r"MUSEUM\chen"),
    "time zones": ("Europe/Zurich", "Europe/Berlin", "America/New_York"),
    "tokens": (
        "kXqPzRtW",
        "bVnMqWsD",
        "zPlKmJhG",
        "tRfVbGyH",
        "cDxSwZaQ",
        "hYuJmKiL",
        "oPqWzXcV",
        "gTrEdSwB",
        "wQaXsZcD",
    ),
}


@pytest.mark.parametrize("cells", PRIVATE.values(), ids=PRIVATE)
def test_what_tells_who_when_or_where_is_told_by_its_cells(cells: Sequence[str]) -> None:
    texts = [f"{text}, {number}" for number, text in enumerate((*TEXTS, *TEXTS))]
    lines = [("Etwas", "Q1"), *zip(cells, texts, strict=False)]
    assert [row.cells[-1:] for row in found(lines).rows[1:]] == [(text,) for text in texts[: len(cells)]]
    assert set(map(len, (row.cells for row in found(lines).rows))) == {1}
    for alone in (lines, [(cell,) for cell in cells]):
        with pytest.raises(Invalid, match="No column of this list looks like answers"):
            found([line[:1] for line in alone[1:]])


def test_prose_that_mentions_a_date_a_name_or_a_place_stays() -> None:
    prose = (
        "On 3 November 2026 I was served at once",
        "Anna Lind smiled at everybody who came in",
        "Write to eva@museum.example and get an answer the same day",
        "At 12 Main Street the door was open at 9:00",
    )
    for title in ("Date", "Name", "Etwas", "Location", QUESTION):
        of = found([("Id", title), *((str(n), text) for n, text in enumerate(prose))])
        assert [row.cells for row in of.rows[1:]] == [(text,) for text in prose]


def test_names_are_told_by_the_mail_addresses_beside_them() -> None:
    people = [
        (f"{first}.{last}@museum.example".lower(), f"{first} {last}")
        for first, last in (("Dilek", "Aydin"), ("Ikaika", "Kealoha"), ("Zdislava", "Okoro"))
    ]
    of = found([("A", "B", "C"), *((*person, f"{text} again") for person, text in zip(people, TEXTS, strict=False))])
    assert (of.titles, [column.kind for column in of.left]) == (("C",), [Kind.PERSON, Kind.PERSON])


def test_a_first_row_that_is_a_respondent_is_named_nowhere() -> None:
    lines = [(f"eva{n}@museum.example", f"2026-11-1{n}", f"Why do I have to wait {n} hours?") for n in range(5)]
    of = found(lines)
    assert (of.header_rows, of.titles, [column.title for column in of.left]) == (0, ("",), ["", ""])


def test_words_with_capitals_under_a_question_stay_and_names_under_who_do_not() -> None:
    praise = ("Friendly Staff", "Great Value", "Warm Welcome")
    prose = ("Because it was calm there", "I never had to wait for long", "It felt like coming home")
    assert found([("In one phrase?", "Why?"), *zip(praise, prose, strict=True)]).titles == ("In one phrase?", "Why?")
    assert found([("Who helped you?", "Why?"), *zip(praise, prose, strict=True)]).titles == ("Why?",)


def test_no_person_s_name_is_taken_for_a_title() -> None:
    lines = [("Eva Ek", "Loved it, why not?"), ("Anna Lind", "It was calm"), ("Ben Adeyemi", "Nobody had to wait")]
    assert [column.title for column in found(lines).left] == [""]
    assert [column.title for column in found([("Full Name", "Why?"), *lines]).left] == ["Full Name"]


def test_rows_of_the_same_respondent_are_told_and_their_ids_are_not_kept() -> None:
    lines = list(survey_monkey(TEXTS, QUESTION))
    doubled = found([*lines, lines[3], lines[2]])
    assert doubled.again == {8: 4, 9: 3}
    assert "114000000" not in repr(doubled)
    assert found(lines).again == {}


@pytest.mark.parametrize("title", ["Etwas", "Filiale", "Quelque chose"])
def test_single_words_beside_prose_are_kept_only_under_a_title_that_asks_for_them(title: str) -> None:
    prose = [f"{text}, and that is what I would wish for" for text in TEXTS]
    towns = ("Bern", "Zürich", "Basel", "Genf", "Chur")
    beside = found([(title, "Why?"), *zip(towns, prose, strict=True)])
    assert (beside.titles, [column.title for column in beside.left]) == (("Why?",), [title])
    without = found(list(zip(towns, prose, strict=True)))
    assert (without.titles, [column.title for column in without.left]) == (("",), [""])
    asked = found([("In one word?", "Why?"), *zip(ONE_WORD["en"].split(), prose, strict=False)])
    assert asked.titles == ("In one word?", "Why?")


def test_japanese_prose_stays_whatever_stands_above_it() -> None:
    prose = (
        "待たずにすぐ案内してもらえたことがうれしかった",
        "笑顔で迎えてもらえて安心しました",
        "説明が分かりやすく誠実でした",
    )
    of = found([("ID", "日時"), *((str(number), text) for number, text in enumerate(prose))])
    assert [row.cells for row in of.rows[1:]] == [(text,) for text in prose]


SHAPES = st.sampled_from(sorted(PRIVATE))


@given(st.lists(SHAPES, max_size=4), st.integers(0, 4), st.sampled_from(["Q1", "Etwas", QUESTION, ""]))
def test_wherever_the_answers_stand_among_columns_of_others_they_alone_are_kept(
    shapes: list[str], place: int, title: str
) -> None:
    texts = [f"{text}, {'again ' * number}" for number, text in enumerate(TEXTS)]
    others = [[f"Spalte {chr(97 + number)}", *(PRIVATE[shape] * 2)[:5]] for number, shape in enumerate(shapes)]
    columns = [*others[:place], [title, *texts], *others[place:]]
    of = found(list(zip(*columns, strict=True)))
    assert [row.cells for row in of.rows[-5:]] == [(text,) for text in texts]


@given(st.text(max_size=150) | st.text("0123456789 .:-/,aTZ省°'@<", max_size=150))
def test_every_cell_is_told_in_no_time(cell: str) -> None:
    kind, (title, *_) = in_time(2, lambda: (kind_of_cell(cell), title_kind(cell)))
    assert {kind, title} <= {None, *Kind}


PHRASES = {
    "degrees": ("lat 59.0293 north", "lat 58.1 north", "lat 12.3321 south", "lat 33.20 north", "lat 47.3 north"),
    "Grad": ("Breite 47,3769 Nord", "Breite 46,94 Nord", "Breite 47,05 Nord"),
    "dates in German": ("am Dienstag, den 1. Dezember", "am Mittwoch, den 2. Dezember", "am Montag, den 30. November"),
    "dates in French": ("le mardi 1er décembre à midi", "le jeudi 3 décembre à midi", "le lundi 7 décembre à midi"),
    "dates in Spanish": (
        "el martes 1 de diciembre",
        "el lunes 7 de diciembre",
        "el viernes 4 de mayo",
    ),
    "dates in Portuguese": (
        "em 1 de dezembro de 2026",
        "em 3 de dezembro de 2026",
        "em 9 de março de 2026",
    ),
    "dates in Japanese": ("12月1日の午後に来ました", "12月3日の午後に来ました", "12月9日の午後に来ました"),
    "times": ("sent at 14:35 by the server", "sent at 09:02 by the server", "sent at 17:48 by the server"),
    "numbers": tuple(f"employee number {number} of the museum" for number in (1037, 1038, 22, 23)),
    "Nummern": ("Personalnummer 10372 vom Museum", "Personalnummer 10373 vom Museum", "Personalnummer 9 vom Museum"),
    "matrículas": ("matrícula 10372 do museu", "matrícula 10373 do museu", "matrícula 99 do museu"),
    "badges": ("badge AB-10371 in use", "badge AB-20441 in use", "badge CX-77120 in use"),
    "superiors": ("Reports to Jane Doe", "Reports to Anna Lind", "Reports to Daniel Ek", "Reports to Daniel Ek"),
    "names and places": ("Jane Doe (Berlin)", "Anna Lind (Bern)", "Daniel Ek (Oslo)", "Chen Wei (Berlin)"),
    "names and teams": ("Anna Lind from sales", "Daniel Ek from the shop", "Christine Moreau from finance"),
    "responsables": ("Responsable : Anna Lind", "Responsable : Christine Moreau", "Responsable : Ahmed Said"),
    "towns with a label": ("City: Bern", "City: Oslo", "City: Rome"),
    "names in Japanese": ("担当は山田さんです", "担当は佐藤さんです", "担当は田中さんです"),
    "names in Arabic": ("الاسم: محمد علي", "الاسم: فاطمة حسن", "الاسم: عمر خالد"),
    "streets": ("lives at 12 Main Street, Bath", "lives at 5 Oak Road, Bath", "lives at 9 High Street, Bath"),
    "mail": tuple(f"you can reach me under {who}@museum.example in the office" for who in ("eva", "ben", "chen")),
}


@pytest.mark.parametrize("cells", PHRASES.values(), ids=PHRASES)
def test_what_varies_in_phrases_is_looked_at(cells: Sequence[str]) -> None:
    texts = [f"{text}, as I would wish it to be" for text in TEXTS[: len(cells)]]
    for head in ([], [("Etwas", "Q1")]):
        of = found([*head, *zip(cells, texts, strict=True)])
        assert [row.cells for row in of.rows[-len(texts) :]] == [(text,) for text in texts]
        assert not [cell for cell in cells if cell in repr(of)]
    with pytest.raises(Invalid, match="No column of this list looks like answers"):
        found([(cell,) for cell in cells])


ANSWERED = {
    "few words": ("fast and friendly", "warm and kind", "calm and clear", "friendly and fast", "kind and calm"),
    "nouns of German": ("Mehr Freundlichkeit", "Mehr Zeit", "Mehr Ruhe", "Mehr Licht"),
    "one beginning": ("I felt welcome", "I felt safe", "I felt at home", "I felt seen"),
    "small numbers": ("We were 3 and all were seen", "We were 5 and all were seen", "We were 2 and all were seen"),
    "minutes": ("Nobody waits 5 minutes", "On Monday it was calm", "It took 10 minutes to be seen by somebody"),
    "names among others": ("Anna was so kind to all of us today", "Nobody had to wait", "Ask Daniel Ek, he knows it"),
    "places": ("Like in Bern", "As at home", "The best place in Oslo"),
}


@pytest.mark.parametrize("cells", ANSWERED.values(), ids=ANSWERED)
def test_answers_that_are_alike_stay_answers(cells: Sequence[str]) -> None:
    assert [row.cells for row in found([("Q1",), *((cell,) for cell in cells)]).rows[1:]] == [(cell,) for cell in cells]


@given(st.integers(3, 60), st.randoms(use_true_random=False))
def test_no_handful_of_the_sample_s_answers_is_taken_for_phrases_about_persons(size: int, chance: Random) -> None:
    assert kind_in_phrases(chance.sample(SAMPLE, size)) is None
