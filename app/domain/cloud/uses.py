"""Where words of the cloud stand in answers, and in answers of which language."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

import numpy as np

from app.domain.cloud.choices import Choices
from app.domain.cloud.counts import Counts
from app.domain.cloud.kinds import FULL
from app.domain.cloud.lead_ins import Places
from app.domain.cloud.names import Names
from app.domain.cloud.rows import chunks
from app.domain.cloud.units import Units
from app.domain.words.arrays import Integers, Small

MOSTLY = 0.3
"""A word is one of a language if at least this share of its places is in answers of that language."""


class Use(NamedTuple):
    """`languages`: those that a word is mostly used in."""

    places: Places
    languages: frozenset[str]


def uses(counts: Counts, names: Names, languages: Sequence[str], keys: Collection[str]) -> dict[str, Use]:
    """By key, for words and phrases. `languages`: of each row."""
    words: dict[int, str] = {}
    phrases: dict[int, str] = {}
    for key in keys:
        found = names.members(key, Choices())
        words.update(dict.fromkeys(found[0], key))
        phrases.update(dict.fromkeys(found[1], key))
    opening, of_language = Counter[tuple[str, bool]](), Counter[tuple[str, str]]()
    for rows in chunks(counts.rows_with(sorted(words), sorted(phrases))):
        units = counts.units(rows)
        for key, is_opening, row in _found_at(units, counts.rules.kinds(units.roots), words, phrases):
            opening[key, is_opening] += 1
            of_language[key, languages[int(rows[row])]] += 1
    places = {key: Places(opening[key, True], opening[key, False]) for key in keys}
    mostly: dict[str, set[str]] = {key: set() for key in keys}
    for (key, language), count in of_language.items():
        if count >= MOSTLY * sum(places[key]):
            mostly[key].add(language)
    return {key: Use(places[key], frozenset(mostly[key])) for key in keys}


def _found_at(
    units: Units, kinds: Small, words: Mapping[int, str], phrases: Mapping[int, str]
) -> Iterable[tuple[str, bool, int]]:
    """Each place of these words: whose it is, whether only words that say nothing stand before it in its sentence, and
    in which of the rows."""
    row = units.words.row
    sentence = np.cumsum((units.words.opens > 0) | (np.diff(row, prepend=-1) != 0))
    full = np.flatnonzero(kinds & FULL > 0)
    firsts = full[np.flatnonzero(np.diff(sentence[full], prepend=-1))]
    first_of = dict(zip(sentence[firsts].tolist(), firsts.tolist(), strict=True))
    hits = np.isin(units.phrase_keys, list(phrases))
    starts, _ = matches(units, words.keys(), phrases.keys())
    alone = len(starts) - int(hits.sum())
    whose = [
        *(words[root] for root in units.roots[starts[:alone]].tolist()),
        *(phrases[phrase] for phrase in units.phrase_keys[hits].tolist()),
    ]
    for key, place in zip(whose, starts.tolist(), strict=True):
        yield key, place <= first_of.get(int(sentence[place]), place), int(row[place])


def matches(units: Units, words: AbstractSet[int], phrases: AbstractSet[int]) -> tuple[Integers, Integers]:
    """Where the matches start, those of single words first, and how many words long they are."""
    singles = np.flatnonzero(np.isin(units.roots, list(words)) & ~units.is_away)
    hits = np.isin(units.phrase_keys, list(phrases))
    starts = np.concatenate((singles, units.phrase_places[hits]))
    lengths = np.concatenate((np.ones(len(singles), np.int64), units.phrase_lengths[hits]))
    return starts, lengths
