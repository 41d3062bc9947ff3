"""Wordings: list them, keep one, compare two, put one back, remove one. A solo document's are its writer's alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from app.actions.access import Facilitating, Participating, Person, Watching
from app.actions.change import change
from app.actions.documents.documents import opens_here, rights, rights_at
from app.actions.services import Services
from app.domain.documents.documents import Document, DocumentKind, facilitator_may_read, is_used, participant_may_read
from app.domain.documents.wordings import (
    BLANK,
    MOST_BY_HAND,
    NewWording,
    Offer,
    Settled,
    Why,
    Wording,
    is_worth_keeping,
    settled_as,
    stands,
)
from app.domain.errors import Invalid, NotAllowed, NotFound, TooMany
from app.domain.meeting.drafts import Outcome
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.meeting.phases import PHASES
from app.domain.words.differences import Change, Piece, compared, direction
from app.live.connection import Rights
from app.live.errors import DocumentLocked
from app.storage import vision, wordings, workshop_documents
from app.storage.wordings import Shelf
from app.storage.workshop_documents import Placed

Member = Facilitating | Participating


@dataclass(frozen=True)
class Panel:
    """What stands under a document's editor. `version` changes with the list. `offer`: of a text that was cleared."""

    document: Document
    count: int
    version: str
    may_write: bool
    offer: Offer | None


@dataclass(frozen=True)
class Listed:
    """`settled`: None unless its words were checked or adopted."""

    wording: Wording
    settled: Settled | None


@dataclass(frozen=True)
class Listing:
    """The newest first."""

    document: Document
    entries: tuple[Listed, ...]
    may_write: bool
    may_remove: bool


@dataclass(frozen=True)
class Comparison:
    """`before` and `after`: a wording's number, None for the text at present."""

    before: int | None
    after: int | None
    pieces: tuple[Piece, ...]
    direction: str

    @property
    def differs(self) -> bool:
        return any(piece.change is not Change.SAME for piece in self.pieces)


@dataclass(frozen=True)
class PutBack:
    """`asked`: whose carets are in the text, so that nothing was written yet. `undo`: what brings the text before back.
    `has_changed`: it was to be undone, and somebody has written on since, so that nothing was written yet.

    `number` and `undo` may be BLANK; `undo` is None where the text was this already.
    """

    number: int
    undo: int | None = None
    asked: tuple[str, ...] = ()
    has_changed: bool = False


async def panels(
    services: Services, person: Person, documents: Sequence[Document], phase: PhaseKind, outcome: Outcome
) -> dict[str, Panel]:
    """By document: of those that this person sees with an editor. `outcome`: how drafting has ended, if it has."""
    async with services.database.reading() as connection:
        since = (
            await workshop_documents.withheld_since(connection, person.workshop.id)
            if outcome is Outcome.WITHHELD
            else None
        )
        placed = [Placed(person.workshop.id, document, phase, outcome, since) for document in documents]
        placed = [one for one in placed if _has_editor(person, one) and opens_here(person, one)]
        if not placed:
            return {}
        shelves = await wordings.shelves(connection, [one.document.id for one in placed])
    return {
        document.id: await _panel(services, document, shelves.get(document.id, Shelf()), allowed)
        for one in placed
        for document, allowed in [(one.document, rights_at(services, person, one))]
    }


def _has_editor(person: Person, found: Placed) -> bool:
    """Group where everyone writes; where drafts are written a participant's own one, and the teams' on the console.

    A draft that is withheld has one in every phase.
    """
    document, phase = found.document, found.phase
    if isinstance(person, Watching) or not is_used(document, person.workshop.mode):
        return False
    if document.kind is DocumentKind.GROUP:
        return PHASES[phase].writes_group
    if isinstance(person, Participating):
        is_shown = participant_may_read(document, person.participant.id, person.participant.team)
    else:
        is_shown = facilitator_may_read(document)
    return is_shown and (PHASES[phase].drafts or found.outcome is Outcome.WITHHELD)


async def panel(services: Services, person: Member, document: Document) -> Panel:
    async with services.database.reading() as connection:
        shelf = (await wordings.shelves(connection, [document.id])).get(document.id, Shelf())
    return await _panel(services, document, shelf, await rights(services, person, document.id))


async def _panel(services: Services, document: Document, shelf: Shelf, allowed: Rights) -> Panel:
    offer = shelf.offer if allowed.may_write else None
    if offer and not stands(offer, await services.hub.text(document.id), services.now()):
        offer = None
    return Panel(document, shelf.count, f"{shelf.last}-{shelf.count}", allowed.may_write, offer)


