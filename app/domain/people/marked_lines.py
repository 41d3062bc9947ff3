"""Lists with the marks of wikis and Markdown around their words: “**Lea Moreau**”, “## Sales”, “|| Name ||”."""

import re
from collections.abc import Sequence
from itertools import pairwise

from app.domain.hints.people_occupations import is_department, is_occupation
from app.domain.people.name_lists import may_be_somebody
from app.domain.people.titles import Says, says
from app.domain.tables.first_names import is_first_name

_BOLD = re.compile(r"(\*\*|__|'''|~~)(?=\S)([^*_~\n]{1,100}?)(?<=\S)\1")
_HEADING = re.compile(r"[ \t]*(?:#{1,6}|={2,6}|h[1-6]\.)[ \t]+([^#=\n|;,@]{1,60}?)[ \t]*[#=]*:?")
_LINK = re.compile(r"\[([^\[\]\n]{1,100})\]\((https?://[^()\s]{1,300})\)")
_SIGNS_BEHIND = re.compile(
    r"[ \t]*(?:[\u2600-\u27bf\U0001f300-\U0001faff][\ufe0f\u200d\U0001f3fb-\U0001f3ff]?[ \t]*)+$"
)
_WIKI_RULE = re.compile(r"[ \t]*(?:\{\|.*|\|\}|\|-+.*|\|\+.*)")
_WIKI_TITLES = re.compile(r"[ \t]*(?:!|\|\|)[ \t]*(.+?)[ \t]*(?:\|\|)?[ \t]*")
_WIKI_ROW = re.compile(r"[ \t]*\|(?!\|)[ \t]*(.+?)[ \t]*\|?[ \t]*")
_BULLETED = re.compile(r"[ \t]*[-•*·‣▪●◦○–—][ \t]+(?=\S)")
_COUNTED = re.compile(r"[ \t]*(?:(\d{1,3})[ ]+|\(?([a-z]|[ivx]{1,5}|[IVX]{1,5})[.)][ ]+)(?=[^\W\d_])")
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv"
_COUNTS = (list("abcdefghijklmnopqrstuvwxyz"), _ROMAN.split())
_OTHERS = re.compile(
    r"[,;]?\s*((?:and|und|et|y|e|en|i|ve|plus|[+&])\s*\d{1,4}\s+"
    r"(?:others?|more|weitere|andere|autres|más|otr[oa]s|altri|outr[oa]s|anderen|innych|kişi)(?: people)?)\.?\s*$",
    re.IGNORECASE,
)
_COUNTED_HEADING = re.compile(r"([^\n|;,@:()]{2,40})\s\(\d{1,3}\):?")
_TITLED = re.compile(r"([^\n|;,@:]{2,30}):\s+([^\n|;,@:]{2,60})")
_LEADERS = re.compile(r"(?<=[^\W_])[ ]?(?:\.{3,}|_{3,}|·{3,}|…{2,})[ ]?(?=[^\W_])")
_SUBJECT = re.compile(r"(@[\w.-]{1,200})\?(?:subject|body)=\S*", re.IGNORECASE)
_COMPANY = re.compile(
    r"[^\n@,;\t|]{2,60}\s(?:AG|GmbH|mbH|KG|SE|e\.\s?V\.|Ltd\.?|Limited|Inc\.?|LLC|LLP|PLC|Corp\.?|S\.?A\.?S?|SARL|S\.?L\.?|"
    r"S\.?p\.?A\.?|S\.?r\.?l\.?|B\.?V\.?|N\.?V\.?|Sp\. ?z ?o\.? ?o\.?|A\.?Ş\.?|Oyj?|AB|ApS|Lda\.?)"
)
_WIDE = str.maketrans("，；", ",;")
_LONGEST = 100_000  # characters
_FEWEST = 2  # lines


def without_marks(text: str) -> tuple[str, tuple[str, ...]]:
    """And what went with them: addresses of pages, and “and 3 others”."""
    if len(text) > _LONGEST:
        return text, ()
    lines = text.splitlines()
    links = [found[2] for line in lines for found in _LINK.finditer(line)]
    links += [found[1] for line in lines if (found := _OTHERS.search(line))]
    headed = _untitled([_with_colon(_without_signs(line)) for line in lines])
    listed = _with_narrow_signs(_without_counts(_with_headings(_as_table(_with_tabs(headed)))))
    companies = [line.strip() for line in listed if _COMPANY.fullmatch(line.strip()) and not is_first_name(line)]
    gone = {line for line in companies if companies.count(line) >= _FEWEST}
    kept = [line for line in listed if line.strip() not in gone]
    return (text if kept == lines else "\n".join(kept)), tuple(dict.fromkeys([*links, *companies] if gone else links))


