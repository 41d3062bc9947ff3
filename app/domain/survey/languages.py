"""In which languages a respondent reads the survey: the page's sentences, and the question."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from app.domain.languages.languages import best_language, own_name, primary
from app.domain.survey.wording import WORDINGS

METHODS_LANGUAGE = "en"
"""Of the method, and of the question that a workshop itself holds."""


@dataclass(frozen=True)
class Spoken:
    """`page`: of the sentences, one of `WORDINGS`. `question`: of the question, if it was entered in that language.

    `chosen`: what the reader is taken to read; it need be neither, as when the question is in Polish only.
    """

    page: str
    question: str
    chosen: str


def spoken(wishes: Iterable[str], questions: Collection[str]) -> Spoken:
    """Each part in the best of its languages that the reader wishes for, the dearest wish first; else in English."""
    asked = tuple(wishes)
    return Spoken(
        page=best_language(asked, WORDINGS, METHODS_LANGUAGE),
        question=best_language(asked, questions, METHODS_LANGUAGE),
        chosen=best_language(asked, offered(questions), METHODS_LANGUAGE),
    )


def offered(questions: Collection[str]) -> tuple[str, ...]:
    """The languages to choose from: those of the question, and those of the page's sentences that are not among
    them in some variety. By their own names, as people look for them."""
    varieties = {primary(tag) for tag in questions}
    ours = [tag for tag in WORDINGS if tag not in varieties]
    return tuple(sorted({*questions, *ours}, key=lambda tag: own_name(tag).casefold()))


def with_methods(question: str, translations: Mapping[str, str]) -> dict[str, str]:
    """The question by language, the workshop's own first."""
    return {METHODS_LANGUAGE: question, **translations}
