"""What only one phase shows. Each kind with something of its own has a value made from these."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.access import Person
from app.actions.meeting.frame import Frame
from app.actions.services import Services
from app.domain.meeting.phase_spec import State
from app.i18n.messages import Message, Text


@dataclass(frozen=True, kw_only=True)
class Notice:
    """A sentence above the stage."""

    tone: Literal["good", "info"]
    text: Message


@dataclass(frozen=True, kw_only=True)
class Content:
    """Enough for a phase that shows nothing but what it asks of people.

    `texts`: ids of the documents whose text the page is made of, beside its editors.
    """

    texts: tuple[str, ...] = ()

    @property
    def states(self) -> tuple[State, ...]:
        """What has happened, where the phase's words depend on it."""
        return ()

    @property
    def act(self) -> Text:
        """The words of the button that leads on; "" where it names the next phase."""
        return ""

    @property
    def asks(self) -> Text:
        """What that button asks before it does so; "" if nothing."""
        return ""

    @property
    def notice(self) -> Notice | None:
        """On the console."""
        return None

    @property
    def fills_screen(self) -> bool:
        """Whether the screen view is all stage; else it shows a few large words."""
        return False

    @property
    def places_devices(self) -> bool:
        """Whether a seat tells of its other devices at a place of the phase's own."""
        return False

    @property
    def places_withheld(self) -> bool:
        """Whether a seat shows its withheld draft at a place of the phase's own."""
        return False


C = TypeVar("C", bound=Content)


@dataclass(frozen=True, kw_only=True)
class Loader(Generic[C]):
    """`stored`: read in the transaction that the frame was read in. `live`: adds what is not read from the database."""

    stored: Callable[[Services, AsyncConnection, Person, Frame], Awaitable[C]]
    live: Callable[[Services, Person, Frame, C], Awaitable[C]] | None = None


async def _nothing(services: Services, connection: AsyncConnection, person: Person, frame: Frame) -> Content:
    return Content()


PLAIN = Loader(stored=_nothing)
