"""How messages begin in chats, as programs copy and export them in any language: with a time and a name, or with words
such as “From Eva to Everyone”.

Some beginnings tell by themselves. Others could be an answer, and count only where the whole text keeps to them.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.domain.people.mail_labels import PEOPLE_LABELS
from app.domain.text.spelling import plain_word

_ALMOST_ALL = 0.8  # of the lines, of the names
_MOST_WORDS = 12  # of what names somebody, and to whom
_LONGEST = 200  # characters of a line that may end with a time

_HALF_DAY = r"(?:上午|下午|凌晨|早上|中午|晚上|午前|午後|오전|오후)"
_TIME = (
    rf"(?:{_HALF_DAY}\s?)?\d{{1,2}}[:.h]\d{{2}}(?:[:.]\d{{2}})?(?:[.,]\d{{1,3}})?"
    r"(?:[\s\u202f]?(?:[ap]\.?[\s\u202f]?m\b\.?|uhr\b|[صم](?!\w))|Z\b|[+-]\d\d:\d\d)?"
)
_MONTH = r"[^\W\d_]{3,12}\.?"
_NUMBERS = r"\d{1,4}[./-]\d{1,2}(?:[./-]\d{1,4}|\.)?"
_DAY = (
    rf"{_NUMBERS}|\d{{1,2}}\.? {_MONTH}(?: \d{{4}})?|{_MONTH} \d{{1,2}}, \d{{4}}"
    r"|\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]"
)
_NO_DAY = (
    r"(?!(?:at|from|until|till|by|after|before|um|ab|bis|von|nach|vor|gegen|dès|de|depuis|jusque|hasta|desde|dalle|alle|"
    r"van|tot)\b)"
)
_DATE = rf"(?:(?:[^\W\d_]{{2,12}}\.?,? )?(?:{_DAY})|{_NO_DAY}[^\W\d_]{{2,12}})"
_AT = r"(?:[,،]| at| um| à| a las| a les| às| as| klo| kl\.?| om| o| alle| la| в| о)?"
WHEN = rf"(?:(?:{_DATE}{_AT} |{_NUMBERS}T){_TIME}|{_TIME}(?:, {_DATE})?)"
_AGO = (
    r"(?:(?:about |vor |il y a |hace |há |circa )?\d{1,2}\s?(?:s|m|h|d|w|y|min|mins|std|stunden?|tagen?|minuten?|"
    r"hours?|minutes?|days?|weeks?|months?|heures?|jours?|horas?|días?|minutos?|uur|dagen|ore|giorni)\.?"
    r"(?: ago| geleden| fa| sedan| siden)?|just now|gerade eben)"
)
_NAME = r"(?P<name>[^\s:：\[\]<][^:：\n\[\]]{0,60}?)"
_ROUTE = r"(?P<name>[^\s:：\[\]<][^:：\n\[\]]{0,120}?)"
_SAID = r"\s{0,3}[:：](?:\s+(?P<said>.*)|\s*)"
_MARKS = "[\u200e\u200f\u202a]*"

_OF_CHATS = """
desde gönderen alıcı 開始 終了 送信元 宛先 从 到 至 從 보낸 받는 từ đến dari ke pro everyone
"""
_ROUTING = PEOPLE_LABELS | frozenset(map(plain_word, _OF_CHATS.split()))
_OF_NAMES = "van von der den de la le du di da del della dos das do el al bin ibn ter ten zu zum y e"
_PARTICLES = frozenset(_OF_NAMES.split())


@dataclass(frozen=True)
class Head:
    """`is_kept_to`: whether the text keeps to it; given the lines, and what stands for names. None: it tells alone."""

    pattern: re.Pattern[str]
    is_kept_to: Callable[[Sequence[str], Sequence[str]], bool] | None = None

    def match(self, line: str) -> re.Match[str] | None:
        return self.pattern.fullmatch(line.strip())


def _all_lines_with_times_begin_so(lines: Sequence[str], names: Sequence[str]) -> bool:
    """“10:12 Eva: Calm”, and no “10:12 is early” among them. Behind a tab stands a cell, unless it says “From Eva”."""
    led = [line.strip() for line in lines if _LED.match(line.strip())]
    is_of_cells = any("\t" in line for line in led)
    if is_of_cells and not all(plain_word(name.split()[0]) in _ROUTING for name in names):
        return False
    return len(names) >= _ALMOST_ALL * len(led)


def _are_names(lines: Sequence[str], names: Sequence[str]) -> bool:
    """“Eva Ek 10:12”, not “Open until 20:00”."""
    return sum(map(_names_somebody, names)) >= _ALMOST_ALL * len(names)


def _are_whole_names(lines: Sequence[str], names: Sequence[str]) -> bool:
    """“Eva Ek 3h”, not “Wait 5 min”."""
    whole = [name for name in names if len(name.split()) > 1 or name.casefold().startswith("anon")]
    return _are_names(lines, names) and 2 * len(whole) >= len(names) > 2


def _are_routes(lines: Sequence[str], names: Sequence[str]) -> bool:
    """“From Eva to Everyone: Calm”: all begin with the same word, and one for “to” follows."""
    words = [list(map(plain_word, name.split())) for name in names]
    are_alike = len({found[0] for found in words}) == 1
    return are_alike and all(len(found) > 2 and _ROUTING.intersection(found[2:]) for found in words)


def _are_said_to_all(lines: Sequence[str], names: Sequence[str]) -> bool:
    """“Eva (to Everyone): Calm”."""
    receivers = [name.rpartition("(")[2].split() for name in names]
    return all(len(words) > 1 and plain_word(words[0]) in _ROUTING for words in receivers)


_LED = re.compile(rf"{_MARKS}[\[(]?(?:{WHEN}|{_NUMBERS}\b)", re.IGNORECASE)
_FORMS: tuple[tuple[str, Callable[[Sequence[str], Sequence[str]], bool] | None], ...] = (
    (rf"\[{WHEN}\]\s*{_NAME}{_SAID}", None),  # [03.11.26, 10:12:01] Eva: Calm
    (rf"{WHEN}\s[-–—]\s{_NAME}{_SAID}", None),  # 03/11/2026, 10:12 - Eva: Calm
    (rf"{_TIME}\s+From\s+{_NAME}{_SAID}", None),  # 10:12:01 From Eva to Everyone: Calm
    (rf"{_NAME},\s\[{WHEN}\](?:{_SAID})?", None),  # Eva, [03.11.2026 10:12]:
    (rf"{_NAME}\s\({WHEN}\)(?:{_SAID})?", None),  # Eva (10:12): Calm
    (rf"\[{WHEN}\]\s+{_NAME}", None),  # [10:12] Eva
    (rf"{_NAME}(?:\s{{2,20}}|\s{{1,20}}\[){WHEN}\]?", None),  # Eva  10:12 AM
    (rf"\[?{WHEN}\]?\s+<{_NAME}>\s+(?P<said>.*)", None),  # [10:12] <Eva> Calm
    (rf"\[{_NAME}\]\s\[{WHEN}\]\s(?P<said>.*)", None),  # [Eva] [10:12] Calm
    (rf"(?:{WHEN}|{_NUMBERS}),?\s+{_ROUTE}{_SAID}", _all_lines_with_times_begin_so),  # 10:12 Von Eva an Alle: Ruhe
    (rf"{_ROUTE}\s?:?(?:,?\s[-–—·•|]\s|,?\s\(?|\s{{2,20}}){WHEN}\)?\s?:?", _are_names),  # Eva, 10:12
    (rf"{_NAME}\s{_AGO}", _are_whole_names),  # Eva Ek 3h
    (rf"{_NAME}(?<=\))\s?:(?:\s*{WHEN}:)?(?:\s+(?P<said>.*))?", _are_said_to_all),  # Eva (to Everyone): Calm
    (rf"{_ROUTE}{_SAID}", _are_routes),  # Von Eva an Alle: Ruhe
)
HEADS = tuple(Head(re.compile(_MARKS + form, re.IGNORECASE), is_kept_to) for form, is_kept_to in _FORMS)
_NOTICE = re.compile(rf"{_MARKS}(?:\[{WHEN}\]|{WHEN}\s[-–—])\s.*", re.IGNORECASE)
_ALONE = re.compile(rf"{WHEN}|{_AGO}", re.IGNORECASE)


def is_head(line: str) -> bool:
    return is_notice(line) or any(head.match(line) for head in HEADS)


def is_notice(line: str) -> bool:
    """“03.11.26, 10:12 - Messages are encrypted”: what the program says itself."""
    return _NOTICE.fullmatch(line.strip()) is not None


def is_moment(line: str) -> bool:
    """A time, or a day and a time, and nothing else."""
    return len(line) <= _LONGEST and _ALONE.fullmatch(line.strip()) is not None


def _names_somebody(name: str) -> bool:
    words = re.sub(r"\([^()]*\)", " ", name).split()
    if not 0 < len(words) <= _MOST_WORDS:
        return False
    if plain_word(words[0]) in _ROUTING and len(words) > 1:
        return True
    if len(words) > 2 and _ROUTING.intersection(map(plain_word, words[1:])) and not words[0][0].islower():
        return True  # “Eva Ek to Everyone”
    is_framed = not words[0][0].islower() and not words[-1][0].islower()
    return is_framed and all(not word[0].islower() or word in _PARTICLES for word in words)
