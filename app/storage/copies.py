"""Copies of a whole database, and what none of them may hold: what people are writing alone, and who is here."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.documents.documents import DocumentKind
from app.domain.invitations.invitations import RESTORED, DeliveryState
from app.domain.meeting.drafts import Outcome
from app.domain.meeting.phases import DRAFTING_KINDS
from app.storage import tables

_OF_THE_MOMENT = (
    tables.draft_releases,
    tables.solo_progress,
    tables.presences,
    tables.seat_beats,
    tables.seat_requests,
    tables.knocks,
    tables.done_marks,
    tables.used_document_tickets,
    tables.answer_keys,
)
"""What is about people who are here now, or links a person to what they are writing."""


class Damaged(Exception):
    """What was copied, or is to be used, does not hold together."""


def copy_sqlite(source: Path, target: Path) -> None:
    """All that is committed, of a database that may be in use, as one file. Raises Damaged, or sqlite3.Error."""
    with (
        closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=rw", uri=True, timeout=30)) as original,
        closing(sqlite3.connect(target)) as copy,
    ):
        original.backup(copy)
    check_sqlite(target)


def check_sqlite(path: Path) -> None:
    """Read all of it. Raises Damaged."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as opened:
            found = opened.execute("PRAGMA integrity_check(1)").fetchone()[0]
            loose = opened.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.DatabaseError as error:
        raise Damaged(str(error)) from error
    if found != "ok" or loose:
        raise Damaged(str(found) if found != "ok" else "rows refer to others that are not there")


def compact_sqlite(path: Path) -> None:
    """Nothing that was deleted stays in the file, and nothing beside it."""
    with closing(sqlite3.connect(path)) as opened:
        opened.execute("PRAGMA journal_mode = DELETE")
        opened.execute("VACUUM")


async def strip(connection: AsyncConnection) -> tuple[str, ...]:
    """Take out of a copy what none may hold. Gives the titles of workshops in which people were drafting alone.

    Their own documents stay, empty. Messages that waited for the mail server may have been sent since: they wait until
    somebody decides to send them again.
    """
    alone = select(tables.documents.c.id).where(tables.documents.c.kind == DocumentKind.SOLO)
    for table in (tables.document_updates, tables.document_writers, tables.wordings):
        await connection.execute(delete(table).where(table.c.document_id.in_(alone)))
    emptied = update(tables.documents).where(tables.documents.c.kind == DocumentKind.SOLO)
    await connection.execute(emptied.values(last_seq=0, last_wording=0, damaged_at=None))
    for table in _OF_THE_MOMENT:
        await connection.execute(delete(table))
    invitations = tables.invitations
    under_way = invitations.c.state.in_((DeliveryState.WAITING, DeliveryState.SENDING))
    stopped = {"state": DeliveryState.UNCLEAR, "reason": RESTORED}
    await connection.execute(update(invitations).where(under_way).values(stopped))
    return await _drafting_alone(connection)


async def _drafting_alone(connection: AsyncConnection) -> tuple[str, ...]:
    workshops, meetings, phases, collections = tables.workshops, tables.meetings, tables.phases, tables.collections
    query = (
        select(workshops.c.title)
        .join(tables.documents, tables.documents.c.workshop_id == workshops.c.id)
        .join(meetings, meetings.c.workshop_id == workshops.c.id)
        .join(phases, phases.c.id == meetings.c.phase_id)
        .outerjoin(collections, collections.c.workshop_id == workshops.c.id)
        .where(
            tables.documents.c.kind == DocumentKind.SOLO,
            (phases.c.kind.in_(DRAFTING_KINDS)) | (collections.c.outcome == Outcome.WITHHELD),
        )
        .distinct()
        .order_by(workshops.c.title)
    )
    return tuple((await connection.execute(query)).scalars())
