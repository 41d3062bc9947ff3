"""The word cloud and the cultural artifacts."""

from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.access import Person
from app.actions.cloud import cloud
from app.actions.meeting.content import Content, Loader
from app.actions.meeting.frame import Frame
from app.actions.services import Services
from app.counting.state import CloudState
from app.domain.preparation.artifacts import Artifact
from app.storage import artifacts


@dataclass(frozen=True, kw_only=True)
class PeopleSaid(Content):
    """`cloud`: None only until it is asked for."""

    artifacts: tuple[Artifact, ...]
    cloud: CloudState | None = None

    @property
    def fills_screen(self) -> bool:
        return True


async def _stored(services: Services, connection: AsyncConnection, person: Person, frame: Frame) -> PeopleSaid:
    return PeopleSaid(artifacts=await artifacts.of_workshop(connection, frame.workshop.id))


async def _live(services: Services, person: Person, frame: Frame, content: PeopleSaid) -> PeopleSaid:
    return replace(content, cloud=await cloud.current(services, frame.workshop, patience=cloud.PAGE_PATIENCE))


PEOPLE_SAID = Loader(stored=_stored, live=_live)
