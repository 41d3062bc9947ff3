"""The record of a workshop: the final statement and everything behind it, without authors."""

from collections.abc import Collection, Sequence
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.access import ReadingResult
from app.actions.cloud import cloud
from app.actions.services import Services
from app.domain.cloud import shown as cloud_shown
from app.domain.cloud.cloud import MINIMUM_ANSWERS, Segment
from app.domain.cloud.hints import may_need_marks, without_hints
from app.domain.export.record import (
    Record,
    RecordCheck,
    RecordDraft,
    RecordLike,
    RecordPerson,
    RecordPhase,
    RecordQuestion,
)
from app.domain.meeting.agenda import phase_by_id
from app.domain.meeting.drafts import Draft, Like, Outcome, are_shown, liked_phrases
from app.domain.meeting.presence import tells_who_came
from app.domain.meeting.vision import CheckOutcome, check_behind
from app.domain.people.people import Participant
from app.domain.seats.sittings import days
from app.domain.workshops.workshops import Mode, Workshop
from app.storage import agenda, answers, drafts, moderation, people, sittings, vision, workshop_documents, workshops
from app.storage import cloud as stored_cloud


async def record(services: Services, person: ReadingResult) -> Record:
    workshop, now = person.workshop, services.now()
    zone = ZoneInfo(workshop.time_zone)
    shown = await cloud.for_handout(services, workshop)
    async with services.database.reading() as connection:
        adopted = await vision.latest_vision(connection, workshop.id)
        outcomes = await vision.outcomes(connection, workshop.id)
        behind = check_behind(adopted.statement, outcomes) if adopted else None
        texts = await _answers(connection, workshop.id, shown.hints.answers)
        likes = await drafts.likes_of(connection, workshop.id)
        outcome = await workshop_documents.outcome(connection, workshop.id)
        everyone = await people.of_workshop(connection, workshop.id)
        tells_who_came = await _tells_who_came(connection, workshop, is_adopted=adopted is not None)
        sharing = await workshops.facilitators_of(connection, workshop.id)
        return Record(
            organisation=workshop.organisation,
            title=workshop.title,
            planned_for=workshop.starts_locally.date(),
            held_on=days(await sittings.of_workshop(connection, workshop.id), workshop.time_zone),
            mode=workshop.mode,
            statement=adopted.statement if adopted else None,
            adopted_at=adopted.adopted_at.astimezone(zone) if adopted else None,
            people=tuple(_person(entry) for entry in everyone if entry.joined_at or not tells_who_came),
            invited=tuple(_person(entry) for entry in everyone if tells_who_came and not entry.joined_at),
            tells_who_came=tells_who_came,
            facilitators=tuple(account.name for account in sharing),
            question=workshop.question,
            answer_count=len(texts),
            more_may_wait=shown.more_may_wait,
            cloud=cloud_shown.shown(shown.entries or (), len(texts)),
            answers=texts if len(texts) >= MINIMUM_ANSWERS else (),
            drafts_outcome=outcome,
            drafts=_drafts(workshop.mode, outcome, await drafts.of_workshop(connection, workshop.id), likes),
            check=_check(behind, zone) if behind else None,
            other_checks=tuple(_check(entry, zone) for entry in outcomes if entry is not behind),
            agenda=tuple(RecordPhase(p.title, p.minutes) for p in await agenda.phases_of(connection, workshop.id)),
            generated_at=now.astimezone(zone),
        )


async def _tells_who_came(connection: AsyncConnection, workshop: Workshop, *, is_adopted: bool) -> bool:
    phases = await agenda.phases_of(connection, workshop.id)
    running = phase_by_id(phases, (await agenda.meeting_of(connection, workshop.id)).phase_id)
    check = await vision.latest_check(connection, workshop.id)
    is_settled = is_adopted and (check is None or check.is_revealed)
    return tells_who_came(running.kind, workshop.mode, is_settled=is_settled)


async def _answers(connection: AsyncConnection, workshop_id: str, hinted: Collection[str]) -> tuple[str, ...]:
    """In alphabetical order, without what open hints point at. `hinted`: the ids of answers that have some."""
    texts = await answers.visible_answers(connection, workshop_id)
    names = await stored_cloud.names_of(connection, workshop_id)
    harmless = await moderation.harmless(connection, workshop_id)
    for answer_id in [key for key, text in texts.items() if key in hinted or may_need_marks(text)]:
        segments = without_hints((Segment(texts[answer_id], False),), names, harmless.get(answer_id, ()))
        texts[answer_id] = "".join(segment.text for segment in segments)
    return tuple(sorted(texts.values()))


def _person(entry: Participant) -> RecordPerson:
    return RecordPerson(entry.name, entry.role, entry.department)


def _check(found: CheckOutcome, zone: ZoneInfo) -> RecordCheck:
    check = found.check
    assert check.revealed_at is not None, "an outcome is of a revealed check"
    return RecordCheck(
        check.wording,
        check.revealed_at.astimezone(zone),
        found.answered,
        check.people,
        tuple(RecordQuestion(one.question, one.yes, one.not_yet, one.reasons) for one in found.results),
    )


def _drafts(mode: Mode, outcome: Outcome, found: Sequence[Draft], likes: Sequence[Like]) -> tuple[RecordDraft, ...]:
    if not are_shown(mode, outcome, found):
        return ()
    return tuple(
        RecordDraft(
            draft.label,
            draft.text,
            tuple(RecordLike(like.phrase, like.count, like.reasons) for like in liked_phrases(draft, likes)),
        )
        for draft in found
    )
