"""Columns that tell who, when or where in phrases: “lat 59.0293 north”, “am Dienstag, den 1. Dezember”, “Reports to
Jane Doe”. Such cells are alike but for what varies in them, and what varies is looked at; answers are seldom alike.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, takewhile
from statistics import fmean

from app.domain.hints.names import titled
from app.domain.hints.words import AMBIGUOUS_NAMES, GIVEN_NAMES
from app.domain.tables.cell_kinds import STREET_WORDS, Kind
from app.domain.tables.title_kinds import title_kind
from app.domain.text.calendar_words import is_calendar_word

_FEWEST, _ENOUGH_TO_TELL = 3, 150  # cells
_ALMOST_ALL = 0.8  # of the cells
_HALF, _SOME_NAMES = 0.5, 0.3
_LONGEST = 160  # characters; longer cells are words
_SENTENCE = 6  # words that all have in common
_MOST_WORDS = 7  # on average, of what names somebody
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+")
_LABEL = re.compile(r"[^\d:：=]{2,60}[:：=]")
_TOKEN = re.compile(r"[^\s@]+@[^\s@]+|(?:[^\W\d_]|[-+#])*\d(?:[\w.,:/°'’′″-]*\w)?[°]?|[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_TIME = re.compile(
    r"\d{1,2}:\d\d|\d{4}-\d\d?-\d\d?|\d{1,2}([./-])\d{1,2}\1\d{2,4}|\d{1,2}h\d\d|\d+[年月日時]", re.IGNORECASE
)
_TELLING_NUMBER = re.compile(r"\d{4}|\d[.,]\d{3}")  # of an id, of degrees; not “1 of 10”
_DIRECTION = re.compile(
    r"\b(?:north|south|east|west|nord|s[uü]d|ost|norden|osten|westen|est|ouest|norte|sur|sul|este|oeste|leste|"
    r"lat|lon|lng|long)\b|[北南東西]緯|[東西]経|شمال|جنوب|شرق|غرب",
    re.IGNORECASE,
)
_DEGREES = re.compile(r"\d[.,]\d|\d\s?[°º]")
_STREET = re.compile(
    r"\d[a-z]?,? (?:[^\W\d_][\w.'’-]* ){0,4}?" + STREET_WORDS + "|" + STREET_WORDS + r"[^\d]{0,40}\d", re.I
)
_SHORTEST_CALENDAR_WORD = 4  # letters: “so” and “do” are days too


def kind_in_phrases(cells: Sequence[str], *, is_alone: bool = False) -> Kind | None:
    """What varies in a column's phrases; None where they are answers. `cells`: some filled ones, of which the first may
    be the title. `is_alone`: there is no better column, so that whole sentences with a number in them are answers."""
    some = cells[:: max(1, len(cells) // _ENOUGH_TO_TELL)]
    return _kind_of(some, is_alone=is_alone) or _kind_of(some[1:], is_alone=is_alone)


def _kind_of(cells: Sequence[str], *, is_alone: bool) -> Kind | None:
    short = [cell for cell in cells if len(cell) <= _LONGEST]
    if len(short) < max(_FEWEST, _ALMOST_ALL * len(cells)):
        return None
    if labelled := _labelled(short):
        return labelled
    tokens = [_TOKEN.findall(cell) for cell in short]
    if _name_somebody(tokens):
        return Kind.PERSON
    if _are_alike([_skeleton(found) for found in tokens]):
        return _of_alike(short, tokens, is_alone=is_alone)
    return Kind.PERSON if _name_somebody_in_ideographs(short) else None


def _labelled(cells: Sequence[str]) -> Kind | None:
    """“City: Bern”: all begin with what could stand above the column."""
    label = _LABEL.match(_common_start(cells))
    kind, is_sure = title_kind(label[0]) if label else (None, False)
    return kind if is_sure else None


def _common_start(cells: Sequence[str]) -> str:
    alike = takewhile(lambda signs: signs[0] == signs[1], zip(min(cells), max(cells), strict=False))
    return "".join(sign for sign, _ in alike)


def _name_somebody(tokens: Sequence[Sequence[str]]) -> bool:
    """A first name with a word in capitals behind it in every other cell, and little else."""
    if fmean(map(len, tokens)) > _MOST_WORDS:
        return False
    return sum(map(_has_whole_name, tokens)) >= _HALF * len(tokens)


def _has_whole_name(tokens: Sequence[str]) -> bool:
    return any(_is_first_name(first) and last[0].isupper() and last.isalpha() for first, last in pairwise(tokens))


def _is_first_name(word: str) -> bool:
    return word in GIVEN_NAMES and word not in AMBIGUOUS_NAMES


def _skeleton(tokens: Sequence[str]) -> tuple[str, ...]:
    """What stays if other people, moments and numbers are told of in the same words."""
    return tuple(_class(token) for token in tokens)


def _class(token: str) -> str:
    if "@" in token:
        return "@"
    if any(map(str.isdecimal, token)):
        return "0"
    if _is_calendar_word(token):
        return "1"
    return "A" if token[0].isupper() else token


def _is_calendar_word(token: str) -> bool:
    is_long = len(token) >= _SHORTEST_CALENDAR_WORD
    return is_long and is_calendar_word(token)


def _are_alike(skeletons: Sequence[tuple[str, ...]]) -> bool:
    """Whether one or two ways of saying it, or of many cells a few, are those of almost all."""
    kinds = max(2, len(skeletons) // 20) if len(skeletons) > _FEWEST else 1
    most = sum(number for _, number in Counter(skeletons).most_common(kinds))
    return most >= _ALMOST_ALL * len(skeletons) and most > kinds


def _of_alike(cells: Sequence[str], tokens: Sequence[Sequence[str]], *, is_alone: bool) -> Kind | None:
    enough = _ALMOST_ALL * len(cells)
    fixed = _fixed_words(tokens)
    varying = [[token for token in found if token not in fixed] for found in tokens]
    if sum(_EMAIL.search(cell) is not None for cell in cells) >= enough:
        return Kind.PERSON
    if sum(any(map(str.isdecimal, cell)) for cell in cells) >= enough:
        are_said = is_alone and sum(map(_is_said_in_words, varying)) >= _HALF * len(varying)
        found = _of_numbers(cells, fixed, is_alone=is_alone)
        return None if found is Kind.TIME and are_said else found
    if sum(any(map(_is_calendar_word, found)) for found in tokens) >= enough and _are_only_days(varying):
        return Kind.TIME
    names = [any(map(_is_first_name, found)) for found in varying]
    are_alike = sum(0 < len(found) <= 4 and found[0][0].isupper() for found in varying) >= enough
    return Kind.PERSON if fixed and are_alike and sum(names) >= _SOME_NAMES * len(names) else None


def _fixed_words(tokens: Sequence[Sequence[str]]) -> frozenset[str]:
    """Those in almost all cells."""
    found = Counter(token for some in tokens for token in set(some))
    return frozenset(token for token, number in found.items() if number >= _ALMOST_ALL * len(tokens))


def _are_only_days(varying: Sequence[Sequence[str]]) -> bool:
    return all(map(_is_calendar_word, (token for found in varying for token in found)))


def _of_numbers(cells: Sequence[str], fixed: frozenset[str], *, is_alone: bool) -> Kind | None:
    """Of phrases with numbers in them: times, places, ids; None of “we were 3”. Where nothing else can be answers,
    sentences are, and what is the same in all cells."""
    enough = _ALMOST_ALL * len(cells)
    if sum(_TIME.search(cell) is not None or _tells_a_day(cell) for cell in cells) >= enough:
        return Kind.TIME
    if is_alone and (len(fixed) >= _SENTENCE or len(set(cells)) == 1):
        return None
    if sum(map(_tells_a_place, cells)) >= enough:
        return Kind.PLACE
    told = title_kind(" ".join(sorted(fixed)))[0]
    if told:
        return told
    are_telling = sum(_TELLING_NUMBER.search(cell) is not None for cell in cells) >= enough
    return Kind.ID if are_telling and len(set(cells)) > _HALF * len(cells) else None


def _is_said_in_words(varying: Sequence[str]) -> bool:
    """“Open” and “Lunch” of “Open at 8:00” and “Lunch at 12:30”: what one says of a number, and nobody's name."""
    words = [token for token in varying if token.isalpha() and not is_calendar_word(token)]
    return bool(words) and not any(map(_is_first_name, words))


def _tells_a_place(cell: str) -> bool:
    are_degrees = _DEGREES.search(cell) is not None and _DIRECTION.search(cell) is not None
    return are_degrees or _STREET.search(cell) is not None


def _tells_a_day(cell: str) -> bool:
    return any(map(_is_calendar_word, _TOKEN.findall(cell)))


def _name_somebody_in_ideographs(cells: Sequence[str]) -> bool:
    """“担当は山田さん”: the same words around a name with its title."""
    before, behind = _common_start(cells), _common_start([cell[::-1] for cell in cells])
    if len(before) + len(behind) < 2 or before == cells[0]:
        return False
    return sum(any(True for _ in titled(cell)) for cell in cells) >= _ALMOST_ALL * len(cells)
