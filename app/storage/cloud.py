"""What facilitators have made of the cloud, where its words stand, and what tells that it has to be counted again."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.cloud.choices import Choice, ChoiceKind
from app.domain.cloud.hints import Harmless
from app.domain.hints.hints import Names
from app.storage import moderation, people, survey, survey_questions
from app.storage.database import insert_or_yield
from app.storage.tables import (
    answer_hidings,
    answer_imports,
    cloud_choices,
    cloud_layouts,
    workshops,
)


class PictureKind(StrEnum):
    CURRENT = "current"  # so that words keep their places after a restart, and in every process
    FROZEN = "frozen"  # for the handout


@dataclass(frozen=True, slots=True)
class StoredPicture:
    """`words`: what was drawn, as its drawer wrote it down. `drawn_by`: who froze it."""

    answer_count: int
    words: str
    drawn_by: str | None
    drawn_at: datetime


@dataclass(frozen=True, slots=True)
class Surroundings:
    """All that the cloud depends on besides the answers themselves: few rows, however many have answered.

    Where two of these differ in what comes before `choices`, answers may be gone, or bear other ids.
    """

    questions: tuple[str, ...]
    """In every language it is asked in, the workshop's own first."""
    hidden: frozenset[str]
    """Ids of answers."""
    hidden_at: datetime | None
    """When the latest of those that are hidden was hidden."""
    imports: tuple[int, int]
    """How many were applied, and how many of them were undone."""
    openings: int
    closed_at: datetime | None
    """When the survey was last closed; None while it is open and if it never was."""
    more_may_wait: bool
    """Whether there may be answers that nobody sees yet."""
    choices: tuple[Choice, ...]
    names: Names
    """By which hints tell who is named."""
    harmless: Harmless

    def tells_of_other_answers_than(self, other: "Surroundings") -> bool:
        mine = (self.questions, self.hidden, self.imports, self.openings, self.closed_at)
        return mine != (other.questions, other.hidden, other.imports, other.openings, other.closed_at)


async def surroundings_of(connection: AsyncConnection, workshop_id: str) -> Surroundings:
    own = (await connection.execute(select(workshops.c.question).where(workshops.c.id == workshop_id))).scalar_one()
    translations = await survey_questions.translations_of(connection, workshop_id)
    hiding = answer_hidings.c
    query = select(hiding.answer_id, hiding.hidden_at).where(hiding.workshop_id == workshop_id)
    hidden = {row.answer_id: row.hidden_at for row in await connection.execute(query)}
    openings = await survey.openings(connection, workshop_id)
    return Surroundings(
        questions=(own, *translations.values()),
        hidden=frozenset(hidden),
        hidden_at=max(hidden.values(), default=None),
        imports=await _imports(connection, workshop_id),
        openings=len(openings),
        closed_at=openings[-1].closed_at if openings else None,
        more_may_wait=bool(openings) and openings[-1].more_may_wait,
        choices=await choices_of(connection, workshop_id),
        names=await names_of(connection, workshop_id),
        harmless=await moderation.harmless(connection, workshop_id),
    )


async def names_of(connection: AsyncConnection, workshop_id: str) -> Names:
    own = workshops.c
    query = select(own.organisation, own.title).where(own.id == workshop_id)
    known = (await connection.execute(query)).one()
    return Names(await people.names_of(connection, workshop_id), tuple(known))


async def _imports(connection: AsyncConnection, workshop_id: str) -> tuple[int, int]:
    table = answer_imports.c
    query = select(func.count(table.applied_at), func.count(table.undone_at)).where(table.workshop_id == workshop_id)
    applied, undone = (await connection.execute(query)).one()
    return applied, undone


async def choices_of(connection: AsyncConnection, workshop_id: str) -> tuple[Choice, ...]:
    """The first made first."""
    table = cloud_choices.c
    query = select(table.id, table.kind, table.key, table.target, table.made_by, table.made_at, table.press)
    rows = await connection.execute(query.where(table.workshop_id == workshop_id).order_by(table.made_at, table.id))
    return tuple(Choice(row.id, ChoiceKind(row.kind), *row[2:]) for row in rows)


async def add_choices(connection: AsyncConnection, workshop_id: str, choices: Sequence[Choice]) -> None:
    """At least one."""
    await connection.execute(
        insert(cloud_choices),
        [
            {
                "id": choice.id,
                "workshop_id": workshop_id,
                "kind": choice.kind.value,
                "key": choice.key,
                "target": choice.target,
                "made_by": choice.made_by,
                "made_at": choice.made_at,
                "press": choice.press,
            }
            for choice in choices
        ],
    )


async def remove_choices(connection: AsyncConnection, workshop_id: str, ids: Collection[str]) -> int:
    """How many of them were there."""
    table = cloud_choices
    query = delete(table).where(table.c.workshop_id == workshop_id, table.c.id.in_(ids))
    return (await connection.execute(query)).rowcount


async def picture_of(connection: AsyncConnection, workshop_id: str, kind: PictureKind) -> StoredPicture | None:
    table = cloud_layouts.c
    query = select(table.answer_count, table.words, table.drawn_by, table.drawn_at)
    row = (await connection.execute(query.where(table.workshop_id == workshop_id, table.kind == kind.value))).first()
    return StoredPicture(*row) if row else None


async def store_picture(
    connection: AsyncConnection, workshop_id: str, kind: PictureKind, picture: StoredPicture
) -> None:
    """Instead of the one that is there."""
    new = {
        "answer_count": picture.answer_count,
        "words": picture.words,
        "drawn_by": picture.drawn_by,
        "drawn_at": picture.drawn_at,
    }
    query = insert_or_yield(connection, cloud_layouts).values(workshop_id=workshop_id, kind=kind.value, **new)
    await connection.execute(query.on_conflict_do_update(index_elements=("workshop_id", "kind"), set_=new))


async def remove_picture(connection: AsyncConnection, workshop_id: str, kind: PictureKind) -> bool:
    """Whether it was there."""
    table = cloud_layouts
    query = delete(table).where(table.c.workshop_id == workshop_id, table.c.kind == kind.value)
    return (await connection.execute(query)).rowcount > 0
