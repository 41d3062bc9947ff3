"""After the work: the vision, or the words as they stand."""

from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.access import Person
from app.actions.meeting.content import Content, Loader
from app.actions.meeting.frame import Frame
from app.actions.meeting.vision import statement
from app.actions.services import Services
from app.domain.meeting.phase_spec import State


@dataclass(frozen=True, kw_only=True)
class NextSteps(Content):
    is_adopted: bool
    statement: str = ""

    @property
    def states(self) -> tuple[State, ...]:
        return () if self.is_adopted else (State.NOT_ADOPTED,)


async def _stored(services: Services, connection: AsyncConnection, person: Person, frame: Frame) -> NextSteps:
    return NextSteps(is_adopted=frame.vision is not None)


async def _live(services: Services, person: Person, frame: Frame, content: NextSteps) -> NextSteps:
    text = await statement(services, frame.group_document)
    return replace(content, statement=text, texts=(frame.group_document.id,))


NEXT_STEPS = Loader(stored=_stored, live=_live)