def _without_signs(line: str) -> str:
    plain = _LINK.sub(r"\1", _SUBJECT.sub(r"\1", _OTHERS.sub("", line)))
    return _SIGNS_BEHIND.sub("", _BOLD.sub(r"\2", plain))


def _with_colon(line: str) -> str:
    """“## Sales” and “Sales (2)” in a line of their own as “Sales:”."""
    if found := _HEADING.fullmatch(line):
        return f"{found[1]}:"
    counted = _COUNTED_HEADING.fullmatch(line.strip())
    return f"{counted[1]}:" if counted and is_department(counted[1]) else line


def _untitled(lines: Sequence[str]) -> list[str]:
    """“Department: Sales” above names, as “Sales:”; other lines have no titles then."""
    titled = [_TITLED.fullmatch(line.strip()) for line in lines]
    are_departments = all(says(one[1])[0] is Says.DEPARTMENT for one in titled if one)
    is_list = are_departments and sum(map(bool, titled)) < 0.7 * len(lines)
    return [f"{one[2]}:" if one and is_list else line for line, one in zip(lines, titled, strict=True)]


def _as_table(lines: Sequence[str]) -> list[str]:
    """Of MediaWiki (“! Name !! Role”, “| Lea || Guide”) and Confluence (“|| Name || Role ||”)."""
    filled = [line for line in lines if line.strip()]
    is_framed = bool(filled) and filled[0].lstrip().startswith("{|")
    is_titled = bool(filled) and filled[0].lstrip().startswith("||") and "||" in filled[0].lstrip()[2:]
    if not is_framed and not (is_titled and all(line.lstrip().startswith("|") for line in filled)):
        return list(lines)
    rows = [line for line in filled if not (is_framed and _WIKI_RULE.fullmatch(line))]
    return [_row(line) for line in rows]


def _row(line: str) -> str:
    found = _WIKI_TITLES.fullmatch(line) or _WIKI_ROW.fullmatch(line)
    cells = re.split(r"\s*(?:\|\||!!|\|)\s*", found[1]) if found else [line]
    return f"| {' | '.join(cells)} |"


def _with_headings(lines: Sequence[str]) -> list[str]:
    """“Sales” above lines with bullets names those below."""
    filled = [line for line in lines if line.strip()]
    bulleted = [_BULLETED.match(line) is not None for line in filled]
    headings = [line for line, is_listed in zip(filled, bulleted, strict=True) if not is_listed]
    are_above = all(not (not one and not two) for one, two in pairwise([*bulleted, False]))
    are_told = all(is_department(line.strip(" :")) or is_occupation(line.strip(" :")) for line in headings)
    if len(headings) < _FEWEST or not are_above or not are_told or bulleted[0]:
        return list(lines)
    return [
        _BULLETED.sub("", line) if is_listed else f"{line.strip(' :')}:"
        for line, is_listed in zip(filled, bulleted, strict=True)
    ]


def _without_counts(lines: Sequence[str]) -> list[str]:
    """“1 Lea Moreau”, “2 Ben Adeyemi”; “a) Lea Moreau”, “b) Ben Adeyemi”."""
    filled = [line for line in lines if line.strip()]
    found = [_COUNTED.match(line) for line in filled]
    counts = [(count[1] or count[2]).lower() for count in found if count]
    begun = int(counts[0]) if counts and counts[0].isdecimal() else 1
    numbers = [str(number) for number in range(begun, begun + len(counts))]
    is_counted = len(counts) == len(filled) >= _FEWEST and any(
        counts == said[: len(counts)] for said in (numbers, *_COUNTS)
    )
    names = [_COUNTED.sub("", line) for line in filled]
    return names if is_counted and may_be_somebody(re.split(r"[,;(\t]", names[0])[0].strip()) else list(lines)


def _with_tabs(lines: Sequence[str]) -> list[str]:
    """“Lea Moreau........Guide”, as in a printed list."""
    filled = [line for line in lines if line.strip()]
    are_led = len(filled) >= _FEWEST and all(map(_LEADERS.search, filled))
    return [_LEADERS.sub("\t", line) for line in lines] if are_led else list(lines)


def _with_narrow_signs(lines: Sequence[str]) -> list[str]:
    """“王伟，销售部，wang@museum.example” in each line."""
    filled = [line for line in lines if line.strip()]
    counts = {line.count("，") + line.count("；") for line in filled}
    is_table = (
        len(filled) >= _FEWEST and len(counts) == 1 and counts != {0} and not any(s in "".join(filled) for s in ",;")
    )
    return [line.translate(_WIDE) for line in lines] if is_table else list(lines)
