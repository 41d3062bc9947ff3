"""The drafts as a page shows them, with what people like in them."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.access import Facilitating, Participating, Person
from app.actions.meeting.drafts import liker_key
from app.actions.meeting.frame import Frame
from app.actions.services import Services
from app.domain.meeting.drafts import (
    Draft,
    HeatSegment,
    LateDraft,
    Like,
    LikedPhrase,
    NoDrafts,
    are_shown,
    heat_segments,
    liked_phrases,
    why_no_drafts,
)
from app.storage import drafts, late_drafts


@dataclass(frozen=True, kw_only=True)
class DraftShown:
    draft: Draft
    segments: tuple[HeatSegment, ...]
    phrases: tuple[LikedPhrase, ...]


@dataclass(frozen=True, kw_only=True)
class ShownDrafts:
    """`none_because`: only where there are none. `late`: what was offered after the end, for facilitators."""

    drafts: tuple[DraftShown, ...]
    none_because: NoDrafts | None
    late: tuple[LateDraft, ...]

    @property
    def likes_are_open(self) -> bool:
        """Whether people can still like something, and take it back."""
        return any(not shown.draft.is_settled for shown in self.drafts)

    @property
    def liked(self) -> tuple[tuple[Draft, LikedPhrase], ...]:
        """All liked phrases with their drafts, the most liked first."""
        found = [(shown.draft, phrase) for shown in self.drafts for phrase in shown.phrases]
        return tuple(sorted(found, key=lambda pair: -pair[1].count))


async def shown_drafts(services: Services, connection: AsyncConnection, person: Person, frame: Frame) -> ShownDrafts:
    drafted = await _drafts(services, connection, person, frame)
    late = await late_drafts.of_workshop(connection, frame.workshop.id) if isinstance(person, Facilitating) else ()
    return ShownDrafts(
        drafts=drafted,
        none_because=None if drafted else why_no_drafts(frame.workshop.mode, frame.outcome),
        late=late,
    )


async def _drafts(
    services: Services, connection: AsyncConnection, person: Person, frame: Frame
) -> tuple[DraftShown, ...]:
    found = await drafts.of_workshop(connection, frame.workshop.id)
    if not are_shown(frame.workshop.mode, frame.outcome, found):
        return ()
    likes: tuple[Like, ...] = await drafts.likes_of(connection, frame.workshop.id)
    own = liker_key(services, person) if isinstance(person, Participating) else ""
    return tuple(
        DraftShown(draft=draft, segments=heat_segments(draft, likes), phrases=liked_phrases(draft, likes, own))
        for draft in found
    )
