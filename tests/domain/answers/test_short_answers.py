"""Answers of a word or two beside a column of comments: both can be chosen."""

import pytest

from app.domain.answers.columns import answer_list
from app.domain.survey.survey import QUESTION
from app.domain.tables.sheets import SheetRow

COMMENTS = (
    "I felt really welcome and at ease in the house",
    "The staff was so kind and helped me a lot",
    "We laughed a lot and would come again soon",
    "So many things to see and to touch with the hands",
)


def chosen(titles: tuple[str, str], words: tuple[str, ...]) -> tuple[tuple[int, ...], int]:
    """The places of the columns to choose from, and of the one that is proposed."""
    lines = [titles, *zip(words, COMMENTS, strict=True)]
    found = answer_list([SheetRow(number, cells) for number, cells in enumerate(lines, start=1)], (QUESTION,))
    return found.places, found.places[found.column]


@pytest.mark.parametrize(
    ("titles", "words", "expected"),
    [
        (("In one word?", "Comment"), ("Trust", "Calm", "Joy", "Wonder"), 0),
        (("Feeling", "Comments"), ("Trust", "calm", "friendly", "safe"), 0),
        (("Q1", "Q2"), ("Trust", "Calm", "Joy", "Wonder"), 1),
        (("Q1?", "Kommentar"), ("Vertrauen", "Ruhe", "Herzlichkeit", "Freude"), 0),
        (("Mot", "Commentaire"), ("Confiance", "Calme", "Chaleur", "Joie"), 0),
        (("Palabra", "Comentario"), ("Confianza", "Calma", "Calidez", "Alegría"), 0),
        (("", ""), ("Trust", "Calm", "Joy", "Wonder"), 1),
    ],
)
def test_short_answers_and_comments_can_both_be_chosen(
    titles: tuple[str, str], words: tuple[str, ...], expected: int
) -> None:
    assert chosen(titles, words) == ((0, 1), expected)


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Q1", ("Smith", "Baker", "Okafor", "Lindt")),
        ("Name", ("Trust", "Calm", "Joy", "Wonder")),
        ("Department", ("Service", "Quality", "Sales", "Help")),
        ("Q1", ("Eva", "Anna", "Daniel", "Peter")),
        ("Q1", ("Calm", "Calm", "Calm", "Calm")),
        ("Group", ("Museum", "Railway", "Museum", "Railway")),
    ],
)
def test_what_may_be_names_or_groups_stays_behind(title: str, words: tuple[str, ...]) -> None:
    assert chosen((title, "Q2"), words) == ((1,), 1)
