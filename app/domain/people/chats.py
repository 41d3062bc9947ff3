"""Who wrote in a chat: “[10:32, 11/28/2026] Lea Moreau: hello”, “10:31:05 From Lea Moreau to Everyone: hi”.

Each who wrote or joined is a person, once. What they wrote is passed over, and told of.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from app.domain.hints.people_occupations import is_department, is_occupation
from app.domain.people.name_lists import may_be_somebody
from app.domain.people.person_names import named
from app.domain.people.person_titles import is_mark
from app.domain.tables.first_names import is_first_name
from app.domain.text.spelling import person_key

_TIME = r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:[\s\u202f]?[ap]\.?[\s\u202f]?m\.?|[ ]Uhr)?"
_MONTH = r"[^\W\d_]{3,12}\.?"
_NUMBERS = r"\d{1,4}[./-]\d{1,2}(?:[./-]\d{1,4}|\.)?"
_DATE = rf"(?:{_NUMBERS}|\d{{1,2}}\.? {_MONTH} \d{{4}}|{_MONTH} \d{{1,2}}, \d{{4}}|[^\W\d_]{{2,12}})"
_WHEN = rf"(?:(?:{_DATE}(?:,| at| um| à| a las| às| om| o)? )?{_TIME}|{_TIME},? {_DATE})"
_DAY = (
    r"(?:today|yesterday|heute|gestern|aujourd['’]hui|hier|hoy|ayer|oggi|ieri|hoje|ontem|vandaag|gisteren|dzisiaj|dziś|"
    r"wczoraj|bugün|dün|(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?)"
)
_WHEN_BEHIND = (
    rf"(?:(?:(?:{_NUMBERS}|\d{{1,2}}\.? {_MONTH} \d{{4}}|{_MONTH} \d{{1,2}}, \d{{4}}|{_DAY})"
    rf"(?:,| at| um| à| a las| às| om| o)? )?{_TIME})"
)
_NAME = r"(?P<name>[^\s:：\[\]@;|\t<>][^:：\n\[\]@;|\t<>]{0,60}?)"
_SAID = r"(?:\s?[:：]\s*(?P<said>.*))"
_FROM = r"(?:from|von|de|da|van|od|fra|från|от|kimden|gönderen:?)"
_TO = r"(?:to|an|à|a|para|aan|do|til|till|кому|kime|alıcı:?)"
_JOINED = (
    r"(?:(?:has |was )?(?:joined|left|added|invited)|(?:ist|hat)\b.{0,40}(?:beigetreten|verlassen|hinzugefügt)|"
    r"a (?:rejoint|quitté|ajouté)|se (?:ha unido|unió)|(?:ha )?(?:salido|salió|abandon\w+|añadi\w+)|"
    r"(?:è|ha) (?:entrat|uscit|partecipato|lasciato|aggiunto)\w*|entrou|saiu|adicionou|"
    r"(?:is|heeft)\b.{0,40}(?:toegetreden|verlaten|toegevoegd|deelgenomen)|dołącz\w+|opuścił\w*|dodał\w*|katıldı|ayrıldı)"
)
_MARKS = "[\u200e\u200f\u202a]*"
_HEADS = tuple(
    re.compile(f"{_MARKS}{head}", re.IGNORECASE)
    for head in (
        rf"\[{_WHEN}\]\s*(?:~\s*)?{_NAME}{_SAID}",
        rf"{_WHEN}\s[-–—]\s(?:~\s*)?{_NAME}{_SAID}",
        rf"{_WHEN}\s+{_FROM}\s+{_NAME}(?:\s+{_TO}\s+[^:：]{{1,60}})?{_SAID}",
        rf"{_NAME},?\s?\[{_WHEN}\]{_SAID}?",
        rf"\[{_WHEN}\]\s+{_NAME}",
        rf"{_NAME},?\s+{_WHEN_BEHIND}{_SAID}?",
        rf"(?:{_WHEN}\s*[-–—:]?\s*)?{_NAME}\s+{_JOINED}(?!\w).{{0,80}}",
    )
)
_CLEAR = 3  # heads that nothing but a chat has
_MOST_ABOVE = 3  # lines
_ALONE = re.compile(_WHEN, re.IGNORECASE)
_SPOKEN = re.compile(rf"{_NAME}{_SAID}")
_PHONE = re.compile(r"[+\d][\d\s()./-]{5,}")
_FEWEST = 2  # messages
_MOST = 20_000  # lines
_LONGEST = 400  # characters of a line that may begin a message


@dataclass
class Chat:
    """`passed_over`: what was written, and when."""

    names: list[str] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)


def people_of_chat(text: str) -> Chat:
    """Empty if the text is anything else."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not _FEWEST <= len(lines) <= _MOST:
        return Chat()
    for place, head in enumerate(_HEADS):
        above = lines[: _MOST_ABOVE if place < _CLEAR else 1]
        if any(head.fullmatch(line[:_LONGEST]) for line in above):
            parts = list(_by_heads(lines, head))
            is_list = place >= _CLEAR and (_are_times_alone(parts) or any(_is_somebody(said) for _, said in parts))
            if not is_list and (chat := _chat(parts)).names:
                return chat
    return _chat(_by_lines_of_time(lines)) if _ALONE.fullmatch(lines[1]) else _dialogue(lines)


