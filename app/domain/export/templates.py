"""Templates: an agenda and artifacts to begin the next workshop with; and what a copy of a workshop takes over."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from app.domain.meeting.agenda import Phase
from app.domain.preparation.artifacts import Artifact
from app.domain.preparation.customers import Customer, PrimaryCustomer
from app.domain.preparation.platform import Platform
from app.domain.workshops.workshops import Mode, Setting, required_line
from app.i18n.speech import SOURCE

MOST_TEMPLATES = 50
"""Of one account: a list that can be looked through."""


@dataclass(frozen=True)
class StartingPoint:
    """What a new workshop begins with. Ids in it are those of where it came from, and are never used again.

    No people, answers, drafts or links are in it: the next department has its own.
    """

    mode: Mode
    setting: Setting
    phases: Sequence[Phase]
    language: str = SOURCE
    artifacts: Sequence[Artifact] = ()
    customers: Sequence[Customer] = ()
    primary: PrimaryCustomer | None = None
    platform: Platform | None = None
    question: str = ""
    translations: Mapping[str, str] = field(default_factory=dict)
    """The question in further languages."""

    def with_new_ids(self, new_id: Callable[[], str]) -> "StartingPoint":
        """The same under ids of its own, segments and the primary customer pointing to the right ones."""
        ids = {customer.id: new_id() for customer in self.customers}
        primary = self.primary
        return replace(
            self,
            phases=tuple(replace(phase, id=new_id()) for phase in self.phases),
            artifacts=tuple(replace(artifact, id=new_id()) for artifact in self.artifacts),
            customers=tuple(
                replace(one, id=ids[one.id], segment_of=ids.get(one.segment_of or "")) for one in self.customers
            ),
            primary=primary and replace(primary, customer_id=ids[primary.customer_id]),
        )


@dataclass(frozen=True)
class Template:
    id: str
    name: str
    begins_with: StartingPoint
    created_at: datetime


def for_a_copy(platform: Platform) -> Platform:
    """What is true of the platform in every meeting; links and passcodes are each meeting's own."""
    return replace(platform, link="", passcode="", dial_in="", team_a_link="", team_b_link="")


def checked_name(name: str) -> str:
    """Raises Invalid."""
    return required_line(name, "name", "a name for the template", limit=100)
