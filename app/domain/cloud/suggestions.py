"""Which words of the cloud may be the same: offered to the facilitator, never merged unasked.

Same stem: one word is the other with an ending that makes an adjective a noun and the like ("punctual", "punctuality"),
or both are of one third word; or one looks like the other's plural and is not joined with it ("lives", "live"), or is a
neutral form of it. Near spelling: one letter more, less, other or swapped, and the rarer word is so much
rarer that it is likely a slip; or only accents, hyphens and spaces differ.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from app.domain.cloud.choices import Choices, Suggestion
from app.domain.cloud.entries import CloudEntry
from app.domain.words.gendered import one_sided_forms
from app.domain.words.plurals import apart_pairs
from app.domain.words.words import words

MOST_SUGGESTIONS = 50
FAR_RARER = 5
"""A slip of the pen is at least so many times rarer than the word that was meant."""
SHORTEST_SLIP = 5
SHORTEST_OTHER_LETTER = 6
"""Short words with one other letter are too often words of their own ("staff", "stuff")."""
LONGEST = 30
_INFLECTIONS = "drns"
"""Letters that make another word at the end of one: "drive", "driver"."""
_SAME_STEM, _NEAR_SPELLING = "same stem", "near spelling"

# Endings: what is put in the place of what. At least so many letters are left of the first word.
_ENDINGS = {
    4: """-ity -ness y-iness e-ing -ing e-ed -ed y-ied -ly y-ily le-ly e-ity ent-ence ant-ance able-ability ible-ibility
       ble-bly -ful y-iful e-able -able ate-ation e-ion e-ation -ment -ty -th -keit -heit -idad -idade o-idad o-idade
       -mente o-amente e-ità o-ità eux-euse eux-eusement el-elle el-alité ble-bilidad ble-bilité vel-bilidade -heid
       -het é-er ant-ante é-ée if-ive lich-liche lich-lichen lich-licher lich-liches ig-ige ig-igen ig-iger ig-iges
       isch-ische isch-ischen isch-ischer""",
    5: "-ion -ung o-a os-as",
}
_CHANGES = [
    (old, new, letters)
    for letters, listed in _ENDINGS.items()
    for old, _, new in (pair.partition("-") for pair in listed.split())
]
_NO_STEM = frozenset(
    frozenset(pair.split("-"))
    for pair in words("""
    hard-hardly late-lately near-nearly bare-barely short-shortly present-presently universe-university state-station
    apart-apartment depart-department puerto-puerta banco-banca""")
)


def suggested(entries: Sequence[CloudEntry], choices: Choices) -> tuple[Suggestion, ...]:
    """For each word at most one other, into which it could be merged; the most frequent first."""
    by_key = {entry.key: entry for entry in entries if len(entry.key) <= LONGEST}
    found: dict[str, Suggestion] = {}
    for why, pairs in ((_SAME_STEM, _stems(by_key)), (_NEAR_SPELLING, _slips(by_key))):
        for rarer, commoner in sorted(pairs, key=lambda pair: (-by_key[pair[1]].count, pair)):
            one, other = by_key[rarer], by_key[commoner]
            if rarer not in found and not choices.are_apart(rarer, commoner):
                found[rarer] = Suggestion(rarer, one.word, one.count, commoner, other.word, other.count, why)
    ordered = sorted(found.values(), key=lambda one: (-one.into_count, -one.count, one.key, one.into))
    return tuple(ordered[:MOST_SUGGESTIONS])


def _ordered(by_key: dict[str, CloudEntry], pair: tuple[str, str]) -> tuple[str, str]:
    """The rarer first; of equally frequent ones the longer."""
    first, second = sorted(pair, key=lambda key: (by_key[key].count, -len(key), key))
    return first, second


def _stems(by_key: dict[str, CloudEntry]) -> Iterator[tuple[str, str]]:
    families: defaultdict[str, list[str]] = defaultdict(list)
    for key in by_key:
        if key.isalpha():
            for base in {key, *_bases(key)}:
                families[base].append(key)
    for base, family in families.items():
        most = max(family, key=lambda key: (by_key[key].count, -len(key), key))
        for key in family:
            if key != most and not _NO_STEM & {frozenset((base, key)), frozenset((base, most)), frozenset((key, most))}:
                yield _ordered(by_key, (key, most))
    for key in by_key:
        for form in {*apart_pairs(key), *one_sided_forms(key)} & by_key.keys() - {key}:
            if not _NO_STEM & {frozenset((form, key))}:
                yield _ordered(by_key, (form, key))


def _bases(word: str) -> Iterator[str]:
    """What a word could be derived from."""
    for old, new, letters in _CHANGES:
        if word.endswith(new) and len(word) - len(new) + len(old) >= letters:
            stem = word[: len(word) - len(new)]
            yield stem + old
            if len(stem) > 4 and stem[-1] == stem[-2] and new in {"ing", "ed"}:
                yield stem[:-1]


def _slips(by_key: dict[str, CloudEntry]) -> Iterator[tuple[str, str]]:
    alike: defaultdict[str, list[str]] = defaultdict(list)
    close: defaultdict[str, list[str]] = defaultdict(list)
    for key in by_key:
        if plain := _plain(key):
            alike[plain].append(key)
        if len(key) >= SHORTEST_SLIP and key.isalpha():
            for shortened in {key, *(key[:place] + key[place + 1 :] for place in range(len(key)))}:
                close[shortened].append(key)
    for same in alike.values():
        for pair in combinations(same, 2) if len(same) < 10 else ():
            yield _ordered(by_key, pair)
    for near in close.values():
        for pair in combinations(near, 2) if len(near) < 10 else ():
            rarer, commoner = _ordered(by_key, pair)
            if by_key[commoner].count >= FAR_RARER * by_key[rarer].count and _is_slip(rarer, commoner):
                yield rarer, commoner


def _plain(key: str) -> str:
    """Without accents, hyphens, apostrophes and spaces; nothing for short words, which would be others."""
    letters = "".join(character for character in unicodedata.normalize("NFKD", key) if character.isalnum())
    return letters if len(letters) >= 4 and not letters.isdigit() else ""


def _is_slip(word: str, other: str) -> bool:
    """Whether the two differ by one letter more, less, or swapped with its neighbour; in long words also by another."""
    if abs(len(word) - len(other)) == 1:
        shorter, longer = sorted((word, other), key=len)
        if longer[:-1] == shorter and longer[-1] in _INFLECTIONS:
            return False
        return any(longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer)))
    places = [place for place, (one, two) in enumerate(zip(word, other, strict=False)) if one != two]
    if len(word) != len(other) or not places or places[-1] - places[0] > 1:
        return False
    if len(places) == 1:
        return len(word) >= SHORTEST_OTHER_LETTER
    first, last = places
    return word[first] == other[last] and word[last] == other[first]
