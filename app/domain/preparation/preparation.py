"""The nine preparation steps (docs/method.md, part 1): what each is called, why it matters, and how far it is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from app.domain.cloud.cloud import MINIMUM_ANSWERS
from app.domain.people.people import Participant, advice_on_number
from app.domain.preparation.artifacts import Artifact
from app.domain.preparation.buy_in import BuyIn
from app.domain.preparation.customers import Customer, PrimaryCustomer
from app.domain.preparation.platform import Platform
from app.domain.survey.progress import answers_in_words
from app.domain.survey.survey import SurveyOpening
from app.domain.workshops.workshops import Mode, Setting


class StepKey(StrEnum):
    """Also the last part of the step's address."""

    BUY_IN = "buy-in"
    ARTIFACTS = "artifacts"
    PEOPLE = "people"
    SURVEY = "survey"
    CUSTOMERS = "customers"
    PLATFORM = "platform"
    DOCUMENTS = "documents"
    HANDOUT = "handout"
    INVITATIONS = "invitations"


@dataclass(frozen=True)
class Step:
    number: int
    key: StepKey
    title: str
    why: str
    """One line, from the method."""


_WHAT_AND_WHY = (
    (StepKey.BUY_IN, "Buy-in", "A vision that senior leaders stand behind gets used; one they first hear of does not."),
    (StepKey.ARTIFACTS, "Cultural artifacts", "The vision must fit what the organisation already says of itself."),
    (StepKey.PEOPLE, "People", "Seven to ten people from different departments see the whole experience."),
    (StepKey.SURVEY, "Survey", "One question lets everybody whom the vision will cover have a say in it."),
    (StepKey.CUSTOMERS, "Customers", "The vision is about one primary customer: that gives it focus."),
    (StepKey.PLATFORM, "Video platform", "Whether it has breakout rooms decides how people draft."),
    (StepKey.DOCUMENTS, "Documents", "Blank, shared and ready, so that no meeting time goes into setting up."),
    (StepKey.HANDOUT, "Handout", "Everything to look at, on paper or a second screen; and who is who."),
    (StepKey.INVITATIONS, "Invitations", "People who have the link and the handout in time start on time."),
)

STEPS = {key: Step(number, key, title, why) for number, (key, title, why) in enumerate(_WHAT_AND_WHY, start=1)}
_ROOM_WHY = "Whether two teams can write apart decides how people draft."
_ROOM = replace(STEPS[StepKey.PLATFORM], title="Room", why=_ROOM_WHY)


def steps_for(setting: Setting) -> dict[StepKey, Step]:
    """The steps as they are called where people meet in person, or on a video call."""
    return STEPS | {StepKey.PLATFORM: _ROOM} if setting.is_in_person else STEPS


class StepState(StrEnum):
    DONE = "done"
    STARTED = "started"
    MISSING = "missing"


@dataclass(frozen=True)
class StepStatus:
    """`said`: what is there; `missing`: what is not, in words that fit behind “Not ready yet:”; empty when done."""

    step: Step
    state: StepState
    said: str
    missing: str = ""


@dataclass(frozen=True)
class Prepared:
    """What a workshop has been prepared with so far. `invited`: how many people were sent or given their link."""

    setting: Setting
    mode: Mode
    place: str
    buy_in: BuyIn
    artifacts: Sequence[Artifact]
    people: Sequence[Participant]
    openings: Sequence[SurveyOpening]
    answer_count: int
    customers: Sequence[Customer]
    primary: PrimaryCustomer | None
    platform: Platform
    invited: int


def board(prepared: Prepared) -> tuple[StepStatus, ...]:
    """How far each of the nine steps is. Nothing here is a bar: a meeting may start with gaps."""
    steps = steps_for(prepared.setting)
    return tuple(StepStatus(steps[key], *assess(prepared)) for key, assess in _ASSESSMENTS.items())


def gaps(statuses: Sequence[StepStatus]) -> tuple[StepStatus, ...]:
    """The steps that are not done."""
    return tuple(status for status in statuses if status.state is not StepState.DONE)


Assessment = tuple[StepState, str, str]


def _done(said: str) -> Assessment:
    return StepState.DONE, said, ""


def _started(said: str, missing: str) -> Assessment:
    return StepState.STARTED, said, missing


def _nothing(said: str, missing: str) -> Assessment:
    return StepState.MISSING, said, missing


def _buy_in(prepared: Prepared) -> Assessment:
    buy_in = prepared.buy_in
    if not buy_in.sponsor:
        return _nothing("Nobody is named as the sponsor yet.", "no sponsor")
    if buy_in.agreed_on is None:
        return _started(f"{buy_in.sponsor} sponsors it; when they agreed is not noted.", "no date of the sponsor’s yes")
    return _done(f"{buy_in.sponsor} agreed on {buy_in.agreed_on.day} {buy_in.agreed_on:%B %Y}.")


