"""Lists as they come out of reading."""

import asyncio
from collections.abc import Sequence

from hypothesis import strategies as st

from app.domain.tables.sheets import AS_RECOGNISED, ReadAs, SheetRow
from app.reading.apart import reading
from app.reading.limits import ROSTER, SheetLimits
from app.reading.lines import Task
from app.reading.sheets import OpenedList, open_list


def opened(
    content: bytes | str, limits: SheetLimits = ROSTER, read_as: ReadAs = AS_RECOGNISED, question: str = "\0"
) -> OpenedList:
    """Of several sheets the one that says the question, or the first."""

    def liking(rows: Sequence[SheetRow]) -> float:
        return float(any(question in row.cells for row in rows))

    return open_list(content, read_as, limits, liking)


def rows_of(
    content: bytes | str, limits: SheetLimits = ROSTER, read_as: ReadAs = AS_RECOGNISED
) -> tuple[SheetRow, ...]:
    return tuple(opened(content, limits, read_as).sheet.rows())


def read_apart(content: bytes, purpose: str = "people") -> list[str]:
    """The lines of a reading as the server does it. Raises Invalid."""

    async def read() -> list[str]:
        return [line async for line in reading(Task(purpose, AS_RECOGNISED), content)]

    return asyncio.run(read())


def damaged(data: st.DataObject, text: str) -> str:
    """With a few signs taken out, and others put in."""
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(text)))
        text = text[:place] + data.draw(st.text(max_size=3)) + text[place + data.draw(st.integers(0, 20)) :]
    return text
