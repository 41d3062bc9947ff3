"""Names as programs show them: “MOREAU, Lea (Collections)”, “Dr. Lea Moreau (she/her)”, “Moreau Lea (EXT)”.

Decided here: the first name comes first where it is clear which one that is. Titles and degrees are taken off as long
as a first and a last name remain; “Dr. Moreau” keeps its title, as a last name alone is no way to greet anybody.
Titles are never anybody's role. What stands in brackets at the end is the department, unless it says where somebody
stands in a meeting or a company, or how to speak of them: that goes.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.hints.people_occupations import is_department, is_occupation
from app.domain.people.person_titles import is_degree, is_generation, is_mark, is_title
from app.domain.tables.cell_kinds import is_given_name
from app.domain.text.spelling import plain_word, visible

_LONGEST = 400  # characters; what is longer is no name
_BRACKETS = re.compile(r"[(\[{（［【]([^()\[\]{}（）［］【】]*)[)\]}）］】]")
_TAIL = re.compile(
    r" (?:\||/{1,2}|[–—-]|·|•|@) | (?:via|über|par|por|tramite) (?=[A-Z])| [/|–—@-](?=[^\W\d_])|(?<=[^\W_])/(?=[^\W_])"
)
_QUOTES = "\"'“”„‟‘‚‛«»‹›`´＂"
_DENSE = re.compile(r"[々〇぀-ヿ㐀-鿿]+")
_HANGUL = re.compile(r"[가-힣]+")
_FACULTY = re.compile(
    r"\b(Dr|Prof|Dipl|DDr)(?:\.\s*|\s+)(?:(?:med|dent|vet|phil|rer|nat|pol|iur|jur|oec|ing|theol|habil|soc|h|c|hc|publ|"
    r"paed|univ|sc|techn|mont|agr|troph|disc)\.\s*)+",
    re.IGNORECASE,
)
_LABEL = re.compile(r"([^:：@,<>()]{2,60})[:：]\s+([^:：]{2,200})")
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")
_CODES = re.compile(r"(?=.{2,30}$)(?=.*[A-Z]{2})[A-Z]{1,5}\d{0,2}(?:[-/_. ](?:[A-Z]{1,4}\d{0,2}|\d{1,2}))*")
_CODE_BEHIND = re.compile(r"(.{0,200}\w)(?:,\s*| )([A-Z]{1,4}\d{0,4}(?:[-/_.](?:[A-Z]{1,4}\d{0,4}|\d{1,4}))+)")
_SMALL = (
    "von van de der den del della di da dos das do du la le les ten ter te zu zum zur al el bin bint ibn y e vom af av"
)
SMALL_BEFORE_LAST = frozenset(_SMALL.split())
_SMALL_AND_GERMAN = frozenset(("von", "van", "der", "den", "zu", "zum", "zur", "vom", "ten", "ter"))
_MAC = re.compile(r"\bMc([a-z])(?=[a-z]{2})")


@dataclass(frozen=True)
class Named:
    name: str
    department: str = ""
    role: str = ""


def named(said: str, address: str = "") -> Named:
    """The name in what a program shows, and the department beside it. `address`: of the same person, which tells in
    what order “Moreau Lea” stands.

    A text that nothing is known of stays as it is, but in one line.
    """
    tidy = _unquoted(visible(said[:_LONGEST]))
    label, rest = by_department(_FACULTY.sub(r"\1. ", tidy))
    rest, inside = _without_brackets(_without_degrees_behind(rest))
    rest, code = _without_code(rest)
    rest, behind = _without_tail(rest)
    name, *others = _first_name_first(rest)
    plain = _without_titles(name)
    name = plain if "," in plain else _turned_by_address(_turned_by_capitals(plain), address)
    others = [other for other in (*(inside or [label]), code, behind, *others) if other]
    role = next(filter(is_occupation, others), "")
    return Named(name or tidy, ", ".join(other for other in others if other != role), role)


def by_department(said: str) -> tuple[str, str]:
    """“Team Harbour: Anna Berg” in its two parts; without a department the first is empty."""
    found = _LABEL.fullmatch(said)
    return (found[1].strip(), found[2].strip()) if found and is_department(found[1]) else ("", said)


def whole_name(first: str, last: str) -> str:
    """Chinese, Japanese and Korean names begin with the last name, the first and the last of these without a space."""
    first, last = visible(first), visible(last)
    if _HANGUL.fullmatch(first) and _HANGUL.fullmatch(last):
        return last + first
    if _DENSE.fullmatch(first) and _DENSE.fullmatch(last):
        return last + ("" if len(last) == 1 and len(first) <= 2 else " ") + first
    return " ".join(filter(None, (first, last)))


def suggested_name(address: str) -> str:
    """What the name behind an address may be: “Lea Moreau” of lea.moreau@museum.example. Empty without an address."""
    user = address.split("@", maxsplit=1)[0]
    words = [word for word in re.split(r"[._\-\d]+", user.split("+")[0]) if word]
    return " ".join(word[0].upper() + word[1:] for word in words) or user


def is_dense_name(name: str) -> bool:
    """Of two to six signs that are written without a space: “陈伟”, “김민수”."""
    return 2 <= len(name) <= 6 and (_HANGUL.fullmatch(name) or _DENSE.fullmatch(name)) is not None


def are_name_words(words: list[str]) -> bool:
    """One to five of them with capitals, or in a script that has none: “Lea Moreau”, “Ana de la Cruz”, “مريم”."""
    return 1 <= len(words) <= 5 and all(_is_name_word(word) or word in SMALL_BEFORE_LAST for word in words)


def are_code_words(said: str) -> bool:
    """“MU-COL”, “IT-42”, “HR”: how an organisation writes its parts."""
    said = said.rstrip(".;, ")
    return _CODES.fullmatch(said) is not None and not is_degree(said) and not is_generation(said)


def _without_code(name: str) -> tuple[str, str]:
    """“Adeyemi Ben, MU-COL”, “Adeyemi Ben MU-COL”; “Lea KIM-LEE” has it for a last name."""
    found = _CODE_BEHIND.fullmatch(name)
    is_behind = found and len(found[1].replace(",", " ").split()) > 1 and not found[1].isupper()
    return (found[1], found[2]) if found and is_behind and not is_degree(found[2]) else (name, "")


def _is_name_word(word: str) -> bool:
    """“d'Artagnan” begins small."""
    plain = word[2:] if word[:2].casefold() in ("d'", "d’") else word
    return plain[:1] != "" and not plain[0].islower() and any(map(str.isalpha, plain)) and not _DIGIT.search(plain)


