"""From numbers back to words: the entries of the cloud, with a facilitator's choices applied."""

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import product

import numpy as np

from app.domain.cloud.choices import Choices
from app.domain.cloud.counts import Counts
from app.domain.cloud.entries import CloudEntry
from app.domain.cloud.kinds import FULL, LEFT_OUT_MARK
from app.domain.cloud.listing import not_only_within
from app.domain.cloud.phrases import BITS, parts
from app.domain.cloud.units import MOST_WORDS
from app.domain.cloud.written import Form, forms_of_phrases, most_usual
from app.domain.words.arabic_forms import AND

_FORM = (1 << BITS) - 1


_Found = tuple[int, int, int, int]
"""A form, its key, and how often it stands within a sentence and at the start of one."""


class Names:
    """The words of a count."""

    def __init__(self, counts: Counts) -> None:
        self._counts = counts
        self._vocabulary = counts.vocabulary
        self._keys: dict[int, str] = {}
        self._shown: dict[int, tuple[list[_Found], bool, str]] = {}

    def entries(self, choices: Choices, limit: int) -> tuple[CloudEntry, ...]:
        choices = choices.resolved(self.current)
        taken = self._group(choices)
        found = self._single(limit, taken, choices)
        found += [(count, key, number) for key, count, number in self._grouped(choices)]
        words = self._written([number for _, _, number in found])
        entries = [
            CloudEntry(choices.name(key) or words.get(number) or key, count, key)
            for count, key, number in found
            if not choices.is_hidden(key)
        ]
        return tuple(
            sorted(entries, key=lambda entry: (-entry.count, entry.word.casefold(), entry.word, entry.key))[:limit]
        )

    def said_once(self) -> int:
        """How many words and phrases are in one answer only."""
        counts = self._counts.counts()
        words = (counts == 1) & (self._vocabulary.kinds.values[: len(counts)] & FULL > 0)
        return int(words.sum())

    def _group(self, choices: Choices) -> frozenset[str]:
        """Counts merged words together. Returns all keys that no longer stand for themselves."""
        merged = choices.merged()
        words: dict[int, int] = {}
        phrases: dict[int, int] = {}
        for number, (root, others) in enumerate(merged.items()):
            for key in (root, *others):
                if not choices.is_hidden(key):
                    self._place(key, number, words, phrases)
        self._counts.regroup(words, phrases, len(merged))
        hidden = {choice.key for choice in choices.made if choices.is_hidden(choice.key)}
        return frozenset(hidden | set(merged) | {key for others in merged.values() for key in others})

    def _grouped(self, choices: Choices) -> Iterable[tuple[str, int, int]]:
        for root, count in zip(choices.merged(), self._counts.groups.counts.tolist(), strict=True):
            if count:
                yield root, count, self._number(root)

    def _place(self, key: str, number: int, words: dict[int, int], phrases: dict[int, int]) -> None:
        found = self._number(key)
        if found > _FORM:
            phrases[found] = number
        elif found and self._vocabulary.kinds.values[found] & FULL:
            words[found] = number

    def members(self, key: str, choices: Choices) -> tuple[set[int], set[int]]:
        """The words and the phrases counted under a key: itself, and what is merged into it."""
        choices = choices.resolved(self.current)
        words: dict[int, int] = {}
        phrases: dict[int, int] = {}
        key = self.current(key)
        if choices.root(key) == key:
            for member in (key, *choices.merged().get(key, ())):
                if not choices.is_hidden(member):
                    self._place(member, 0, words, phrases)
        return set(words), set(phrases)

    def _single(self, limit: int, taken: frozenset[str], choices: Choices) -> list[tuple[int, str, int]]:
        """The most frequent words and phrases that stand for themselves: count, key, number."""
        counts = self._counts.counts()
        words = np.flatnonzero((counts > 0) & (self._vocabulary.kinds.values[: len(counts)] & FULL > 0))
        phrases, phrase_counts = self._counts.phrases.items()
        inside, negations = self._counts.inside()[words], self._counts.active.negations
        runs = self._vocabulary.run_left.values, self._vocabulary.run_right.values
        bound = self._counts.bound()
        numbers, counts = not_only_within(words, counts[words], inside, phrases, phrase_counts, negations, runs, bound)
        most = limit + len(taken)
        if len(numbers) > most:
            least = -np.partition(-counts, most - 1)[most - 1]
            numbers, counts = numbers[counts >= least], counts[counts >= least]
        found = [
            (count, self.key(number), number) for count, number in zip(counts.tolist(), numbers.tolist(), strict=True)
        ]
        found = [(count, key, number) for count, key, number in found if key not in taken]
        # Of many equally frequent words not all fit; which do must not depend on the order of the answers.
        return sorted(found, key=lambda entry: (-entry[0], entry[1]))[:limit]

    # ---- keys ----

    def key(self, number: int) -> str:
        found = self._keys.get(number)
        if found is None:
            strings = self._vocabulary.strings
            whole = parts(number) if number > _FORM else (number,)
            found = self._keys[number] = " ".join(strings[part].removesuffix(LEFT_OUT_MARK) for part in whole)
        return found

    def current(self, key: str) -> str:
        """What a word is counted under at present, given what it was counted under when somebody chose."""
        if key.isalpha() and self._occurs(now := self._root(key)):
            return now
        for root in (self._root, self._longer):
            spaced = " ".join(map(root, key.split(" ")))
            parts = " ".join(map(root, re.split("[ -]", key)))
            for found in (parts, spaced, spaced.replace(" ", "-")):
                if self._is_counted(found):
                    return found
        return key

    def roots(self, words: Iterable[str]) -> frozenset[str]:
        """What single words, folded, are counted under; unknown ones under nothing."""
        known = [number for word in words if (number := self._vocabulary.keys.get(word))]
        roots = self._vocabulary.joins.roots.values[np.array(known, np.int64)] if known else ()
        return frozenset(self._vocabulary.strings[root] for root in roots)

    def _root(self, part: str) -> str:
        number = self._vocabulary.keys.get(part, 0)
        roots = self._vocabulary.joins.roots
        return self._vocabulary.strings[int(roots.values[number])] if 0 < number < len(roots) else part

    def _longer(self, part: str) -> str:
        """Of a form that does not occur, another one that does: "smiles" for "smile"."""
        number = None if self._occurs(part) else self._vocabulary.joins.longer(part)
        return self._root(part if number is None else self._vocabulary.strings[number])

    def _is_counted(self, key: str) -> bool:
        number = self._number(key)
        return number in self._counts.active.phrases if number > _FORM else self._occurs(key)

    def _occurs(self, key: str) -> bool:
        return self._vocabulary.joins.occurs(self._vocabulary.keys.get(key, 0))

    def _number(self, key: str) -> int:
        """Of a word or a phrase; 0 for an unknown one. A part of a phrase may be a word where it is left out."""
        words = key.split(" ")
        if len(words) == 1 or len(words) > MOST_WORDS:
            return self._vocabulary.keys.get(key, 0)
        known = self._vocabulary.keys
        numbers = [[known[form] for form in (word, word + LEFT_OUT_MARK) if form in known] for word in words]
        phrases = [self._packed(found) for found in product(*numbers)]
        return next((phrase for phrase in phrases if phrase in self._counts.active.phrases), next(iter(phrases), 0))

    def _packed(self, numbers: Iterable[int]) -> int:
        first, *middle, last = numbers
        if len(middle) == 2:
            middle = [self._vocabulary.runs.get(self._packed(middle), 0)]
        whole = 0
        for number in (first, *middle, last):
            whole = whole << BITS | number
        return whole

    # ---- written forms ----

    def written(self, keys: Iterable[str]) -> dict[str, str]:
        """The most usual written form of those words that occur, whatever has been chosen about them."""
        numbers = {key: self._number(self.current(key)) for key in keys}
        found = self._written(numbers.values())
        return {key: found[number] for key, number in numbers.items() if number and number in found}

    def _written(self, numbers: Iterable[int]) -> dict[int, str]:
        """The most usual written form of each."""
        wanted = set(numbers)
        words = np.zeros(len(self._vocabulary.strings), bool)
        words[[number for number in wanted if number <= _FORM]] = True
        found_forms: defaultdict[int, list[_Found]] = defaultdict(list)
        roots = self._vocabulary.joins.roots.values[self._vocabulary.key_of.values]
        found = np.flatnonzero(words[roots])
        counts = (self._counts.within.values[found].tolist(), self._counts.opening.values[found].tolist())
        keys = self._vocabulary.key_of.values[found].tolist()
        for form, key, root, within, opening in zip(found.tolist(), keys, roots[found].tolist(), *counts, strict=True):
            if within or opening:  # the vocabulary also knows words whose answers are gone
                found_forms[root].append((form, key, within, opening))
        words_shown = {root: self._word(root, forms) for root, forms in found_forms.items()}
        forms = forms_of_phrases(self._counts, [number for number in wanted if number > _FORM])
        return words_shown | {number: most_usual(tuple(found)) for number, found in forms.items()}

    def _word(self, root: int, forms: list[_Found]) -> str:
        """The most usual of its forms. Most words stay as they are from one answer to the next, so it is remembered."""
        if len(forms) == 1:
            return self._vocabulary.written[forms[0][0]]
        is_base = self._vocabulary.joins.is_shown_in_base_form(root, {key for _, key, _, _ in forms})
        known = self._shown.get(root)
        if known is None or known[0] != forms or known[1] != is_base:
            chosen = self._to_be_shown(root, forms, is_base=is_base)
            shown = most_usual(tuple(map(self._form, chosen)))
            shown = self._cased_like_others(shown, forms) if is_base else shown
            known = self._shown[root] = (forms, is_base, shown)
        return known[2]

    def _cased_like_others(self, shown: str, forms: list[_Found]) -> str:
        """A base form that only opens sentences in small letters, where its other forms have no capitals."""
        if shown.islower() or shown.isupper():
            return shown
        everywhere = [self._form(found) for found in forms]
        if any(form.within for form in everywhere if form.written.casefold() == shown.casefold()):
            return shown
        small = sum(form.within for form in everywhere if form.written.islower())
        cased = next((form.key for form in everywhere if form.written == shown), shown)
        return cased if 2 * small > sum(form.within for form in everywhere) else shown

    def _form(self, found: _Found) -> Form:
        form, key, within, opening = found
        string = self._vocabulary.strings[key].removesuffix(LEFT_OUT_MARK)
        return Form(self._vocabulary.written[form], within, opening, string)

    def _to_be_shown(self, root: int, forms: list[_Found], *, is_base: bool) -> "list[_Found]":
        """Of what has cases or is an adjective the base form; of other words no Arabic form with "and" where there is
        another."""
        strings = self._vocabulary.strings
        chosen = [found for found in forms if found[1] == root or not (is_base or strings[found[1]][0] == AND)]
        return chosen or forms
