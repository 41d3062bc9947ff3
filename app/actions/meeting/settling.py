"""What nobody needs to know any more: who gave which like, and who typed which words.

Likes are settled when the statement is adopted or the meeting comes to its last steps, and at the latest a week after
the last press in a meeting: who gave them, and in which order, is known no longer than they can be taken back. Whose
each Yjs client id is, is forgotten at the last steps or after that week; in teams' documents when they are collected.
Answers to the three questions that nobody revealed by then are deleted.
"""

import asyncio
from dataclasses import replace
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.services import Services
from app.domain.meeting.drafts import heat_of
from app.storage import drafts, vision, workshop_documents

QUIET = timedelta(days=7)  # a meeting may go on another day
LOOK_SECONDS = 3600.0


async def settle_likes(services: Services, connection: AsyncConnection, workshop_id: str) -> bool:
    """Store all likes anew, shuffled, each under an id and a key of its own. False if there is nothing to settle.

    How many people like which words is kept, since it cannot be counted any more. Then `forget_deleted` is due.
    """
    await drafts.hold(connection, workshop_id)
    open_drafts = [draft for draft in await drafts.of_workshop(connection, workshop_id) if not draft.is_settled]
    likes = list(await drafts.likes_of(connection, workshop_id))
    services.random.shuffle(likes)
    for draft in open_drafts:
        own = [like for like in likes if like.draft_id == draft.id]
        fresh = [replace(like, id=services.new_id(), liker_key=services.new_id()) for like in own]
        await drafts.settle(connection, replace(draft, heat=heat_of(draft, own)), fresh)
    return bool(open_drafts)


async def settle_meeting(services: Services, connection: AsyncConnection, workshop_id: str) -> bool:
    """The meeting is at its last steps: its likes stand, and nobody writes. As `settle_likes`."""
    had_likes = await settle_likes(services, connection, workshop_id)
    return await workshop_documents.forget_writers(connection, workshop_id) or had_likes


async def forget_settled(services: Services) -> None:
    """After the commit."""
    await services.database.forget_deleted("likes", "document_writers")


async def settle_quiet_meetings(services: Services) -> None:
    """Those in which nobody has pressed anything for a week."""
    since = services.now() - QUIET
    async with services.database.reading() as connection:
        with_likes = await drafts.unsettled(connection, since)
        with_writers = await workshop_documents.with_writers(connection, since)
        with_answers = await vision.unrevealed(connection, since)
    for workshop_id in {*with_likes, *with_writers}:
        async with services.database.transaction() as connection:
            await settle_meeting(services, connection, workshop_id)
    for workshop_id in with_answers:
        async with services.database.transaction() as connection:
            await vision.drop_unrevealed(connection, workshop_id)
    for workshop_id in {*with_likes, *with_answers}:
        await services.ring(workshop_id)
    if with_likes or with_writers or with_answers:
        await services.database.forget_deleted("likes", "document_writers", "check_answers")


async def keep_settling(services: Services) -> None:
    """Until cancelled."""
    while True:
        await settle_quiet_meetings(services)
        await asyncio.sleep(LOOK_SECONDS)
