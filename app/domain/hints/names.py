"""Names of persons in a text: of those who take part, with a title before or after them, or with capitals where no
other words have them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.domain.hints.words import (
    AMBIGUOUS_NAMES,
    ARTICLES,
    GERMAN,
    GIVEN_NAMES,
    KATAKANA_ROLES,
    NO_SURNAMES_JAPANESE,
    NOT_NAMES,
    PROFESSIONS_JAPANESE,
    SURNAMES_CHINESE,
)

_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĻŁŃŅŇŌŐŘŚŞŠŤŪŮŰŹŻŽΑ-ΩА-ЯЁ]"
NAME = rf"{_CAPITAL}[^\W\d_]+(?:['’-]{_CAPITAL}[^\W\d_]+)*"
_TITLED = re.compile(
    r"\b(?:(?:Mrs?|Ms|Mx|Dr|Prof|Mme|Mlle|Sra?|Srta|Dña|Sig|Hr|Fr)\.?|M\.|Herrn?|Frau|Miss|Sir|"
    r"[Mm]onsieur|[Mm]adame|[Mm]ademoiselle|[Ss]eñora?|[Ss]eñorita|[Ss]enhora?|[Ss]ignora?|[Dd]octora?|[Pp]rofessora?)"
    rf" +(?:(?:Dr|Prof)\.? +)?{NAME}(?: +{NAME})?"
)
_TITLED_ARABIC = re.compile(
    r"\b(?:السيد|السيدة|الأستاذ|الأستاذة|الدكتور|الدكتورة|الآنسة) +[^\W\d_]{2,}(?: +[^\W\d_]{3,})?"
)
_TITLED_JAPANESE = re.compile(r"([々一-鿿]{1,4}|[ァ-ヶー]{2,8})(さん|様|氏|くん|君|ちゃん)(?![々一-鿿])")
_TITLED_CHINESE = re.compile(rf"(?<![一-鿿])[{SURNAMES_CHINESE}][一-鿿]{{0,2}}?(?:先生|女士|小姐|太太)")
_SINGLE_SURNAMES = "林森原東西南北谷関辻堀岡菅星金"
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_PAIR = re.compile(rf"(?<![\w'’-]){NAME} {NAME}(?![\w'’-])")
_FAR = re.compile("[\u0600-\u06ff\u3040-\u30ff\u3400-\u9fff]")
_SENTENCE_END = re.compile(r"(?:^|[.!?:;…\n“”\"„«»(–—-])\s*$")
_MOST_CAPITALS = 0.4  # of the words; with more it is a headline

Places = Iterator[tuple[int, int]]


def of_roster(text: str, people: tuple[str, ...]) -> Places:
    """Whole names however they are written; first and last names with their capitals."""
    plain = text.casefold()
    for sought in _sought(people):
        if any(map(plain.__contains__, sought.marks)):  # most answers hold none: told without a slow search
            yield from _of_person(text, sought)


def names_somebody(plain: str, people: tuple[str, ...]) -> bool:
    """Whether a text in small letters may hold a name of theirs."""
    return any(map(plain.__contains__, _marks(people)))


@dataclass(frozen=True)
class _Sought:
    """One person's names. `marks`: in small letters; a text without any of them holds no name of theirs."""

    marks: tuple[str, ...]
    whole: re.Pattern[str] | None
    parts: re.Pattern[str] | None


def _of_person(text: str, sought: _Sought) -> Places:
    if sought.whole:
        yield from (found.span() for found in sought.whole.finditer(text))
    if sought.parts:
        for found in sought.parts.finditer(text):
            if found[0] not in AMBIGUOUS_NAMES or not _opens_sentence(text, found.start()):
                yield found.span()


@lru_cache(maxsize=16)
def _marks(people: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({mark for sought in _sought(people) for mark in sought.marks}))


