"""What a story looks at on a page of the meeting: the parts of it, by type."""

from dataclasses import asdict
from typing import TypeVar

from app.actions.access import Facilitating, Participating, Person, Watching
from app.actions.documents.wordings import Panel
from app.actions.meeting.content import Content
from app.actions.meeting.frame import ConsolePart, Frame, SeatPart
from app.actions.meeting.page import MeetingPage, meeting_page
from app.actions.meeting.phases.check import Check
from app.actions.meeting.phases.compare import Compare
from app.actions.meeting.phases.write import Write
from app.actions.meeting.shown_check import CheckShown
from app.actions.meeting.shown_drafts import ShownDrafts
from app.actions.services import Services
from tests.factories import Story

C = TypeVar("C", bound=Content)


async def page(services: Services, person: Person) -> MeetingPage:
    return await meeting_page(services, person)


async def frame(services: Services, person: Person) -> Frame:
    return (await meeting_page(services, person)).frame


async def content(services: Services, person: Person, kind: type[C]) -> C:
    """What this person's page shows of the running phase, which is of this kind."""
    return content_of(await meeting_page(services, person), kind)


async def panels(services: Services, person: Person) -> list[Panel]:
    """Of the wordings under the editors that this person's page has."""
    return list((await frame(services, person)).panels.values())


async def seat_part(services: Services, person: Participating) -> SeatPart:
    found = (await frame(services, person)).seat
    assert found is not None
    return found


async def console_part(services: Services, person: Facilitating) -> ConsolePart:
    found = (await frame(services, person)).console
    assert found is not None
    return found


async def drafts(services: Services, person: Person) -> ShownDrafts:
    """The drafts, in a phase that shows them."""
    return drafts_of(await meeting_page(services, person))


async def check(services: Services, person: Person) -> CheckShown:
    """The latest check, in the phase of it, once the questions were asked."""
    found = (await content(services, person, Check)).asked
    assert found is not None
    return found


async def of_everyone(story: Story) -> list[MeetingPage]:
    """The console, every seat, the screen."""
    people: list[Person] = [story.maria, *story.seats.values(), Watching(story.workshop)]
    return [await meeting_page(story.services, person) for person in people]


def content_of(page: MeetingPage, kind: type[C]) -> C:
    assert isinstance(page.content, kind)
    return page.content


def drafts_of(page: MeetingPage) -> ShownDrafts:
    assert isinstance(page.content, Compare | Write)
    return page.content.shown


def everything_in(page: MeetingPage) -> str:
    """All that templates could write of it, also what its repr leaves out."""
    return f"{page!r} {asdict(page)!r}"
