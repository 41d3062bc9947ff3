"""Which words of an answer a negation governs. It depends on nothing but the answer and its language."""

from collections.abc import Iterator
from functools import cache

import numpy as np

from app.domain.cloud.kinds import FULL, LEFT_OUT_MARK
from app.domain.cloud.negated_row import ENGLISH_ADJECTIVES, Row, looks_like_adjective
from app.domain.cloud.vocabulary import Vocabulary
from app.domain.languages.bits import bits
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
    HELPS,
    LANGUAGE_BOUND,
    LIKE,
    NEGATIVE,
    NUMBER,
    ONLY,
    OR,
    PLAIN,
    SOLE,
    TOLD_BY_PLACE,
    WITH_SOLE,
    WITHOUT,
    is_second,
    negates_in,
)
from app.domain.words.tokens import folded

FARTHEST = 4
"""So many words behind a negation the one that it governs may stand: "never in a hurry"."""
BEHIND = FARTHEST
"""Codes of governed words: how far before it the negation stands, 1 to FARTHEST, or BEHIND and how far after it."""
ALONE = 7
"""The code of a word that is negated with another one: "long" in "no long queues"."""
_BACK = 2
_SECOND = 5
_PLUS = "plus"
_SWEDISH = frozenset({"inte", "ingen", "inget", "inga", "aldrig", "ej"})
_SUBJECTS = frozenset({"が", "の", "も"})
_COSTS = ("かから", "掛から", "かけ", "つか", "いら", "要ら")
"""Japanese verbs whose subject is what is not there: "手間がかからない"."""


