"""Names that stand with the answers, in ways that are no column of their own or none that says so."""

from collections.abc import Sequence

import pytest

from app.domain.answers.columns import AnswerList, Picker, answer_list
from app.domain.answers.named_answers import Labels
from app.domain.survey.survey import QUESTION
from app.domain.tables.sheets import SheetRow

SENTENCES = ("A friendly place for all", "Calm and warm rooms", "They took time for us", "Nice and quiet, always")
WORDS = ("calm", "warm light", "curious", "open")


def found(lines: Sequence[Sequence[str]]) -> AnswerList:
    return answer_list([SheetRow(number, tuple(cells)) for number, cells in enumerate(lines, start=1)], (QUESTION,))


@pytest.mark.parametrize(
    "names",
    [
        ("Anna", "Ben", "Carla", "Dmitri"),
        ("Thalvi", "Ebrulia", "Wunja", "Kasimira"),
        ("Anna Lind", "Eva Maria Ek", "Ben A.", "Jean-Luc"),
        ("anna", "eva", "anna", "daniel"),
    ],
)
@pytest.mark.parametrize("said", [WORDS, SENTENCES])
def test_names_before_a_colon_are_taken_off(names: Sequence[str], said: Sequence[str]) -> None:
    lines = [f"{name}: {text}" for name, text in zip(names, said, strict=True)]
    of = found([(line,) for line in lines])
    assert [row.cells for row in of.rows[of.header_rows :]] == [(text,) for text in said]
    assert [(column.number, column.title, column.kind) for column in of.left] == [
        (1, "names beside the answers", "person")
    ]
    picker = Picker(of, (QUESTION,))
    picked = [picker.picked(SheetRow(9, (line,)), is_above=False) for line in (*lines, "Kasper: late")]
    assert picked == [SheetRow(9, (text,)) for text in (*said, "late")]
    beside = found([("Timestamp", QUESTION), *(("2026-11-20 09:14", line) for line in lines)])
    assert [row.cells for row in beside.rows] == [(QUESTION,), *((text,) for text in said)]


WHOLE_NAMES = ("Anna Becker", "Tom Faber", "João Silva", "Dilek Aydın")


@pytest.mark.parametrize(
    "line", ["{0} – {1}", "{0} - {1}", "{1} – {0}", "{1} ({0})", "{1} [{0}]", "{1}, {0}", "{1} —{0}", "• {1} ({0})"]
)
def test_names_at_either_end_of_an_answer_are_taken_off(line: str) -> None:
    lines = [line.format(name, text) for name, text in zip(WHOLE_NAMES, SENTENCES, strict=True)]
    of = found([("Idea",), *((one,) for one in lines)])
    assert ([column.title for column in of.left], of.labels) == (["names beside the answers"], Labels.LEFT)
    picker = Picker(of, (QUESTION,))
    picked = [picker.picked(SheetRow(9, (one,)), is_above=False) for one in lines]
    assert picked == [SheetRow(9, (text,)) for text in SENTENCES]


@pytest.mark.parametrize(
    "lines",
    [
        ("Good food (Bistro)", "Clean rooms (Hotel)", "Short ways (Bahnhof)", "Help (Desk)"),
        ("Calm, Trust", "Care, Hope", "Warm, Kind", "Fast, Joy"),
        ("Service - friendly", "Price - fair", "Staff - kind"),
    ],
)
def test_words_at_the_end_that_are_no_names_stay(lines: Sequence[str]) -> None:
    assert [row.cells for row in found([(line,) for line in lines]).rows] == [(line,) for line in lines]


@pytest.mark.parametrize("title", ["Wie heißen Sie?", "Come si chiama?", "Adınız nedir?", "Hoe heet u?", "Person"])
def test_who_somebody_is_is_no_answer_whatever_asks_for_it(title: str) -> None:
    of = found([(title, "In a word, what matters?"), *zip(WHOLE_NAMES, WORDS, strict=True)])
    assert [row.cells for row in of.rows[of.header_rows :]] == [(word,) for word in WORDS]


def test_what_comes_again_before_a_colon_is_a_topic_and_stays() -> None:
    lines = ["Service: fast", "Service: friendly", "Rooms: warm", "Rooms: light", "Service: calm"]
    assert [row.cells for row in found([(line,) for line in lines]).rows] == [(line,) for line in lines]


TOPICS = {
    "English": ("Staff: calm", "Price: fair", "Time: short", "Place: clean"),
    "German": ("Preis: fair", "Personal: nett", "Zeit: kurz"),
    "French": ("Accueil : chaleureux", "Prix : juste", "Temps : court"),
    "Spanish": ("Precio: justo", "Tiempo: corto", "Lugar: limpio"),
}


@pytest.mark.parametrize("lines", TOPICS.values(), ids=TOPICS)
@pytest.mark.parametrize("head", [[], [("Answer",)]])
def test_topics_stay_and_can_be_left_out(lines: Sequence[str], head: Sequence[Sequence[str]]) -> None:
    of = found([*head, *((line,) for line in lines)])
    kept = [row.cells[0] for row in of.rows[of.header_rows :]]
    assert (kept, of.labels, of.left) == ([*lines], Labels.KEPT, ())
    left = answer_list(of.rows, (QUESTION,), keeps_labels=False)
    texts = [line.split(":")[1].strip() for line in lines]
    assert ([row.cells[0] for row in left.rows[left.header_rows :]], left.labels) == (texts, Labels.LEFT)


def test_names_before_a_colon_can_be_taken_back() -> None:
    rows = [SheetRow(number, (line,)) for number, line in enumerate(("Anna: calm", "Ben: warm", "Eva: fair"), start=1)]
    assert answer_list(rows, (QUESTION,)).labels == Labels.LEFT
    kept = answer_list(rows, (QUESTION,), keeps_labels=True)
    assert (list(kept.rows), kept.labels, kept.left) == (rows, Labels.KEPT, ())


RARE = ("Ximbo", "Thalvi", "Orome", "Wunja")


@pytest.mark.parametrize("title", [QUESTION, "Answer", "Q4", "Q4: What do you wish for?"])
def test_rare_first_names_under_a_code_are_left_behind(title: str) -> None:
    of = found([("Q3", title), *zip(RARE, SENTENCES, strict=True)])
    assert (of.titles, [column.title for column in of.left]) == ((title,), ["Q3"])


def test_words_under_a_code_stay_where_nothing_else_is() -> None:
    assert found([("Q3",), *((word.title(),) for word in RARE)]).titles == ("Q3",)


REMARKS = {
    "German": ("ist oft krank", "kommt zu spät", "hat zwei Kinder", "sehr nett"),
    "English": ("is often ill", "comes late", "has two children", "very nice"),
}


@pytest.mark.parametrize("remarks", REMARKS.values(), ids=REMARKS)
@pytest.mark.parametrize("said", [SENTENCES, WORDS])
def test_remarks_on_persons_are_left_behind_beside_answers(remarks: Sequence[str], said: Sequence[str]) -> None:
    of = found(list(zip(remarks, said, strict=True)))
    assert [row.cells for row in of.rows] == [(text,) for text in said]


def test_the_words_of_one_question_stay_beside_sentences() -> None:
    words = zip(("Calm", "Open", "Kind", "Light"), ("Warm", "Quick", "Quiet", "Fast"), SENTENCES, strict=True)
    assert found([("Q1_1", "Q1_2", "Q2"), *words]).titles == ("Q1_1", "Q1_2", "Q2")
