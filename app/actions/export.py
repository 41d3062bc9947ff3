"""The record of a workshop: the final statement and everything behind it, without authors."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions import cloud
from app.actions.access import ReadingResult
from app.actions.services import Services
from app.domain.cloud import MINIMUM_ANSWERS
from app.domain.drafts import Draft, Like, are_shown, liked_phrases
from app.domain.record import Record, RecordCheck, RecordDraft, RecordLike, RecordPerson, RecordPhase
from app.domain.vision import Check, Vision, results
from app.domain.workshops import Mode
from app.storage import agenda, answers, drafts, people, vision, workshops


async def record(services: Services, person: ReadingResult) -> Record:
    workshop, now = person.workshop, services.now()
    zone = ZoneInfo(workshop.time_zone)
    shown = await cloud.for_handout(services, workshop)
    async with services.database.reading() as connection:
        adopted = await vision.latest_vision(connection, workshop.id)
        check = await _check_behind(connection, workshop.id, adopted)
        texts = await answers.answer_texts(connection, workshop.id)
        likes = await drafts.likes_of(connection, workshop.id)
        everyone = await people.of_workshop(connection, workshop.id)
        sharing = await workshops.facilitators_of(connection, workshop.id)
        return Record(
            organisation=workshop.organisation,
            title=workshop.title,
            held_on=workshop.starts_locally.date(),
            mode=workshop.mode,
            statement=adopted.statement if adopted else None,
            adopted_at=adopted.adopted_at.astimezone(zone) if adopted else None,
            people=tuple(RecordPerson(entry.name, entry.role, entry.department) for entry in everyone),
            facilitators=tuple(account.name for account in sharing),
            question=workshop.question,
            answer_count=len(texts),
            cloud=shown.entries or (),
            answers=texts if len(texts) >= MINIMUM_ANSWERS else (),
            drafts=_drafts(workshop.mode, await drafts.of_workshop(connection, workshop.id), likes),
            checks=await _checks(connection, check),
            checked_wording=check.wording if check else None,
            agenda=tuple(RecordPhase(p.title, p.minutes) for p in await agenda.phases_of(connection, workshop.id)),
            generated_at=now.astimezone(zone),
        )


async def _check_behind(connection: AsyncConnection, workshop_id: str, adopted: Vision | None) -> Check | None:
    """The check of the adopted words; lacking that the latest, if it was revealed."""
    if adopted and adopted.check_id:
        return await vision.check_by_id(connection, workshop_id, adopted.check_id)
    latest = await vision.latest_check(connection, workshop_id)
    return latest if latest and latest.is_revealed else None


async def _checks(connection: AsyncConnection, check: Check | None) -> tuple[RecordCheck, ...]:
    if check is None:
        return ()
    found = results(await vision.answers_of(connection, check.id))
    return tuple(RecordCheck(entry.question, entry.yes, entry.not_yet, entry.reasons) for entry in found)


def _drafts(mode: Mode, found: Sequence[Draft], likes: Sequence[Like]) -> tuple[RecordDraft, ...]:
    if not are_shown(mode, found):
        return ()
    return tuple(
        RecordDraft(
            draft.label,
            draft.text,
            tuple(RecordLike(like.phrase, like.count, like.reasons) for like in liked_phrases(draft, likes)),
        )
        for draft in found
    )
