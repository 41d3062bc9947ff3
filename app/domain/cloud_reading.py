"""How the word cloud reads answers: from text to the words and phrases that count. The rules are told in `cloud`."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from app.domain.cloud_words import IRREGULAR_PLURALS, NOT_PLURALS, PHRASE_PARTICLES, STOP_WORDS

PHRASE_ANSWERS = 3
PHRASE_SHARE = 0.5
PHRASE_TIMES_CHANCE = 2

_STOP_WORDS = frozenset[str]().union(*STOP_WORDS.values())


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or a phrase, at its place in an answer."""

    start: int
    end: int
    written: str
    key: str
    opens_sentence: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """All answers, word by word, with every joining rule applied."""

    answers: tuple[str, ...]
    tokens: tuple[tuple[Token, ...], ...]
    phrases: frozenset[tuple[str, str]]
    left_out: frozenset[str]


# ---- reading: text to tokens ----

_MARKS = "".join(chr(code) for code in range(0x300, 0xAB00) if unicodedata.category(chr(code)).startswith("M"))
_LETTER = rf"(?:[^\W_]|[{_MARKS}])"
_TONE = "[\U0001f3fb-\U0001f3ff\ufe0f]"
_PICTURE = "[\u231a\u231b\u23e9-\u23fa\u2600-\u27bf\u2b05-\u2b55\U0001f000-\U0001f1e5\U0001f200-\U0001faff]"
_WORD = re.compile(
    rf"{_LETTER}+(?:(?:['’ʼ‐‑-]|(?<=\d)[.,/:](?=\d)){_LETTER}+)*"
    "|[\U0001f1e6-\U0001f1ff]{2}"  # a flag is two letters
    rf"|{_PICTURE}{_TONE}*(?:\u200d{_PICTURE}{_TONE}*)*"  # a family is people joined by U+200D
)
_SENTENCE_END = re.compile(r"(?:^|[.!?…:;\n•*–—-])[\s\"'“”‘’«»()]*$")
_SAME_APOSTROPHE = str.maketrans({"’": "'", "ʼ": "'", "‐": "-", "‑": "-"})


def read(answers: Sequence[str], question: str) -> Reading:
    raw = [tuple(_tokens(text)) for text in answers]
    left_out = _question_words(question)
    joined = _joined_forms(raw)
    tokens = tuple(tuple(_with_key(token, joined.get(token.key, token.key)) for token in line) for line in raw)
    phrases = _phrases(answers, tokens, left_out)
    return Reading(tuple(answers), tokens, phrases, left_out)


def _tokens(text: str) -> Iterator[Token]:
    end = 0
    for match in _WORD.finditer(text):
        opens = _SENTENCE_END.search(text, end, match.start()) is not None if end else True
        yield Token(match.start(), match.end(), match.group(), _fold(match.group()), opens)
        end = match.end()


def _with_key(token: Token, key: str) -> Token:
    return token if token.key == key else Token(token.start, token.end, token.written, key, token.opens_sentence)


@lru_cache(maxsize=50_000)
def _fold(written: str) -> str:
    """Without capitals, typographic variants of apostrophe and hyphen, and an emoji's skin tone."""
    plain = re.sub(_TONE, "", written.translate(_SAME_APOSTROPHE)) or written
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", plain).casefold())


# ---- joining forms that both occur ----


def _joined_forms(lines: Sequence[Sequence[Token]]) -> dict[str, str]:
    """For each form that joins another: the form it joins."""
    occurrences = Counter(token.key for line in lines for token in line)
    english = _mostly_english(occurrences)
    joined = {}
    for word in occurrences:
        if word not in _STOP_WORDS:
            shorter = next((form for form in _shorter_forms(word, english) if form in occurrences), None)
            if shorter is not None and shorter not in _STOP_WORDS:
                joined[word] = shorter
    # "captains'" style chains: captain's -> captains -> captain
    return {word: joined.get(shorter, shorter) for word, shorter in joined.items()}


def _mostly_english(occurrences: Mapping[str, int]) -> bool:
    """True unless another language's stop-words are commoner in the answers than English ones."""
    hits = {language: sum(occurrences.get(word, 0) for word in words) for language, words in STOP_WORDS.items()}
    return hits["en"] == max(hits.values())


def _shorter_forms(word: str, english: bool) -> Iterator[str]:
    if word.endswith("'s"):
        yield word[:-2]
    if english:
        yield from _singulars(word)


