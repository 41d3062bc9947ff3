"""Capitals whose small letters depend on the language: HIZLI is hızlı in Turkish, and would be hizli elsewhere."""

import numpy as np

from app.domain.cloud.vocabulary import Vocabulary
from app.domain.languages.bits import bits
from app.domain.words.arrays import Integers
from app.domain.words.tokens import TURKIC, folded

_TURKIC = bits(TURKIC)


class Casing:
    """Puts a form with the right key in the place of one with a capital I."""

    def __init__(self, vocabulary: Vocabulary, turkic: int = _TURKIC) -> None:
        """`turkic`: bits of the languages that have an ı without a dot."""
        self._vocabulary = vocabulary
        self._turkic = turkic
        self._known: dict[int, int] = {}

    def settle(self, forms: Integers, languages: Integers) -> None:
        """`languages`: of each word's answer, as bits."""
        places = np.flatnonzero(languages & self._turkic)
        if len(places):
            distinct, number = np.unique(forms[places], return_inverse=True)
            forms[places] = np.array([self._form(form) for form in distinct.tolist()], np.int64)[number]
            self._vocabulary.flush()

    def _form(self, form: int) -> int:
        written = self._vocabulary.written[form]
        if form not in self._known:
            self._known[form] = form
            if "I" in written and not self._vocabulary.is_full:
                self._known[form] = self._vocabulary.enter_as(written, folded(written, "tr"))
        return self._known[form]
