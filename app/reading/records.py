"""Lists as programs hand them to programs: JSON (an array of objects or of texts, an object a line) and XML in which
one element comes again for each answer. Each becomes a table: names of columns, and a row for each record."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any
from xml.parsers import expat

from app.domain.tables.sheets import Sheet, SheetRow
from app.reading.cells import cut, plain
from app.reading.kinds import refused, too_many_columns
from app.reading.limits import SheetLimits

_JSON = re.compile(r"\ufeff?\s*(?:\{\s*\"(?:[^\"\\]|\\.){1,200}\"\s*:|\[\s*(?:[\[{\"\]]|-?\d))")
_OBJECT = re.compile(r"\ufeff?\s*\[?\s*\{\s*\"(?:[^\"\\]|\\.){1,200}\"\s*:")
_OF_PAGES = (
    "html|head|body|[uod]l|li|d[td]|t[drh]|table|tbody|p|div|span|br|b|i|u|s|a|em|strong|h[1-6]|pre|blockquote|section|"
    "article|main|font|center"
)
_XML = re.compile(
    rf"\ufeff?\s*<(?:\?xml|(?!(?:{_OF_PAGES})\b)[A-Za-z][\w.-]*(?:\s[^<>]*)?>\s*<[A-Za-z][\w.-]*[\s>])", re.IGNORECASE
)
_NEXT_STEP = "Export the answers as CSV or Excel; or paste them here, one answer a line."
_DEEPEST = 6  # levels within a record

Record = dict[str, str]


def is_json(start: str) -> bool:
    return _JSON.match(start) is not None


def is_xml(start: str) -> bool:
    return _XML.match(start) is not None


def of_json(text: str, limits: SheetLimits) -> tuple[Sheet, ...]:
    """None of a text that only begins like JSON. Raises Invalid of JSON that is damaged or holds no list."""
    try:
        said = _parsed(text)
    except (ValueError, RecursionError):
        if _OBJECT.match(text) is None:
            return ()
        raise refused("This is data of a program (JSON), but it is damaged or incomplete.", _NEXT_STEP) from None
    listed = _list_in(said)
    if not listed:
        raise refused("This is data of a program (JSON), and there is no list of answers in it.", _NEXT_STEP)
    if all(isinstance(one, list) for one in listed):
        rows = (SheetRow(number, _tidy(map(_written, one), limits)) for number, one in enumerate(listed, start=1))
        found = [row for row in rows if any(row.cells)]
        return (Sheet("", lambda: iter(found)),)
    return (_sheet((dict(_flat(one)) for one in listed), limits),)


def _parsed(text: str) -> Any:
    """Also of one object in each line."""
    try:
        return json.loads(text.lstrip("\ufeff"))
    except ValueError:
        return [json.loads(line) for line in text.lstrip("\ufeff").splitlines() if line.strip()]


def _list_in(said: Any, depth: int = 0) -> list[Any]:
    """The longest in it, as in {"responses": [...]}."""
    if isinstance(said, list):
        return said
    if not isinstance(said, dict) or depth > _DEEPEST:
        return []
    found = [_list_in(one, depth + 1) for one in said.values()]
    longest = max(found, key=len, default=[])
    return longest or ([said] if depth == 0 and any(isinstance(one, str) for one in said.values()) else [])


def _flat(said: Any, name: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    if isinstance(said, dict) and depth < _DEEPEST:
        for key, one in said.items():
            yield from _flat(one, f"{name}.{key}" if name else str(key), depth + 1)
    elif isinstance(said, list) and depth < _DEEPEST and not all(map(_is_plain, said)):
        for number, one in enumerate(said, start=1):
            yield from _flat(one, f"{name} {number}" if name else f"Column {number}", depth + 1)
    elif isinstance(said, list):
        yield name, "; ".join(map(_written, said))
    else:
        yield name, _written(said)


def _is_plain(said: Any) -> bool:
    return not isinstance(said, dict | list)


def _written(said: Any) -> str:
    if said is None:
        return ""
    return said if isinstance(said, str) else json.dumps(said, ensure_ascii=False)


def of_xml(text: str, limits: SheetLimits) -> tuple[Sheet, ...]:
    """None where it is no XML, or no element comes again. A document type, and so entities, is never read."""
    reader = _Reader()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.texts.append
    parser.StartDoctypeDeclHandler = reader.refuse
    try:
        parser.Parse(text.lstrip("\ufeff \t\r\n"), True)
    except (expat.ExpatError, ValueError):
        if "<?xml" not in text[:100]:
            return ()
        raise refused(
            "This is data of a program (XML), but it is damaged, or of a kind that is not read.", _NEXT_STEP
        ) from None
    records = reader.records()
    return (_sheet(iter(records), limits),) if records else ()


class _Reader:
    """Records are the elements of the path that comes most often and has others, or attributes, in it; or else text."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._path: list[str] = []
        self._leaves: list[tuple[tuple[str, ...], int, str, str]] = []  # path of its parent, its number, name, text
        self._numbers: list[int] = []
        self._count = 0
        self._has_children: list[bool] = []

    def refuse(self, *_: object) -> None:
        raise ValueError

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if self._has_children:
            self._has_children[-1] = True
        self._path.append(tag.rpartition(":")[2])
        if len(self._path) > 50:
            raise ValueError
        self._count += 1
        self._numbers.append(self._count)
        self._has_children.append(False)
        for name, value in attributes.items():
            self._leaves.append((tuple(self._path), self._count, name, value))
        self.texts.clear()

    def end(self, tag: str) -> None:
        name, has_children = self._path.pop(), self._has_children.pop()
        self._numbers.pop()
        said = "".join(self.texts).strip()
        if said and not has_children and self._path:
            self._leaves.append((tuple(self._path), self._numbers[-1], name, said))
        self.texts.clear()

    def records(self) -> list[Record]:
        by_path: dict[tuple[str, ...], dict[int, Record]] = {}
        names: Counter[tuple[int, str]] = Counter()
        for path, number, name, said in self._leaves:
            names[number, name] += 1
            again = names[number, name]
            record = by_path.setdefault(path, {}).setdefault(number, {})
            record[name if again == 1 else f"{name} {again}"] = said
        if not by_path:
            return []
        records = list(max(by_path.values(), key=len).values())
        if len(records) > 1:
            return records
        (record,) = records
        usual, count = Counter(name.split(" ")[0] for name in record).most_common(1)[0]
        return [{usual: said} for name, said in record.items() if name.split(" ")[0] == usual] if count > 1 else []


def _sheet(records: Iterable[Record], limits: SheetLimits) -> Sheet:
    listed = list(records)
    names = list(dict.fromkeys(name for record in listed for name in record))
    if len(names) > limits.filled:
        raise too_many_columns(len(names), limits)
    rows = [SheetRow(1, tuple(names))] if any(names) else []
    for number, record in enumerate(listed, start=2 if rows else 1):
        cells = _tidy((record.get(name, "") for name in names), limits)
        if any(cells):
            rows.append(SheetRow(number, cells))
    return Sheet("", lambda: iter(rows), is_titled=any(names))


def _tidy(cells: Iterable[str], limits: SheetLimits) -> tuple[str, ...]:
    return tuple(cut(plain(cell).strip(), limits.characters) for cell in cells)
