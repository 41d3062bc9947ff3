"""In which language a meeting is held."""

from app.domain.languages.languages import best_language
from app.domain.workshops.workshops import Workshop
from app.i18n.speech import SOURCE, languages_of


def meeting_language(workshop: Workshop) -> str:
    """The workshop's, where the meeting has a catalogue of it; else English."""
    return best_language([workshop.language], languages_of("meeting"), SOURCE)
