"""The table of surfaces: which pages are live, what opens each, how it is made, and how often it is sent at least."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from app.actions.access import Facilitating, Person
from app.actions.services import Services
from app.web.cloud.cloud import results_partial
from app.web.documents.pages import documents_partial
from app.web.invitations import standings_partial
from app.web.meeting.strip import live_strip
from app.web.meeting.surfaces import live_stage
from app.web.partials import Partial
from app.web.sessions import Opener
from app.web.survey import survey

Asked = Mapping[str, str]
"""The query of the page's address."""
P = TypeVar("P", bound=Person)
Render = Callable[[Services, P, Asked], Awaitable[Partial]]


@dataclass(frozen=True, kw_only=True)
class LiveSurface:
    """`refresh_seconds`: without any ring, which heals a lost one, and notices who is gone.

    `gather_seconds`: rings that come together are answered together.
    """

    opener: Opener
    render: Render[Person]
    refresh_seconds: float = 10.0
    gather_seconds: float = 0.05


def _for_facilitators(
    render: Render[Facilitating], *, refresh_seconds: float = 10.0, gather_seconds: float = 0.05
) -> LiveSurface:
    async def checked(services: Services, person: Person, asked: Asked) -> Partial:
        assert isinstance(person, Facilitating)
        return await render(services, person, asked)

    return LiveSurface(
        opener=Opener.ACCOUNT, render=checked, refresh_seconds=refresh_seconds, gather_seconds=gather_seconds
    )


async def _stage(services: Services, person: Person, asked: Asked) -> Partial:
    return await live_stage(services, person)


async def _strip(services: Services, person: Person, asked: Asked) -> Partial:
    return Partial(await live_strip(services, person))


async def _survey(services: Services, person: Facilitating, asked: Asked) -> Partial:
    return Partial(await survey.live_partial(services, person))


async def _cloud(services: Services, person: Facilitating, asked: Asked) -> Partial:
    return Partial(await results_partial(services, person, asked.get("sort", ""), asked.get("language", "")))


async def _documents(services: Services, person: Facilitating, asked: Asked) -> Partial:
    return await documents_partial(services, person)


async def _invitations(services: Services, person: Facilitating, asked: Asked) -> Partial:
    return Partial(await standings_partial(services, person))


SURFACES = {
    "console": _for_facilitators(_stage, refresh_seconds=3.0),
    "seat": LiveSurface(opener=Opener.SEAT, render=_stage),
    "strip": LiveSurface(opener=Opener.SEAT, render=_strip),
    "screen": LiveSurface(opener=Opener.SCREEN, render=_stage),
    "survey": _for_facilitators(_survey),
    "documents": _for_facilitators(_documents),
    "invitations": _for_facilitators(_invitations),
    "cloud": _for_facilitators(_cloud, gather_seconds=0.2),  # answers pour in: a few times a second
}
