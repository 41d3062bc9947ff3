"""Looking through a survey's answers, hiding some of them, and showing them again."""

from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.access import Facilitating
from app.actions.hinted_answers import Names
from app.actions.services import Services
from app.domain.answer_hints import hints
from app.domain.moderation import (
    PAGE_SIZE,
    AnswerCounts,
    ListedAnswer,
    Listing,
    StoredAnswer,
    Wish,
    page_count,
)
from app.domain.refusals import NotFound
from app.storage import moderation, people


@dataclass(frozen=True)
class AnswersView:
    """`listed` is empty while there are so few answers that none is shown. `matching`: how many the wish finds."""

    counts: AnswerCounts
    wish: Wish
    listed: tuple[ListedAnswer, ...]
    matching: int

    @property
    def pages(self) -> int:
        return page_count(self.matching)


async def view(services: Services, person: Facilitating, wish: Wish) -> AnswersView:
    async with services.database.reading() as connection:
        counts = await moderation.counts(connection, person.workshop.id)
        names = await _names(connection, person)
    if not counts.may_be_read:
        return AnswersView(counts, wish, (), 0)
    if wish.listing is Listing.HINTED:
        await services.hinted_answers.look(services.database, person.workshop.id, names)
    async with services.database.reading() as connection:
        hinted = await _hinted_and_shown(services, connection, person, names)
        counts = replace(counts, hinted=len(hinted) if hinted is not None else None)
        found, matching = await _found(connection, person, wish, hinted or frozenset())
    return AnswersView(counts, wish, tuple(_listed(answer, names) for answer in found), matching)


async def _found(
    connection: AsyncConnection, person: Facilitating, wish: Wish, hinted: frozenset[str]
) -> tuple[tuple[StoredAnswer, ...], int]:
    """The page that is wished for, and how many answers there are on all pages."""
    workshop_id, offset = person.workshop.id, (wish.page - 1) * PAGE_SIZE
    if wish.listing is not Listing.HINTED:
        found = await moderation.listed(
            connection, workshop_id, wish.listing, wish.search, offset=offset, limit=PAGE_SIZE
        )
        return found, await moderation.number_listed(connection, workshop_id, wish.listing, wish.search)
    if wish.search:
        found = await moderation.those(connection, workshop_id, hinted, wish.search)
        return found[offset : offset + PAGE_SIZE], len(found)
    wanted = sorted(hinted)[offset : offset + PAGE_SIZE]
    return await moderation.those(connection, workshop_id, wanted), len(hinted)


async def counts(services: Services, person: Facilitating) -> AnswerCounts:
    """With the number of answers that have hints, however long it takes to look for them."""
    async with services.database.reading() as connection:
        found = await moderation.counts(connection, person.workshop.id)
        names = await _names(connection, person)
    if not found.may_be_read:
        return found
    hinted = await services.hinted_answers.look(services.database, person.workshop.id, names)
    async with services.database.reading() as connection:
        hidden = await moderation.hidden_ids(connection, person.workshop.id)
    return replace(found, hinted=len(hinted - hidden))


async def hide(services: Services, person: Facilitating, answer_id: str) -> ListedAnswer:
    """From now on nobody but the facilitators finds this answer, and only here. Hiding it twice changes nothing."""
    async with services.database.transaction() as connection:
        await _one(connection, person, answer_id)
        await moderation.hide(connection, person.workshop.id, answer_id, person.name, services.now())
        answer = await _one(connection, person, answer_id)
        names = await _names(connection, person)
    await _tell(services, person)
    return _listed(answer, names)


async def show(services: Services, person: Facilitating, answer_id: str) -> ListedAnswer:
    """It counts again as if it had never been hidden."""
    async with services.database.transaction() as connection:
        await moderation.show(connection, person.workshop.id, answer_id)
        answer = await _one(connection, person, answer_id)
        names = await _names(connection, person)
    await _tell(services, person)
    return _listed(answer, names)


async def _one(connection: AsyncConnection, person: Facilitating, answer_id: str) -> StoredAnswer:
    found = await moderation.those(connection, person.workshop.id, (answer_id,))
    if not found or not (await moderation.counts(connection, person.workshop.id)).may_be_read:
        raise NotFound(
            "This answer is not here: perhaps the survey was closed meanwhile, or an import undone.",
            "Load the list of answers again.",
        )
    return found[0]


async def _names(connection: AsyncConnection, person: Facilitating) -> Names:
    roster = await people.of_workshop(connection, person.workshop.id)
    workshop = person.workshop
    return Names(tuple(sorted(entry.name for entry in roster)), (workshop.organisation, workshop.title))


async def _hinted_and_shown(
    services: Services, connection: AsyncConnection, person: Facilitating, names: Names
) -> frozenset[str] | None:
    mark = await moderation.mark(connection, person.workshop.id)
    hinted = services.hinted_answers.known(person.workshop.id, names, mark)
    if hinted is None:
        return None
    return hinted - await moderation.hidden_ids(connection, person.workshop.id)


def _listed(answer: StoredAnswer, names: Names) -> ListedAnswer:
    return ListedAnswer(answer, hints(answer.text, names.people, names.known))


async def _tell(services: Services, person: Facilitating) -> None:
    """Every page that shows words or answers looks again."""
    await services.bus.publish(f"answers:{person.workshop.id}")
    await services.ring(person.workshop.id)