def _unquoted(name: str) -> str:
    """“'Moreau, Lea'” without its quotes; “O'Neil” keeps the one it has."""
    plain = name.strip(",;: ")
    while len(plain) > 1 and plain[0] in _QUOTES and plain[-1] in _QUOTES + "’":
        plain = plain[1:-1].strip(",; ")
    return plain


def _without_brackets(name: str) -> tuple[str, list[str]]:
    """Brackets at the end, and marks wherever they stand; “William (Bill) Gates” stays."""
    others: list[str] = []
    while found := list(_BRACKETS.finditer(name)):
        last = found[-1]
        inner, rest = last[1].strip(), " ".join((name[: last.start()] + " " + name[last.end() :]).split())
        if not rest:
            return inner, others
        if is_mark(inner) or is_degree(inner) or not _LETTERS.search(inner):
            name = rest
        elif last.end() < len(name.rstrip()):
            break
        elif _is_alias(rest, inner):
            name = max(rest, inner, key=len)
        else:
            name, others = rest, [inner, *others]
    return name, others


def _without_degrees_behind(name: str) -> str:
    """“Lea Moreau (Collections), PhD”, so that the brackets stand at the end."""
    head, comma, last = name.rpartition(",")
    return head.strip() if comma and head.rstrip().endswith((")", "]")) and is_degree(last.strip()) else name


def _is_alias(name: str, inner: str) -> bool:
    """“Lea M (Lea Moreau)”, as Zoom writes the name behind a name."""
    return bool(set(name.casefold().split()) & set(inner.casefold().split()))


def _without_tail(name: str) -> tuple[str, str]:
    """“Lea Moreau | Collections”, “Lea Moreau via Teams”, “Moreau, Lea /FR-Paris”, “Lea Moreau/Paris/Museum”."""
    tail = _TAIL.search(name)
    if tail is None or len(name[: tail.start()].split()) < 2:
        return name, ""
    behind = name[tail.end() :].strip()
    if not tail[0].startswith(" ") and are_name_words(behind.split()) and len(behind.split()) > 1:
        return name, ""  # “Lea Moreau/Ben Adeyemi”
    is_sender = tail[0].strip().isalpha()
    return _unquoted(name[: tail.start()]), "" if is_sender or is_mark(behind) or is_degree(behind) else behind


