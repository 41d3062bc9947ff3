"""Which of several columns with free texts is proposed, and which can be chosen in its place."""

import pytest

from app.domain.answers.columns import answer_list
from app.domain.survey.survey import QUESTION
from app.domain.tables.sheets import SheetRow

COMMENT = "It was lovely to be there and the staff helped me a lot, though the canteen was closed on day"
EXPERIENCE = "What makes an outstanding customer experience?"
SENTENCES = (
    "Staff who listen and have time",
    "Being treated as a guest",
    "It works without queues",
    "Kindness at last",
)
WORDS = ("Trust", "Care", "Calm", "Joy", "Wonder", "Ease", "Warmth", "Respect")


def proposed(titles: tuple[str, str], *rows: tuple[str, str]) -> tuple[tuple[str, ...], str]:
    """The titles to choose from, and the proposed one."""
    lines = [("Timestamp", *titles), *[(f"2026-11-20 09:{n % 60:02}:03", *row) for n, row in enumerate(rows)]]
    found = answer_list([SheetRow(number, cells) for number, cells in enumerate(lines, 1)], (QUESTION,))
    return found.titles, found.titles[found.column]


@pytest.mark.parametrize(
    "title", [EXPERIENCE, "Your vision word", "Visionswort", "Ihr Wort für die Vision", "Vision", "Q1: [01]"]
)
@pytest.mark.parametrize(("count", "words"), [(40, 4), (100, 8)])
@pytest.mark.parametrize("beside", ["Any other comments?", "Kommentare"])
def test_a_few_words_again_and_again_are_answers(title: str, count: int, words: int, beside: str) -> None:
    rows = [(WORDS[n % words], f"{COMMENT} {n}" if n % 10 == 0 else "") for n in range(count)]
    assert proposed((title, beside), *rows) == ((title, beside), title)


def test_words_of_which_nobody_knows_are_answers_where_the_title_asks() -> None:
    words = ("Zusammenhalt", "Mut", "Zukunft", "Neuland")
    rows = [(words[n % 4], f"{COMMENT} {n}" if n % 10 == 0 else "") for n in range(40)]
    assert proposed(("Visionswort", "Kommentare"), *rows) == (("Visionswort", "Kommentare"), "Visionswort")
    for title in ("Which department do you work in?", "Who helped you?", "In which city do you live?"):
        assert proposed((title, "Kommentare"), *rows) == (("Kommentare",), "Kommentare")


@pytest.mark.parametrize("is_first", [True, False])
@pytest.mark.parametrize(
    ("title", "beside", "share"),
    [
        ("Your answer in one sentence", "Suggestions for the canteen", 3),
        (EXPERIENCE, "What should we stop doing?", 1),
        ("What would be outstanding?", "Anything else we should know", 1),
        ("Best moment", "Job title", 1),
    ],
)
def test_the_longest_text_is_not_the_likeliest(title: str, beside: str, share: int, *, is_first: bool) -> None:
    pairs = [
        (
            f"{SENTENCES[n % 4]} {'abcdefghij'[n // 4]}",
            f"{COMMENT} {'abcdefghij'[n // 4]} {n}" if n % share == 0 else "",
        )
        for n in range(40)
    ]
    rows = pairs if is_first else [(other, text) for text, other in pairs]
    titles = (title, beside) if is_first else (beside, title)
    assert proposed(titles, *rows) == (titles, title)


@pytest.mark.parametrize(
    "steps",
    [
        ("Very satisfied with it all", "Somewhat satisfied with it all", "Not at all satisfied with it"),
        ("Sehr zufrieden mit allem", "Eher unzufrieden mit allem", "Weder noch zufrieden"),
        ("I strongly agree with that", "I disagree with most of it", "I agree in part"),
    ],
)
def test_steps_of_a_scale_are_no_answers(steps: tuple[str, ...]) -> None:
    rows = [(WORDS[n % 8], steps[n % 3]) for n in range(40)]
    assert proposed(("What would be best?", "How was it?"), *rows) == (("What would be best?",), "What would be best?")


def test_a_program_s_own_column_is_none() -> None:
    assert proposed(("QUESTNNR", "Vision: [01]"), ("base", "Trust"), ("base", "Calm and clear")) == (
        ("Vision: [01]",),
        "Vision: [01]",
    )
