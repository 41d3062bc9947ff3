"""The survey's sentences in the seven languages that its pages speak, a file for each."""

from app.domain.survey.wording import arabic, english, french, german, japanese, portuguese, spanish
from app.domain.survey.wording.sentences import MessageKind, Wording

WORDINGS: dict[str, Wording] = {
    "en": english.WORDING,
    "es": spanish.WORDING,
    "fr": french.WORDING,
    "de": german.WORDING,
    "pt": portuguese.WORDING,
    "ja": japanese.WORDING,
    "ar": arabic.WORDING,
}
ENGLISH = WORDINGS["en"]

__all__ = ["ENGLISH", "WORDINGS", "MessageKind", "Wording"]
