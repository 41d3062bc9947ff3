"""Reading the drafts, and liking phrases in them."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.access import Person
from app.actions.meeting.content import Content, Loader
from app.actions.meeting.frame import Frame
from app.actions.meeting.shown_drafts import ShownDrafts, shown_drafts
from app.actions.services import Services
from app.domain.meeting.phase_spec import State


@dataclass(frozen=True, kw_only=True)
class Compare(Content):
    shown: ShownDrafts
    is_withheld: bool

    @property
    def states(self) -> tuple[State, ...]:
        return (State.WITHHELD,) if self.is_withheld else ()

    @property
    def fills_screen(self) -> bool:
        return True

    @property
    def places_withheld(self) -> bool:
        return True


async def _stored(services: Services, connection: AsyncConnection, person: Person, frame: Frame) -> Compare:
    return Compare(shown=await shown_drafts(services, connection, person, frame), is_withheld=frame.is_withheld)


COMPARE = Loader(stored=_stored)
