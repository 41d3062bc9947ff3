"""Lines of a message or an invitation around a list of people: greetings, thanks, sentences, when and where it is."""

import re
from collections.abc import Sequence

from app.domain.hints.people_occupations import is_occupation
from app.domain.people.letter_words import (
    CLOSINGS,
    GREETINGS,
    GREETINGS_ALONE,
    LIST_WORDS,
    OF_MEETINGS,
    OF_PEOPLE,
    SMALL_WORDS,
    TO_ALL,
    TOPICS,
    WROTE,
)
from app.domain.people.person_names import are_name_words
from app.domain.people.sums import is_sum
from app.domain.tables.first_names import is_first_name
from app.domain.text.calendar_words import is_time
from app.domain.text.mail_addresses import looks_like_email, plain_address


def _any(phrases: str) -> str:
    return "(?:" + "|".join(re.split(r",\s+", phrases.strip())) + ")"


def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)


_GREETING = _pattern(rf"{_any(GREETINGS)}\b[^,;:@\t]{{0,40}}[,!:.]?(?:\s*[:;]-?\))?")
_ALONE = _pattern(rf"{_any(GREETINGS_ALONE)}\b")
_CLOSING = _pattern(rf"{_any(CLOSINGS)}(?: (?:in advance|im voraus|d'avance|de antemano|in anticipo|z góry))?\W{{0,5}}")
_MEETING = _pattern(_any(OF_MEETINGS))
_TOPIC = _pattern(rf"\b{_any(TOPICS)}\b")
_LIST_OF = _pattern(
    r"(?:the )?(?:list of |liste (?:der|von) |lista (?:de |dei |degli |delle |uczestników|osób)|lijst (?:van|met) )?"
    rf"(?:all |alle |tous les |todos los |tutti i )?{_any(OF_PEOPLE)}(?: list)?"
    r"(?: (?:for|of|in|at|to|am|vom|der|für|de|du|del|della|van) .{1,40})?(?:\s*\(\d{1,4}\))?"
)
_TO_ALL = _pattern(rf"{_any(GREETINGS)}(?:\s+\w+){{0,2}}?\s+{_any(TO_ALL)}\s*[,!:.]?(?:\s*[:;]-?\))?")
_QUOTE = _pattern(rf"(?:(?:on|am|le|el|il|em|op|dnia) .{{5,100}}|(?=.*\d).{{5,140}}) {_any(WROTE)}(?!\w).{{0,80}}[:：]")
_WROTE = _pattern(rf"{_any(WROTE)}.{{0,80}}[:：]")
_QUOTE_MARKS = re.compile(r"[ \t]*(?:>[ \t]?)+")
_BLANKS = re.compile(r"[^\S\t]+")
_SENTENCE_END = re.compile(r"(?<=[.!])\s+")
_SMALL_WORDS, _LIST_WORDS = frozenset(SMALL_WORDS.split()), frozenset(LIST_WORDS.split())
_FEWEST_WORDS = 4
_MOST_LINES = 5000  # far more than any list of people has
_LONGEST = 300


def without_quote_marks(text: str) -> str:
    """“> Lea Moreau”, as mail programs write what they answer. A line that says who wrote it may go on in the next."""
    lines = [
        _QUOTE_MARKS.sub("", line, count=1) if line.lstrip().startswith(">") else line for line in text.splitlines()
    ]
    if len(lines) > _MOST_LINES:
        return text
    joined: list[str] = []
    for line in lines:
        if joined and _WROTE.fullmatch(line.strip()) and any(map(str.isdigit, joined[-1])):
            joined[-1] += f" {line.strip()}"
        else:
            joined.append(line)
    return text if joined == text.splitlines() else "\n".join(joined)


def without_letter(lines: Sequence[str]) -> list[str]:
    """The lines that may be of people; all of them where nothing else would be left."""
    if len(lines) > _MOST_LINES:
        return list(lines)
    kept: list[str] = []
    is_signed = is_named = False
    for place, line in enumerate(lines):
        plain = _BLANKS.sub(" ", line.strip())  # tabs part cells
        if is_signed and _is_signature(plain, lines[place + 1 :]):
            is_signed, is_named = False, True
            continue
        if is_named and is_occupation(plain) and "," not in plain and "\t" not in line and not is_first_name(plain):
            continue
        is_named = False
        is_signed = bool(kept) and _CLOSING.fullmatch(plain) is not None
        if not _is_of_a_letter(plain, is_first=not kept):
            kept.append(line)
    return kept or list(lines)


