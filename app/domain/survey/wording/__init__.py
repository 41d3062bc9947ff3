"""The survey's sentences in the seven languages that its pages speak: English, and six catalogues."""

from app.domain.survey.wording.english import WORDING as ENGLISH
from app.domain.survey.wording.sentences import MessageKind, Wording, in_language
from app.i18n.speech import speech

_LANGUAGES = ("en", "es", "fr", "de", "pt", "ja", "ar")  # as they are offered to facilitators
WORDINGS: dict[str, Wording] = {language: in_language(ENGLISH, speech(language)) for language in _LANGUAGES}

__all__ = ["ENGLISH", "WORDINGS", "MessageKind", "Wording"]
