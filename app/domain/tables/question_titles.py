"""Whether a title is the survey's question."""

from collections.abc import Collection
from difflib import SequenceMatcher

from app.domain.tables.answer_titles import plain_title

_CUT_OFF = 20  # characters, at least, of a question that a program has cut off
_LONGEST = 2000  # characters; longer cells are no titles


def fit_of(title: str, questions: Collection[str]) -> float:
    """How surely a title is the question, from 0 to 1. `questions`: all wordings of it."""
    if not title or len(title) > _LONGEST:
        return 0.0
    plain = plain_title(title)
    return max((_likeness(plain, plain_title(question)) for question in questions), default=0.0)


def _likeness(title: str, question: str) -> float:
    if not title or not question:
        return 0.0
    if title == question:
        return 1.0
    if question in title or (len(title) >= _CUT_OFF and title in question):  # numbered, or cut off
        return 0.9
    if abs(len(title) - len(question)) > 0.3 * len(question):
        return 0.0
    likeness = SequenceMatcher(None, title, question, autojunk=False).ratio()
    return likeness if likeness > 0.85 else 0.0
