"""Several words that are one: idioms, and Korean verbs with "can"."""

from collections.abc import Mapping, Sequence

import numpy as np

from app.domain.cloud.idioms import CAN, idioms, is_ability
from app.domain.cloud.no_words import IN_IDIOM
from app.domain.cloud.set_phrases import Around
from app.domain.cloud.vocabulary import Vocabulary
from app.domain.words.arrays import Integers, Small


def span(
    keys: Small, follows: Small, place: int, strings: Sequence[str], listed: Mapping[str, Sequence[Around]]
) -> slice | None:
    """The places of the listed phrase that the word at a place belongs to."""
    telling = strings[keys[place]]
    for before, behind in listed.get(telling, ()):
        first, end = place - len(before), place + 1 + len(behind)
        found = tuple(strings[key] for key in keys[max(first, 0) : end].tolist())
        if found == (*before, telling, *behind) and all(follows[first + 1 : end]):
            return slice(first, end)
    return None


class Idioms:
    """Puts one form in the place of the first of their words; the others are none."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._known: dict[tuple[int, ...], int] = {}

    def settle(self, forms: Integers, follows: Small) -> None:
        """`follows`: whether each word stands close behind the one before it."""
        vocabulary = self._vocabulary
        keys = vocabulary.key_of.values[forms]
        places = np.flatnonzero(vocabulary.measures.values[keys] & IN_IDIOM)
        for place in places.tolist():
            found = span(keys, follows, place, vocabulary.strings, idioms()) or self._ability(keys, follows, place)
            if found and (form := self._form(tuple(forms[found].tolist()), keys[found])):
                forms[found] = 0
                forms[found.start] = form
        if len(places):
            vocabulary.flush()

    def _ability(self, keys: Small, follows: Small, place: int) -> slice | None:
        strings = self._vocabulary.strings
        is_inside = 0 < place < len(keys) - 1 and follows[place] and follows[place + 1]
        if strings[keys[place]] != CAN or not is_inside:
            return None
        is_one = is_ability(strings[keys[place - 1]], strings[keys[place + 1]])
        return slice(place - 1, place + 2) if is_one else None

    def _form(self, forms: tuple[int, ...], keys: Small) -> int:
        vocabulary = self._vocabulary
        if forms not in self._known and not vocabulary.is_full:
            strings = [vocabulary.strings[key] for key in keys.tolist()]
            self._known[forms] = vocabulary.enter_words(forms, strings[0] if CAN in strings else "-".join(strings))
        return self._known.get(forms, 0)
