"""Which words of an answer a negation governs. It depends on nothing but the answer and its language."""

from collections.abc import Iterator
from functools import cache

import numpy as np

from app.domain.cloud.kinds import FULL, LEFT_OUT_MARK
from app.domain.cloud.vocabulary import Vocabulary
from app.domain.languages.detection import LANGUAGES
from app.domain.words.adjectives import is_form
from app.domain.words.arrays import Integers, Small
from app.domain.words.negations import (
    AFTER,
    AND,
    BEFORE,
    BREAK,
    DOUBLED,
    GAP,
    LANGUAGE_BOUND,
    ONLY,
    OR,
    PLAIN,
    SOLE,
    WITH_SOLE,
    WITHOUT,
    is_second,
    negates_in,
)
from app.domain.words.tokens import folded

FARTHEST = 3
"""So many words behind a negation the one that it governs may stand: "never in a hurry"."""
BEHIND = FARTHEST
"""Codes of governed words: how far before it the negation stands, 1 to FARTHEST, or BEHIND and how far after it."""
ALONE = 7
"""The code of a word that is negated with another one: "long" in "no long queues"."""
_BACK = 2
_SECOND = 5
_PLUS = "plus"


@cache
def _mask(word: str) -> int:
    """The languages, as bits, in which it negates; -1 for a word that does whatever the language."""
    if word not in LANGUAGE_BOUND:
        return -1
    return sum(1 << number for number, language in enumerate(LANGUAGES) if negates_in(word, language))