async def listing(services: Services, person: Member, document_id: str) -> Listing:
    allowed = await rights(services, person, document_id)
    async with services.database.reading() as connection:
        document = await workshop_documents.by_id(connection, person.workshop.id, document_id)
        found = await wordings.of_document(connection, document_id)
        settled = await vision.settled_statements(connection, person.workshop.id)
    if document is None:
        raise _gone()
    entries = tuple(Listed(one, settled_as(one.text, settled)) for one in found)
    return Listing(document, entries, allowed.may_write, isinstance(person, Facilitating))


async def keep(services: Services, person: Member, document_id: str) -> int:
    """Keep the text as it is now. Gives its number, an old one where the same text is kept already."""
    _require_writing(await rights(services, person, document_id))
    async with services.database.transaction() as connection:
        await wordings.hold(connection, document_id)
        if await wordings.count_by_hand(connection, document_id) >= MOST_BY_HAND:
            raise TooMany("So many wordings were kept already.", "Ask your facilitator to remove some.")
        text = await services.hub.text_in(connection, document_id)
        if not is_worth_keeping(text):
            raise Invalid("There is nothing to keep yet.", "Write something first.")
        number = await wordings.keep(connection, document_id, NewWording(text, Why.BY_HAND, services.now()))
    if number is None:
        raise _gone()
    await services.ring(person.workshop.id)
    return number


async def compare(
    services: Services, person: Member, document_id: str, before: int | None, after: int | None
) -> Comparison:
    """Two wordings, or one and the text at present (None), word by word."""
    await rights(services, person, document_id)
    texts = [await _text(services, document_id, number) for number in (before, after)]
    return Comparison(before, after, compared(*texts), direction(texts[1] or texts[0]))


async def _text(services: Services, document_id: str, number: int | None) -> str:
    if number is None:
        return await services.hub.text(document_id)
    if number == BLANK:
        return ""
    async with services.database.reading() as connection:
        found = await wordings.by_number(connection, document_id, number)
    if found is None:
        raise NotFound("This wording is no longer there.", "Choose another one.")
    return found.text


async def put_back(
    services: Services, person: Member, document_id: str, number: int, *, is_sure: bool, undoes: int | None = None
) -> PutBack:
    """Make a wording the text again; the text before is kept first. While somebody's caret is in it, only if sure.

    `undoes`: the wording that was put back, of which this is the undoing; once the text is another, only if sure.
    """
    allowed = await rights(services, person, document_id)
    _require_writing(allowed)
    text = await _text(services, document_id, number)
    if not is_sure and undoes is not None and not await _is_still(services, document_id, undoes):
        return PutBack(number, has_changed=True)
    if not is_sure and (others := await services.hub.carets(document_id, allowed.person_key)):
        return PutBack(number, asked=others)
    try:
        before = await services.hub.write_text(document_id, text, Why.REPLACED)
    except DocumentLocked:
        raise _locked() from None
    await services.ring(person.workshop.id)
    if before == text:
        return PutBack(number)
    async with services.database.reading() as connection:
        undo = await wordings.number_of(connection, document_id, before)
    return PutBack(number, BLANK if undo is None else undo)


async def _is_still(services: Services, document_id: str, number: int) -> bool:
    try:
        return await services.hub.text(document_id) == await _text(services, document_id, number)
    except NotFound:
        return False


async def remove(services: Services, person: Facilitating, document_id: str, number: int) -> None:
    """For good, from the files too."""
    await rights(services, person, document_id)
    forget = partial(services.hub.forget_deleted, document_id)
    async with change(services, person, "removed a wording", before_ring=forget) as connection:
        found = await wordings.by_number(connection, document_id, number)
        if found is None:
            raise NotFound("This wording was removed already.")
        if settled_as(found.text, await vision.settled_statements(connection, person.workshop.id)):
            raise Invalid("These words were checked or adopted.", "They stay, so that the record is true.")
        await wordings.remove(connection, document_id, number)
    await services.database.forget_deleted("wordings", "document_updates")


def _require_writing(allowed: Rights) -> None:
    if not allowed.may_write:
        raise _locked()


def _locked() -> NotAllowed:
    return NotAllowed("Nobody writes in this document now.", "You can look at its wordings and compare them.")


def _gone() -> NotFound:
    return NotFound("This document is no longer there.")
