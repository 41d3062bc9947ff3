"""The survey's sentences: each language has them all, and fills in the same."""

import re
import string
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

import pytest

from app.domain.survey.messages import MessageKind, Occasion, message
from app.domain.survey.wording import ENGLISH, WORDINGS

LANGUAGES = list(WORDINGS)
NOON = datetime(2026, 12, 1, 11, 0, tzinfo=UTC)


def blanks(value: Any) -> Any:
    """What is filled in, in place of each sentence."""
    if isinstance(value, dict):
        return {key: blanks(entry) for key, entry in value.items()}
    return sorted(re.findall(r"%\((\w+)\)s", value))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_there_and_fills_in_what_the_english_one_does(language: str) -> None:
    for part in ("page", "messages"):
        ours, english = (asdict(getattr(wording, part)) for wording in (WORDINGS[language], ENGLISH))
        assert blanks(ours) == blanks(english)
        assert all(str(sentence).strip() for sentence in ours.values())
        if language != "en":
            assert [name for name in ours if ours[name] == english[name] and name != "quoted"] == []


def test_a_moment_reads_as_people_write_it() -> None:
    assert {language: WORDINGS[language].calendar.moment(NOON, "Europe/Stockholm") for language in LANGUAGES} == {
        "en": "Tuesday, 1 December 2026, 12:00 (Europe/Stockholm)",
        "es": "martes 1 de diciembre de 2026 a las 12:00 (Europe/Stockholm)",
        "fr": "mardi 1er décembre 2026 à 12:00 (Europe/Stockholm)",
        "de": "Dienstag, 1. Dezember 2026, 12:00 Uhr (Europe/Stockholm)",
        "pt": "terça-feira, 1 de dezembro de 2026, às 12:00 (Europe/Stockholm)",
        "ja": "2026年12月1日（火）12:00（Europe/Stockholm）",
        "ar": "الثلاثاء 1 ديسمبر 2026، الساعة 12:00 (\u2066Europe/Stockholm\u2069)",
    }
    assert [WORDINGS[language].calendar.number(2000) for language in LANGUAGES] == [
        *("2,000", "2.000", "2\u202f000", "2.000", "2.000", "2,000", "2,000")
    ]


def occasion(**changes: Any) -> Occasion:
    values = {"answer_count": 43, "closes_at": None, "time_zone": "Europe/Stockholm"} | changes
    return Occasion("Harbour Museum", "What?", "https://vision.example/s/key", **values)


def test_a_reminder_thanks_people_who_answered_and_tells_how_many() -> None:
    assert message(MessageKind.REMINDER, "en", occasion(closes_at=NOON)).mail == (
        "Hello,\n\n"
        "we asked you one question about the experience at Harbour Museum. If you have answered it, thank you: there "
        "is nothing more to do. If not, we would still like to hear from you:\n\n"
        "“What?”\n\n"
        "Answer it here in half a minute, in your own words. Your answer is anonymous:\n"
        "https://vision.example/s/key\n\n"
        "At least 43 people have answered so far. "
        "The survey closes on Tuesday, 1 December 2026, 12:00 (Europe/Stockholm).\n\n"
        "Thank you!\n"
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", list(MessageKind))
def test_every_message_has_the_question_and_the_link_and_reminders_the_number_that_has_come_out(
    kind: MessageKind, language: str
) -> None:
    told = message(kind, language, occasion())
    for text in (told.mail, told.chat):
        assert ("What?" in text, "https://vision.example/s/key" in text) == (True, True)
        assert ("43" in text) == (kind is not MessageKind.FIRST)
        assert not re.search("[{}%]", text)
    assert "Harbour Museum" in told.subject
    few = message(kind, language, occasion(answer_count=4))
    assert not any(digit in few.mail.replace("30秒", "") for digit in string.digits)
