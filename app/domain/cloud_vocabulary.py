"""Every written form and every key of a survey's answers as a number, with what counting needs to know of it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from app.domain.cloud_arrays import GrowingArray, Small, count_into, distinct
from app.domain.cloud_kinds import LEFT_OUT_MARK, kind_of
from app.domain.cloud_languages import ALWAYS_LEFT_OUT, JOINING, bits, home_languages, left_out_in
from app.domain.cloud_markup import FILLER
from app.domain.cloud_negations import canonical, role
from app.domain.cloud_no_words import measure
from app.domain.cloud_plurals import form_of, is_shown_in_base_form, shorter_forms
from app.domain.cloud_question import question_words
from app.domain.cloud_tokens import LONGEST_WORD, elided, folded

MOST = (1 << 20) - 1
"""Forms and keys are numbers of 20 bits, so that three fit into one integer. Later forms are not counted."""

_FORM_OF = "\x1d"
"""Opens what is wanted by all forms of one word, and written by no one."""
_JOINING_BITS = tuple(bits({language}) for language in JOINING)
_COLUMNS = len(JOINING) + 1


@lru_cache(maxsize=1 << 14)
def _with_base_form(word: str) -> tuple[int, ...]:
    """Places in JOINING of the languages in which it would be shown so."""
    return tuple(number for number, language in enumerate(JOINING) if is_shown_in_base_form(word, language))


class _NewForm(NamedTuple):
    key: int
    twin: int
    is_compound: bool


class _NewKey(NamedTuple):
    kind: int
    left_out_in: int
    role: int
    negation: int
    measure: int


class _Forms(dict[str, int]):
    """Written form -> number; a form not seen before is entered."""

    def __init__(self, vocabulary: "Vocabulary") -> None:
        super().__init__()
        self._vocabulary = vocabulary

    def __missing__(self, written: str) -> int:
        if len(written) > LONGEST_WORD or self._vocabulary.is_full:
            return 0
        self[written] = form = self._vocabulary.enter(written)
        return form


class Vocabulary:
    """Number 0 is no word: its kind is 0."""

    def __init__(self, questions: Sequence[str]) -> None:
        self.home = home_languages(tuple(questions))
        self._left_out = question_words(questions)
        self.numbers = _Forms(self)
        self.written: list[str] = []
        self.with_article: list[str] = []  # by form, "d'accueil" where that was written
        self.key_of = GrowingArray(np.int32)
        self.twins = GrowingArray(np.int32)  # the same form where it is left out as a stop-word of its language
        self.is_compound = GrowingArray(np.bool_)
        self.compounds: dict[int, tuple[int, int]] = {}  # "on-time": the keys of its two halves
        self.keys: dict[str, int] = {}
        self.strings: list[str] = []
        self.kinds = GrowingArray(np.uint8)
        self.left_out_in = GrowingArray(np.int64)
        self.roles = GrowingArray(np.uint8)  # of `cloud_negations`
        self.negations = GrowingArray(np.int32)  # the key under which all forms of a negation are counted
        self.measures = GrowingArray(np.uint8)  # of `cloud_no_words`
        self._new_forms: list[_NewForm] = []
        self._new_keys: list[_NewKey] = []
        self._form("", "")
        self.flush()
        self.joins = Joins(self)

    def enter(self, written: str) -> int:
        """A new form's number. `flush` makes it known to the arrays."""
        if not written.isascii():
            written = written.replace(FILLER, "")
        shown = written[elided(written) :]
        form = self.enter_as(shown, folded(shown))
        self.with_article[form] = written
        return form

    def enter_as(self, shown: str, key: str) -> int:
        """A new form with this key."""
        return self._form(shown, key, self._form(shown, key + LEFT_OUT_MARK) if left_out_in(key) else 0)

    @property
    def is_full(self) -> bool:
        """One form can bring two more, and ten keys: its twin, both halves of each, and the base of negations."""
        return max(len(self.written), len(self.strings)) > MOST - 10

    def _form(self, shown: str, key: str, twin: int = 0) -> int:
        form = len(self.written)
        self.written.append(shown)
        self.with_article.append(shown)
        halves = key.split("-") if "-" in key else ()
        self._new_forms.append(_NewForm(self.key(key), twin, len(halves) == 2))
        if len(halves) == 2:
            self.compounds[form] = (self.key(halves[0]), self.key(halves[1]))
        return form

    def key(self, string: str) -> int:
        """A key's number; a new key is entered."""
        found = self.keys.get(string)
        if found is None:
            plain = string.removesuffix(LEFT_OUT_MARK)
            does = role(plain)
            negation = canonical(plain) if does else ""
            number = self.key(negation) if negation and negation != string else 0
            self.keys[string] = found = len(self.strings)
            self.strings.append(string)
            self._new_keys.append(
                _NewKey(
                    kind_of(string, self._left_out),
                    left_out_in(string),
                    does,
                    (number or found) if does else 0,
                    measure(plain) if plain else 0,
                )
            )
        return found

    def may_be_said(self, key: int) -> bool:
        """Whether a word can say something: no stop-word of all languages, nor one where it is left out."""
        string = self.strings[key]
        return not string.endswith(LEFT_OUT_MARK) and string not in ALWAYS_LEFT_OUT

    def flush(self) -> None:
        """Lets the arrays know of what was entered since: together, as that is many times faster than one by one."""
        by_key = (self.kinds, self.left_out_in, self.roles, self.negations, self.measures)
        by_form = (self.key_of, self.twins, self.is_compound)
        for arrays, new in ((by_key, self._new_keys), (by_form, self._new_forms)):
            for array, values in zip(arrays, zip(*new, strict=True), strict=True) if new else ():
                array.extend(np.array(values))
        self._new_forms, self._new_keys = [], []