@cache
def _mask(word: str) -> int:
    """The languages, as bits, in which it negates; -1 for a word that does whatever the language."""
    if word not in LANGUAGE_BOUND:
        return -1
    return bits(language for language in LANGUAGES if negates_in(word, language))


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
        if (roles & (AFTER | BEFORE | NUMBER | NEGATIVE)).any():
            negates = self._negates(keys[places], languages[places])
            negates |= self._is_spanish(places, keys, follows)
            places = places[negates]
            places = self._without_doubtful(places, forms, follows)
            is_in_place = [self._is_in_place(place, forms, follows) for place in places.tolist()]
            places = places[np.array(is_in_place, bool)]
            # What stands beside the ends is looked at, too.
            padding = FARTHEST + 2
            row = Row(
                forms=np.pad(forms, padding),
                roles=np.pad(roles, padding),
                is_full=np.pad(vocabulary.kinds.values[keys] & FULL > 0, padding),
                follows=np.pad(follows > 0, padding),
                codes=np.pad(codes, padding),
            )
            row.is_full[places + padding] = False
            self._govern(row, places + padding)
            self._settle_told_by_place(row, places + padding)
            self._verbs(row)
            self._numbers(row)
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
            string = self._string(int(forms[places[number]]))
            is_plus = string == _PLUS and not (behind and self._is_of(behind[0]))
            is_first = string in DOUBLED and any(map(self._is_second, behind))
            stays[number] = not is_plus and not is_first
        return places[stays]

    def _behind(self, place: int, forms: Integers, follows: Small) -> Iterator[int]:
        for at in range(place + 1, min(place + _SECOND, len(forms) - 1) + 1):
            if not follows[at]:
                return
            yield int(forms[at])

    def _string(self, form: int) -> str:
        string: str = self._vocabulary.strings[self._vocabulary.key_of.values[form]]
        return string.removesuffix(LEFT_OUT_MARK)

    def _is_in_place(self, place: int, forms: Integers, follows: Small) -> bool:
        """Whether one of TOLD_BY_PLACE negates there; others always do."""
        string = self._string(int(forms[place]))
        if string not in TOLD_BY_PLACE:
            return True
        behind = [self._string(form) for form in self._behind(place, forms, follows)]
        first = place
        while first and place - first < _SECOND and follows[first]:
            first -= 1
        before = [self._string(form) for form in forms[first:place].tolist()]
        if string == "né":
            return "né" in before + behind
        if string == "utan":
            return _SWEDISH.isdisjoint(before)
        written = [folded(self._vocabulary.with_article[form]) for form in self._behind(place, forms, follows)]
        return bool(written) and (written[0].removesuffix(LEFT_OUT_MARK) == "ne" or written[0].startswith("n'"))

    def _is_second(self, form: int) -> bool:
        return is_second(self._string(form))

    def _is_of(self, form: int) -> bool:
        """ "de", "d'attente"."""
        written = folded(self._vocabulary.with_article[form])
        return written.removesuffix(LEFT_OUT_MARK) == "de" or written.startswith("d'")

    def _govern(self, row: Row, places: Integers) -> None:
        behind = places[row.roles[places] & AFTER > 0]
        self._fill_sole(row, behind)
        governed, is_void = self._first_behind(row, behind)
        hit = governed > 0
        row.codes[governed[hit]] = governed[hit] - behind[hit]
        self._go_on(row, behind[hit], governed[hit])
        self._with_governed(row, governed[hit])
        used = np.zeros(len(row.forms), bool)
        used[behind[hit | is_void]] = True
        before = places[(row.roles[places] & BEFORE > 0) & ~used[places]]
        self._last_before(row, before)

    def _fill_sole(self, row: Row, places: Integers) -> None:
        """ "Alone" behind a negation is what people speak of, even in a language in which it is left out elsewhere."""
        goes_on = np.ones(len(places), bool)
        for step in range(1, FARTHEST + 1):
            at = places + step
            goes_on &= row.follows[at]
            is_close = (row.roles[places] & PLAIN == 0) if step == 1 else (row.roles[at - 1] & GAP > 0)
            is_last = ~row.follows[at + 1] | (row.roles[at + 1] & WITH_SOLE > 0)
            row.is_full[at[goes_on & (row.roles[at] & SOLE > 0) & (is_close | is_last)]] = True

    def _first_behind(self, row: Row, places: Integers) -> tuple[Integers, Small]:
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
        is_none = (governed == 0) & (row.roles[passed] & HELPS > 0)
        row.codes[passed[is_none]] = ALONE
        passed[is_none] = 0
        return np.where(governed > 0, governed, passed), is_void

    def _is_before_noun(self, row: Row, at: Integers, full: Small) -> Small:
        """German "keine bösen Überraschungen", English "no painful surprises": an adjective, and the noun behind it."""
        found = np.zeros(len(at), bool)
        for number in np.flatnonzero(full & row.is_full[at + 1] & row.follows[at + 1]).tolist():
            form, following = int(row.forms[at[number]]), int(row.forms[at[number] + 1])
            if form not in self._is_adjective:
                self._is_adjective[form] = looks_like_adjective(self._vocabulary.written[form])
            found[number] = self._is_adjective[form] and (
                self._vocabulary.written[form].endswith(ENGLISH_ADJECTIVES)
                or self._vocabulary.written[following][:1].isupper()
            )
        return found

    def _go_on(self, row: Row, places: Integers, governed: Integers) -> None:
        """ "No queues or stress", "ohne Hektik und Stress"."""
        links = row.roles[governed + 1]
        links_on = (links & OR > 0) | ((links & AND > 0) & (row.roles[places] & WITHOUT > 0))
        at = governed + 2
        hit = links_on & row.follows[governed + 1] & row.follows[at] & row.is_full[at] & (row.codes[at] == 0)
        row.codes[at[hit]] = ALONE

    def _with_governed(self, row: Row, governed: Integers) -> None:
        """ "Nicht allein gelassen" is nothing that is calm ("gelassen"), nor "sin esperas largas" long."""
        at = governed + 1
        belongs = row.roles[at] & (GAP | WITH_SOLE) > 0
        is_close = row.follows[at] & row.is_full[at]
        row.codes[at[belongs & is_close & (row.codes[at] == 0)]] = ALONE
        at = at[is_close] + 1  # "không chờ đợi lâu": no long waits
        belongs = row.roles[at] & (GAP | WITH_SOLE) > 0
        row.codes[at[belongs & row.follows[at] & row.is_full[at] & (row.codes[at] == 0)]] = ALONE

    def _last_before(self, row: Row, places: Integers) -> None:
        goes_on = np.ones(len(places), bool)
        for step in range(1, _BACK + 1):
            at = places - step
            goes_on &= row.follows[at + 1]
            is_void = row.follows[at] & (row.roles[at - 1] & ONLY > 0)
            hit = goes_on & row.is_full[at] & (row.codes[at] == 0) & ~is_void
            row.codes[at[hit]] = BEHIND + step
            goes_on &= ~row.is_full[at] & (row.roles[at] & (BREAK | AFTER | BEFORE) == 0)

    def _settle_told_by_place(self, row: Row, places: Integers) -> None:
        """A "personne" that negates is none that counts."""
        for place in places.tolist():
            if self._string(int(row.forms[place])) in TOLD_BY_PLACE and not row.codes[place]:
                row.codes[place] = ALONE

    def _verbs(self, row: Row) -> None:
        """ "嘘をつかない"."""
        for place in np.flatnonzero(row.roles & NEGATIVE).tolist():
            noun = place - 2
            is_object = row.follows[place] and row.follows[place - 1] and row.is_full[noun] and not row.codes[noun]
            particle = self._string(int(row.forms[place - 1]))
            verb = self._string(int(row.forms[place]))
            if is_object and (particle == "を" or (particle in _SUBJECTS and verb.startswith(_COSTS))):
                row.codes[noun], row.codes[place] = BEHIND + 2, ALONE

    def _numbers(self, row: Row) -> None:
        """ "Not just a number", "don't feel like a number"."""
        for place in np.flatnonzero(row.roles & NUMBER).tolist():
            if row.codes[place]:
                continue
            for step in range(1, FARTHEST):
                if not row.follows[place - step + 1]:
                    break
                at = place - step
                if row.roles[at] & (ONLY | LIKE):
                    is_negated = row.roles[at - 1] & AFTER and row.follows[at]
                    row.codes[place] = step + 1 if is_negated else ALONE
                    row.codes[at] = ALONE if row.codes[at] else 0
                    break
