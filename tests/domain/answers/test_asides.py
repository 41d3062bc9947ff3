"""The survey's own question beside what else was asked, which people answered at more length."""

import pytest

from app.domain.answers.columns import answer_list
from app.domain.tables.sheets import SheetRow

SAID = ["Calm rooms", "Kind people who listen", "Trust", "A warm welcome", "Light"]
BESIDE = [
    "The staff were great when I came on Sunday with my two kids",
    "It was so crowded that I could not see the paintings well",
    "The café was closed again when we came in the afternoon",
    "Nothing else, thank you all for such a lovely day",
    "Parking is far too expensive for families like ours",
]


@pytest.mark.parametrize(
    ("question", "asides"),
    [
        (
            "What makes an outstanding experience?",
            ["Why this score?", "Comment on the score", "Any other comments?", "Remarks", "Please elaborate, and why"],
        ),
        ("What would make you come back?", ["What annoyed you?", "Do you have questions for us?", "What went wrong?"]),
        (
            "Was macht ein herausragendes Erlebnis aus?",
            ["Warum diese Bewertung?", "Möchten Sie uns noch etwas sagen?", "Begründen Sie bitte Ihre Antwort"],
        ),
        (
            "Qu’est-ce qui fait une expérience remarquable ?",
            ["Pourquoi cette note ?", "Souhaitez-vous ajouter quelque chose ?", "Justifiez votre réponse"],
        ),
        (
            "¿Qué hace que una experiencia sea excepcional?",
            ["¿Por qué esta puntuación?", "¿Algún otro comentario?", "¿Qué podríamos mejorar?"],
        ),
        (
            "Wat maakt een uitstekende ervaring?",
            ["Toelichting op de score", "Wilt u nog iets kwijt?", "Wat kunnen we verbeteren?"],
        ),
    ],
)
@pytest.mark.parametrize("is_first", [True, False])
def test_the_question_s_own_column_is_chosen_whichever_comes_first(
    question: str, asides: list[str], is_first: bool
) -> None:
    chosen = []
    for aside in asides:
        rows = [(question, aside), *zip(SAID, BESIDE, strict=True)]
        rows = rows if is_first else [(second, first) for first, second in rows]
        found = answer_list([SheetRow(number, cells) for number, cells in enumerate(rows, 1)], ("What is our vision?",))
        chosen.append(found.titles[found.column])
    assert chosen == [question] * len(asides)
