"""Survey programs' exports in what varies: one answer, empty ones, of several lines, numbers, long ones, many."""

from collections.abc import Sequence
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.answers.columns import AnswerList, answer_list
from app.domain.errors import Invalid
from app.domain.survey.survey import QUESTION
from app.domain.tables.sheets import SheetRow
from tests.domain.foreign_exports import PROGRAMS, PROGRAMS_WITH_LANGUAGES, exports
from tests.timing import in_time

TEXTS = ("Calm and friendly", "They never had to wait", "Like coming home", "Honest, clear, no small print", "A smile")
GERMAN = "Was sollen unsere Gäste erleben?"
WITHOUT_TITLES = {"unipark", "odk_central", "redcap"}  # names of variables only
SECRETS = (
    *("museum.example", "203.0.113.", "Adeyemi", "Eva", "Larchhorn", "Ward 3", "Front desk", "Mozilla", "47.37690"),
    *("2026-11-1", "11/1", ".11.2026", "Zürich", "8001", "ek_eva", "evaek", "uuid:", "8841002", "R_", "collect:"),
)


def found(lines: Sequence[Sequence[str]]) -> AnswerList:
    return answer_list([SheetRow(number, tuple(cells)) for number, cells in enumerate(lines, start=1)], (QUESTION,))


def answers(of: AnswerList) -> list[str]:
    return [row.cells[of.column] for row in of.rows[of.header_rows :]]


VARIED = {
    "one answer": ("Calm and friendly",),
    "two answers": TEXTS[:2],
    "empty answers": ("Calm and friendly", "", "Like coming home", "", "", "A smile"),
    "the first ones empty": ("", "", "", "Like coming home", "", "A smile", "They never had to wait"),
    "several lines": ("Calm\nand friendly", "They never\n\nhad to wait", "- warm\n- kind"),
    "some numbers": ("10 out of 10", "Calm", "7", "Warm and kind", "24/7 there", "100 %"),
    "long ones": tuple(f"{text}, " * 60 + text for text in TEXTS),
    "all the same": ("Trust",) * 6,
    "single words": ("Trust", "Speed", "Warmth", "Ease", "Calm", "Joy", "Hope"),
    "other scripts": ("信頼できる笑顔", "ثقة وراحة", "Доверие и покой", "ความสุขที่ได้มา", "신뢰와 미소"),
    "many": tuple(f"{text}, {number}" for number in range(15) for text in TEXTS),
    "signs": ("= 1 + 1", "- calm", "@home", "+ warm", "<3", "😀😀", "a; b, c\td"),
}


@pytest.mark.parametrize("texts", VARIED.values(), ids=VARIED)
def test_of_every_program_the_answers_are_exactly_the_texts(texts: Sequence[str]) -> None:
    kept = {name: found(lines) for name, lines in exports(texts, QUESTION) if name not in WITHOUT_TITLES}
    assert {name: answers(of) for name, of in kept.items()} == {name: list(texts) for name in kept}
    assert {name: of.titles for name, of in kept.items() if len(of.titles) != 1} == {}
    assert {name: secret for name, of in kept.items() for secret in SECRETS if secret in repr(of)} == {}


@pytest.mark.parametrize("title", ["Q1", GERMAN, "Your three words for us"])
@pytest.mark.parametrize(
    "kind", sorted(VARIED.keys() - {"one answer", "two answers", "all the same", "some numbers", "many"})
)
def test_so_they_are_where_another_question_was_asked(kind: str, title: str) -> None:
    kept = {name: found(lines) for name, lines in exports(VARIED[kind], title)}
    assert {name: answers(of) for name, of in kept.items()} == {name: list(VARIED[kind]) for name in kept}
    assert {name: secret for name, of in kept.items() for secret in SECRETS if secret in repr(of)} == {}


def test_numbers_below_the_question_are_answers() -> None:
    kept = {
        name: found(lines)
        for name, lines in exports(("10", "7", "9", "10", "8"), QUESTION)
        if name not in WITHOUT_TITLES
    }
    assert {name: answers(of) for name, of in kept.items()} == {name: ["10", "7", "9", "10", "8"] for name in kept}


def test_there_are_more_than_twenty_programs_and_forty_shapes() -> None:
    assert len(PROGRAMS) + len(PROGRAMS_WITH_LANGUAGES) > 20
    assert len(list(exports(TEXTS, QUESTION))) > 40


def test_of_a_program_with_columns_turned_round_the_answers_are_the_same() -> None:
    for name, lines in exports(TEXTS, QUESTION):
        width = max(map(len, lines))
        turned = [(*line, *("" for _ in range(width - len(line))))[::-1] for line in lines]
        if name not in WITHOUT_TITLES:
            assert (name, answers(found(turned))) == (name, list(TEXTS))


CELLS = st.text(max_size=12) | st.sampled_from(
    [
        "Q1",
        QUESTION,
        "Answer",
        "2026-11-10",
        "eva@museum.example",
        "7",
        "Eva Ek",
        "Calm",
        '{"ImportId":"x"}',
        "Team Nord",
        "=",
    ]
)


@given(
    st.lists(st.lists(CELLS, max_size=6).map(tuple), min_size=1, max_size=14),
    st.sampled_from([(), (QUESTION,), ("", "?")]),
)
def test_any_list_is_understood_or_refused_in_no_time(lines: list[tuple[str, ...]], questions: tuple[str, ...]) -> None:
    rows = [SheetRow(number, cells) for number, cells in enumerate(lines, start=1)]
    try:
        of = in_time(2, lambda: answer_list(rows, questions))
    except Invalid as refusal:
        assert refusal.next_step
        return
    assert len(of.places) == len(of.titles) > of.column >= 0
    assert 0 <= of.header_rows <= len(of.rows) <= len(rows) - of.top
    assert {len(row.cells) for row in of.rows} <= {len(of.titles)}
    assert set(of.together) <= set(range(len(of.titles)))
    assert not of.together or of.column in of.together


@pytest.mark.parametrize(
    "cell", ["a" * 5000, "Q1 " * 1500, "[" * 5000, "1" * 5000, "a - " * 1200, "a: " * 1500, "<" * 5000]
)
def test_hostile_titles_take_no_time(cell: str) -> None:

    def read() -> None:
        with suppress(Invalid):
            found([(cell,) * 200, (cell[::-1],) * 200, *((f"{n}",) * 200 for n in range(20))])

    in_time(2, read)


def test_a_hundred_thousand_rows_take_seconds() -> None:
    program = next(iter(PROGRAMS))
    lines = list(program([f"{TEXTS[number % 5]}, {number}" for number in range(300)], QUESTION))
    rows = [SheetRow(number, lines[number if number < 3 else 3 + number % 300]) for number in range(100_000)]
    assert in_time(10, lambda: answer_list(rows, (QUESTION,))).places == (8,)
