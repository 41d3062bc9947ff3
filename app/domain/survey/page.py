"""What a facilitator sees of the survey: how it stands, in words, and the question in its languages."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.languages.languages import direction, english_name, own_name, primary
from app.domain.survey.languages import METHODS_LANGUAGE
from app.domain.survey.schedule import Schedule, moment_in_words
from app.domain.survey.survey import QUESTION, SurveyOpening
from app.domain.survey.wording import WORDINGS
from app.domain.workshops.workshops import one_line


@dataclass(frozen=True)
class Asked:
    """The question in one language. `is_ours`: as we translate the method's wording, or the method's wording itself."""

    language: str
    own_name: str
    english_name: str
    direction: str
    text: str
    is_ours: bool
    has_sentences: bool
    """Whether the page around the question speaks this language too."""


def asked_in(language: str, text: str) -> Asked:
    ours = WORDINGS.get(primary(language))
    return Asked(
        language=language,
        own_name=own_name(language),
        english_name=english_name(language),
        direction=direction(language),
        text=text,
        is_ours=ours is not None and one_line(ours.question) == text,
        has_sentences=ours is not None,
    )


def ready_translations(questions: Mapping[str, str]) -> tuple[Asked, ...]:
    """Ours, in the page's languages that are still missing; none where the question is no longer the method's."""
    if questions[METHODS_LANGUAGE] != QUESTION:
        return ()
    there = {primary(language) for language in questions}
    missing = [language for language in WORDINGS if language not in there]
    return tuple(asked_in(language, one_line(WORDINGS[language].question)) for language in missing)


def standing_in_words(opening: SurveyOpening | None, schedule: Schedule | None, zone: str) -> str:
    """Since when the survey is open or closed, by whom, and what comes by itself. `opening`: the latest."""
    is_open = opening is not None and opening.is_open
    told = [_since(opening, zone)] if opening else []
    if schedule and schedule.opens_at:
        told.append(f"It opens by itself on {moment_in_words(schedule.opens_at, zone)}.")
    if schedule and schedule.closes_at:
        closes = "It closes" if is_open or schedule.opens_at else "Once open, it closes"
        told.append(f"{closes} by itself on {moment_in_words(schedule.closes_at, zone)}.")
    elif is_open:
        told.append("It stays open until you close it.")
    return " ".join(told) or "Open it when the link goes out, or choose a date below."


def _since(opening: SurveyOpening, zone: str) -> str:
    if opening.closed_at is None:
        return f"Opened by {opening.opened_by} on {moment_in_words(opening.opened_at, zone)}."
    return f"Closed by {opening.closed_by} on {moment_in_words(opening.closed_at, zone)}."