class Negated:
    """Reads rows of words."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._is_adjective: dict[int, bool] = {}

    def codes(self, forms: Integers, follows: Small, languages: Integers) -> Small:
        """For each word its code, 0 for one that is not negated. `follows`: whether it stands close behind the word
        before it; `languages`: the answer's, as bits."""
        vocabulary = self._vocabulary
        keys = vocabulary.key_of.values[forms]
        roles = vocabulary.roles.values[keys]
        codes = np.zeros(len(forms), np.uint8)
        places = np.flatnonzero(roles & (AFTER | BEFORE))
        if len(places):
            negates = self._negates(keys[places], languages[places])
            negates |= self._is_spanish(places, keys, follows)
            places = places[negates]
            places = self._without_doubtful(places, forms, follows)
            # What stands beside the ends is looked at, too.
            padding = FARTHEST + 2
            row = _Row(
                forms=np.pad(forms, padding),
                roles=np.pad(roles, padding),
                is_full=np.pad(vocabulary.kinds.values[keys] & FULL > 0, padding),
                follows=np.pad(follows > 0, padding),
                codes=np.pad(codes, padding),
            )
            row.is_full[places + padding] = False
            self._govern(row, places + padding)
            codes = row.codes[padding : len(forms) + padding]
        return codes

    def _negates(self, keys: Small, languages: Integers) -> Small:
        """Which of the places hold a negation in the language of their answer."""
        distinct_keys, number = np.unique(keys, return_inverse=True)
        strings = self._vocabulary.strings
        masks = np.array([_mask(strings[key].removesuffix(LEFT_OUT_MARK)) for key in distinct_keys.tolist()], np.int64)
        found: Small = (masks[number] < 0) | (masks[number] & languages > 0)
        return found

    def _is_spanish(self, places: Integers, keys: Small, follows: Small) -> Small:
        """ "No caro", taken for Portuguese where the question is in it: "in the" would have a noun behind it."""
        strings, known = self._vocabulary.strings, self._vocabulary.keys
        numbers = [known[key] for key in ("no", "no" + LEFT_OUT_MARK) if key in known]
        found = np.isin(keys[places], numbers)
        for number in np.flatnonzero(found).tolist():
            behind = int(places[number]) + 1
            ends = behind + 1 >= len(keys) or not follows[behind + 1]
            found[number] = behind < len(keys) and follows[behind] and ends and is_form(strings[keys[behind]], "es")
        return found

    def _without_doubtful(self, places: Integers, forms: Integers, follows: Small) -> Integers:
        """Without French "plus" where no "de" follows it, and without Turkish negations that another one repeats."""
        known = self._vocabulary.keys
        words = (_PLUS, *DOUBLED)
        doubtful = [known[key] for word in words for key in (word, word + LEFT_OUT_MARK) if key in known]
        keys = self._vocabulary.key_of.values
        hits = np.flatnonzero(np.isin(keys[forms[places]], doubtful)) if doubtful else ()
        stays = np.ones(len(places), bool)
        for number in hits:
            behind = list(self._behind(int(places[number]), forms, follows))
            string = self._vocabulary.strings[keys[forms[places[number]]]].removesuffix(LEFT_OUT_MARK)
            is_plus = string == _PLUS and not (behind and self._is_of(behind[0]))
            is_first = string in DOUBLED and any(map(self._is_second, behind))
            stays[number] = not is_plus and not is_first
        return places[stays]

    def _behind(self, place: int, forms: Integers, follows: Small) -> Iterator[int]:
        for at in range(place + 1, min(place + _SECOND, len(forms) - 1) + 1):
            if not follows[at]:
                return
            yield int(forms[at])

    def _is_second(self, form: int) -> bool:
        return is_second(self._vocabulary.strings[self._vocabulary.key_of.values[form]].removesuffix(LEFT_OUT_MARK))

    def _is_of(self, form: int) -> bool:
        """ "de", "d'attente"."""
        written = folded(self._vocabulary.with_article[form])
        return written.removesuffix(LEFT_OUT_MARK) == "de" or written.startswith("d'")

    def _govern(self, row: "_Row", places: Integers) -> None:
        behind = places[row.roles[places] & AFTER > 0]
        self._fill_sole(row, behind)
        governed, is_void = self._first_behind(row, behind)
        hit = governed > 0
        row.codes[governed[hit]] = governed[hit] - behind[hit]
        self._go_on(row, behind[hit], governed[hit])
        used = np.zeros(len(row.forms), bool)
        used[behind[hit | is_void]] = True
        before = places[(row.roles[places] & BEFORE > 0) & ~used[places]]
        self._last_before(row, before)

    def _fill_sole(self, row: "_Row", places: Integers) -> None:
        """ "Alone" behind a negation is what people speak of, even in a language in which it is left out elsewhere."""
        goes_on = np.ones(len(places), bool)
        for step in range(1, FARTHEST + 1):
            at = places + step
            goes_on &= row.follows[at]
            is_close = (row.roles[places] & PLAIN == 0) if step == 1 else (row.roles[at - 1] & GAP > 0)
            is_last = ~row.follows[at + 1] | (row.roles[at + 1] & WITH_SOLE > 0)
            row.is_full[at[goes_on & (row.roles[at] & SOLE > 0) & (is_close | is_last)]] = True

    def _first_behind(self, row: "_Row", places: Integers) -> tuple[Integers, Small]:
        """The governed word behind each negation, 0 for none; and which of the negations are none ("not only")."""
        governed = np.zeros(len(places), np.int64)
        passed = np.zeros(len(places), np.int64)  # the first full word that may stand between
        is_last = ~row.follows[places + 2] | (row.roles[places + 2] & WITH_SOLE > 0)
        is_only = (
            row.follows[places + 1] & (row.roles[places + 1] & SOLE > 0) & (row.roles[places] & PLAIN > 0) & ~is_last
        )
        is_void = is_only | (row.follows[places + 1] & (row.roles[places + 1] & ONLY > 0))
        row.codes[places[is_only] + 1] = ALONE
        goes_on = ~is_void
        for step in range(1, FARTHEST + 1):
            at = places + step
            goes_on &= row.follows[at]
            full = goes_on & row.is_full[at]
            stands_between = full & ((row.roles[at] & GAP > 0) | self._is_before_noun(row, at, full))
            governed = np.where(full & ~stands_between & (governed == 0), at, governed)
            passed = np.where(stands_between & (passed == 0), at, passed)
            stops = row.roles[at] & (BREAK | AFTER | BEFORE) > 0
            goes_on &= (~full | stands_between) & ~(stops & ~full) & (row.forms[at] > 0)
        with_other = (governed > 0) & (passed > 0)
        row.codes[passed[with_other]] = ALONE
        return np.where(governed > 0, governed, passed), is_void

    def _is_before_noun(self, row: "_Row", at: Integers, full: Small) -> Small:
        """German "keine bösen Überraschungen", English "no painful surprises": an adjective, and the noun behind it."""
        found = np.zeros(len(at), bool)
        for number in np.flatnonzero(full & row.is_full[at + 1] & row.follows[at + 1]).tolist():
            form, following = int(row.forms[at[number]]), int(row.forms[at[number] + 1])
            if form not in self._is_adjective:
                self._is_adjective[form] = _looks_like_adjective(self._vocabulary.written[form])
            found[number] = self._is_adjective[form] and (
                self._vocabulary.written[form].endswith(_ENGLISH_ADJECTIVES)
                or self._vocabulary.written[following][:1].isupper()
            )
        return found

    def _go_on(self, row: "_Row", places: Integers, governed: Integers) -> None:
        """ "No queues or stress", "ohne Hektik und Stress"."""
        links = row.roles[governed + 1]
        links_on = (links & OR > 0) | ((links & AND > 0) & (row.roles[places] & WITHOUT > 0))
        at = governed + 2
        hit = links_on & row.follows[governed + 1] & row.follows[at] & row.is_full[at] & (row.codes[at] == 0)
        row.codes[at[hit]] = ALONE

    def _last_before(self, row: "_Row", places: Integers) -> None:
        goes_on = np.ones(len(places), bool)
        for step in range(1, _BACK + 1):
            at = places - step
            goes_on &= row.follows[at + 1]
            is_void = row.follows[at] & (row.roles[at - 1] & ONLY > 0)
            hit = goes_on & row.is_full[at] & (row.codes[at] == 0) & ~is_void
            row.codes[at[hit]] = BEHIND + step
            goes_on &= ~row.is_full[at] & (row.roles[at] & (BREAK | AFTER | BEFORE) == 0)


class _Row:
    """Words side by side, of all answers, with nothing at both ends."""

    def __init__(self, *, forms: Integers, roles: Small, is_full: Small, follows: Small, codes: Small) -> None:
        self.forms, self.roles, self.is_full, self.follows, self.codes = forms, roles, is_full, follows, codes


_GERMAN_ADJECTIVES = ("e", "en", "es", "er", "em")
_ENGLISH_ADJECTIVES = ("ful", "ous", "able", "ible", "ical", "ative", "less")


def _looks_like_adjective(written: str) -> bool:
    return written.islower() and len(written) > 3 and written.endswith(_GERMAN_ADJECTIVES + _ENGLISH_ADJECTIVES)