class Joins:
    """Which forms are counted with a shorter one, because both occur in answers of one language."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        # By key: in how many answers of each language of JOINING it occurs, and at last in how many of any.
        self._occurrences = GrowingArray(np.int32, width=_COLUMNS)
        self._targets: dict[int, int] = {}
        self._joined: defaultdict[int, set[int]] = defaultdict(set)
        self._wanting: defaultdict[str, set[int]] = defaultdict(set)
        self._form_of: dict[int, str] = {}
        self.roots = GrowingArray(np.int32)
        self._grow()

    def count(self, keys: Small, languages: Small, sign: int = 1) -> list[int]:
        """Takes note of words in answers of some languages (as bits, for each word). Returns the keys that now occur in
        a language where they did not, or the other way round."""
        self._grow()
        places = keys.astype(np.int64) * _COLUMNS
        there = int(np.bitwise_or.reduce(languages)) if len(languages) else 0
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

    def _grow(self) -> None:
        before, now = len(self.roots), len(self._vocabulary.strings)
        self._occurrences.extend_to(now)
        if now > before:
            self.roots.extend(np.arange(before, now, dtype=np.int32))

    def occurs(self, key: int) -> bool:
        return key < len(self.roots) and bool(self._occurrences.values[key * _COLUMNS + len(JOINING)])

    def _in_languages(self, key: int) -> Small:
        return self._occurrences.values[key * _COLUMNS : key * _COLUMNS + len(JOINING)]

    def is_shown_in_base_form(self, root: int) -> bool:
        """Whether it is in some language that it occurs in."""
        occurrences, place = self._occurrences.values, root * _COLUMNS
        return any(occurrences[place + number] for number in _with_base_form(self._vocabulary.strings[root]))

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
                    self._form_of[key] = form
        looked_for = {form for key in wishes for form in (strings[key], self._form_of.get(key)) if form}
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
                if base := form_of(word, JOINING[number]):
                    wishes[key].append((number, _FORM_OF + base))
                wishes[key].extend((number, form) for form in shorter_forms(word, JOINING[number]))
        return wishes

    def _target(self, key: int, forms: Sequence[tuple[int, str]]) -> int | None:
        """The first of the forms that occurs in its language."""
        for number, form in forms:
            if form.startswith(_FORM_OF):
                chosen = self._first_alike(form, number)
                return None if chosen == key else chosen
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