def _chat(parts: Iterable[tuple[str, str]]) -> Chat:
    """`parts`: who begins in a line, and what else the line says."""
    found = list(parts)
    names = [name for name, _ in found if name]
    people = [name for name in names if _may_speak(name)]
    others = [name for name in names if name not in people and not _PHONE.fullmatch(name)]
    if len(names) < _FEWEST or not people or len(others) > 0.2 * len(names):
        return Chat()
    told = [said for name, said in found if said]
    once = {person_key(named(name).name): name for name in reversed(people)}
    kept = [name for name in dict.fromkeys(people) if once.get(person_key(named(name).name)) == name]
    told += [name for name in dict.fromkeys(names) if name not in people]
    return Chat(kept, list(dict.fromkeys(told)))


def _may_speak(name: str) -> bool:
    return may_be_somebody(named(name).name) or is_first_name(name)


def _are_times_alone(parts: Sequence[tuple[str, str]]) -> bool:
    """A name and a time in each line, and nothing that was written."""
    return all(name and _ALONE.fullmatch(said) for name, said in parts)


def _is_somebody(said: str) -> bool:
    """“Lea Moreau” in a line of its own is no message."""
    return " " in said and is_first_name(said) and may_be_somebody(said)


def _by_heads(lines: Sequence[str], head: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    others = [one for one in _HEADS if one in (head, _HEADS[-1])]
    for line in lines:
        found = next((found for one in others if (found := one.fullmatch(line[:_LONGEST]))), None)
        name = found["name"].strip(" ,~") if found else ""
        rest = line.replace(name, " ", 1) if name else line
        said = found.groupdict().get("said") if found else None
        yield name, " ".join((said if said is not None else rest).split()).strip(" ,:[]-–~")


def _by_lines_of_time(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """“Lea Moreau”, “10:32” and “hello” below one another."""
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        is_name = _ALONE.fullmatch(below) is not None and _may_speak(line)
        yield (line, "") if is_name else ("", line)


def _dialogue(lines: Sequence[str]) -> Chat:
    """“Lea Moreau: hello everyone” without times: somebody writes again, and in sentences."""
    found = [_SPOKEN.fullmatch(line[:_LONGEST]) for line in lines]
    names = [one["name"].strip() for one in found if one]
    said = [one["said"] for one in found if one]
    are_again = len(set(names)) < len(names) and len(names) == len(lines) > _FEWEST
    are_sentences = sum(_is_sentence(text) for text in said) >= 0.5 * len(lines)
    is_chat = are_again and are_sentences and all(map(_may_speak, names)) and any(map(is_first_name, names))
    return _chat(zip(names, said, strict=True)) if is_chat else Chat()


def _is_sentence(said: str) -> bool:
    is_function = is_occupation(said) or is_department(said) or is_mark(said)
    return "@" not in said and not is_function and (said.endswith((".", "!", "?", "…")) or said[:1].islower())
