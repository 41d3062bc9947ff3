"""A meeting is held in its workshop's language once there is a catalogue of it, and in English until then."""

from itertools import count
from pathlib import Path

import pytest

from app.domain.meeting.agenda import default_agenda
from app.domain.meeting.languages import meeting_language
from app.domain.meeting.phases import PHASES
from app.domain.workshops.workshops import Mode
from app.i18n.speech import CATALOGUES, languages_of
from tests.factories import museum_workshop
from tests.messages.english import english
from tests.messages.pseudo import LANGUAGE, pseudo, spoken

WISHES = ("en", "ar", "ar-EG", "fr", "pt-BR", "tlh", "")


def test_what_has_no_catalogue_yet_is_english(tmp_path: Path) -> None:
    assert {wish: meeting_language(museum_workshop(language=wish)) for wish in WISHES} == dict.fromkeys(WISHES, "en")
    with spoken(tmp_path):
        assert {wish: meeting_language(museum_workshop(language=wish)) for wish in WISHES} == (
            dict.fromkeys(WISHES, "en") | {"ar": "ar", "ar-EG": "ar"}
        )


@pytest.mark.parametrize("mode", Mode)
def test_a_new_agenda_has_its_titles_in_the_workshops_language(mode: Mode, tmp_path: Path) -> None:
    ids = count()
    titles = [english(spec.title) for spec in PHASES.values() if spec.minutes is not None]
    with spoken(tmp_path):
        made = default_agenda(mode, lambda: str(next(ids)), language=LANGUAGE)
        assert [phase.title for phase in made] == [pseudo(title) for title in titles]
    assert [phase.title for phase in default_agenda(mode, lambda: str(next(ids)))] == titles


def test_no_page_offers_a_language_while_the_meeting_speaks_only_one() -> None:
    """With the first catalogue of the meeting comes a field: then this test goes."""
    form = (CATALOGUES.parents[2] / "templates/workshops/_fields.html").read_text(encoding="utf-8")
    assert (languages_of("meeting"), 'name="language"' in form) == (("en",), False)
