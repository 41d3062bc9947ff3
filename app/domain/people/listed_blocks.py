"""People as forms and address books print them: “Name: Lea Moreau”, and below it “E-mail: …”, “Role: …”."""

import re

from app.domain.people.titles import Says, is_title_of_people, says
from app.domain.tables.sheets import SheetRow

_LINE = re.compile(r"\s{0,20}[*_]{0,2}([^:：\t@<>;]{1,60}?)[*_]{0,2}\s{0,3}(?:[:：]|\t)[*_]{0,2}\s{0,20}([^\t]*)")
_MOSTLY = 0.5  # of the titles are known
_WHO = frozenset((Says.NAME, Says.WHOLE_NAME, Says.FIRST_NAME, Says.LAST_NAME, Says.EMAIL))

Block = dict[str, str]


def people_of_blocks(text: str) -> tuple[SheetRow, ...]:
    """A table with its titles in the first row; nothing where the text is anything else. Somebody new begins below an
    empty line, or where a title comes again."""
    blocks: list[Block] = [{}]
    spelled: dict[str, str] = {}
    for line in text.splitlines():
        if not line.strip():
            blocks.append({})
            continue
        found = _LINE.fullmatch(line)
        if found is None or is_title_of_people(found[2]):
            return ()
        title = spelled.setdefault(found[1].strip().casefold(), found[1].strip())
        if title in blocks[-1]:
            blocks.append({})
        blocks[-1][title] = found[2].strip()
    blocks = [block for block in blocks if block]
    return _table(blocks, list(spelled.values())) if _is_list(blocks, list(spelled.values())) else ()


def _is_list(blocks: list[Block], titles: list[str]) -> bool:
    known = [told for title in titles if (told := says(title)[0])]
    are_people = all(any(says(title)[0] in _WHO for title in block) for block in blocks)
    is_known = len(known) >= _MOSTLY * len(titles) and len(set(known) & _WHO) > 0
    is_several = len(set(known)) > 1 or (len(blocks) > 1 and len(titles) == 1)
    return bool(blocks) and is_several and is_known and are_people


def _table(blocks: list[Block], titles: list[str]) -> tuple[SheetRow, ...]:
    rows = [titles, *([block.get(title, "") for title in titles] for block in blocks)]
    return tuple(SheetRow(number, tuple(cells)) for number, cells in enumerate(rows, start=1))
