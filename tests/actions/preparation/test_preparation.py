"""The board of a workshop, from nothing to ready."""

from app.actions.meeting import agenda
from app.actions.meeting.content import Content
from app.actions.meeting.page import meeting_page
from app.actions.meeting.phases.lobby import Lobby
from app.actions.people import people
from app.actions.preparation import artifacts, buy_in, customers, preparation
from app.actions.services import Services
from app.domain.preparation.buy_in import BuyIn
from app.domain.preparation.preparation import StepKey, StepState
from app.domain.workshops.revisions import revision_of
from tests import factories, pages
from tests.factories import Clock, Story
from tests.people import ANA, ANSWERS


async def _states(services: Services, story: Story) -> dict[StepKey, StepState]:
    return {status.step.key: status.state for status in await preparation.board(services, story.maria)}


async def test_the_board_follows_what_maria_does(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    before = await _states(services, story)
    maria = story.maria
    blank = revision_of(BuyIn())
    noted = {"sponsor": "Ingrid Holm", "role": "Director", "agreed_on": "2026-11-03", "note": ""}
    await buy_in.note_buy_in(services, maria, **noted, seen=blank)
    await artifacts.add_artifact(services, maria, "values", "", "Curious\nKind")
    await customers.add_customer(services, maria, name="Visitor", is_internal=False, segment_of="", note="")
    await story.answers(ANSWERS)
    await people.take_seat_by_link(
        services, people.personal_link(services, story.seats[ANA].participant).split("/")[-1]
    )
    after = await _states(services, story)
    assert {key: (before[key], after[key]) for key in StepKey if before[key] != after[key]} == {
        StepKey.BUY_IN: (StepState.MISSING, StepState.DONE),
        StepKey.ARTIFACTS: (StepState.MISSING, StepState.DONE),
        StepKey.SURVEY: (StepState.MISSING, StepState.DONE),
        StepKey.CUSTOMERS: (StepState.MISSING, StepState.STARTED),
        StepKey.INVITATIONS: (StepState.MISSING, StepState.STARTED),
    }


async def test_only_the_console_in_the_lobby_is_told_of_gaps(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    console = await pages.content(services, story.maria, Lobby)
    assert console.gaps == tuple(
        status for status in await preparation.board(services, story.maria) if status.state is not StepState.DONE
    )
    assert (await pages.content(services, story.seats[ANA], Lobby)).gaps == ()
    await agenda.go_on(services, story.maria, (await story.meeting()).version)
    assert (await meeting_page(services, story.maria)).content == Content()


async def test_another_workshop_has_a_board_of_its_own(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    olga = await factories.workshop(services, await factories.account(services, "Olga Outsider"))
    await artifacts.add_artifact(services, story.maria, "mission", "", "We keep stories.")
    states = {status.step.key: status.state for status in await preparation.board(services, olga)}
    assert states[StepKey.ARTIFACTS] is StepState.MISSING
