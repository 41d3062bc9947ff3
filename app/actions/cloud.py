"""The word cloud: a doorway to the answers."""

from dataclasses import dataclass

from app.actions.access import Facilitating
from app.actions.cloud_frozen import frozen_picture
from app.actions.cloud_state import CloudState
from app.actions.services import Services
from app.domain.cloud import CloudEntry, Segment
from app.domain.cloud_choices import Suggestion
from app.domain.workshops import Workshop

PAGE_PATIENCE = 0.02  # seconds: then a page opens with what there is, and the rest is pushed
ANSWERS_ON_PAGE = 50
ALL = 1_000_000


async def current(services: Services, workshop: Workshop, *, patience: float | None = None) -> CloudState:
    """The cloud of now. With `patience`, in seconds, by then what there is; the workshop's bell rings for the rest."""
    counting = await services.tallies.of(workshop.id)
    return await counting.present(patience)


async def for_handout(services: Services, workshop: Workshop) -> CloudState:
    """The picture that a facilitator froze for it; if there is none, the cloud of now."""
    counting = await services.tallies.of(workshop.id)
    state = await counting.present()
    return await frozen_picture(services, counting, state) or state


@dataclass(frozen=True)
class Results:
    """What the results page shows. `frozen`: the picture for the handout, if somebody froze one."""

    cloud: CloudState
    suggestions: tuple[Suggestion, ...]
    frozen: CloudState | None


async def results(services: Services, person: Facilitating, *, patience: float | None = None) -> Results:
    counting = await services.tallies.of(person.workshop.id)
    state = await counting.present(patience)
    return Results(state, await counting.suggestions(state), await frozen_picture(services, counting, state))


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


async def answers_page(services: Services, workshop: Workshop, key: str, number: int = 1) -> AnswersPage:
    """The answers in which a word of the cloud occurs, with its places marked; none below the minimum."""
    counting = await services.tallies.of(workshop.id)
    state = await counting.present()
    key = state.choices.root(key)  # whoever opens a word that was merged meanwhile sees what it is counted with
    number = min(max(1, number), ALL)
    found = await counting.answers_with(state, key, (number - 1) * ANSWERS_ON_PAGE, ANSWERS_ON_PAGE)
    if not found.count:
        return AnswersPage(None, (), 1, 1, None, None)
    if not found.some:  # there are fewer pages by now
        return await answers_page(services, workshop, key)
    keys = [entry.key for entry in state.words]
    place = keys.index(key) if key in keys else len(keys)
    return AnswersPage(
        CloudEntry(state.named(key), found.count, key),
        found.some,
        number,
        -(-found.count // ANSWERS_ON_PAGE),
        state.words[place - 1] if place else None,
        state.words[place + 1] if place + 1 < len(keys) else None,
    )


async def answers_behind(services: Services, workshop: Workshop, key: str) -> tuple[tuple[Segment, ...], ...]:
    """All of them, in no particular order."""
    counting = await services.tallies.of(workshop.id)
    state = await counting.present()
    return (await counting.answers_with(state, key, 0, ALL)).some
