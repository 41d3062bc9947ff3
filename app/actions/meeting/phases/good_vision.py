"""What a good vision is: the three questions, and visions of others."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.access import Person
from app.actions.meeting.content import Content, Loader
from app.actions.meeting.frame import Frame
from app.actions.services import Services
from app.domain.meeting.vision import CHECK_QUESTIONS, EXAMPLES


@dataclass(frozen=True, kw_only=True)
class GoodVision(Content):
    questions: tuple[str, ...] = CHECK_QUESTIONS
    examples: tuple[str, ...] = EXAMPLES

    @property
    def fills_screen(self) -> bool:
        return True


async def _stored(services: Services, connection: AsyncConnection, person: Person, frame: Frame) -> GoodVision:
    return GoodVision()


GOOD_VISION = Loader(stored=_stored)
