"""The word cloud: a doorway to the answers."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.actions.access import Facilitating, Person
from app.actions.cloud.frozen import frozen_picture
from app.actions.services import Services
from app.counting.counter import Counter
from app.counting.state import CloudState
from app.domain.cloud.cloud import CloudEntry, Segment
from app.domain.cloud.hints import LEFT_OUT, without_hints
from app.domain.cloud.offers import Offers
from app.domain.errors import NotFound
from app.domain.workshops.workshops import Workshop
from app.storage import cloud, customers, moderation

PAGE_PATIENCE = 0.02  # seconds: then a page opens with what there is, and the rest is pushed
ANSWERS_ON_PAGE = 50
ALL = 1_000_000


async def current(services: Services, workshop: Workshop, *, patience: float | None = None) -> CloudState:
    """The cloud of now. With `patience`, in seconds, by then what there is; the workshop is rung for the rest."""
    counter = await services.counters.of(workshop.id)
    return await counter.present(patience)


async def for_handout(services: Services, workshop: Workshop) -> CloudState:
    """The picture that a facilitator froze for it; if there is none, the cloud of now."""
    counter = await services.counters.of(workshop.id)
    state = await counter.present()
    return await frozen_picture(services, counter, state) or state


@dataclass(frozen=True)
class Results:
    """What the results page shows. `frozen`: the picture for the handout, if somebody froze one."""

    cloud: CloudState
    offers: Offers
    frozen: CloudState | None


async def results(
    services: Services, person: Facilitating, language: str = "", *, patience: float | None = None
) -> Results:
    """`language`: the tag of a language group; then only of its answers."""
    counter = await services.counters.of(person.workshop.id)
    state = await counter.present(patience)
    async with services.database.reading() as connection:
        customer = await customers.primary_name(connection, person.workshop.id)
    offers, frozen = await counter.offers(state, customer), await frozen_picture(services, counter, state)
    return Results(await counter.in_language(state, language), offers, frozen)


async def in_language(services: Services, person: Facilitating, language: str = "") -> CloudState:
    """The cloud of now, or of the answers in one of its languages."""
    counter = await services.counters.of(person.workshop.id)
    return await counter.in_language(await counter.present(), language)


@dataclass(frozen=True)
class AnswersPage:
    """Some of the answers behind a word. `entry`: None if no answer shown holds it."""

    entry: CloudEntry | None
    answers: tuple[tuple[Segment, ...], ...]
    number: int
    """Of this page; the first is 1."""
    pages: int
    before: CloudEntry | None
    """The next more frequent word, and the next less frequent one."""
    after: CloudEntry | None

    @property
    def has_gaps(self) -> bool:
        """Whether something is left out of these answers."""
        return any(LEFT_OUT in segment.text for answer in self.answers for segment in answer)


async def answers_page(
    services: Services, person: Person, key: str, number: int = 1, language: str = ""
) -> AnswersPage:
    """The answers in which a word of the cloud occurs, with its places marked; none below the minimum.

    A facilitator may read them all, or those in one language. For everybody else it raises NotFound for a word that
    is in no picture, and what hints point at is left out until a facilitator has looked at it.
    """
    counter = await services.counters.of(person.workshop.id)
    state = await counter.present()
    if isinstance(person, Facilitating):
        state = await counter.in_language(state, language)
    key = state.choices.root(key)  # of a word that was merged meanwhile people see what it is counted with
    words = state.words if isinstance(person, Facilitating) else await _pictured(services, counter, state)
    keys = [entry.key for entry in words]
    if not isinstance(person, Facilitating) and key not in keys:
        raise NotFound("This word is not in the picture.", "Open one of its words.")
    number = min(max(1, number), ALL)
    found = await counter.answers_with(state, key, (number - 1) * ANSWERS_ON_PAGE, ANSWERS_ON_PAGE)
    if not found.count:
        return AnswersPage(None, (), 1, 1, None, None)
    if not found.some:  # there are fewer pages by now
        return await answers_page(services, person, key, language=language)
    place = keys.index(key) if key in keys else len(keys)
    return AnswersPage(
        CloudEntry(state.named(key), found.count, key),
        await _as_read(services, person, found.some),
        number,
        -(-found.count // ANSWERS_ON_PAGE),
        words[place - 1] if place else None,
        words[place + 1] if place + 1 < len(keys) else None,
    )


async def _as_read(
    services: Services, person: Person, some: Mapping[str, tuple[Segment, ...]]
) -> tuple[tuple[Segment, ...], ...]:
    if isinstance(person, Facilitating):
        return tuple(some.values())
    async with services.database.reading() as connection:
        names = await cloud.names_of(connection, person.workshop.id)
        harmless = await moderation.harmless(connection, person.workshop.id)
    return tuple(without_hints(answer, names, harmless.get(answer_id, ())) for answer_id, answer in some.items())


async def _pictured(services: Services, counter: Counter, state: CloudState) -> tuple[CloudEntry, ...]:
    """The words of the cloud of now, and those of the picture in the handout that are not among them."""
    frozen = await frozen_picture(services, counter, state)
    now = state.entries or ()
    there = {entry.key for entry in now}
    return (*now, *(entry for entry in (frozen.entries if frozen else None) or () if entry.key not in there))


async def answers_behind(services: Services, workshop: Workshop, key: str) -> tuple[tuple[Segment, ...], ...]:
    """All of them, in no particular order."""
    counter = await services.counters.of(workshop.id)
    state = await counter.present()
    return tuple((await counter.answers_with(state, key, 0, ALL)).some.values())
