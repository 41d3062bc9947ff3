"""Before the meeting starts."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.access import Facilitating, Person
from app.actions.meeting.content import Content, Loader
from app.actions.meeting.frame import Frame
from app.actions.preparation.preparation import prepared
from app.actions.services import Services
from app.domain.meeting.drafts import FEWEST_SOLO_DRAFTS
from app.domain.preparation.preparation import StepStatus, board, gaps
from app.domain.seats.join_codes import opens_at
from app.i18n.messages import Text, msg


@dataclass(frozen=True, kw_only=True)
class Lobby(Content):
    """`code_opens_at`: when the join code begins to work by itself; None once it does. `writes_alone`: everyone will.

    `has_few_people`: then there cannot be enough drafts to show any. `gaps`: steps that are not done, for facilitators.
    """

    code_opens_at: datetime | None
    writes_alone: bool
    has_few_people: bool
    gaps: tuple[StepStatus, ...] = ()

    @property
    def act(self) -> Text:
        return msg("Start the meeting")

    @property
    def asks(self) -> Text:
        return msg("Not everything is ready. Press again to start") if self.gaps else ""


async def _stored(services: Services, connection: AsyncConnection, person: Person, frame: Frame) -> Lobby:
    workshop = frame.workshop
    opens, writes_alone = opens_at(workshop.starts_at), not workshop.mode.has_teams
    has_gaps = isinstance(person, Facilitating)
    return Lobby(
        code_opens_at=opens if frame.running.started_at is None and frame.now < opens else None,
        writes_alone=writes_alone,
        has_few_people=writes_alone and len(frame.people) < FEWEST_SOLO_DRAFTS,
        gaps=gaps(board(await prepared(connection, workshop))) if has_gaps else (),
    )


LOBBY = Loader(stored=_stored)