def sentences(line: str) -> list[str]:
    """“We invite the following people: Lea Moreau, Ben Adeyemi. Thanks!” in three; other lines whole."""
    before, colon, behind = line.partition(": ")
    if not colon or not behind.strip() or not _is_sentence(f"{before}:"):
        return [line]
    *people, last = _SENTENCE_END.split(behind)
    is_closed = bool(people) and _CLOSING.fullmatch(last.strip()) is not None
    return [f"{before}:", " ".join(people), last] if is_closed else [f"{before}:", behind]


def _is_of_a_letter(line: str, *, is_first: bool) -> bool:
    if not line or len(line) > _LONGEST or _has_address(line):
        return False
    is_greeting = _GREETING.fullmatch(line) is not None and (line.endswith((",", "!", ":")) or _ALONE.match(line))
    is_greeting_on = _ALONE.match(line) is not None and line.endswith((".", "!")) and len(line.split()) >= _FEWEST_WORDS
    if (
        (is_first and is_greeting)
        or is_greeting_on
        or _CLOSING.fullmatch(line)
        or _MEETING.fullmatch(line)
        or _QUOTE.fullmatch(line)
        or _TO_ALL.fullmatch(line)
        or _is_about_the_list(line)
    ):
        return True
    is_title = is_first and (_LIST_OF.fullmatch(line) or _is_topic(line) or _is_dated(line))
    return is_sum(line) or bool(is_title) or _is_sentence(line)


def _is_about_the_list(line: str) -> bool:
    """“voici la liste”, “Anbei die Liste der Teilnehmenden:”: of a list, and of nothing but small words beside it."""
    words = [word.strip('.,:!?()"…').casefold().replace("’", "'") for word in line.split()]
    words = [word for word in words if word]
    others = [word for word in words if word not in _LIST_WORDS]
    are_small = bool(others) and all(word in _SMALL_WORDS for word in others)
    return len(others) < len(words) and are_small and any(word[:1].islower() for word in line.split())


def _is_topic(line: str) -> bool:
    """“Vision workshop, 12 March”: the title of a meeting."""
    is_apart = any(sign in line for sign in ":\t;|<")
    return not is_apart and _TOPIC.search(line) is not None and not is_first_name(line)


def _is_dated(line: str) -> bool:
    """“12 March 2026, Room 4”."""
    is_apart = any(sign in line for sign in "\t;|<")
    return not is_apart and any(map(is_time, re.split(r"\s*[,–·]\s*", line))) and not is_first_name(line)


def _is_sentence(line: str) -> bool:
    """“Please find below the list of participants:”, “Wir treffen uns am Montag.” Of many small words."""
    if any(sign in line for sign in "\t;|<@") or line.count(",") > 2:
        return False
    words = [word.strip(".,:!?()\"'").casefold() for word in line.split()]
    small = sum(word in _SMALL_WORDS for word in words)
    written_small = sum(word[:1].islower() for word in line.split())
    is_ended = line.endswith((".", ":", "!", "?", "…"))
    if is_ended and line[0].islower() and len(words) >= _FEWEST_WORDS and line.rsplit(maxsplit=1)[-1][0].islower():
        return True  # “bitte auch Lea Moreau einladen.”
    is_enough = small >= 2 if is_ended else small >= 3
    return len(words) >= _FEWEST_WORDS - line.endswith(":") and is_enough and written_small >= 0.4 * len(words)


def _is_signature(line: str, below: Sequence[str]) -> bool:
    """The name below “Best regards”, with nothing but a list of another kind below it."""
    are_words = are_name_words(line.split()) and "," not in line
    return are_words and (not below or not is_first_name(below[0]) or "\t" in below[0] or "," in below[0])


def _has_address(line: str) -> bool:
    return any(looks_like_email(plain_address(word)) for word in line.split()) and not line.endswith((":", ".", "!"))
