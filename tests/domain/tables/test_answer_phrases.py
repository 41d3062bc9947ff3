"""Titles in several words above a list of one column, and first answers that look much like them."""

import pytest

from app.domain.answers.columns import answer_list
from app.domain.survey.survey import QUESTION
from app.domain.tables.sheets import SheetRow

SAID = ["Calm rooms with light", "Kind people who listen", "Short queues", "Trust"]


def header_rows(lines: list[str]) -> int:
    return answer_list([SheetRow(number, (line,)) for number, line in enumerate(lines, 1)], (QUESTION,)).header_rows


@pytest.mark.parametrize(
    "titles",
    [
        [
            "Our vision",
            "Vision 2030",
            "Your vision in one sentence",
            "Open-ended response",
            "Free text",
        ],
        [
            "Our vision for the museum",
            "Q1. Your vision",
            "Question 1",
            "Customer comments",
            "In one word",
            "Your ideas",
        ],
        ["Vision", "Ideas", "Verbatims", "Please describe your ideal visit", "Answers to question 1"],
        ["Ihre Vision", "Offene Antwort", "Freitextantwort", "Unser Leitbild", "Kommentare der Gäste", "Frage 1"],
        ["Bitte beschreiben Sie Ihre Vision", "In einem Satz", "Ihre Wünsche und Anregungen", "Kundenstimmen"],
        ["Votre vision", "Réponse ouverte", "En un mot", "Commentaires des clients", "Décrivez votre visite idéale"],
        ["Tu visión en una frase", "Respuestas abiertas", "Texto libre", "La tua visione", "Risposta aperta"],
        ["Uw visie", "Open antwoord", "Visie in één zin", "Respostas abertas", "A sua visão"],
        ["自由記述", "ご意見・ご感想", "自由記入欄", "あなたのビジョン", "您的愿景", "意见和建议", "开放题"],
    ],
)
def test_a_title_that_only_asks_for_answers_is_none(titles: list[str]) -> None:
    assert [(title, header_rows([title, *SAID])) for title in titles] == [(title, 1) for title in titles]


@pytest.mark.parametrize(
    "first",
    [
        "3 people who listen",
        "Vision and trust",
        "A clear vision for all",
        "Your vision comes first",
        "Ideas for children",
        "Comments are heard",
        "Words of kindness",
        "Quick response",
        "Please open earlier",
        "2030: no more queues",
        "Offene Türen",
        "Eine klare Vision",
        "Ihre Meinung zählt",
        "Réponse rapide",
        "自由",
    ],
)
def test_a_first_answer_with_such_words_in_it_stays(first: str) -> None:
    assert header_rows([first, *SAID]) == 0


def test_a_word_alone_above_words_alone_is_an_answer_like_these() -> None:
    for first in ("Vision", "Ideas", "Wünsche"):
        assert header_rows([first, "Calm", "Trust", "Kindness"]) == 0
    assert header_rows(["Our vision", "Calm", "Our vision", "Trust"]) == 0
