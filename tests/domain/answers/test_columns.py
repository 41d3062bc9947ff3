"""Which columns of a list may hold answers; names, addresses, times and numbers never do."""

import pytest

from app.domain.answers.columns import AnswerList, answer_list
from app.domain.errors import Invalid
from app.domain.survey.survey import QUESTION
from app.domain.tables.sheets import SheetRow
from tests.people import ANA, ANSWERS, PARTICIPANTS

GERMAN = "Woran sollen Kunden denken, wenn sie an ihre Erfahrung denken?"
WHO = [member.name for member in PARTICIPANTS] * 2
MAILS = [member.email for member in PARTICIPANTS] * 2


def found(*lines: tuple[str, ...]) -> AnswerList:
    return answer_list([SheetRow(number, cells) for number, cells in enumerate(lines, start=1)], (QUESTION, GERMAN))


def kept(*lines: tuple[str, ...]) -> tuple[tuple[str, ...], int, int]:
    """Titles, header rows, and the likeliest column."""
    answers = found(*lines)
    return answers.titles, answers.header_rows, answers.column


@pytest.mark.parametrize(
    "stamp",
    ["Timestamp", "Zeitstempel", "Horodateur", "Marca temporal", "Carimbo de data/hora", "タイムスタンプ", "طابع زمني"],
)
def test_google_s_first_column_is_a_time_in_any_language(stamp: str) -> None:
    rows = [("2026/11/20 9:14:03 AM GMT+1", text) for text in ANSWERS]
    assert kept((stamp, GERMAN), *rows) == ((GERMAN,), 1, 0)


@pytest.mark.parametrize(
    "titles",
    [
        ("ID", "Start time", "Completion time", "Email", "Name"),
        ("ID", "Startzeit", "Fertigstellungszeit", "E-Mail", "Name"),
        ("ID", "Heure de début", "Heure de fin", "Adresse de messagerie", "Nom"),
        ("ID", "Hora de inicio", "Hora de finalización", "Correo electrónico", "Nombre"),
        ("ID", "Hora de início", "Hora de conclusão", "Email", "Nome"),
        ("ID", "開始時刻", "完了時刻", "メール", "名前"),
        ("ID", "وقت البدء", "وقت الإكمال", "البريد الإلكتروني", "الاسم"),
    ],
)
def test_microsoft_s_first_five_columns_are_left_behind(titles: tuple[str, ...]) -> None:
    rows = [("7", "2026-11-20 09:14:03", "2026-11-20 09:14:43", "anonymous", ANA.name, text) for text in ANSWERS]
    answers = found((*titles, QUESTION), *rows)
    assert (answers.titles, answers.header_rows, answers.column) == ((QUESTION,), 1, 0)
    assert [row.cells for row in answers.rows] == [(QUESTION,), *[(text,) for text in ANSWERS]]


@pytest.mark.parametrize("second", ["Open-Ended Response", "Offene Antwort", "自由回答形式", "Something new"])
def test_surveymonkey_has_two_header_rows(second: str) -> None:
    head = ("Respondent ID", "Collector ID", "Date Created", "IP Address", "Email Address", "First Name", QUESTION)
    rows = [("114", "45", "11/20/2026 09:14:03 AM", "203.0.113.7", ANA.email, "Ana", text) for text in ANSWERS]
    assert kept(head, ("", "", "", "", "", "", second), *rows) == ((QUESTION,), 2, 0)


def test_without_the_question_it_is_the_longest_free_text() -> None:
    head = ("Theme", "What should change?", "Comment")
    rows = [("Shop", text, f"Nothing {place}") for place, text in zip("abcdef", ANSWERS, strict=True)]
    assert kept(head, *rows) == (head[1:], 1, 0)


def test_the_question_is_known_though_it_is_numbered_or_misspelt() -> None:
    rows = [("A long comment, longer than any answer that was given here", text) for text in ANSWERS]
    for title in (f"1. {QUESTION}", QUESTION.upper(), QUESTION.replace("customers", "custommers"), GERMAN + " *"):
        assert kept(("Comment", title), *rows) == (("Comment", title), 1, 1)


def test_columns_are_told_by_what_is_in_them_where_titles_say_nothing() -> None:
    times = ["11/20/2026 09:14", "2026-11-20", "20.11.2026 7:02 PM MEZ"] * 3
    codes = ["203.0.113.7", "9f8a7b6c-1d2e-4f5a-8b9c", "https://forms.example/7", "114000000001"] * 3
    rows = list(zip(WHO, MAILS, times, codes, ["4.5"] * 8, [*ANSWERS, "Warm", "Kind"], strict=False))
    assert [row.cells for row in found(*rows).rows] == [(row[5],) for row in rows]


def test_what_is_asked_about_persons_stays_only_where_nothing_else_is() -> None:
    asked = [("Your full name, please", "Our idea"), *zip(WHO, ANSWERS, strict=False)]
    assert kept(("Timestamp", ""), *asked)[0] == ("",)
    assert kept(*zip(WHO, strict=False)) == (("",), 0, 0)  # “Friendly Staff” and “Great Value” look like names too


def test_a_choice_from_a_few_words_is_no_answer() -> None:
    departments = [("Shop",), ("Wards",)] * 12
    rows = [
        (*cells, f"{text} {number}") for number, (cells, text) in enumerate(zip(departments, ANSWERS * 4, strict=True))
    ]
    assert found(*rows).titles == ("",)
    assert found(*departments).rows[0].cells == ("Shop",)  # but where it is all there is, it is kept


def test_beside_the_question_only_prose_is_kept() -> None:
    head = ("Department", QUESTION, "Anything else you want us to know?")
    rows = [
        (department, text, "Nothing more, but thank you for asking us")
        for department, text in zip(WHO, ANSWERS, strict=False)
    ]
    assert kept(head, *rows) == (head[1:], 1, 0)


def test_only_the_longest_columns_are_kept_and_the_question_always() -> None:
    wide = [(*[f"{'long ' * place} comment {number}" for place in range(9)], "ok") for number in range(5)]
    answers = found((*[f"Comment {place}" for place in range(9)], QUESTION), *wide)
    assert answers.titles == (*[f"Comment {place}" for place in range(4, 9)], QUESTION)
    assert answers.titles[answers.column] == QUESTION


@pytest.mark.parametrize("lines", [[(mail,) for mail in MAILS], [("Timestamp",), ("2026-11-20",)], [("1",), ("2",)]])
def test_where_nothing_can_be_an_answer_nothing_is_kept(lines: list[tuple[str, ...]]) -> None:
    with pytest.raises(Invalid, match="No column of this list looks like answers"):
        found(*lines)


def test_answers_alone_need_no_title() -> None:
    assert kept(*[(text,) for text in ANSWERS]) == (("",), 0, 0)
    assert kept(("How did it feel?",), *[(text,) for text in ANSWERS]) == (("How did it feel?",), 1, 0)
