"""Which words of the cloud the hints point at: a word that could name somebody is in no picture (docs/security.md)."""

import re
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.domain.cloud.entries import Segment
from app.domain.cloud.shown import DIGIT
from app.domain.hints.hints import Hint, Names, hints, open_hints, stretch
from app.domain.words.gendered import with_sign
from app.domain.words.segmentation import UNSPACED
from app.domain.words.tokens import folded, tokens

LEFT_OUT = "[…]"
_NUMBER = re.compile(rf"[^\W_]*{DIGIT}(?:[\w.,:/+-]*\w)?")  # with what is written in one with it: “4711b”, “14:05”

Harmless = Mapping[str, frozenset[str]]
"""By the answer's id: the stretches of it that a facilitator has called harmless."""


@dataclass(frozen=True, slots=True)
class OpenHints:
    """`answers`: ids of those with hints that nobody has called harmless. `words`: what these point at, folded."""

    answers: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


class HintedWords:
    """Kept up to date beside the running count. Remembers nothing of answers without hints."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self._found: dict[str, dict[str, frozenset[str]]] = {}  # by answer and stretch
        self._open: tuple[Harmless, OpenHints] | None = None

    def add(self, answers: Mapping[str, str]) -> None:
        """Answer id -> text."""
        for answer_id, text in answers.items():
            if found := hints(text, self.names):
                self._found[answer_id] = _words_by_stretch(text, found)
                self._open = None

    def remove(self, ids: Collection[str]) -> None:
        for answer_id in ids:
            if self._found.pop(answer_id, None) is not None:
                self._open = None

    def open(self, harmless: Harmless) -> OpenHints:
        if self._open is None or self._open[0] != harmless:
            left = {
                answer_id: [words for text, words in found.items() if text not in harmless.get(answer_id, ())]
                for answer_id, found in self._found.items()
            }
            answers = frozenset(answer_id for answer_id, words in left.items() if words)
            words = frozenset(word for stretches in left.values() for some in stretches for word in some)
            self._open = harmless, OpenHints(answers, words)
        return self._open[1]


def _words_by_stretch(text: str, found: Collection[Hint]) -> dict[str, frozenset[str]]:
    words: dict[str, frozenset[str]] = {}
    for hint in found:
        said = stretch(text, hint)
        words[said] = words.get(said, frozenset()) | frozenset(_words_at(text, hint))
    return words


def _words_at(text: str, hint: Hint) -> Iterator[str]:
    """Also the halves of “Lind-Berg”, which may be counted as the phrase “Lind Berg”. Chinese characters are cut into
    words in two ways, since which one counts depends on the answer's language."""
    for language in ("", "ja") if UNSPACED.search(text) else ("",):
        for token in tokens(text, language):
            if token.start < hint.end and hint.start < token.end:
                yield (key := folded(with_sign(token.written)))
                yield from key.split("-")


def without_hints(segments: tuple[Segment, ...], names: Names, harmless: Container[str] = ()) -> tuple[Segment, ...]:
    """An answer as everybody may read it: with a mark in the place of whatever an open hint points at, and of numbers,
    which are in no picture either."""
    text = "".join(segment.text for segment in segments)
    hinted = [(hint.start, hint.end) for hint in open_hints(text, names, harmless)]
    found = list(_together([*hinted, *(number.span() for number in _NUMBER.finditer(text))]))
    return tuple(_without(segments, found)) if found else segments


def may_need_marks(text: str) -> bool:
    """Whether a number stands in it."""
    return _NUMBER.search(text) is not None


def _together(places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Those that overlap are one."""
    last: tuple[int, int] | None = None
    for start, end in sorted(places):
        if last and start < last[1]:
            last = last[0], max(last[1], end)
            continue
        if last:
            yield last
        last = start, end
    if last:
        yield last


def _without(segments: tuple[Segment, ...], found: Collection[tuple[int, int]]) -> Iterator[Segment]:
    start = 0
    for segment in segments:
        end, said, position = start + len(segment.text), "", start
        for first, last in found:
            if first < end and start < last:
                said += segment.text[position - start : max(first, start) - start]
                said += LEFT_OUT if first >= start else ""
                position = min(last, end)
        said += segment.text[position - start :]
        if said:
            yield Segment(said, segment.is_match)
        start = end
