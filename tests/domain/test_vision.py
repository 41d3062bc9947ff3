"""The statement, and the check against the three questions."""

import pytest

from app.domain.refusals import Invalid
from app.domain.vision import (
    CHECK_QUESTIONS,
    REASON_LIMIT,
    CheckAnswer,
    QuestionResult,
    Verdict,
    checked_answer,
    hints,
    people_done,
    results,
    statement_of,
)
from tests.people import STATEMENT

YES, NOT_YET = Verdict.YES, Verdict.NOT_YET


def test_the_questions_are_in_the_methods_words() -> None:
    assert CHECK_QUESTIONS == (
        "Is it simple and easily understood?",
        "Is it focused on our customers?",
        "Does it reflect both who we are now and who we aspire to be in the future?",
    )


def test_results_count_the_answers_and_tell_nothing_of_who_gave_which() -> None:
    answers = [
        CheckAnswer(1, "dilek", YES, "Short"),
        CheckAnswer(1, "ana", YES, ""),
        CheckAnswer(1, "ben", NOT_YET, "“Worth” is vague"),
        CheckAnswer(3, "ana", NOT_YET, "Only the future"),
    ]
    expected = (
        QuestionResult(CHECK_QUESTIONS[0], 2, 1, ("Short", "“Worth” is vague")),
        QuestionResult(CHECK_QUESTIONS[1], 0, 0, ()),
        QuestionResult(CHECK_QUESTIONS[2], 0, 1, ("Only the future",)),
    )
    assert results(answers) == results(answers[::-1]) == expected
    assert [entry.answered for entry in expected] == [3, 0, 1]


def test_done_is_whoever_has_answered_all_three() -> None:
    answers = [CheckAnswer(number, "ana", YES, "") for number in (1, 2, 3)]
    answers += [CheckAnswer(number, "ben", NOT_YET, "") for number in (1, 3)]
    assert (people_done(answers), people_done([])) == (1, 0)


@pytest.mark.parametrize("verdict", ["yes", "not_yet"])
@pytest.mark.parametrize("question", [1, 2, 3])
def test_an_answer_is_yes_or_not_yet(question: int, verdict: str) -> None:
    assert checked_answer(question, verdict, " too \n long ") == (question, Verdict(verdict), "too long")


@pytest.mark.parametrize(("question", "verdict"), [(0, "yes"), (4, "yes"), (-1, "yes"), (1, ""), (1, "no"), (1, "YES")])
def test_any_other_answer_is_refused(question: int, verdict: str) -> None:
    with pytest.raises(Invalid) as refusal:
        checked_answer(question, verdict, "")
    assert refusal.value.field == "verdict"


def test_a_reason_has_a_limit() -> None:
    assert len(checked_answer(1, "yes", "x" * REASON_LIMIT)[2]) == REASON_LIMIT
    with pytest.raises(Invalid) as refusal:
        checked_answer(1, "yes", "x" * (REASON_LIMIT + 1))
    assert refusal.value.field == "reason"


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (STATEMENT, STATEMENT),
        (f"\n\n  {STATEMENT} \t\n", STATEMENT),
        ("One line  \nanother\n\n\n\n\nand a last", "One line\nanother\n\nand a last"),
        ("One line\r\nanother\r\n\r\n\r\nlast", "One line\nanother\n\nlast"),  # as a form sends it
        (" \n\t\n", ""),
    ],
)
def test_a_statement_is_its_text_without_stray_white_space(text: str, statement: str) -> None:
    assert statement_of(text) == statement
    assert statement_of(statement) == statement


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("", ()),
        ("…", ()),
        (STATEMENT, ()),
        ("Our members are the mission.", ()),
        ("Use good judgement in all situations.", ()),
        ("Be there.", ("It has 2 words; good statements have 5 to 25.",)),
        ("Every visitor is welcome here. Every child too!", ("It has 2 sentences; one is easier to remember.",)),
        ("We don’t know what a well-kept secret is", ()),
        (
            "Fast, reliable, and knowledgeable customer service.",
            ("Could another company say this? Generic words: “fast”, “knowledgeable”, “reliable”.",),
        ),
        (
            "World-class. Fast.",
            (
                "It has 2 words; good statements have 5 to 25.",
                "It has 2 sentences; one is easier to remember.",
                "Could another company say this? Generic words: “fast”, “world-class”.",
            ),
        ),
        (" ".join(["word"] * 26), ("It has 26 words; good statements have 5 to 25.",)),
        (" ".join(["word"] * 25), ()),
    ],
)
def test_hints_say_what_could_be_better(statement: str, said: tuple[str, ...]) -> None:
    assert hints(statement) == said
