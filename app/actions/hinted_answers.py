"""Which answers may hold a name, an address or a number: looked for once for each answer, a few hundred at a time."""

import asyncio
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.actions.aside import aside
from app.domain.answer_hints import hints
from app.domain.moderation import StoredAnswer
from app.storage import moderation
from app.storage.chunks import chunks
from app.storage.database import Database

MOST_REMEMBERED = 300_000  # ids of answers, of all workshops together; the longest unused workshops are forgotten


@dataclass(frozen=True)
class Names:
    """`people`: of those who take part. `known`: what is written with capitals and is nobody."""

    people: tuple[str, ...]
    known: tuple[str, ...]


@dataclass
class _Found:
    """Of one workshop. `mark`: of the answers as they were when all of them had been looked at."""

    names: Names
    mark: tuple[object, ...] = ()
    looked_at: set[str] = field(default_factory=set)
    hinted: set[str] = field(default_factory=set)
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


class HintedAnswers:
    """Remembers ids and nothing of what anybody wrote."""

    def __init__(self) -> None:
        self._found: OrderedDict[str, _Found] = OrderedDict()

    def known(self, workshop_id: str, names: Names, mark: tuple[object, ...]) -> frozenset[str] | None:
        """The ids, or None where they have to be looked for first. `mark`: of the answers as they are now."""
        found = self._found.get(workshop_id)
        if found is None or found.names != names or found.mark != mark:
            return None
        return frozenset(found.hinted)

    async def look(self, database: Database, workshop_id: str, names: Names) -> frozenset[str]:
        """The ids, after looking at what is new."""
        found = self._found.get(workshop_id)
        if found is None or found.names != names:
            found = self._found[workshop_id] = _Found(names)
        self._found.move_to_end(workshop_id)
        async with found.lock:
            await _catch_up(database, workshop_id, found)
        self._forget_some()
        return frozenset(found.hinted)

    def _forget_some(self) -> None:
        while len(self._found) > 1 and sum(len(found.looked_at) for found in self._found.values()) > MOST_REMEMBERED:
            self._found.popitem(last=False)


async def _catch_up(database: Database, workshop_id: str, found: _Found) -> None:
    async with database.reading() as connection:
        mark = await moderation.mark(connection, workshop_id)
        if mark == found.mark:
            return
        here = await moderation.ids(connection, workshop_id)
    found.hinted &= here
    for some in chunks(await aside(sorted, here - found.looked_at)):
        async with database.reading() as connection:  # for a moment only: nobody waits for us
            answers = await moderation.those(connection, workshop_id, some)
        found.hinted |= await asyncio.to_thread(_with_hints, answers, found.names)
    found.looked_at = here if len(here) <= MOST_REMEMBERED else set()
    found.mark = mark


def _with_hints(answers: Sequence[StoredAnswer], names: Names) -> set[str]:
    return {answer.id for answer in answers if hints(answer.text, names.people, names.known)}
