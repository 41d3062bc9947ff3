"""From numbers back to words: the entries of the cloud, with a facilitator's choices applied."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np

from app.domain.cloud_arrays import Integers
from app.domain.cloud_choices import Choices
from app.domain.cloud_counts import Counts
from app.domain.cloud_entries import CloudEntry
from app.domain.cloud_gendered import sign_rank
from app.domain.cloud_phrases import BITS, pair_keys, parts
from app.domain.cloud_segmentation import UNSPACED
from app.domain.cloud_tokens import folded
from app.domain.cloud_vocabulary import FULL

_FORM = (1 << BITS) - 1


class _Form(NamedTuple):
    written: str
    within: int
    opening: int


class Names:
    """The words of a count."""

    def __init__(self, counts: Counts) -> None:
        self._counts = counts
        self._vocabulary = counts.vocabulary

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
        numbers = np.concatenate((words, phrases))
        counts = np.concatenate((counts[words], phrase_counts))
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
        return " ".join(self._vocabulary.strings[part] for part in (parts(number) if number > _FORM else (number,)))

    def current(self, key: str) -> str:
        """What a word is counted under at present, given what it was counted under when somebody chose."""
        for root in (self._root, self._longer):
            spaced = " ".join(map(root, key.split(" ")))
            halves = " ".join(map(root, key.split("-"))) if key.count("-") == 1 else spaced
            for found in (halves, spaced, spaced.replace(" ", "-")):
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
        """Of a word or a phrase; 0 for an unknown one."""
        numbers = [self._vocabulary.keys.get(part, 0) for part in key.split(" ")]
        if not all(numbers) or len(numbers) > 3:
            return 0
        whole = 0
        for number in numbers:
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
        words = np.array(sorted(number for number in wanted if number <= _FORM), np.int64)
        forms: defaultdict[int, list[_Form]] = defaultdict(list)
        roots = self._counts.rules.roots(np.arange(len(self._vocabulary.written)))
        found = np.flatnonzero(np.isin(roots, words))
        counts = (self._counts.within.values[found].tolist(), self._counts.opening.values[found].tolist())
        for form, root, within, opening in zip(found.tolist(), roots[found].tolist(), *counts, strict=True):
            if within or opening:  # the vocabulary also knows words whose answers are gone
                forms[root].append(_Form(self._vocabulary.written[form], within, opening))
        for phrase, written in self._phrase_forms().items():
            if phrase in wanted:
                forms[phrase] = list(written.values())
        return {number: _most_usual(found) for number, found in forms.items()}

    def _phrase_forms(self) -> Mapping[int, dict[str, _Form]]:
        keys, counts = self._counts.written.items()
        found: defaultdict[int, dict[str, _Form]] = defaultdict(dict)
        for phrase, forms, opens, count in zip(
            self._phrases_of(keys), (keys & (1 << 3 * BITS) - 1).tolist(), (keys >> 3 * BITS).tolist(), counts.tolist(),
            strict=True,
        ):  # fmt: skip
            written = self._joined(forms)
            before = found[phrase].get(written, _Form(written, 0, 0))
            found[phrase][written] = _Form(
                written, before.within + (0 if opens else count), before.opening + (count if opens else 0)
            )
        return found

    def _phrases_of(self, written: Integers) -> list[int]:
        roots = self._counts.rules.roots
        first, second, third = (written >> step * BITS & _FORM for step in (2, 1, 0))
        phrases = roots(first).astype(np.int64) << 2 * BITS | pair_keys(roots(second), roots(third))
        compounds = np.flatnonzero(second == 0)
        for place, form in zip(compounds.tolist(), third[compounds].tolist(), strict=True):
            left, right = self._vocabulary.joins.roots.values[list(self._vocabulary.compounds[form])].tolist()
            phrases[place] = left << BITS | right
        listed: list[int] = phrases.tolist()
        return listed

    def _joined(self, forms: int) -> str:
        """Chinese and Japanese words are put together without spaces."""
        words = [
            self._vocabulary.written[form] for form in (forms >> 2 * BITS, forms >> BITS & _FORM, forms & _FORM) if form
        ]
        return ("" if all(UNSPACED.search(word) for word in words) else " ").join(words)


def _most_usual(forms: list[_Form]) -> str:
    """The commonest form; first whether singular or plural, then with which sign, then with which capitals. A capital
    at the start of a sentence is only grammar, so it counts only for words that stand nowhere else. Of equally common
    forms the one with the most usual sign, the shorter, then the one in small letters, then one not all in capitals,
    then the alphabetically first."""
    for alike in (folded, str.casefold):
        counts: defaultdict[str, int] = defaultdict(int)
        for form in forms:
            counts[alike(form.written)] += form.within + form.opening
        commonest = min(counts, key=lambda case: (-counts[case], sign_rank(case), len(case), case))
        forms = [form for form in forms if alike(form.written) == commonest]
    within = [form for form in forms if form.within]
    chosen = {form.written: form.within for form in within} or {form.written: form.opening for form in forms}
    return min(chosen, key=lambda written: (-chosen[written], not written.islower(), written.isupper(), written))
