"""What a column of a list holds: told by its cells, with its title as the second witness.

Numbers, times, places, ids and people's names are told whatever the program, the language and the way of writing. Words
that are names only perhaps (“Friendly Staff”) are no more than unlikely answers.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from app.domain.tables.answer_titles import is_private_title, speaks_of_persons
from app.domain.tables.cell_kinds import Kind, identity_of, is_given_name, is_like_a_name, is_number, kind_of_cell
from app.domain.tables.column_phrases import kind_in_phrases
from app.domain.tables.column_words import kind_in_words
from app.domain.tables.scale_words import are_of_scales, are_steps_of_a_scale
from app.domain.tables.title_kinds import title_kind
from app.domain.text.calendar_words import is_calendar_word
from app.domain.text.list_marks import without_marks
from app.domain.text.remarks import are_remarks

_ENOUGH_TO_TELL = 400  # filled cells
_MOST = 0.8  # of the cells: whatever the title says
_ALMOST_ALL = 0.85  # of the cells: one of them may be the title
_HALF = 0.5  # of the cells: unless the title is the survey's question
_SOME_IDENTITIES = 0.1  # of the cells: the others say “anonymous”
_SOME_NAMES = 0.3  # of the cells: no list knows all first names
_LONGEST_TITLE = 80  # characters of what is left behind
_SHORT = 40  # characters, on average
_PROSE = 25
_PROSE_WORDS = 4
_DENSE = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
_TOKEN = re.compile(r"[!-~]{6,}")
_MIXED = re.compile(r"[a-z][A-Z].*[a-z][A-Z]")
_PARTED = re.compile(
    r"(?!\w+:[^\W\d]+$)[_/]*[a-zA-Z\d-]+(?:[._/\\:]+[a-zA-Z\d-]+)+_*", re.ASCII
)  # eva.ek, MUSEUM\eva, Europe/Zurich
_WHO = re.compile(
    r"\b(?:who|whom|wer|wen|wem|qui|qui[eé]n(?:es)?|chi|quem|vem|hvem|кто)\b|誰|だれ|谁|من", re.IGNORECASE
)
_NAMES = re.compile(
    r"\b(?:wie (?:hei(?:ß|ss)en sie|hei(?:ß|ss)t du|ist (?:ihr|dein) name)|what(?:['’]s| is) your name|your name|"
    r"come (?:si|ti) chiam[ai]|adınız|isminiz|c[oó]mo (?:se|te) llama|comment (?:vous appelez|t['’]appelles)|"
    r"quel est (?:votre|ton) nom|hoe heet (?:u|je|jij)|como (?:se|te) chama|jak (?:się pan|masz na imię)|"
    r"vad heter|hvad hedder|hva heter)|お名前|ご氏名|你的名字|您的姓名",
    re.IGNORECASE,
)
_UNIX = (1e9, 4.2e9)  # seconds; or as many thousandths
_EXCEL = (36_526, 73_051)  # days: the years 2000 to 2099


@dataclass(frozen=True)
class LeftBehind:
    """A column of which nothing is kept. `title`: empty where the list names none. `number`: from 1."""

    number: int
    title: str
    kind: Kind


def left_behind(place: int, title: str, cells: Sequence[str], kind: Kind) -> LeftBehind:
    """Without a title that is what the column's cells are: then no row was a header. `place`: from 0."""
    plain = " ".join(title.split())[:_LONGEST_TITLE]
    return LeftBehind(place + 1, "" if title in cells or _is_value(plain) else plain, kind)


def _is_value(title: str) -> bool:
    is_name = is_given_name(title) or (is_like_a_name(title) and title_kind(title)[0] is None)
    return is_name or is_number(title) or kind_of_cell(title) in (Kind.PERSON, Kind.TIME, Kind.PLACE)


