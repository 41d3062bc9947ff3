"""How words and phrases are shown: in the form in which most people wrote them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from app.domain.cloud.counts import Counts
from app.domain.cloud.kinds import FULL, LEFT_OUT_MARK
from app.domain.cloud.phrases import BITS, pair_keys
from app.domain.cloud.units import IS_NEGATION, OPENS
from app.domain.cloud.vocabulary import Vocabulary
from app.domain.words.arrays import Integers, Small, is_among
from app.domain.words.gendered import sign_rank
from app.domain.words.segmentation import UNSPACED
from app.domain.words.tokens import folded

_FORM = (1 << BITS) - 1


class Form(NamedTuple):
    """How often something was written so within sentences, and at the start of one. `key`: what it is folded into,
    which for HIZLI depends on the language."""

    written: str
    within: int
    opening: int
    key: str


class _Written(NamedTuple):
    phrase: int
    forms: tuple[int, ...]
    opens: bool
    answers: int


def forms_of_phrases(counts: Counts, phrases: Sequence[int]) -> dict[int, list[Form]]:
    """The written forms of each phrase."""
    wanted = np.array(sorted(phrases), np.int64)
    found: defaultdict[int, dict[str, Form]] = defaultdict(dict)
    for each in (*_short(counts, wanted), *_long(counts, wanted)):
        written, key = _joined(counts.vocabulary, each.forms), _joined_keys(counts.vocabulary, each.forms)
        before = found[each.phrase].get(written, Form(written, 0, 0, key))
        found[each.phrase][written] = Form(
            written,
            before.within + (0 if each.opens else each.answers),
            before.opening + (each.answers if each.opens else 0),
            key,
        )
    return {phrase: list(forms.values()) for phrase, forms in found.items()}


def _short(counts: Counts, wanted: Integers) -> Iterator[_Written]:
    keys, numbers = counts.written.items()
    phrases = _phrases_of(counts, keys)
    hits = np.flatnonzero(is_among(wanted, phrases))
    for phrase, key, number in zip(phrases[hits].tolist(), keys[hits].tolist(), numbers[hits].tolist(), strict=True):
        if number:
            forms = (key >> 2 * BITS & _FORM, key >> BITS & _FORM, key & _FORM)
            yield _Written(phrase, tuple(form for form in forms if form), bool(key & OPENS), number)


def _long(counts: Counts, wanted: Integers) -> Iterator[_Written]:
    hits = frozenset(wanted.tolist())
    for (phrase, opens, *forms), number in counts.written_long.items():
        if phrase in hits:
            yield _Written(phrase, tuple(forms), bool(opens), number)


def _phrases_of(counts: Counts, keys: Integers) -> Integers:
    rules = counts.rules
    first, second, third = (keys >> step * BITS & _FORM for step in (2, 1, 0))
    # A negation that opens a phrase of three is counted with its other forms.
    opening = rules.roots(first)
    negation = rules.negation_roots(first)
    opening = np.where((negation > 0) & (rules.kinds(opening) & FULL == 0), negation, opening)
    phrases = opening.astype(np.int64) << 2 * BITS | pair_keys(rules.roots(second), rules.roots(third))
    negations = np.flatnonzero(keys & IS_NEGATION)
    outer = np.where(first[negations], first[negations], second[negations])
    phrases[negations] = _negations_of(counts, outer, third[negations])
    return phrases


def _negations_of(counts: Counts, left: Integers, right: Integers) -> Integers:
    """The pairs that a negation and the word it governs make: whichever of the two it is."""
    rules = counts.rules
    opening, closing = rules.negation_roots(left), rules.negation_roots(right)
    negating = counts.active.negating
    found: Small = pair_keys(opening, rules.roots(right))
    is_opening = (opening > 0) & (is_among(negating.pairs, found) | is_among(negating.rare, found))
    return negating.counted(np.where(is_opening, found, pair_keys(rules.roots(left), closing)))


def _joined(vocabulary: Vocabulary, forms: Sequence[int]) -> str:
    """Chinese and Japanese words are put together without spaces; articles are left out at the beginning only."""
    words = [vocabulary.written[forms[0]], *(vocabulary.with_article[form] for form in forms[1:])]
    return ("" if all(UNSPACED.search(word) for word in words) else " ").join(words)


def _joined_keys(vocabulary: Vocabulary, forms: Sequence[int]) -> str:
    return " ".join(
        vocabulary.strings[key].removesuffix(LEFT_OUT_MARK) for key in vocabulary.key_of.values[list(forms)]
    )


def _is_capitalised(form: Form) -> bool:
    """Whether its capital may be only grammar: the first letter's, that is."""
    return not form.written.islower() and not (form.written.isupper() and len(form.written) > 1)


def _cased(form: Form) -> str:
    """Without capitals: the small letter of I is told by the key."""
    return folded(form.written, "tr") if "ı" in form.key else form.written.casefold()


@lru_cache(maxsize=4096)
def most_usual(forms: tuple[Form, ...]) -> str:
    """The commonest form; first whether singular or plural, then with which sign, then with which capitals. A capital
    at the start of a sentence is only grammar, so it counts only for words that stand nowhere else; words all in small
    letters, or all in capitals, are as good there as elsewhere. Of equally common forms the one with the most usual
    sign, the shorter, then the one in small letters, then one not all in capitals, then the alphabetically first."""
    if len(forms) == 1:
        return forms[0].written
    for alike in (lambda form: form.key, _cased):
        counts: defaultdict[str, int] = defaultdict(int)
        for form in forms:
            counts[alike(form)] += form.within + form.opening
        commonest = min(counts, key=lambda case: (-counts[case], sign_rank(case), len(case), case))
        forms = tuple(form for form in forms if alike(form) == commonest)
    telling = {form.written: form.within + (0 if _is_capitalised(form) else form.opening) for form in forms}
    if not any(form.within for form in forms):
        telling = {form.written: form.within + form.opening for form in forms}
    chosen = {written: count for written, count in telling.items() if count}
    return min(chosen, key=lambda written: (-chosen[written], not written.islower(), written.isupper(), written))
