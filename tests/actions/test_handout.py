"""The handout: all that was prepared, dated by its last change; on each copy one person's links and no other's."""

from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from app.actions import handout
from app.actions.access import Participating
from app.actions.people import people
from app.actions.preparation import artifacts, platform
from app.actions.services import Services
from app.actions.survey import survey
from app.actions.workshops import workshops
from app.domain.cloud.cloud import visible_cloud
from app.domain.documents.documents import DocumentKind
from app.domain.errors import NotFound
from app.domain.export.handout import Handout, HandoutCloud, HandoutContent, HandoutLink, HandoutPerson, OwnCopy
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.preparation.artifacts import Artifact, ArtifactKind
from app.domain.preparation.customers import Customer, CustomerBranch, CustomerProfile, PrimaryCustomer
from app.domain.preparation.platform import Platform
from app.domain.survey.survey import QUESTION
from app.domain.workshops.workshops import Mode
from app.render.handout import handout_pdf
from app.storage import customers
from app.storage.workshops import change as change_workshop
from tests import factories
from tests.factories import Clock, Story
from tests.people import ANA, ANSWERS, BEN, CHEN, DILEK, ORGANISATION, PARTICIPANTS, TITLE, Member
from tests.render.reading import links, texts

STOCKHOLM = ZoneInfo("Europe/Stockholm")
NINE = datetime(2026, 12, 1, 9, 0, tzinfo=STOCKHOLM)
ROOM = Platform(True, True, True, True, "https://video.example/j/1", "tide", "+46 8 1", "https://video.example/a")
VISITORS = Customer("visitors", "Visitors", False, None, "")
GUARDS = Customer("guards", "Guards", True, None, "of all shifts")


async def sample(story: Story) -> Handout:
    return await handout.handout(story.services, story.workshop, None)


async def copy(story: Story, member: Member) -> Handout:
    return await handout.handout(story.services, story.workshop, (await story.refreshed(member)).participant)


async def prepared(services: Services, clock: Clock, mode: Mode = Mode.BREAKOUTS) -> Story:
    """Everything that the handout tells was entered at nine."""
    story = await factories.story(services, clock, mode)
    await artifacts.add_artifact(services, story.maria, "mission", "", "We keep what the harbour has to tell.")
    await artifacts.add_artifact(services, story.maria, "other", "Credo", "Nobody is in the way.")
    async with services.database.transaction() as connection:
        await customers.store(connection, story.workshop.id, (GUARDS, VISITORS))
        await customers.mark_primary(connection, story.workshop.id, PrimaryCustomer("visitors", "They pay."))
    await story.answers(ANSWERS)
    return story


async def test_it_holds_everything_that_was_prepared(services: Services, clock: Clock) -> None:
    story = await prepared(services, clock)
    documents = {entry.label: entry.id for kind in DocumentKind for entry in await story.documents(kind)}
    at = f"{services.base_url}/meet/{story.workshop.id}/documents"
    made = await sample(story)
    assert made == Handout(
        HandoutContent(
            organisation=ORGANISATION,
            title=TITLE,
            starts_at=datetime(2026, 12, 1, 14, 0, tzinfo=STOCKHOLM),
            time_zone="Europe/Stockholm",
            mode=Mode.BREAKOUTS,
            is_in_person=False,
            place="",
            video_link="",
            passcode="",
            dial_in="",
            cloud=HandoutCloud(QUESTION, 6, visible_cloud(sorted(ANSWERS), QUESTION) or (), NINE),
            artifacts=(
                Artifact(
                    made.content.artifacts[0].id, ArtifactKind.MISSION, "", "We keep what the harbour has to tell."
                ),
                Artifact(made.content.artifacts[1].id, ArtifactKind.OTHER, "Credo", "Nobody is in the way."),
            ),
            customers=CustomerProfile(
                VISITORS, "They pay.", (CustomerBranch(VISITORS, True), CustomerBranch(GUARDS, False))
            ),
            documents=tuple(HandoutLink(label, f"{at}/{documents[label]}") for label in ("Team A", "Team B", "Group")),
            drafts_are_collected=False,
            join_code=story.workshop.spoken_code,
            join_address=f"{services.base_url}/join",
            people=tuple(HandoutPerson(m.name, m.role, m.department, "") for m in PARTICIPANTS),
        ),
        NINE,
    )


async def test_a_copy_names_its_owners_links_and_never_anothers(services: Services, clock: Clock) -> None:
    for mode in Mode:
        story = await _another(services, clock, mode)
        copies = {member: await copy(story, member) for member in PARTICIPANTS}
        shared = set(links(handout_pdf(await sample(story))))
        own = {member: set(links(handout_pdf(copies[member]))) - shared for member in PARTICIPANTS}
        for member, made in copies.items():
            link = people.personal_link(services, story.seats[member].participant)
            assert made.own is not None
            assert own[member] == {link, f"{link}?to=document"}
            read = repr(made) + " ".join(texts(handout_pdf(made))).replace(" ", "")
            others = [other for other in PARTICIPANTS if other is not member]
            tokens = [people.personal_link(services, story.seats[other].participant)[-32:] for other in others]
            assert [token for token in tokens if token in read] == []
        assert shared.isdisjoint(set().union(*own.values()))


