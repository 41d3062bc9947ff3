"""Looking through a survey's answers, hiding some of them, showing them again, and calling hints harmless."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from functools import partial

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.access import Facilitating
from app.actions.change import Step, change
from app.actions.cloud.cloud import PAGE_PATIENCE
from app.actions.services import Services
from app.domain.answers.moderation import PAGE_SIZE, AnswerCounts, ListedAnswer, Listing, StoredAnswer, Wish, page_count
from app.domain.errors import NotFound
from app.domain.hints.hints import HintKind, Names, open_hints, stretch
from app.storage import cloud, moderation


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

    @property
    def kinds(self) -> tuple[HintKind, ...]:
        """Of the open hints in the answers of this page."""
        return tuple(kind for kind in HintKind if any(hint.kind is kind for one in self.listed for hint in one.hints))


async def view(services: Services, person: Facilitating, wish: Wish) -> AnswersView:
    async with services.database.reading() as connection:
        counts = await moderation.counts(connection, person.workshop.id)
        names = await cloud.names_of(connection, person.workshop.id)
    if not counts.may_be_read:
        return AnswersView(counts, wish, (), 0)
    hinted = await _with_open_hints(services, person, None if wish.listing is Listing.HINTED else PAGE_PATIENCE)
    async with services.database.reading() as connection:
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
    if not found.may_be_read:
        return found
    return replace(found, hinted=len(await _with_open_hints(services, person) or ()))


async def number_with_hints(services: Services, person: Facilitating) -> int:
    """How many answers that are shown have hints at which nobody has looked; 0 while so few are there that none is."""
    return (await counts(services, person)).hinted or 0


async def hide(services: Services, person: Facilitating, answer_id: str) -> ListedAnswer:
    """From now on nobody but the facilitators finds this answer, and only here. Hiding it twice changes nothing."""

    async def work(connection: AsyncConnection, _: ListedAnswer) -> None:
        await moderation.hide(connection, person.workshop.id, answer_id, person.name, services.now())

    return await _changed(services, person, answer_id, "hid an answer", work)


async def show(services: Services, person: Facilitating, answer_id: str) -> ListedAnswer:
    """It counts again as if it had never been hidden."""

    async def work(connection: AsyncConnection, _: ListedAnswer) -> None:
        await moderation.show(connection, person.workshop.id, answer_id)

    return await _changed(services, person, answer_id, "showed an answer again", work)


async def call_harmless(services: Services, person: Facilitating, answer_id: str) -> ListedAnswer:
    """What the hints in it point at names nobody: the words may be shown. A hint that comes later is open again."""

    async def work(connection: AsyncConnection, listed: ListedAnswer) -> None:
        answer = listed.answer
        stretches = answer.harmless | {stretch(answer.text, hint) for hint in listed.hints}
        await moderation.call_harmless(
            connection, person.workshop.id, answer_id, stretches, person.name, services.now()
        )

    return await _changed(services, person, answer_id, "called the hints in an answer harmless", work)


async def call_doubtful(services: Services, person: Facilitating, answer_id: str) -> ListedAnswer:
    """Not harmless after all: its hints are open again."""

    async def work(connection: AsyncConnection, _: ListedAnswer) -> None:
        await moderation.call_doubtful(connection, person.workshop.id, answer_id)

    return await _changed(services, person, answer_id, "called the hints in an answer doubtful", work)


async def _changed(
    services: Services,
    person: Facilitating,
    answer_id: str,
    what: str,
    work: Callable[[AsyncConnection, ListedAnswer], Awaitable[None]],
) -> ListedAnswer:
    """Every page that shows words or answers looks again."""
    async with change(services, person, what, before_ring=tell_counters(services, person)) as connection:
        names = await cloud.names_of(connection, person.workshop.id)
        await work(connection, _listed(await _one(connection, person, answer_id), names))
        answer = await _one(connection, person, answer_id)
    return _listed(answer, names)


def tell_counters(services: Services, person: Facilitating) -> Step:
    """Every running count of the workshop's answers looks again."""
    return partial(services.bus.publish, f"answers:{person.workshop.id}")


async def answers_with_open_hints(services: Services, person: Facilitating) -> frozenset[str]:
    """The ids of those that are shown; none while there are so few answers that none is."""
    async with services.database.reading() as connection:
        may_be_read = (await moderation.counts(connection, person.workshop.id)).may_be_read
    return (await _with_open_hints(services, person) or frozenset()) if may_be_read else frozenset()


async def _one(connection: AsyncConnection, person: Facilitating, answer_id: str) -> StoredAnswer:
    found = await moderation.those(connection, person.workshop.id, (answer_id,))
    if not found or not (await moderation.counts(connection, person.workshop.id)).may_be_read:
        raise NotFound(
            "This answer is not here: perhaps the survey was closed meanwhile, or an import undone.",
            "Load the list of answers again.",
        )
    return found[0]


async def _with_open_hints(
    services: Services, person: Facilitating, patience: float | None = None
) -> frozenset[str] | None:
    """The ids of answers that are shown; None where looking for them takes longer than `patience`, in seconds."""
    state = await (await services.counters.of(person.workshop.id)).present(patience)
    return None if state.is_counting else state.hints.answers


def _listed(answer: StoredAnswer, names: Names) -> ListedAnswer:
    return ListedAnswer(answer, open_hints(answer.text, names, answer.harmless))
