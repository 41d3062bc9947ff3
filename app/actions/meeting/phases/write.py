"""Writing the group statement, with the drafts beside it."""

from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.access import Facilitating, Person
from app.actions.meeting.content import Content, Loader
from app.actions.meeting.frame import Frame
from app.actions.meeting.shown_drafts import ShownDrafts, shown_drafts
from app.actions.meeting.vision import statement
from app.actions.services import Services
from app.domain.meeting.phase_spec import State
from app.domain.meeting.vision import hints
from app.i18n.messages import Message


@dataclass(frozen=True, kw_only=True)
class Write(Content):
    """`hints`: on the statement as it stands."""

    shown: ShownDrafts
    is_withheld: bool
    hints: tuple[Message, ...] = ()

    @property
    def states(self) -> tuple[State, ...]:
        return (State.WITHHELD,) if self.is_withheld else ()

    @property
    def fills_screen(self) -> bool:
        return True

    @property
    def places_withheld(self) -> bool:
        return True


async def _stored(services: Services, connection: AsyncConnection, person: Person, frame: Frame) -> Write:
    return Write(shown=await shown_drafts(services, connection, person, frame), is_withheld=frame.is_withheld)


async def _live(services: Services, person: Person, frame: Frame, content: Write) -> Write:
    """Only the console shows more of the statement than its editor does."""
    if not isinstance(person, Facilitating):
        return content
    text = await statement(services, frame.group_document)
    return replace(content, hints=hints(text), texts=(frame.group_document.id,))


WRITE = Loader(stored=_stored, live=_live)
