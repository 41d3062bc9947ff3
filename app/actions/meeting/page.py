"""A page of the meeting for one reader: what page, reply and live push are made of."""

from dataclasses import dataclass, replace

from app.actions.access import Person
from app.actions.documents import wordings
from app.actions.meeting.content import Content
from app.actions.meeting.frame import Frame, read_frame
from app.actions.meeting.phases.registry import loader
from app.actions.services import Services
from app.domain.meeting.phase_spec import Circumstance, Said
from app.domain.meeting.phases import said


@dataclass(frozen=True, kw_only=True)
class MeetingPage:
    frame: Frame
    content: Content

    @property
    def said(self) -> Said:
        """What the phase asks of people, in words."""
        frame, seat = self.frame, self.frame.seat
        situation: tuple[Circumstance, ...] = (frame.workshop.mode, frame.workshop.setting, *self.content.states)
        return said(frame.phase.kind, situation, frame.phase.title, seat_team=(seat.me.team or "") if seat else None)

    @property
    def texts(self) -> tuple[str, ...]:
        """Ids of the documents whose text the page is made of, beside its editors: it goes stale as they are edited."""
        offered = [document_id for document_id, panel in self.frame.panels.items() if panel.offer]
        return (*self.content.texts, *offered)


async def meeting_page(services: Services, person: Person) -> MeetingPage:
    """Everything that this person's page shows now."""
    async with services.database.reading() as connection:
        frame = await read_frame(services, connection, person)
        load = loader(frame.phase.kind)
        content: Content = await load.stored(services, connection, person, frame)
    if load.live:
        content = await load.live(services, person, frame, content)
    panels = await wordings.panels(services, person, frame.documents, frame.phase.kind, frame.outcome)
    return MeetingPage(frame=replace(frame, panels=panels), content=content)
