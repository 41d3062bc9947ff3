"""The board: what is done, what is missing, in words."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.people.people import Participant
from app.domain.preparation.artifacts import Artifact, ArtifactKind
from app.domain.preparation.buy_in import BuyIn
from app.domain.preparation.customers import Customer, PrimaryCustomer
from app.domain.preparation.platform import Platform
from app.domain.preparation.preparation import STEPS, Prepared, StepKey, StepState, board, gaps, steps_for
from app.domain.survey.survey import SurveyOpening
from app.domain.workshops.workshops import Mode, Setting
from tests.factories import MORNING

NOTHING = Prepared(
    setting=Setting.VIRTUAL,
    mode=Mode.BREAKOUTS,
    place="",
    buy_in=BuyIn(),
    artifacts=(),
    people=(),
    openings=(),
    answer_count=0,
    customers=(),
    primary=None,
    platform=Platform(),
    invited=0,
)
SEVEN = tuple(
    Participant(str(number), f"Person {number}", "", "", "", None, 0, 1, bio="Has been here for years.")
    for number in range(7)
)
VISITOR = Customer("visitor", "Visitor", False, None, "")
DONORS = Customer("donors", "Donors", False, None, "")
EVERYTHING = Prepared(
    setting=Setting.VIRTUAL,
    mode=Mode.BREAKOUTS,
    place="",
    buy_in=BuyIn("Ingrid Holm", "Director", date(2026, 11, 3)),
    artifacts=(Artifact("1", ArtifactKind.MISSION, "", "We keep the sea’s stories."),),
    people=SEVEN,
    openings=(SurveyOpening(MORNING, "Maria", MORNING, "Maria"),),
    answer_count=1200,
    customers=(VISITOR, DONORS),
    primary=PrimaryCustomer("visitor", "Tickets pay for the house."),
    platform=Platform(True, True, True, True, "https://video.example/1"),
    invited=7,
)


def said(prepared: Prepared) -> dict[StepKey, tuple[StepState, str]]:
    return {status.step.key: (status.state, status.said) for status in board(prepared)}


def test_the_steps_are_those_of_the_method_in_its_order() -> None:
    assert [(step.number, step.key) for step in STEPS.values()] == list(enumerate(StepKey, start=1))


def test_an_empty_workshop_says_what_is_missing() -> None:
    assert {key: state for key, (state, _) in said(NOTHING).items()} == {
        StepKey.BUY_IN: StepState.MISSING,
        StepKey.ARTIFACTS: StepState.MISSING,
        StepKey.PEOPLE: StepState.MISSING,
        StepKey.SURVEY: StepState.MISSING,
        StepKey.CUSTOMERS: StepState.MISSING,
        StepKey.PLATFORM: StepState.MISSING,
        StepKey.DOCUMENTS: StepState.DONE,
        StepKey.HANDOUT: StepState.STARTED,
        StepKey.INVITATIONS: StepState.MISSING,
    }
    assert [status.missing for status in gaps(board(NOTHING))] == [
        "no sponsor",
        "no cultural artifacts",
        "nobody is invited",
        "the survey was never opened",
        "no customer list",
        "no video platform",
        "the handout lacks the cloud, artifacts, the customer profile, bios",
        "no invitations sent",
    ]


def test_a_workshop_with_everything_has_no_gaps() -> None:
    assert gaps(board(EVERYTHING)) == ()
    assert said(EVERYTHING) == {
        StepKey.BUY_IN: (StepState.DONE, "Ingrid Holm agreed on 3 November 2026."),
        StepKey.ARTIFACTS: (StepState.DONE, "Mission statement."),
        StepKey.PEOPLE: (StepState.DONE, "7 people on the list."),
        StepKey.SURVEY: (StepState.DONE, "Closed with 1,200 answers."),
        StepKey.CUSTOMERS: (StepState.DONE, "Visitor is primary, of 2 on the list."),
        StepKey.PLATFORM: (StepState.DONE, "Chosen, with breakout rooms."),
        StepKey.DOCUMENTS: (StepState.DONE, "Team A, Team B and Group are ready."),
        StepKey.HANDOUT: (StepState.DONE, "It makes itself, and nothing is missing in it."),
        StepKey.INVITATIONS: (StepState.DONE, "7 of 7 have their invitation."),
    }


@pytest.mark.parametrize(
    ("change", "key", "words"),
    [
        ({"buy_in": BuyIn("Ingrid Holm")}, StepKey.BUY_IN, "Ingrid Holm sponsors it; when they agreed is not noted."),
        ({"openings": (SurveyOpening(MORNING, "Maria"),)}, StepKey.SURVEY, "Open, with at least 1,200 answers so far."),
        ({"answer_count": 1}, StepKey.SURVEY, "Closed with 1 answer; the cloud shows from 5 on."),
        ({"primary": None}, StepKey.CUSTOMERS, "2 on the list; none is marked as primary."),
        ({"primary": PrimaryCustomer("visitor", "")}, StepKey.CUSTOMERS, "Visitor is primary; why is not noted."),
        (
            {"platform": Platform(True, False, True, None)},
            StepKey.PLATFORM,
            "Chosen, but not all three criteria are met and breakout rooms are undecided and no video link.",
        ),
        ({"setting": Setting.IN_PERSON}, StepKey.PLATFORM, "No room yet."),
        (
            {"people": (*SEVEN[:6], replace(SEVEN[6], bio=""))},
            StepKey.HANDOUT,
            "It makes itself. Still empty in it: some bios.",
        ),
        ({"invited": 5}, StepKey.INVITATIONS, "5 of 7 have their invitation."),
        ({"mode": Mode.SOLO, "people": ()}, StepKey.DOCUMENTS, "Group is ready; everyone’s own comes with the people."),
    ],
)
def test_what_is_half_done_says_what_is_left(change: dict[str, object], key: StepKey, words: str) -> None:
    state, found = said(replace(EVERYTHING, **change))[key]  # type: ignore[arg-type]
    assert found == words
    assert state is not StepState.DONE


def test_a_room_is_all_that_a_meeting_in_person_needs() -> None:
    in_person = replace(EVERYTHING, setting=Setting.IN_PERSON, platform=Platform(), place="the Boat Hall")
    assert said(in_person)[StepKey.PLATFORM] == (StepState.DONE, "You meet at the Boat Hall.")


def test_in_solo_mode_everyone_has_a_document() -> None:
    solo = replace(EVERYTHING, mode=Mode.SOLO)
    assert said(solo)[StepKey.DOCUMENTS] == (StepState.DONE, "Group is ready, and one for each of 7.")


def test_in_person_the_video_platform_is_the_room_and_all_else_is_called_the_same() -> None:
    called = {setting: [step.title for step in steps_for(setting).values()] for setting in Setting}
    assert called[Setting.VIRTUAL] == [step.title for step in STEPS.values()]
    assert called[Setting.IN_PERSON] == [
        "Room" if title == "Video platform" else title for title in called[Setting.VIRTUAL]
    ]
    assert "Room" in called[Setting.IN_PERSON]
    in_person = board(replace(EVERYTHING, setting=Setting.IN_PERSON))
    assert [status.step for status in in_person] == list(steps_for(Setting.IN_PERSON).values())