def _first_name_first(name: str) -> tuple[str, ...]:
    """“Moreau, Lea”, “Moreau, Lea, Collections”, “Lea Moreau, PhD”, “Lea Moreau, Guide”. Gives the other parts too."""
    parts = [part for part in (part.strip() for part in re.split(r"[,，、،]", name)) if part]
    parts = [part for number, part in enumerate(parts) if not number or not _is_beside(part)]
    generation = [part for part in parts[1:] if is_generation(part)]
    parts = [part for part in parts if part not in generation]
    if len(parts) > 1 and _stands_first(parts[0], parts[1]):
        return " ".join([parts[0], *generation]), *parts[1:]
    if len(parts) in (2, 3) and all(are_name_words(_words(part)) for part in parts[:2]):
        parts, generation = _without_generations(parts, generation)
        whole = " ".join([_without_titles(parts[1], least=1), _without_titles(parts[0], least=1), *generation])
        return whole, *parts[2:]
    return (" ".join([parts[0], *generation]) if len(parts) == 1 else name,)


def _without_generations(parts: list[str], generation: list[str]) -> tuple[list[str], list[str]]:
    """“Smith, John Jr.” and “Smith Jr., John” are “John Smith Jr.”"""
    words = [part.split() for part in parts[:2]]
    behind = [part.pop() for part in words if len(part) > 1 and is_generation(part[-1])]
    return [*map(" ".join, words), *parts[2:]], [*behind, *generation]


def _stands_first(name: str, behind: str) -> bool:
    """“Lea Moreau, Guide” and “Lea Moreau, Kuratorium” have whole names before the comma; “Ek Lind, Eva” has none."""
    words = _words(name)
    is_whole = len(words) > 1 and are_name_words(words)
    is_other = is_occupation(behind) or is_department(behind)
    return is_whole and (is_other or (is_given_name(" ".join(words)) and not is_given_name(behind)))


def _is_beside(part: str) -> bool:
    return is_degree(part) or all(map(is_title, part.split()))


def _words(part: str) -> list[str]:
    return [word for word in part.split() if not is_title(word)]


def _without_titles(name: str, *, least: int = 2) -> str:
    words = name.split()
    while len(words) > least and is_title(words[0]):
        words = words[1:]
    while len(words) > least and is_degree(words[-1]) and not words[-1].islower():
        words = words[:-1]
    return " ".join(words).strip(",")


def _turned_by_capitals(name: str) -> str:
    """“MOREAU Lea” and “Lea MOREAU”: who writes so writes the last name in capitals. “Jane Doe III” does not."""
    words = name.split()
    end = next((place for place, word in enumerate(words) if place and _is_behind(word)), len(words))
    words, behind = words[:end], words[end:]
    loud = [_is_loud(word) for word in words]
    longest = max((len(word) for word, is_loud in zip(words, loud, strict=True) if is_loud), default=0)
    if len(words) < 2 or all(loud) or longest < 3:
        return name
    first = loud.index(False)
    if not any(loud[first:]) and all(map(_is_name_word, words[first:])):
        return " ".join([*words[first:], *_quiet(words[:first]), *behind])
    last = loud.index(True)
    if last and all(loud[last:]):
        return " ".join([*words[:last], *_quiet(words[last:]), *behind])
    return name


def _is_behind(word: str) -> bool:
    """“Jr.”, “III”, “MD”: behind a whole name."""
    return is_generation(word.strip(",")) or (is_degree(word.strip(",")) and not word.islower() and word != "MA")


def _is_loud(word: str) -> bool:
    """“MOREAU”, “O'NEIL”, “McDONALD”."""
    rest = word.strip("'’.")
    rest = rest[2:] if rest.startswith("Mc") else rest
    return rest.isupper() and word[0].isalpha() and not word.endswith(".")


def _quiet(words: Sequence[str]) -> list[str]:
    """“O'NEIL-MOREAU” as “O'Neil-Moreau”, “MCDONALD” as “McDonald”, “VAN DER BERG” as “van der Berg”."""
    is_german = len(words) > 1 and words[0].casefold() in _SMALL_AND_GERMAN
    small = [is_german and word.casefold() in _SMALL_AND_GERMAN for word in words[:-1]]
    plain = [_LETTERS.sub(lambda part: part[0].capitalize(), word) for word in words]
    plain = [_MAC.sub(lambda mac: "Mc" + mac[1].upper(), word) for word in plain]
    return [word.casefold() if is_small else word for word, is_small in zip(plain, [*small, False], strict=True)]


def _turned_by_address(name: str, address: str) -> str:
    """“Moreau Lea” of lea.moreau@museum.example; “Nagy Anna” of nagy.anna@museum.example stays."""
    words = name.split()
    user = [plain_word(part) for part in re.split(r"[._]", address.split("@", maxsplit=1)[0])]
    if len(words) != 2 or len(user) != 2:
        return name
    last, first = words
    is_turned = user == [plain_word(first), plain_word(last)] and user[0] != user[1]
    is_clear = not is_given_name(last) or is_given_name(first)
    return f"{first} {last}" if is_turned and is_clear else name
