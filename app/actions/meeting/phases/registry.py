"""Which content each kind of phase has. A kind that is not listed shows what it asks of people, and nothing more."""

from typing import Any

from app.actions.meeting.content import PLAIN, Loader
from app.actions.meeting.phases.check import CHECK
from app.actions.meeting.phases.compare import COMPARE
from app.actions.meeting.phases.customer import CUSTOMER
from app.actions.meeting.phases.draft import DRAFT
from app.actions.meeting.phases.good_vision import GOOD_VISION
from app.actions.meeting.phases.lobby import LOBBY
from app.actions.meeting.phases.next_steps import NEXT_STEPS
from app.actions.meeting.phases.people_said import PEOPLE_SAID
from app.actions.meeting.phases.write import WRITE
from app.domain.meeting.phase_spec import PhaseKind

LOADERS: dict[PhaseKind, Loader[Any]] = {
    PhaseKind.LOBBY: LOBBY,
    PhaseKind.PEOPLE_SAID: PEOPLE_SAID,
    PhaseKind.CUSTOMER: CUSTOMER,
    PhaseKind.GOOD_VISION: GOOD_VISION,
    PhaseKind.DRAFT: DRAFT,
    PhaseKind.COMPARE: COMPARE,
    PhaseKind.WRITE: WRITE,
    PhaseKind.CHECK: CHECK,
    PhaseKind.NEXT_STEPS: NEXT_STEPS,
}


def loader(kind: PhaseKind) -> Loader[Any]:
    return LOADERS.get(kind, PLAIN)