def _singulars(word: str) -> Iterator[str]:
    """What the singular of an English word could be, if the word is a plural; the answers decide whether it is."""
    if word in IRREGULAR_PLURALS:
        yield IRREGULAR_PLURALS[word]
    if len(word) < 4 or not word.endswith("s") or word.endswith("ss") or word in NOT_PLURALS:
        return
    yield word[:-1]
    if word.endswith(("ses", "xes", "zes", "ches", "shes", "oes")):
        yield word[:-2]
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith("ves"):
        yield from (word[:-3] + "f", word[:-3] + "fe")


def _plurals(word: str) -> Iterator[str]:
    """What the plural of an English word could be."""
    yield from (plural for plural, singular in IRREGULAR_PLURALS.items() if singular == word)
    yield word + "s"
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        yield word + "es"
    if word.endswith("y"):
        yield word[:-1] + "ies"


def _question_words(question: str) -> frozenset[str]:
    """The question's words that are no stop-words, each with its possible singulars and plurals."""
    words = {token.key for token in _tokens(question)} - _STOP_WORDS
    singulars = {form for word in words for form in _singulars(word)}
    plurals = {form for word in words | singulars for form in _plurals(word)}
    possessives = {word + "'s" for word in words | singulars}
    return frozenset(words | singulars | plurals | possessives)


# ---- phrases ----


def _phrases(
    answers: Sequence[str], lines: Sequence[Sequence[Token]], left_out: frozenset[str]
) -> frozenset[tuple[str, str]]:
    """The pairs of neighbouring words that people really repeat: rule 6 above."""
    words: Counter[str] = Counter()
    holders: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    pair_holders: Counter[tuple[str, str]] = Counter()
    for text, line in zip(answers, lines, strict=True):
        keys = [key for token in line for key in _parts(token.key)]
        beside = [pair for pair in _neighbours(text, line) if _may_be_phrase(pair, left_out)]
        words.update(keys)
        holders.update(set(keys))
        pairs.update(beside)
        pair_holders.update(set(beside))
    total = words.total()
    return frozenset(
        pair
        for pair, people in pair_holders.items()
        if people >= PHRASE_ANSWERS
        and people >= PHRASE_SHARE * min(holders[word] for word in pair if word not in _STOP_WORDS)
        and pairs[pair] * total >= PHRASE_TIMES_CHANCE * words[pair[0]] * words[pair[1]]
    )


def _parts(key: str) -> tuple[str, ...]:
    """The halves of a word like "on-time"; any other word is whole."""
    halves = tuple(key.split("-"))
    return halves if len(halves) == 2 else (key,)


def _neighbours(text: str, line: Sequence[Token]) -> Iterator[tuple[str, str]]:
    for token in line:
        halves = _parts(token.key)
        if len(halves) == 2:
            yield halves[0], halves[1]
    for left, right in pairwise(line):
        if _side_by_side(text, left, right):
            yield left.key, right.key


def _side_by_side(text: str, left: Token, right: Token) -> bool:
    return text[left.end : right.start] in {" ", "\u00a0", "\n"}


def _may_be_phrase(pair: tuple[str, str], left_out: frozenset[str]) -> bool:
    full = [word for word in pair if word not in _STOP_WORDS]
    particles = [word for word in pair if word in PHRASE_PARTICLES]
    return (
        bool(full)
        and len(full) + len(particles) == 2
        and all(len(word) > 1 and word not in left_out for word in full)
        and pair[0] != pair[1]
    )


# ---- units: what is counted ----


def units(text: str, line: Sequence[Token], reading: Reading) -> Iterator[Token]:
    """An answer's words and phrases that count, in order; a word within a phrase does not count again by itself."""
    position = 0
    while position < len(line):
        token = line[position]
        following = line[position + 1] if position + 1 < len(line) else None
        if following and (token.key, following.key) in reading.phrases and _side_by_side(text, token, following):
            written = f"{token.written} {following.written}"
            yield Token(token.start, following.end, written, f"{token.key} {following.key}", token.opens_sentence)
            position += 2
            continue
        position += 1
        if _parts(token.key) in reading.phrases:
            yield Token(token.start, token.end, token.written, " ".join(_parts(token.key)), token.opens_sentence)
        elif _counts(token.key, reading.left_out):
            yield token


def _counts(key: str, left_out: frozenset[str]) -> bool:
    if key in _STOP_WORDS or key in left_out:
        return False
    # A single letter or digit says nothing; a single emoji, or one character of a script that writes words so, does.
    return len(key) > 1 or ord(key) >= 0x2000
