"""Maria creates a workshop, changes it, and shares it with Priya."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.actions import access
from app.actions.access import Facilitating
from app.actions.meeting import vision
from app.actions.people import people
from app.actions.services import Services
from app.actions.survey import survey
from app.actions.workshops import workshops
from app.actions.workshops.workshops import WorkshopCard
from app.domain.accounts import Account, Role
from app.domain.documents.documents import DocumentKind
from app.domain.errors import Invalid, NotFound
from app.domain.meeting.agenda import AgendaEdit
from app.domain.meeting.clock import Meeting
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.survey.survey import QUESTION
from app.domain.workshops.workshops import Mode, Workshop
from tests import factories
from tests.factories import Clock
from tests.people import ANA, ANSWERS, MARIA, OLGA, ORGANISATION, PRIYA, STATEMENT, TITLE

FORM = {
    "organisation": f" {ORGANISATION} ",
    "title": TITLE,
    "starts_at": "2026-12-01T14:00",
    "time_zone": "Europe/Stockholm",
    "mode": "breakouts",
}


async def test_a_new_workshop_has_everything_the_method_asks_for(services: Services, clock: Clock) -> None:
    maria = await factories.account(services, MARIA)
    made = await workshops.create_workshop(services, maria, **FORM)
    assert made == Workshop(
        id=made.id,
        organisation=ORGANISATION,
        title=TITLE,
        starts_at=datetime(2026, 12, 1, 13, 0, tzinfo=UTC),
        time_zone="Europe/Stockholm",
        mode=Mode.BREAKOUTS,
        join_code=made.join_code,
        survey_key=made.survey_key,
        question=QUESTION,
        screen_version=1,
    )
    assert made.join_code.isdigit()
    assert len(made.join_code) == 8
    assert len(made.survey_key) == 32
    assert await factories.stored_workshop(services, made.id) == made
    story = factories.Story(services, clock, Facilitating(maria, made))
    entries = await story.agenda()
    assert sum(phase.minutes for phase in entries) == 150
    assert await story.meeting() == Meeting(entries[0].id, 0, 1)
    assert [d.label for d in await story.documents(DocumentKind.TEAM)] == ["Team A", "Team B"]
    assert [d.label for d in await story.documents(DocumentKind.GROUP)] == ["Group"]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("organisation", " "),
        ("organisation", "x" * 121),
        ("title", ""),
        ("starts_at", "soon"),
        ("mode", "panel"),
        ("mode", ""),
    ],
)
async def test_what_is_missing_is_named_and_nothing_is_made(services: Services, field: str, value: str) -> None:
    maria = await factories.account(services, MARIA)
    with pytest.raises(Invalid) as refusal:
        await workshops.create_workshop(services, maria, **FORM | {field: value})
    assert refusal.value.field == field
    assert await workshops.home(services, maria) == ()


async def test_everything_can_change_and_the_mode_brings_its_lengths(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    entries = await story.agenda()
    compare = next(phase for phase in entries if phase.kind is PhaseKind.COMPARE)
    await story.edits_agenda(AgendaEdit(((compare.id, "Read and compare", 40),)))
    changed = {"organisation": "Harbour House", "title": "Visitors", "starts_at": "2026-12-02T09:30", "mode": "solo"}
    await workshops.change_workshop(services, story.maria, **FORM | changed)
    assert await factories.stored_workshop(services, story.workshop.id) == replace(
        story.workshop,
        organisation="Harbour House",
        title="Visitors",
        starts_at=datetime(2026, 12, 2, 8, 30, tzinfo=UTC),
        mode=Mode.SOLO,
        calendar_sequence=2,  # it lasts longer, and is another day
    )
    lengths = {phase.kind: (phase.title, phase.minutes) for phase in await story.agenda()}
    assert lengths[PhaseKind.DRAFT] == ("Draft", 5)
    assert lengths[PhaseKind.COMPARE] == ("Read and compare", 40)  # chosen by hand, and so kept


async def test_the_mode_stays_once_drafting_has_begun(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    await story.goes_to(PhaseKind.DRAFT)
    with pytest.raises(Invalid) as refusal:
        await workshops.change_workshop(services, story.maria, **FORM | {"mode": "solo"})
    assert refusal.value.field == "mode"
    await workshops.change_workshop(services, story.maria, **FORM | {"title": "Still changeable"})
    assert (await factories.stored_workshop(services, story.workshop.id)).title == "Still changeable"


async def test_a_workshop_is_shared_and_no_longer_shared(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock, members=())
    await factories.account(services, PRIYA, Role.ADMIN)
    olga = await factories.account(services, OLGA)
    session = await factories.session(services, olga)
    maria, workshop_id = story.maria, story.workshop.id
    assert await workshops.facilitators(services, maria) == (maria.account,)
    await workshops.share_with(services, maria, f" {OLGA.lower()} ")
    assert await access.facilitating(services, session, workshop_id) == Facilitating(olga, story.workshop)
    assert await workshops.facilitators(services, maria) == (maria.account, olga)
    with pytest.raises(Invalid, match="cannot remove yourself"):
        await workshops.stop_sharing_with(services, maria, maria.account.id)
    with pytest.raises(Invalid, match="exactly this name"):
        await workshops.share_with(services, maria, "Olga")
    await workshops.stop_sharing_with(services, maria, olga.id)
    with pytest.raises(NotFound):
        await workshops.stop_sharing_with(services, maria, olga.id)
    with pytest.raises(NotFound):
        await access.facilitating(services, session, workshop_id)


async def test_the_question_can_change_though_the_method_advises_against_it(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock, members=())
    await workshops.set_question(services, story.maria, " What  should guests remember? ")
    assert (await factories.stored_workshop(services, story.workshop.id)).question == "What should guests remember?"
    for question in ("", "x" * 301):
        with pytest.raises(Invalid) as refusal:
            await workshops.set_question(services, story.maria, question)
        assert refusal.value.field == "question"


async def test_home_says_what_to_do_next(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock, members=())
    said = [await next_step(services, story.maria.account)]
    await people.add_person(services, story.maria, ANA.invited)
    said.append(await next_step(services, story.maria.account))
    await survey.open_survey(services, story.maria)
    await survey.give_answer(services, story.workshop.survey_key, ANSWERS[0])
    said.append(await next_step(services, story.maria.account))
    await survey.close_survey(services, story.maria)
    said.append(await next_step(services, story.maria.account))
    await story.goes_on()
    said.append(await next_step(services, story.maria.account))
    await story.group_writes(STATEMENT)
    await vision.adopt(services, story.maria, STATEMENT)
    said.append(await next_step(services, story.maria.account))
    assert said == [
        "Next: add the people you invite.",
        "Next: open the survey.",
        "Survey open: fewer than 5 answers so far.",
        "Ready for the meeting.",
        "In the meeting: Jump in",
        "Vision adopted. Export the result.",
    ]


async def next_step(services: Services, who: Account) -> str:
    (card,) = await workshops.home(services, who)
    return card.next_step


async def test_an_admin_sees_every_workshop_and_others_their_own(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock, members=())
    priya = await factories.account(services, PRIYA, Role.ADMIN)
    olga = await factories.account(services, OLGA)
    theirs = await factories.workshop(services, olga, organisation="Another House")
    step = "Next: add the people you invite."
    assert await workshops.home(services, olga) == (WorkshopCard(theirs.workshop, step, False, True),)
    assert set(await workshops.home(services, priya)) == {
        WorkshopCard(theirs.workshop, step, False, False),
        WorkshopCard(story.workshop, step, False, False),
    }
