"""The statement, and the check against the three questions."""

from dataclasses import replace

import pytest

from app.domain.errors import Invalid
from app.domain.meeting.vision import (
    CHECK_QUESTIONS,
    REASON_LIMIT,
    Check,
    CheckAnswer,
    CheckOutcome,
    QuestionResult,
    Verdict,
    check_behind,
    checked_answer,
    doubt_before_adopting,
    hints,
    outcome,
    people_done,
    results,
    statement_of,
    why_answers_wait,
)
from tests.factories import MORNING
from tests.messages.english import english
from tests.people import MARIA, STATEMENT

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


def test_people_are_done_who_have_answered_all_three() -> None:
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
    assert english(hints(statement)) == said


REVEALED = Check("check", STATEMENT, MORNING, MARIA, MORNING, 9, 2)


def answered(yes: int, not_yet: int, check: Check = REVEALED) -> CheckOutcome:
    """All three questions, by so many people."""
    verdicts = [YES] * yes + [NOT_YET] * not_yet
    answers = [CheckAnswer(one, f"person {who}", said, "") for who, said in enumerate(verdicts) for one in (1, 2, 3)]
    found = outcome(replace(check, answered=len(verdicts)), answers)
    assert found is not None
    return found


def test_a_check_says_something_once_it_is_revealed_and_answered() -> None:
    answers = [CheckAnswer(1, "ana", YES, ""), CheckAnswer(2, "ana", YES, ""), CheckAnswer(1, "ben", NOT_YET, "")]
    assert outcome(REVEALED, answers) == CheckOutcome(REVEALED, 2, results(answers))
    assert outcome(replace(REVEALED, answered=0), []) is None
    assert outcome(replace(REVEALED, revealed_at=None), answers) is None


ASKED = replace(REVEALED, revealed_at=None, people=None, answered=None)
THREE, ALL, AS_MANY = "once three people", "once all who have come", "ust as many"


def complete(people: int) -> list[CheckAnswer]:
    return [CheckAnswer(number, f"person {who}", YES, "") for who in range(people) for number in (1, 2, 3)]


@pytest.mark.parametrize(
    ("answers", "missing", "of_few", "why"),
    [
        ([], 0, False, THREE),
        (complete(1), 0, False, THREE),
        (complete(2), 0, False, THREE),  # also where the others have left
        ([*complete(2), CheckAnswer(1, "person 3", YES, "")], 0, False, THREE),
        (complete(3), 6, False, ""),
        ([], 0, True, ALL),
        (complete(1), 1, True, ALL),
        (complete(1), 0, True, ""),
        (complete(2), 0, True, ""),
        (complete(3), 1, True, ""),
        (complete(1), 3, True, ALL),  # three more came, and were taken off the list
    ],
)
def test_answers_of_fewer_than_three_people_wait(
    answers: list[CheckAnswer], missing: int, of_few: bool, why: str
) -> None:
    said = english(why_answers_wait(replace(ASKED, of_few=of_few), answers, missing))
    assert (why in said, bool(said)) == (True, bool(why))


@pytest.mark.parametrize(
    ("now", "before", "why"),
    [(4, 3, AS_MANY), (5, 3, AS_MANY), (6, 3, ""), (3, 3, ""), (3, 4, AS_MANY), (3, 6, ""), (9, 8, AS_MANY)],
)
@pytest.mark.parametrize("words", [STATEMENT, f" {STATEMENT}!", "Other words."])
def test_no_difference_between_two_reveals_is_one_persons_answer(now: int, before: int, why: str, words: str) -> None:
    """Of whatever words: who answers the same of both is no shelter for who comes in addition."""
    earlier = answered(before, 0, replace(REVEALED, wording=words))
    said = english(why_answers_wait(ASKED, complete(now), 1, [earlier]))
    assert (why in said, bool(said)) == (True, bool(why))
    assert not why_answers_wait(ASKED, complete(now), 0, [earlier])  # all who have come: they were told


def test_where_somebody_has_left_since_an_earlier_reveal_all_are_waited_for() -> None:
    """As many answers could be those of others."""
    earlier = answered(3, 0, replace(REVEALED, gone=1))
    assert AS_MANY in english(why_answers_wait(ASKED, complete(3), 1, [earlier]))
    assert not why_answers_wait(ASKED, complete(3), 0, [earlier])


def test_a_difference_in_one_question_is_one_too() -> None:
    answers = [*complete(4), CheckAnswer(1, "person 5", NOT_YET, "")]
    assert AS_MANY in english(why_answers_wait(ASKED, answers, 1, [answered(4, 0)]))


def test_behind_a_vision_is_the_newest_check_of_exactly_its_words() -> None:
    older, newer = answered(1, 0), answered(2, 0)
    other = answered(0, 3, replace(REVEALED, wording=f"{STATEMENT} "))
    assert check_behind(STATEMENT, [older, newer, other]) is newer
    assert check_behind(STATEMENT, [other]) is None
    assert check_behind(STATEMENT, []) is None


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (None, "Not checked yet."),
        (answered(4, 0), "Only 4 of 9 answered."),
        (answered(5, 0), ""),
        (answered(3, 2), ""),
        (answered(4, 4), "Half or more said “not yet”."),
        (answered(1, 0, replace(REVEALED, people=2)), "Only 1 of 2 answered."),
        (answered(2, 1, replace(REVEALED, people=None)), ""),
    ],
)
def test_below_a_majority_it_is_said_before_adopting(found: CheckOutcome | None, said: str) -> None:
    assert english(doubt_before_adopting(found)) == said
