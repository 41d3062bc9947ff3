"""The words of answers with compounds taken apart: "qualité-prix" is two slots, as "qualité prix" is.

So a phrase is the same with and without hyphens. It begins where a word begins and ends where one ends.
"""

from dataclasses import dataclass

import numpy as np

from app.domain.cloud.kinds import FULL
from app.domain.cloud.rows import Words
from app.domain.cloud.vocabulary import Vocabulary
from app.domain.words.arrays import Integers, Small


@dataclass(frozen=True)
class Slots:
    """Arrays of one length."""

    roots: Small
    row: Integers
    place: Integers
    """Of the word."""
    follows: Small
    negated: Small
    begins: Small
    """Whether a word begins here …"""
    ends: Small
    """… and whether it ends here."""
    is_sound: Small
    """Whether the first and the last part of its word are words that count."""

    def spans(self, firsts: Integers, slots: int) -> "Spans":
        """What begins in some slots, so many slots long."""
        places = self.place[firsts]
        return Spans(self.row[firsts], places, self.place[firsts + slots - 1] - places + 1)


@dataclass(frozen=True)
class Spans:
    row: Integers
    place: Integers
    """Of the first word."""
    length: Integers
    """In words."""


def slots_of(words: Words, vocabulary: Vocabulary) -> Slots:
    counts = vocabulary.part_counts.values[words.forms]
    keys = vocabulary.key_of.values[words.forms]
    roots = vocabulary.joins.roots.values
    compounds = np.flatnonzero(counts > 1)
    if not len(compounds):
        always = np.ones(len(keys), bool)
        place = np.arange(len(keys))
        return Slots(roots[keys], words.row, place, words.follows, words.negated, always, always, always)
    place = np.repeat(np.arange(len(keys)), counts)
    begins = np.diff(place, prepend=-1) > 0
    firsts = np.flatnonzero(begins)
    within = np.arange(len(place)) - firsts[place]
    keys = keys[place]
    inside = np.flatnonzero(counts[place] > 1)
    starts = vocabulary.part_starts.values[words.forms[place[inside]]]
    keys[inside] = vocabulary.parts.values[starts + within[inside]]
    follows = np.where(begins, words.follows[place], 1)
    ends = np.append(begins[1:], True)
    roots = roots[keys]
    is_full = vocabulary.kinds.values[roots] & FULL > 0
    is_sound = (is_full[firsts] & is_full[np.flatnonzero(ends)])[place]
    return Slots(roots, words.row[place], place, follows, words.negated[place], begins, ends, is_sound)
