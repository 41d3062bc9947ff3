"""The words of the question, which say nothing in answers to it."""

from collections.abc import Sequence

from app.domain.languages.bits import ANY_STOP_WORD, bits, left_out_in
from app.domain.languages.detection import languages_asked
from app.domain.words.plurals import longer_forms, shorter_forms
from app.domain.words.tokens import folded, tokens


def question_words(questions: Sequence[str]) -> frozenset[str]:
    """The words of all wordings that are no stop-words, each with its possible singulars and plurals."""
    left_out: set[str] = set()
    for question in questions:
        languages = sorted(languages_asked((question,)))
        keys = {folded(token.written) for token in tokens(question)} - ANY_STOP_WORD
        found = {key for key in keys if not left_out_in(key) & bits(languages)}
        found |= {form for word in found for language in languages for form in shorter_forms(word, language)}
        left_out |= found | {form for word in found for language in languages for form in longer_forms(word, language)}
    return frozenset(left_out)
