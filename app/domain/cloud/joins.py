"""Which forms are counted with another one, because both occur in answers of one language."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Protocol

import numpy as np

from app.domain.languages.bits import JOINING, bits
from app.domain.words.arrays import GrowingArray, Small, count_into, distinct
from app.domain.words.meanings import WITH_HYPHEN
from app.domain.words.plurals import form_of, is_shown_in_base_form, may_be_base_form, shorter_forms

_FORM_OF = "\x1d"
"""Opens what is wanted by all forms of one word, and written by no one."""
_JOINING_BITS = tuple(bits({language}) for language in JOINING)
_COLUMNS = len(JOINING) + 1


@lru_cache(maxsize=1 << 14)
def _with_base_form(word: str) -> tuple[int, ...]:
    """Places in JOINING of the languages in which it would be shown so."""
    return tuple(number for number, language in enumerate(JOINING) if is_shown_in_base_form(word, language))


class Keys(Protocol):
    """What joining asks of the vocabulary: all keys by number, their numbers, and which may be said by themselves."""

    @property
    def strings(self) -> Sequence[str]: ...

    @property
    def keys(self) -> Mapping[str, int]: ...

    def may_be_said(self, key: int) -> bool: ...


class Joins:
    """Which forms are counted with a shorter one, because both occur in answers of one language."""

    def __init__(self, vocabulary: Keys) -> None:
        self._vocabulary = vocabulary
        # By key: in how many answers of each language of JOINING it occurs, and at last in how many of any.
        self._occurrences = GrowingArray(np.int32, width=_COLUMNS)
        self._targets: dict[int, int] = {}
        self._joined: defaultdict[int, set[int]] = defaultdict(set)
        self._wanting: defaultdict[str, set[int]] = defaultdict(set)
        self._forms_of: defaultdict[int, set[str]] = defaultdict(set)
        self._seen = 0  # languages of answers so far, as bits
        self.roots = GrowingArray(np.int32)
        self.grow()

    def count(self, keys: Small, languages: Small, sign: int = 1) -> list[int]:
        """Takes note of words in answers of some languages (as bits, for each word). Returns the keys that now occur in
        a language where they did not, or the other way round."""
        self.grow()
        places = keys.astype(np.int64) * _COLUMNS
        there = int(np.bitwise_or.reduce(languages)) if len(languages) else 0
        self._seen |= there
        of_languages = [places[languages & bit > 0] + number for number, bit in enumerate(_JOINING_BITS) if bit & there]
        changed = np.concatenate((*of_languages, places + len(JOINING)))
        occurrences = self._occurrences.values
        if sign > 0:
            new = changed[occurrences[changed] == 0]
            count_into(occurrences, changed, sign)
        else:
            count_into(occurrences, changed, sign)
            new = changed[occurrences[changed] == 0]
        found: list[int] = distinct(new // _COLUMNS).tolist()
        return found

    def grow(self) -> None:
        """Takes note of new keys."""
        before, now = len(self.roots), len(self._vocabulary.strings)
        self._occurrences.extend_to(now)
        if now > before:
            self.roots.extend(np.arange(before, now, dtype=np.int32))

    def occurs(self, key: int) -> bool:
        return 0 < key < len(self.roots) and bool(self._occurrences.values[key * _COLUMNS + len(JOINING)])

    def _in_languages(self, key: int) -> Small:
        return self._occurrences.values[key * _COLUMNS : key * _COLUMNS + len(JOINING)]

    def is_shown_in_base_form(self, root: int, others: Iterable[int]) -> bool:
        """Whether it is in some language that it occurs in. `others`: what is counted with it."""
        strings = self._vocabulary.strings
        occurrences, place = self._occurrences.values, root * _COLUMNS
        return any(
            may_be_base_form(strings[root], map(strings.__getitem__, others), JOINING[number])
            for number in _with_base_form(strings[root])
            if _JOINING_BITS[number] & self._seen and occurrences[place + number]
        )

    def settle(self, keys: Iterable[int]) -> dict[int, int]:
        """Looks again at these keys and at those that could join them. Returns what each key whose root changes is to
        be counted with from now on; `apply` does it."""
        strings = self._vocabulary.strings
        moved: set[int] = set()
        wishes = self._wishes(list(keys))
        for key, forms in wishes.items():
            for _, form in forms:
                self._wanting[form].add(key)
                if form.startswith(_FORM_OF):
                    self._forms_of[key].add(form)
        looked_for = {form for key in wishes for form in (strings[key], *self._forms_of.get(key, ()))}
        others = {key for form in looked_for for key in self._wanting.get(form, ())} - wishes.keys()
        wishes |= self._wishes(list(others))
        for key, forms in wishes.items():
            target = self._target(key, forms)
            if target != self._targets.get(key):
                self._retarget(key, target)
                moved |= self._with_joined(key)
        roots = self.roots.values
        return {key: root for key in sorted(moved) if (root := self._root(key)) != roots[key]}

    def apply(self, changed: dict[int, int]) -> None:
        for key, root in changed.items():
            self.roots.values[key] = root

    def _wishes(self, keys: Sequence[int]) -> dict[int, list[tuple[int, str]]]:
        """For each key the shorter forms it could join, the likeliest first, each with the language that it is of."""
        strings = self._vocabulary.strings
        places = (np.array(keys, np.int64)[:, None] * _COLUMNS + np.arange(len(JOINING))).ravel()
        is_there = (self._occurrences.values[places] > 0).reshape(-1, len(JOINING))
        wishes: dict[int, list[tuple[int, str]]] = {key: [] for key in keys}
        for place, number in zip(*(found.tolist() for found in np.nonzero(is_there)), strict=True):
            key = keys[place]
            word = strings[key]
            if self._vocabulary.may_be_said(key):
                if word in WITH_HYPHEN:
                    wishes[key].append((number, word.replace("-", "")))
                if base := form_of(word, JOINING[number]):
                    wishes[key].append((number, _FORM_OF + base))
                wishes[key].extend((number, form) for form in shorter_forms(word, JOINING[number]))
        return wishes

    def _target(self, key: int, forms: Sequence[tuple[int, str]]) -> int | None:
        """The first of the forms that occurs in its language."""
        for number, form in forms:
            if form.startswith(_FORM_OF):
                chosen = self._first_alike(form, number)
                if chosen != key:
                    return chosen
                continue
            shorter = self._vocabulary.keys.get(form)
            is_word = shorter and len(form) > 1 and self._vocabulary.may_be_said(shorter)
            if shorter and is_word and self._in_languages(shorter)[number]:
                return shorter
        return None

    def _first_alike(self, form: str, language: int) -> int:
        """Of the forms of one word that occur the dictionary's, or else the alphabetically first."""
        strings = self._vocabulary.strings
        alike = [other for other in self._wanting[form] if self._in_languages(other)[language]]
        return min(alike, key=lambda other: (_FORM_OF + strings[other] != form, strings[other]))

    def _retarget(self, key: int, target: int | None) -> None:
        before = self._targets.pop(key, None)
        if before is not None:
            self._joined[before].discard(key)
        if target is not None:
            self._targets[key] = target
            self._joined[target].add(key)

    def _with_joined(self, key: int) -> set[int]:
        found: set[int] = set()
        waiting = [key]
        while waiting:
            following = waiting.pop()
            if following not in found:
                found.add(following)
                waiting.extend(self._joined.get(following, ()))
        return found

    def _root(self, key: int) -> int:
        """The end of the chain ("captains'" -> "captains" -> "captain"); no rule leads back, but a circle would end."""
        passed = [key]
        while (following := self._targets.get(passed[-1])) is not None and following not in passed:
            passed.append(following)
        return passed[-1]

    def longer(self, form: str) -> int | None:
        """A word that occurs and is an inflection of one that does not, the alphabetically first."""
        strings = self._vocabulary.strings
        occurring = [key for key in self._wanting.get(form, ()) if self.occurs(key)]
        return min(occurring, key=strings.__getitem__, default=None)
