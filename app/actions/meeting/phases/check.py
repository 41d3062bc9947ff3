"""The three questions, asked of the statement, and its adoption."""

from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.access import Person
from app.actions.meeting.content import Content, Loader
from app.actions.meeting.frame import Frame
from app.actions.meeting.shown_check import CheckShown, shown_check
from app.actions.meeting.vision import statement
from app.actions.services import Services
from app.domain.meeting.phase_spec import State
from app.domain.meeting.vision import (
    CHECK_QUESTIONS,
    CheckOutcome,
    Vision,
    check_behind,
    doubt_before_adopting,
    hints,
    is_of_few,
)
from app.i18n.messages import Message, Text, msg
from app.storage import vision


@dataclass(frozen=True, kw_only=True)
class Check(Content):
    """`asked`: the latest check, if there is one. `statement`: the words as they stand."""

    asked: CheckShown | None
    outcomes: tuple[CheckOutcome, ...]
    vision: Vision | None
    here_count: int
    came_count: int
    statement: str = ""
    hints: tuple[Message, ...] = ()
    questions: tuple[str, ...] = CHECK_QUESTIONS

    @property
    def states(self) -> tuple[State, ...]:
        return (State.OF_FEW,) if self.is_of_few else ()

    @property
    def asks(self) -> Text:
        return msg("Not adopted yet. Press again to go on") if self.statement and not self.is_adopted else ""

    @property
    def fills_screen(self) -> bool:
        return True

    @property
    def is_adopted(self) -> bool:
        """Whether the words as they stand are the adopted ones."""
        return self.vision is not None and self.vision.statement == self.statement

    @property
    def is_current(self) -> bool:
        """Whether the latest check was asked of the words as they stand."""
        return self.asked is not None and self.asked.check.wording == self.statement

    @property
    def is_asked(self) -> bool:
        """Whether people can answer."""
        return self.is_current and self.asked is not None and not self.asked.results

    @property
    def is_revealed(self) -> bool:
        return self.is_current and self.asked is not None and bool(self.asked.results)

    @property
    def doubt(self) -> Text:
        """What a facilitator is told before adopting the words as they stand."""
        return doubt_before_adopting(check_behind(self.statement, self.outcomes))

    @property
    def asked_count(self) -> int:
        """How many are asked the three questions: who has come, also those who were taken off the list since."""
        if self.asked is None:
            return self.came_count
        return max(self.came_count + self.asked.check.gone, self.asked.done_count)

    @property
    def is_of_few(self) -> bool:
        """Whether so few are asked the three questions, or would be now, that everyone can tell who says what."""
        if self.asked and self.is_current:
            return self.asked.check.of_few and is_of_few(self.asked_count)
        return is_of_few(self.came_count)


async def _stored(services: Services, connection: AsyncConnection, person: Person, frame: Frame) -> Check:
    outcomes = await vision.outcomes(connection, frame.workshop.id)
    return Check(
        asked=await shown_check(services, connection, person, outcomes),
        outcomes=outcomes,
        vision=frame.vision,
        here_count=frame.company.here_count,
        came_count=frame.company.came_count,
    )


async def _live(services: Services, person: Person, frame: Frame, content: Check) -> Check:
    text = await statement(services, frame.group_document)
    return replace(content, statement=text, hints=hints(text), texts=(frame.group_document.id,))


CHECK = Loader(stored=_stored, live=_live)