def some(cells: Sequence[str]) -> list[str]:
    """Of those that are filled, evenly taken, as many as it takes to tell."""
    filled = [cell for cell in cells if cell]
    return filled[:: max(1, len(filled) // _ENOUGH_TO_TELL)]


def private_kind(titles: Sequence[str], cells: Sequence[str], *, is_question: bool) -> Kind | None:
    """Why the column can hold no answers: what it tells. None where it may hold some.

    `titles`: what stands above it. `cells`: some filled ones. `is_question`: it bears the survey's question, so that
    only what is in almost all of its cells speaks against it.
    """
    found = content_kind(cells, is_question=is_question)
    kinds = (_kind(title, found, cells, is_question=is_question) for title in titles or ("",))
    return next((kind for kind in kinds if kind), None)


def _kind(title: str, found: Kind | None, cells: Sequence[str], *, is_question: bool) -> Kind | None:
    if _NAMES.search(title) and not is_question:
        return Kind.PERSON
    told, is_sure = title_kind(title)
    if found:
        return told if told and (found is Kind.OTHER or all(map(is_number, cells))) else found
    is_sure = is_sure or is_private_title(title)
    return (told or Kind.OTHER) if is_sure and not is_question and not is_prose(cells) else None


def content_kind(cells: Sequence[str], *, is_question: bool = False, is_alone: bool = False) -> Kind | None:
    """Whatever stands above them. `is_alone`: there is no better column in the list."""
    cells = without_marks(cells)
    kinds = Counter(kind for cell in cells if (kind := kind_of_cell(cell)))
    if cells and kinds.total() >= _MOST * len(cells):
        return _of_numbers(cells) or _usual(kinds)
    return None if is_question or not cells else _of_some(cells, kinds, is_alone=is_alone)


def _of_some(cells: Sequence[str], kinds: Counter[Kind], *, is_alone: bool) -> Kind | None:
    """Where many cells hold words."""
    identities = Counter(kind for cell in cells if (kind := identity_of(cell)))
    if identities.total() >= max(2, _SOME_IDENTITIES * len(cells)):
        return _usual(identities)
    if kinds.total() >= max(2, _HALF * len(cells)):
        return _usual(kinds)
    if sum(map(is_calendar_word, cells)) >= _MOST * len(cells):
        return Kind.TIME
    if _are_tokens(cells):
        return Kind.ID
    if _are_names(cells):
        return Kind.PERSON
    return kind_in_words(cells) or kind_in_phrases(cells, is_alone=is_alone)


def _usual(kinds: Counter[Kind]) -> Kind:
    return kinds.most_common(1)[0][0]


def _of_numbers(cells: Sequence[str]) -> Kind | None:
    """Serial moments, and numbers that are given once each; None of other numbers, and of what is none."""
    if not all(map(is_number, cells)):
        return None
    try:
        numbers = [float(cell) for cell in cells]
    except ValueError:
        return None
    if all(_is_moment(number) for number in numbers):
        return Kind.TIME
    is_counted = len(numbers) >= 5 and len(set(numbers)) == len(numbers) and all(map(float.is_integer, numbers))
    return Kind.ID if is_counted else None


def _is_moment(number: float) -> bool:
    return any(low <= number <= high for low, high in (_UNIX, _EXCEL, (1000 * _UNIX[0], 1000 * _UNIX[1])))


def _are_tokens(cells: Sequence[str]) -> bool:
    """Words with capitals here and there, with full stops and slashes inside, or of one length and none of them twice:
    no people write so."""
    tokens = [cell for cell in cells if _TOKEN.fullmatch(cell)]
    if sum(_MIXED.search(token) is not None for token in tokens) >= _HALF * len(cells):
        return True
    if sum(_PARTED.fullmatch(cell) is not None for cell in cells) >= _MOST * len(cells):
        return True
    usual = Counter(map(len, tokens)).most_common(1)
    is_each_once = len(cells) >= 8 and len(set(cells)) == len(cells)
    return is_each_once and bool(usual) and usual[0][1] >= _ALMOST_ALL * len(cells)


def _are_names(cells: Sequence[str]) -> bool:
    part = _SOME_NAMES if sum(map(is_like_a_name, cells)) >= _HALF * len(cells) else _HALF
    return len(cells) >= 3 and sum(map(is_given_name, cells)) >= part * len(cells)


def is_prose(cells: Sequence[str]) -> bool:
    """Of several words each."""
    if not cells:
        return False
    dense = fmean(len(_DENSE.findall(cell)) for cell in cells)
    return fmean(map(len, cells)) + 1.5 * dense >= _PROSE and words_of(cells) >= _PROSE_WORDS


def words_of(cells: Sequence[str]) -> float:
    """On average. Signs of Chinese, Japanese or Thai count three to a word."""
    return fmean(max(len(cell.split()), len(_DENSE.findall(cell)) / 3) for cell in cells)


def is_unlikely(title: str, cells: Sequence[str]) -> bool:
    """Short words about persons, or chosen from a few: answers only where nothing else can be."""
    is_of_one_word = len(set(cells)) == 1 and len(cells) >= 3
    is_chosen_from_few = len(cells) >= 20 and len(set(cells)) <= 0.1 * len(cells)
    are_codes = all(len(cell) <= 3 and cell.isascii() for cell in cells)
    is_like_names = look_like_names(cells) or are_remarks(cells)
    is_about_persons = speaks_of_persons(title) or (is_like_names and not asks_for_a_thing(title))
    is_short = fmean(map(len, cells)) < _SHORT
    is_chosen = is_chosen_from_few or are_of_scales(cells)
    if are_steps_of_a_scale(cells):
        return True
    return is_short and (is_about_persons or is_of_one_word or is_chosen or are_codes)


def asks_for_a_thing(title: str) -> bool:
    """“In one word?”; not “Who helped you?”."""
    return title.endswith(("?", "？", "؟")) and not asks_who(title)


def asks_who(title: str) -> bool:
    return _WHO.search(title) is not None


def look_like_names(cells: Sequence[str]) -> bool:
    """“Eva Ek” and “Ben Adeyemi”; “Friendly Staff” and “Great Value” too."""
    return bool(cells) and sum(map(is_like_a_name, cells)) >= _MOST * len(cells)


def belong_to(addresses: Sequence[str], cells: Sequence[str]) -> bool:
    """Whether cells are names of those whose mail addresses stand beside them: “Eva Ek”, ek@museum.example."""
    filled = [(address, cell) for address, cell in zip(addresses, cells, strict=True) if address and cell]
    filled = filled[:: max(1, len(filled) // _ENOUGH_TO_TELL)]
    hits = sum(
        any(len(word) > 2 and word in address.split("@")[0].casefold() for word in cell.casefold().split()[:4])
        for address, cell in filled
    )
    return len(filled) >= 2 and hits >= _HALF * len(filled)
