"""Drafting: two teams, or everyone alone."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.access import Person
from app.actions.meeting.content import Content, Loader, Notice
from app.actions.meeting.frame import Frame, SeatPart
from app.actions.services import Services
from app.domain.documents.documents import Document, DocumentKind
from app.domain.meeting.drafts import FEWEST_SOLO_DRAFTS
from app.domain.meeting.phase_spec import State
from app.domain.meeting.presence import PersonHere
from app.domain.meeting.solo_progress import Progress
from app.i18n.messages import Text, msg, msgs
from app.storage import solo_progress


@dataclass(frozen=True, kw_only=True)
class Room:
    """A team's breakout room, or its table."""

    document: Document
    people: tuple[PersonHere, ...]

    @property
    def here_count(self) -> int:
        return sum(bool(person.is_here) for person in self.people)


@dataclass(frozen=True, kw_only=True)
class Draft(Content):
    """`is_open`: until the drafts are collected. `progress`: of those who write alone, at the last look: all that is
    told of them. `rooms`: of the teams. `places_devices`: a seat that writes alone tells of its devices at the promise.
    """

    is_open: bool
    has_teams: bool
    rooms: tuple[Room, ...]
    people: tuple[PersonHere, ...]
    came_count: int
    progress: Progress | None
    seat: SeatPart | None

    @property
    def states(self) -> tuple[State, ...]:
        return () if self.is_open else (State.COLLECTED,)

    @property
    def act(self) -> Text:
        return msg("End drafting and collect") if self.is_open else ""

    @property
    def asks(self) -> Text:
        if not self.is_open:
            return ""
        if self.may_be_too_few:
            return msg("Maybe too few drafts. Press again")
        if self.everyone_is_done:
            return ""
        if self.has_teams:
            return msg("Not everyone is done. Press again")
        return msg("Maybe not everyone is done. Press again")

    @property
    def notice(self) -> Notice | None:
        if not self.is_open:
            return None
        if self.has_teams and not self.everyone_is_done:
            count = len(self.people)
            are_done = msgs(
                "%(done)s of %(count)s are done.", "%(done)s of %(count)s are done.", count, done=self.done_count
            )
            return Notice(tone="info", text=are_done)
        if not self.everyone_is_done or self.may_be_too_few:
            return None
        if self.has_teams:
            return Notice(tone="good", text=msg("Everyone who is here is done. You can end drafting early."))
        return Notice(tone="good", text=msg("All who are here are done. You can end drafting early."))

    @property
    def places_devices(self) -> bool:
        return not self.has_teams and self.seat is not None and self.seat.own_document is not None

    @property
    def may_be_too_few(self) -> bool:
        """Whether ending now may show nothing, as far as the last look tells."""
        return self.is_open and not self.has_teams and (not self.progress or self.progress.begun < FEWEST_SOLO_DRAFTS)

    @property
    def done_count(self) -> int:
        """Of teams; of people who write alone `progress` tells what may be told."""
        return sum(bool(person.is_done) for person in self.people)

    @property
    def everyone_is_done(self) -> bool:
        if not self.has_teams:
            return self.progress is not None and self.progress.all_done
        here = [person for person in self.people if person.is_here]
        return bool(here) and all(person.is_done for person in here)

    @property
    def i_am_done(self) -> bool:
        """A participant, by their own press."""
        mine = self.seat and next((one for one in self.people if one.participant.id == self.seat.me.id), None)
        return bool(mine and mine.is_done)


async def _stored(services: Services, connection: AsyncConnection, person: Person, frame: Frame) -> Draft:
    has_teams = frame.workshop.mode.has_teams
    teams = [document for document in frame.documents if document.kind is DocumentKind.TEAM]
    return Draft(
        is_open=frame.is_drafting,
        has_teams=has_teams,
        rooms=tuple(Room(document=document, people=frame.team(document.team)) for document in teams),
        people=frame.people,
        came_count=frame.company.came_count,
        progress=None if has_teams else await solo_progress.last_look(connection, frame.workshop.id),
        seat=frame.seat,
    )


DRAFT = Loader(stored=_stored)
