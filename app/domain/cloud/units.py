"""What of an answer is counted: its phrases and its words, but for those that a negation turns into their opposite."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from app.domain.cloud.kinds import FULL
from app.domain.cloud.mostly_negated import Negations
from app.domain.cloud.phrases import BITS, PhraseRules
from app.domain.cloud.rows import Words
from app.domain.words.arrays import Integers, Small, distinct, is_among

OPENS, IS_NEGATION = 1 << 3 * BITS, 1 << 3 * BITS + 1
_PAIR = (1 << 2 * BITS) - 1
MOST_WORDS = 4
"""Of a phrase, and of a negation with what stands between: "never in a hurry". A word that such a negation goes on with
is one more: "without ever being passed around"."""


@dataclass(frozen=True)
class Active:
    """The phrases of the present answers, each list sorted."""

    strong: Integers
    """Pairs that people really repeat, even those that are shown only as a part of three words."""
    negating: Negations
    """Pairs of a negation and what it governs that enough answers share."""
    phrases: Integers
    """What counts as one: pairs, and three or four words."""
    twice: Integers
    """Pairs of words that are in the same two answers, and in no other."""

    @property
    def negations(self) -> Integers:
        return self.negating.pairs

    @property
    def negated(self) -> Integers:
        """Words (roots) that enough answers negate, in whichever way: a place where they are negated is none of
        theirs."""
        return self.negating.roots

    @cached_property
    def growing(self) -> Integers:
        """Pairs that a third word may join."""
        return distinct(np.concatenate((self.strong, self.negations)))


_NONE = np.empty(0, np.int64)
NOTHING_ACTIVE = Active(_NONE, Negations(), _NONE, _NONE)


@dataclass(frozen=True)
class Units:
    """`row` is a place in the list of answers asked for, `place` one in `words`."""

    words: Words
    roots: Small
    phrase_keys: Integers
    phrase_places: Integers
    phrase_lengths: Integers
    phrase_is_negation: Small
    """Whether it is a negation and the one word it governs: what stands between is no part of the key."""
    is_away: Small
    """For each word: whether it does not count by itself, as it is negated or is a phrase in one ("on-time")."""

    @property
    def phrase_rows(self) -> Integers:
        return self.words.row[self.phrase_places]

    def single(self, kinds: Small) -> Small:
        """Places of the words that count by themselves."""
        return np.flatnonzero((kinds & FULL > 0) & ~self.is_away)

    def written(self, part_counts: Small) -> tuple[Integers, list[tuple[int, ...]]]:
        """The phrases' written forms as numbers: those of the forms, whether they stand where a sentence begins, and
        whether they are a negation. Those of four words, or with a compound, are listed by themselves, behind the
        phrase and whether they stand where a sentence begins. `part_counts`: by form, of how many parts it is."""
        forms = self.words.forms.astype(np.int64)
        found = np.zeros(len(self.phrase_places), np.int64)
        for step in range(3):
            longer = self.phrase_lengths > step
            found[longer] = found[longer] << BITS | forms[self.phrase_places[longer] + step]
        opens = self.words.opens[self.phrase_places] > 0
        found |= np.where(opens, OPENS, 0) | np.where(self.phrase_is_negation, IS_NEGATION, 0)
        compounds = np.concatenate(([0], np.cumsum(part_counts[forms] > 1)))
        ends = self.phrase_places + self.phrase_lengths
        long = (self.phrase_lengths >= MOST_WORDS) | (compounds[ends] > compounds[self.phrase_places])
        listed = [
            (phrase, is_opening, *forms[place:end].tolist())
            for phrase, is_opening, place, end in zip(
                self.phrase_keys[long].tolist(),
                opens[long].astype(int).tolist(),
                self.phrase_places[long].tolist(),
                ends[long].tolist(),
                strict=True,
            )
        ]
        return found[~long], listed


def units_of(words: Words, rules: PhraseRules, active: Active) -> Units:
    roots = rules.roots(words.forms)
    negations = rules.negations(words, roots)
    negations = replace(negations, keys=active.negating.counted(negations.keys))
    found = [
        *((rules.longer(words, active.growing, active.negating.counted),) if len(active.growing) else ()),
        rules.pairs(rules.slots(words)),
    ]
    hits = [is_among(active.phrases, each.keys) for each in found]
    hits.append(is_among(active.negations, negations.keys))
    found.append(negations)
    keys, places, lengths = (
        np.concatenate([getattr(each, name)[hit] for each, hit in zip(found, hits, strict=True)])
        for name in ("keys", "place", "length")
    )
    governed = np.flatnonzero(words.negated)
    is_away = np.zeros(len(roots), bool)
    is_away[governed[is_among(active.negated, roots[governed])]] = True
    is_away[places[lengths == 1]] = True
    is_negation = np.repeat([*(False for _ in found[1:]), True], [int(hit.sum()) for hit in hits])
    is_longer = (lengths > 2) & (keys > _PAIR) & ~is_negation
    lasts = (places + lengths)[is_longer] - 1
    is_away[lasts[words.negated[lasts - 1] | words.negated[lasts - 2] > 0]] = True
    return Units(words, roots, keys, places, lengths, is_negation, is_away)
