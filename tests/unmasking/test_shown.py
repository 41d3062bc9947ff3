"""The simulated meetings show what the server shows: one is held there, with its database, and compared throughout."""

from datetime import timedelta
from random import Random

from app.actions.access import Participating
from app.actions.meeting import agenda, solo_progress
from app.actions.meeting.page import meeting_page
from app.actions.people import people
from app.actions.services import Services
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.meeting.solo_progress import LOOK_SECONDS, Progress, look_at, progress
from app.domain.workshops.workshops import Mode
from tests import factories
from tests.factories import Clock, Story
from tests.people import Member
from tests.unmasking.displays import Truth, console, told
from tests.unmasking.typists import PHASE_SECONDS, Event, What, gathering

SEED = 7


class Server:
    """Does on the server what happens in a simulated meeting."""

    def __init__(self, story: Story, here: frozenset[str]) -> None:
        self.story = story
        self.here = here
        self.presences: dict[str, list[str]] = {seat.name: [] for seat in story.seats.values()}

    def seat(self, name: str) -> Participating:
        return next(seat for seat in self.story.seats.values() if seat.name == name)

    async def begins(self) -> None:
        for name in sorted(self.here):
            await self.happens(Event(0, name, What.ARRIVES))

    async def happens(self, event: Event) -> None:
        services, name = self.story.services, event.name
        if event.what is What.ARRIVES:
            self.presences[name].append(await people.arrive(services, self.seat(name)))
        elif event.what is What.LEAVES:
            await people.leave(services, self.seat(name), self.presences[name].pop())
        elif event.what is What.HAS:
            member = next(one for one in self.story.seats if one.name == name)
            await self.story.writes(member, "word " * event.words)
        else:
            await agenda.set_done(services, self.seat(name), event.what is What.TICKS)

    async def shows(self, kind: str) -> dict[str, object]:
        open_pages = tuple(one for found in self.presences.values() for one in found)
        await people.still_here(self.story.services, open_pages)
        if kind == "look":
            await solo_progress.look(self.story.services)
        return told(await meeting_page(self.story.services, self.story.maria))


async def test_a_simulated_meeting_shows_what_the_server_shows(services: Services, clock: Clock) -> None:
    held = next(one for one in (gathering(Random(seed)) for seed in range(SEED, 99)) if len(one.names) == 4)
    story = await factories.story(
        services, clock, Mode.SOLO, [Member(name, "", "Guide", "House", "") for name in held.names]
    )
    clock.moment = begins = look_at(clock.moment)
    await story.goes_to(PhaseKind.DRAFT)
    server, truth = Server(story, held.here), Truth.at_the_beginning(held)
    await server.begins()
    found: Progress | None = None
    looks = [(at, None) for at in range(LOOK_SECONDS, int(PHASE_SECONDS), LOOK_SECONDS)]
    happens = [(event.at, event) for event in held.events if event.at < PHASE_SECONDS]
    for at, event in sorted([*looks, *happens], key=lambda one: one[0]):
        clock.moment = begins + timedelta(seconds=at)
        if event is None:
            found = progress(truth.here, truth.writers, truth.done)
        else:
            truth.happens(event)
            await server.happens(event)
        expected = dict(console(truth, PhaseKind.DRAFT, found))
        del expected["late"]
        assert named(await server.shows("" if event else "look")) == named(expected), at
    assert found and found.begun == 3


def named(shown: dict[str, object]) -> dict[str, object]:
    return shown | {"people": sorted(shown["people"].items())}  # type: ignore[attr-defined]
