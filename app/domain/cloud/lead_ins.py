"""What opens a sentence is not what people think: "I feel", "hope", greetings, and the primary customer's own name.

These words are offered to be left out of the cloud, never left out unasked.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import NamedTuple

from app.domain.cloud.entries import CloudEntry
from app.domain.cloud.lead_in_words import ANYWHERE, AT_THE_START, GREETINGS, KNOWN_EVERYWHERE, PHRASES
from app.domain.languages.detection import UNKNOWN
from app.domain.languages.small_words import said_anywhere
from app.domain.words.negations import AFTER, BEFORE, role
from app.domain.words.plurals import longer_forms, shorter_forms
from app.domain.words.tokens import folded, tokens

OPENING_SHARE = 0.5
"""Leaving a word out takes it away everywhere, so at least half of its places must be empty ones: otherwise more of
what people said ("gives hope") would be lost than is spared of what they only began with ("I hope that …")."""

_EVERYWHERE = "every language"
OPENS, CUSTOMER, GREETING = "opens sentences", "the customer's name", "greeting"

_FAMILIES = tuple(
    frozenset(family.split())
    for family in ("ca es gl pt", "ca fr", "da no sv", "de nl", "cs sk", "bg ru sr uk", "hr sl sr", "id ms")
)
"""Languages that a short answer hardly tells apart."""

Languages = Mapping[str, Collection[str]]
"""By a word's key: the tags of the languages in whose answers it mostly occurs."""


class Places(NamedTuple):
    """How often a word stands where in its sentence."""

    opening: int
    """At the start: only stop-words stand before it, as "I" does in "I feel"."""
    within: int


@dataclass(frozen=True, slots=True)
class LeadIn:
    """An entry of the cloud that says nothing about the experience. `why`: OPENS, CUSTOMER or GREETING."""

    key: str
    word: str
    count: int
    why: str


def lead_ins(
    entries: Sequence[CloudEntry],
    places: Mapping[str, Places],
    customer: str,
    customer_language: str,
    languages: Languages | None = None,
) -> tuple[LeadIn, ...]:
    """The entries that are offered to be left out, most frequent first.

    `customer`: the primary customer as named by the workshop, or "". `customer_language`: the tag of the language of
    that name; its plurals are known for the languages of `cloud_plurals`. `languages`: an entry that it does not hold
    may be a lead-in of any language.
    """
    names = customer_words(customer, customer_language)
    found = []
    for entry in entries:
        why = _why(entry.key, places.get(entry.key, Places(0, 0)), names, (languages or {}).get(entry.key))
        if why:
            found.append(LeadIn(entry.key, entry.word, entry.count, why))
    return tuple(sorted(found, key=lambda one: (-one.count, one.key)))


def _why(key: str, places: Places, names: frozenset[str], languages: Collection[str] | None) -> str:
    parts = [part for part in key.split(" ") if part not in said_anywhere() or part in names]
    if parts and names.issuperset(parts):
        return CUSTOMER
    kinds = [_kinds().get(key) or {}] if key in _kinds() else [_kinds().get(part, {}) for part in parts]
    if key not in _kinds() and any(role(part) & (AFTER | BEFORE) for part in key.split(" ")):
        return ""  # what a negation governs is what people mean: "no esperar"
    whys = [_kind_in(kind, languages) for kind in kinds]
    if not whys or not all(whys):
        return ""
    is_told_by_place = any(told for _, told in filter(None, whys))
    if is_told_by_place and places.opening < OPENING_SHARE * max(1, places.opening + places.within):
        return ""
    return next(why for why, _ in filter(None, whys))


class _Kind(NamedTuple):
    why: str
    is_told_by_place: bool


def _kind_in(kinds: Mapping[str, _Kind], languages: Collection[str] | None) -> _Kind | None:
    if languages is None or UNKNOWN in languages or _EVERYWHERE in kinds:
        return next(iter(kinds.values()), None)
    return next((kind for tag, kind in kinds.items() if not _near(tag).isdisjoint(languages)), None)


@cache
def _near(language: str) -> frozenset[str]:
    """With those for which a short answer in it may be taken."""
    return frozenset({language}).union(*(family for family in _FAMILIES if language in family))


@cache
def _kinds() -> dict[str, dict[str, _Kind]]:
    """Word or phrase -> language -> what it is there."""
    lists: Sequence[tuple[Mapping[str, Iterable[str]], _Kind]] = (
        (GREETINGS, _Kind(GREETING, is_told_by_place=True)),
        (AT_THE_START, _Kind(OPENS, is_told_by_place=True)),
        (PHRASES, _Kind(GREETING, is_told_by_place=False)),
        (ANYWHERE, _Kind(OPENS, is_told_by_place=False)),
    )
    found: dict[str, dict[str, _Kind]] = {}
    for listed, kind in lists:
        for tag, lead_in in ((tag, word) for tag, some in listed.items() for word in some):
            key = " ".join(map(folded, lead_in.split(" ")))
            found.setdefault(key, {})[tag] = kind
            if lead_in in KNOWN_EVERYWHERE:
                found[key][_EVERYWHERE] = kind
    return found


# ---- the customer's name ----


def customer_words(name: str, language: str) -> frozenset[str]:
    """The keys of all full words of a customer's name, in the singular and the plural."""
    own = {folded(token.written) for token in tokens(name)} - said_anywhere()
    return frozenset(chain.from_iterable(_forms(word, language) for word in own))


def _forms(word: str, language: str) -> set[str]:
    bases = {word, *shorter_forms(word, language)}
    if language == "de":
        bases |= {_without_umlaut(base) for base in bases}
    return bases | {longer for base in bases for longer in _longer(base, language)}


def _longer(word: str, language: str) -> Iterator[str]:
    yield from longer_forms(word, language)
    if language == "de":
        yield from (word + ending for ending in ("in", "innen", "es"))


def _without_umlaut(word: str) -> str:
    """ "Gäste" are more than one "Gast"."""
    return word.translate(str.maketrans("äöü", "aou"))