@lru_cache(maxsize=16)
def _sought(people: tuple[str, ...]) -> tuple[_Sought, ...]:
    return tuple(_sought_person(" ".join(name.split())) for name in people if len(name.strip()) > 1)


def _sought_person(name: str) -> _Sought:
    parts = {part for part in name.split() if len(part) > 2 and not part[0].islower()}
    marks = {part.casefold() for part in (*parts, name.split(maxsplit=1)[0])}
    return _Sought(tuple(sorted(marks)), _any_of({name}, re.IGNORECASE), _any_of(parts - {name}, re.NOFLAG))


def _any_of(names: set[str], flags: re.RegexFlag) -> re.Pattern[str] | None:
    """As whole words; of names in scripts that part no words, wherever they stand."""
    if not names:
        return None
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile("|".join(_as_word(name) for name in longest_first), flags)


def _as_word(name: str) -> str:
    escaped = re.escape(name).replace(r"\ ", r"\s+")
    return escaped if re.match(r"[぀-ヿ一-鿿]", name) else rf"(?<!\w){escaped}(?!\w)"


def titled(text: str) -> Places:
    """“Dr Lind”, “Frau Meier”, “señora García”, “山田さん”, “王先生”."""
    if not has_no_capitals(text):
        yield from (found.span() for found in _TITLED.finditer(text))
    if not is_far(text):
        return
    for pattern in (_TITLED_ARABIC, _TITLED_CHINESE):
        yield from (found.span() for found in pattern.finditer(text))
    for found in _TITLED_JAPANESE.finditer(text):
        if _is_japanese_name(text, found):
            yield found.span()


def _is_japanese_name(text: str, found: re.Match[str]) -> bool:
    name, before = found[1], text[max(0, found.start() - 1) : found.start()]
    if before in ("お", "ご", "御") or name in NO_SURNAMES_JAPANESE or name[0] in "御各皆":
        return False
    if re.match(r"[ァ-ヶ]", name):
        return not name.endswith("ー") and not any(name.endswith(role) for role in KATAKANA_ROLES)
    if len(name) == 1:
        return name in _SINGLE_SURNAMES and found[2] == "さん"
    return name[-1] not in PROFESSIONS_JAPANESE and not any(name.endswith(word) for word in NO_SURNAMES_JAPANESE)


def capitalised(text: str, known: tuple[str, ...]) -> Places:
    """Two words with capitals that look like a first and a last name."""
    pairs = [] if has_no_capitals(text) else [found.span() for found in _PAIR.finditer(text)]
    if not pairs:
        return
    words = _WORD.findall(text)
    is_plain = sum(word[0].isupper() for word in words) <= _MOST_CAPITALS * len(words) and GERMAN.isdisjoint(words)
    places = _places(known)
    for start, end in pairs:
        pair = text[start:end].casefold()
        if any(pair in name or name in pair for name in places):
            continue
        first, last = text[start:end].split(" ")
        if {first.casefold(), last.casefold()} & NOT_NAMES:
            continue
        if first in GIVEN_NAMES or (is_plain and _stands_alone(text, start, end)):
            yield start, end


@lru_cache(maxsize=16)
def _places(known: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name.casefold() for name in known if len(name) > 2)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Within a sentence, after a word in small letters that is no article, and with no third capital beside it."""
    before = text[max(0, start - 30) : start]
    previous = _WORD.findall(before)
    if _opens_sentence(text, start) or not previous or previous[-1].casefold() in ARTICLES or previous[-1][0].isupper():
        return False
    return re.match(rf"\s{_CAPITAL}", text[end : end + 2]) is None


def has_no_capitals(text: str) -> bool:
    """But for the first word's: no name with a title, and no pair, can be there."""
    return text[1:].islower()


def is_far(text: str) -> bool:
    """Whether it is written in a script without capitals."""
    return not text.isascii() and _FAR.search(text) is not None


def _opens_sentence(text: str, start: int) -> bool:
    return _SENTENCE_END.search(text[max(0, start - 4) : start]) is not None
