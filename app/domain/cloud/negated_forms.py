"""Negated words in the form in which they are counted, whatever their gender."""

import numpy as np

from app.domain.cloud.kinds import LEFT_OUT_MARK
from app.domain.cloud.vocabulary import Vocabulary
from app.domain.languages.bits import bits
from app.domain.words.arrays import Integers, Small
from app.domain.words.negated_forms import LANGUAGES_WITH_GENDER, SOLE, negated_form

_BITS = tuple((language, bits({language})) for language in LANGUAGES_WITH_GENDER)
_ANY = bits(LANGUAGES_WITH_GENDER)


class NegatedForms:
    """Puts a form with the right key in the place of one that is negated."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._known: dict[tuple[int, str], int] = {}

    def settle(self, forms: Integers, negated: Small, languages: Integers) -> None:
        """`negated`: codes, as in `Negated`; `languages`: of each word's answer, as bits."""
        places = np.flatnonzero((negated > 0) & (languages & _ANY > 0))
        for place, form, known in zip(places.tolist(), forms[places].tolist(), languages[places].tolist(), strict=True):
            for language, bit in _BITS:
                if known & bit and (instead := self._form(form, language)) != form:
                    forms[place] = instead
                    break
        self._vocabulary.flush()

    def _form(self, form: int, language: str) -> int:
        if (form, language) not in self._known:
            self._known[form, language] = self._entered(form, language)
        return self._known[form, language]

    def _entered(self, form: int, language: str) -> int:
        vocabulary = self._vocabulary
        key = vocabulary.strings[vocabulary.key_of.values[form]]
        plain = key.removesuffix(LEFT_OUT_MARK)
        wanted = negated_form(plain, language)
        if (wanted == key or (wanted == plain and wanted not in SOLE)) or vocabulary.is_full:
            return form
        found = vocabulary.enter_as(vocabulary.written[form], wanted)
        vocabulary.with_article[found] = vocabulary.with_article[form]
        return found
