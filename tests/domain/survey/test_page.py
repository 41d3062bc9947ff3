"""What Maria reads of her survey."""

from datetime import timedelta

import pytest

from app.domain.survey.page import asked_in, ready_translations, standing_in_words
from app.domain.survey.schedule import BY_SCHEDULE, Schedule
from app.domain.survey.survey import QUESTION, SurveyOpening
from app.domain.survey.wording import WORDINGS
from tests.factories import MORNING
from tests.people import MARIA

STOCKHOLM = "Europe/Stockholm"
HOUR = timedelta(hours=1)
FIRST = "Tuesday, 1 December 2026, 09:00 (Europe/Stockholm)"
NEXT = "Tuesday, 1 December 2026, 10:00 (Europe/Stockholm)"
OPEN = SurveyOpening(MORNING, MARIA)
CLOSED = SurveyOpening(MORNING, MARIA, MORNING + HOUR, BY_SCHEDULE)


@pytest.mark.parametrize(
    ("opening", "opens_in", "closes_in", "words"),
    [
        (None, None, None, "Open it when the link goes out, or choose a date below."),
        (None, 0, 1, f"It opens by itself on {FIRST}. It closes by itself on {NEXT}."),
        (None, None, 1, f"Once open, it closes by itself on {NEXT}."),
        (OPEN, None, None, f"Opened by {MARIA} on {FIRST}. It stays open until you close it."),
        (OPEN, None, 1, f"Opened by {MARIA} on {FIRST}. It closes by itself on {NEXT}."),
        (CLOSED, None, None, f"Closed by the schedule on {NEXT}."),
    ],
)
def test_how_it_stands(opening: SurveyOpening | None, opens_in: int | None, closes_in: int | None, words: str) -> None:
    opens_at, closes_at = (None if hours is None else MORNING + hours * HOUR for hours in (opens_in, closes_in))
    schedule = Schedule(opens_at, closes_at, MARIA, MORNING) if opens_at or closes_at else None
    assert standing_in_words(opening, schedule, STOCKHOLM) == words


def test_our_translations_are_ready_for_the_methods_question_only() -> None:
    ready = ready_translations({"en": QUESTION, "pt-BR": "Outra", "pl": "Jak?"})
    assert [one.language for one in ready] == ["es", "fr", "de", "ja", "ar"]
    assert all(one.is_ours and one.has_sentences for one in ready)
    assert ready_translations({"en": "Another?"}) == ()
    polish = asked_in("pl", "Jak?")
    assert (polish.own_name, polish.english_name, polish.direction) == ("Polski", "Polish", "ltr")
    assert (polish.is_ours, polish.has_sentences) == (False, False)
    assert asked_in("ar", WORDINGS["ar"].question).direction == "rtl"