def _artifacts(prepared: Prepared) -> Assessment:
    if not prepared.artifacts:
        return _nothing("None yet: mission, vision, values, slogan, service standards.", "no cultural artifacts")
    return _done(", ".join(artifact.title for artifact in prepared.artifacts) + ".")


def _people(prepared: Prepared) -> Assessment:
    count = len(prepared.people)
    advice = advice_on_number(count, prepared.setting)
    if not count:
        return _nothing(advice, "nobody is invited")
    said = f"{count} {'person' if count == 1 else 'people'} on the list."
    return _started(f"{said} {advice}", f"{count} on the list, 7 to 10 are advised") if advice else _done(said)


def _survey(prepared: Prepared) -> Assessment:
    count = prepared.answer_count
    if not prepared.openings:
        return _nothing("Not opened yet.", "the survey was never opened")
    if prepared.openings[-1].is_open:
        return _started(f"Open, with {answers_in_words(count, more_may_wait=True)} so far.", "the survey is still open")
    answers = answers_in_words(count, more_may_wait=prepared.openings[-1].more_may_wait)
    if count < MINIMUM_ANSWERS:
        few = f"Closed with {answers}; the cloud shows from {MINIMUM_ANSWERS} on."
        return _started(few, "too few survey answers for a cloud")
    return _done(f"Closed with {answers}.")


def _customers(prepared: Prepared) -> Assessment:
    if not prepared.customers:
        return _nothing("Nobody is on the customer list yet.", "no customer list")
    names = {customer.id: customer.name for customer in prepared.customers}
    if prepared.primary is None:
        return _started(f"{len(names)} on the list; none is marked as primary.", "no primary customer")
    primary = names[prepared.primary.customer_id]
    if not prepared.primary.why:
        return _started(f"{primary} is primary; why is not noted.", "no reason for the primary customer")
    return _done(f"{primary} is primary, of {len(names)} on the list.")


def _platform(prepared: Prepared) -> Assessment:
    if prepared.setting.is_in_person:
        return _done(f"You meet at {prepared.place}.") if prepared.place else _nothing("No room yet.", "no room")
    platform = prepared.platform
    lacking = [
        words
        for is_there, words in (
            (platform.meets_all_criteria, "not all three criteria are met"),
            (platform.has_breakout_rooms is not None, "breakout rooms are undecided"),
            (bool(platform.link), "no video link"),
        )
        if not is_there
    ]
    if platform == Platform():
        return _nothing("Nothing chosen yet.", "no video platform")
    if lacking:
        return _started(f"Chosen, but {' and '.join(lacking)}.", " and ".join(lacking))
    rooms = "with" if platform.has_breakout_rooms else "without"
    return _done(f"Chosen, {rooms} breakout rooms.")


def _documents(prepared: Prepared) -> Assessment:
    if prepared.mode.has_teams:
        return _done("Team A, Team B and Group are ready.")
    count = len(prepared.people)
    if not count:
        return _started("Group is ready; everyone’s own comes with the people.", "nobody has a document of their own")
    return _done(f"Group is ready, and one for each of {count}.")


def _handout(prepared: Prepared) -> Assessment:
    without_bio = sum(not person.bio for person in prepared.people)
    lacking = [
        words
        for is_there, words in (
            (prepared.answer_count >= MINIMUM_ANSWERS, "the cloud"),
            (bool(prepared.artifacts), "artifacts"),
            (prepared.primary is not None, "the customer profile"),
            (bool(prepared.people) and not without_bio, "some bios" if without_bio < len(prepared.people) else "bios"),
        )
        if not is_there
    ]
    if not lacking:
        return _done("It makes itself, and nothing is missing in it.")
    listed = ", ".join(lacking)
    return _started(f"It makes itself. Still empty in it: {listed}.", f"the handout lacks {listed}")


def _invitations(prepared: Prepared) -> Assessment:
    count = len(prepared.people)
    if not count or not prepared.invited:
        return _nothing("Nobody has been invited yet.", "no invitations sent")
    said = f"{prepared.invited} of {count} have their invitation."
    return _done(said) if prepared.invited >= count else _started(said, f"{count - prepared.invited} not invited yet")


_ASSESSMENTS: dict[StepKey, Callable[[Prepared], Assessment]] = {
    StepKey.BUY_IN: _buy_in,
    StepKey.ARTIFACTS: _artifacts,
    StepKey.PEOPLE: _people,
    StepKey.SURVEY: _survey,
    StepKey.CUSTOMERS: _customers,
    StepKey.PLATFORM: _platform,
    StepKey.DOCUMENTS: _documents,
    StepKey.HANDOUT: _handout,
    StepKey.INVITATIONS: _invitations,
}