async def _another(services: Services, clock: Clock, mode: Mode) -> Story:
    who = await factories.account(services, f"Maria in {mode}")
    story = Story(services, clock, await factories.workshop(services, who, mode))
    await factories.add_people(services, story.maria, PARTICIPANTS)
    cards = {card.participant.name: card.participant for card in await people.roster(services, story.maria)}
    for member in PARTICIPANTS:
        story.seats[member] = Participating(cards[member.name], story.workshop)
    return story


async def test_in_solo_mode_ones_document_is_named_after_one_until_it_is_collected(
    services: Services, clock: Clock
) -> None:
    story = await factories.story(services, clock, Mode.SOLO)
    link = people.personal_link(services, story.seats[ANA].participant)
    before = await copy(story, ANA)
    assert before.own == OwnCopy(ANA.name, link, HandoutLink(ANA.name, f"{link}?to=document"))
    assert [entry.label for entry in before.content.documents] == ["Group"]
    solo = {entry.id for entry in await story.documents(DocumentKind.SOLO)}
    assert [document for document in solo if document in repr(before) or document in repr(await sample(story))] == []
    await story.goes_to(PhaseKind.DRAFT)
    for member in (ANA, BEN, CHEN):
        await story.writes(member)
    await story.time_runs_out()
    after = await copy(story, ANA)
    assert (after.own, after.content.drafts_are_collected) == (OwnCopy(ANA.name, link, None), True)


async def test_the_way_in_is_the_video_call_or_the_place(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    await platform.save_platform(services, story.maria, ROOM)
    content = (await sample(story)).content
    assert (content.video_link, content.passcode, content.dial_in) == (ROOM.link, ROOM.passcode, ROOM.dial_in)
    assert [entry.room for entry in content.documents] == [ROOM.team_a_link, "", ""]
    async with services.database.transaction() as connection:
        await change_workshop(connection, story.workshop.id, setting="in_person", place="Quay 4")
    here = replace(story.maria, workshop=await factories.stored_workshop(services, story.workshop.id))
    content = (await handout.handout(services, here.workshop, None)).content
    assert (content.is_in_person, content.place, content.video_link, content.dial_in) == (True, "Quay 4", "", "")
    assert {entry.room for entry in content.documents} == {""}


async def test_below_the_minimum_nothing_of_the_answers_is_told(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    assert (await sample(story)).content.cloud == HandoutCloud(QUESTION, 0, (), None)
    await story.answers(ANSWERS[:4])
    told = await sample(story)
    assert told.content.cloud == HandoutCloud(QUESTION, 0, (), NINE, keeps_back=True)
    assert "So far: fewer than 5 answers." in " ".join(texts(handout_pdf(told)))
    assert "welcome" not in " ".join(texts(handout_pdf(told))).lower()


Change = Callable[[Story], Coroutine[Any, Any, None]]


async def _renames(story: Story) -> None:
    await workshops.set_question(story.services, story.maria, "What do you hope for?")


async def _adds_an_artifact(story: Story) -> None:
    await artifacts.add_artifact(story.services, story.maria, "slogan", "", "Come in.")


async def _adds_a_customer(story: Story) -> None:
    async with story.services.database.transaction() as connection:
        now = await customers.of_workshop(connection, story.workshop.id)
        await customers.store(connection, story.workshop.id, (*now, Customer("donors", "Donors", False, None, "")))


async def _removes_a_person(story: Story) -> None:
    await people.remove_person(story.services, story.maria, story.seats[DILEK].participant.id)


async def _enters_a_link(story: Story) -> None:
    await platform.save_platform(story.services, story.maria, ROOM)


async def _opens_the_survey(story: Story) -> None:
    await survey.open_survey(story.services, story.maria)


@pytest.mark.parametrize(
    "change",
    [_renames, _adds_an_artifact, _adds_a_customer, _removes_a_person, _enters_a_link, _opens_the_survey],
)
async def test_its_date_is_when_its_content_last_changed(services: Services, clock: Clock, change: Change) -> None:
    story = await prepared(services, clock)
    assert (await sample(story)).made_at == NINE
    clock.passes(minutes=60)
    assert (await sample(story)).made_at == (await copy(story, ANA)).made_at == NINE
    await change(story)
    story.maria = replace(story.maria, workshop=await factories.stored_workshop(services, story.workshop.id))
    clock.passes(minutes=60)
    eleven = NINE.replace(hour=11)
    assert (await sample(story)).made_at == eleven
    clock.passes(minutes=60)
    assert (await copy(story, BEN)).made_at == eleven


async def test_what_concerns_one_person_alone_does_not_make_everyones_copy_newer(
    services: Services, clock: Clock
) -> None:
    story = await prepared(services, clock)
    before = await copy(story, ANA)
    clock.passes(minutes=60)
    await people.renew_link(services, story.maria, story.seats[ANA].participant.id)
    after = await copy(story, ANA)
    assert after.own != before.own
    assert (after.content, after.made_at) == (before.content, NINE)


async def test_a_facilitator_gets_each_persons_copy_and_nobody_elses(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    anas = story.seats[ANA].participant
    assert await handout.copy_for(services, story.maria, "") == await sample(story)
    assert await handout.copy_for(services, story.maria, anas.id) == await copy(story, ANA)
    elsewhere = await _another(services, clock, Mode.SOLO)
    for stranger in (elsewhere.seats[BEN].participant.id, "nobody", ANA.name):
        with pytest.raises(NotFound):
            await handout.copy_for(services, story.maria, stranger)
