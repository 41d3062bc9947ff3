"""Withheld drafts: their authors ask that they be shown, and they are once everyone who wrote has asked.

No page says who has asked, or how many: a press does not ring, and only its author's own pages say so
(docs/live-documents.md).
"""

from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.access import Participating
from app.actions.documents.documents import WrittenElsewhere
from app.actions.meeting.collecting import (
    Condition,
    HandedIn,
    are_as_handed_in,
    close_solo,
    give_back,
    hand_in,
    store_drafts,
)
from app.actions.services import Services
from app.domain.documents.documents import Document, DocumentKind, drafting_document
from app.domain.errors import Conflict, Invalid, NotAllowed
from app.domain.meeting.drafts import NOTES, Outcome, solo_drafts
from app.domain.meeting.withheld import all_released, is_written
from app.domain.seats.seats import may_open_withheld
from app.live.errors import DocumentGone
from app.storage import agenda, vision, withheld, workshop_documents


async def release(services: Services, person: Participating) -> None:
    """Ask that one's own draft be shown, as it stands when everyone who wrote has asked. Again is as good as once."""
    async with services.database.reading() as connection:
        await _require_withheld(connection, person)
        documents = await workshop_documents.of_workshop(connection, person.workshop.id)
    own = drafting_document(documents, person.workshop.mode, person.participant)
    text = await services.hub.text(own.id) if own else ""
    async with services.database.transaction() as connection:
        await _require_withheld(connection, person)
        if await vision.latest_vision(connection, person.workshop.id):
            raise NotAllowed("The statement is adopted; drafts are no longer shown.", "Yours stays yours alone.")
        if not is_written(text):
            raise Invalid("Your document is empty, so there is nothing to show.", "Write in it first.")
        await withheld.release(connection, person.workshop.id, _author_key(services, person))


async def take_back(services: Services, person: Participating) -> None:
    """Have one's own draft not shown after all."""
    async with services.database.transaction() as connection:
        await _require_withheld(connection, person)
        await withheld.take_back(connection, person.workshop.id, _author_key(services, person))


async def _require_withheld(connection: AsyncConnection, person: Participating) -> None:
    await agenda.meeting_of(connection, person.workshop.id, hold=True)
    outcome = await workshop_documents.outcome(connection, person.workshop.id)
    if outcome is Outcome.OPEN:
        raise Conflict("Drafting goes on.", "Nothing is shown before its time is up.")
    if outcome is not Outcome.WITHHELD:
        raise Conflict("The drafts are shown already.", "Look at them on the meeting’s page.")
    if not await has_draft_here(connection, person):
        raise WrittenElsewhere()


async def has_draft_here(connection: AsyncConnection, person: Participating) -> bool:
    """Whether this person's withheld draft opens on this device."""
    return may_open_withheld(person.circle, await workshop_documents.withheld_since(connection, person.workshop.id))


async def has_released(services: Services, connection: AsyncConnection, person: Participating) -> bool:
    """Whether this person has asked that their draft be shown. For their own pages alone, where the draft opens."""
    has_asked = _author_key(services, person) in await withheld.released(connection, person.workshop.id)
    return has_asked and await has_draft_here(connection, person)


def _author_key(services: Services, person: Participating) -> str:
    return _key(services, person.workshop.id, person.participant.id)


def _key(services: Services, workshop_id: str, participant_id: str) -> str:
    return services.key_of("release", workshop_id, participant_id)


@dataclass(frozen=True)
class _Withheld:
    """The state in which the drafts were found. They are shown only if it is still the same in the end."""

    version: int
    documents: tuple[Document, ...]
    released: frozenset[str]


async def show_if_released(services: Services, workshop_id: str) -> bool:
    """Show withheld drafts if everyone who wrote has asked for it. False if that is to be tried again soon.

    They are collected as at the end of drafting (see drafts.py), from the text that stands in the documents now.
    """
    async with services.database.reading() as connection:
        found = await _withheld(connection, workshop_id)
    if found is None:
        return True
    try:
        texts = {document.id: await services.hub.text(document.id) for document in found.documents}
    except DocumentGone:
        return False
    if not _are_all_released(services, workshop_id, found, texts):
        await _unlock(services, workshop_id, found)
        return True

    async def still_withheld(connection: AsyncConnection) -> bool:
        now = await _withheld(connection, workshop_id)
        return now is not None and (now.version, now.released) == (found.version, found.released)

    handed_in = await hand_in(services, workshop_id, found.documents, still_withheld)
    if handed_in is None:
        return False
    await services.hub.lock(handed_in.ids)
    if not await _show(services, workshop_id, found, handed_in, still_withheld):
        await give_back(services, workshop_id, handed_in.ids)
        return True  # something has changed meanwhile, and whatever changes is looked at anew
    await close_solo(services, handed_in)
    await services.ring(workshop_id)
    await services.database.forget_deleted()
    return True


async def _withheld(connection: AsyncConnection, workshop_id: str) -> _Withheld | None:
    if await workshop_documents.outcome(connection, workshop_id) is not Outcome.WITHHELD:
        return None
    return _Withheld(
        (await agenda.meeting_of(connection, workshop_id)).version,
        tuple(
            entry
            for entry in await workshop_documents.of_workshop(connection, workshop_id)
            if entry.kind is DocumentKind.SOLO
        ),
        await withheld.released(connection, workshop_id),
    )


def _are_all_released(services: Services, workshop_id: str, found: _Withheld, texts: dict[str, str]) -> bool:
    by_author = {
        _key(services, workshop_id, document.participant_id or ""): texts[document.id] for document in found.documents
    }
    return all_released(by_author, found.released)


async def _unlock(services: Services, workshop_id: str, found: _Withheld) -> None:
    """A process that was about to show the drafts has died, and an author has taken the press back since."""
    if not any(document.locked_at for document in found.documents):
        return
    async with services.database.transaction() as connection:
        await agenda.meeting_of(connection, workshop_id, hold=True)
        if await workshop_documents.outcome(connection, workshop_id) is Outcome.WITHHELD:
            await workshop_documents.unlock(connection, workshop_id)
    await give_back(services, workshop_id, [document.id for document in found.documents])


async def _show(
    services: Services, workshop_id: str, found: _Withheld, handed_in: HandedIn, still_withheld: Condition
) -> bool:
    """One transaction: the drafts appear, and the solo documents, their logs and the releases vanish."""
    async with services.database.transaction() as connection:
        running = await agenda.meeting_of(connection, workshop_id, hold=True)
        if not (await still_withheld(connection) and await are_as_handed_in(connection, workshop_id, handed_in)):
            if await workshop_documents.outcome(connection, workshop_id) is not Outcome.RELEASED:
                await workshop_documents.unlock(connection, workshop_id)
            return False
        if not _are_all_released(services, workshop_id, found, dict(handed_in.texts)):
            await workshop_documents.unlock(connection, workshop_id)
            return False
        if not await withheld.begin_release(connection, workshop_id, services.now()):
            return False
        await store_drafts(
            services, connection, workshop_id, solo_drafts(list(handed_in.texts.values()), services.random)
        )
        await workshop_documents.forget_solo_documents(connection, workshop_id)
        if running.note == NOTES[Outcome.WITHHELD]:
            shown = replace(running, note=NOTES[Outcome.RELEASED])
            await agenda.change_meeting(connection, workshop_id, running, shown)
    return True
