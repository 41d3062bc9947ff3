"""English verbs that look like the plural of a noun: "nobody leaves angry" is about no leaf."""

import numpy as np

from app.domain.cloud.vocabulary import Vocabulary
from app.domain.words.arrays import Integers, Small
from app.domain.words.meanings import OBJECTS, SUBJECTS, VERBS


def settle_verbs(forms: Integers, follows: Small, vocabulary: Vocabulary) -> None:
    """Puts a form with the verb's key in the place of one between a subject and an object. `follows`: whether each word
    stands close behind the one before it."""
    known = [number for verb in VERBS if (number := vocabulary.keys.get(verb))]
    if not known:
        return
    strings, keys = vocabulary.strings, vocabulary.key_of.values[forms]
    for place in np.flatnonzero(np.isin(keys, known)).tolist():
        before = strings[keys[place - 1]] if place and follows[place] else ""
        behind = strings[keys[place + 1]] if place + 1 < len(keys) and follows[place + 1] else ""
        if (before in SUBJECTS or behind in OBJECTS) and not vocabulary.is_full:
            forms[place] = vocabulary.enter_verb(int(forms[place]), VERBS[strings[keys[place]]])
    vocabulary.flush()
