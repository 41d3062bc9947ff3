"""The nine preparation steps (method.md, part 1): what each is called, and why it matters."""

from dataclasses import dataclass
from enum import StrEnum


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
