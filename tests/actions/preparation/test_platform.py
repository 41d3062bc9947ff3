"""Maria says which video platform they use, or which room; how people draft, and what calendars show, follow."""

from dataclasses import replace

import pytest

from app.actions.access import Facilitating, Watching
from app.actions.preparation import platform
from app.actions.services import Services
from app.actions.workshops import workshops
from app.domain.documents.documents import DocumentKind
from app.domain.errors import Invalid
from app.domain.meeting.agenda import default_agenda, total_minutes
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.preparation.platform import Platform
from app.domain.workshops.workshops import Mode, Setting
from tests import factories, pages
from tests.factories import Clock, Story
from tests.people import ANA, MARIA, ORGANISATION, TITLE

ZOOM = Platform(
    True, True, True, True, link="https://video.example/j/1", passcode="12", team_a_link="https://a.example"
)
FORM = {
    "organisation": ORGANISATION,
    "title": TITLE,
    "starts_at": "2026-12-01T14:00",
    "time_zone": "Europe/Stockholm",
    "mode": "breakouts",
}


async def refreshed(story: Story) -> Facilitating:
    """Maria, with the workshop as it is now."""
    return replace(story.maria, workshop=await factories.stored_workshop(story.services, story.workshop.id))


async def test_what_maria_says_of_the_platform_is_kept(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    assert await platform.platform_of(services, story.maria) == (Platform(), False)
    await platform.save_platform(services, story.maria, replace(ZOOM, link=f" {ZOOM.link} "))
    assert await platform.platform_of(services, story.maria) == (ZOOM, False)


async def test_without_breakout_rooms_people_draft_alone_each_in_a_document_of_their_own(
    services: Services, clock: Clock
) -> None:
    story = await factories.story(services, clock)
    await platform.save_platform(services, story.maria, Platform(has_breakout_rooms=False))
    assert (await refreshed(story)).workshop == replace(story.workshop, mode=Mode.SOLO)
    lengths = [phase.minutes for phase in await story.agenda()]
    assert lengths == [phase.minutes for phase in default_agenda(Mode.SOLO, services.new_id)]
    own = {document.participant_id for document in await story.documents(DocumentKind.SOLO)}
    assert own == {seat.participant.id for seat in story.seats.values()}


async def test_a_mode_chosen_by_hand_stays_while_the_answer_stays(services: Services, clock: Clock) -> None:
    """Two teams are possible, Maria wants solo all the same, and later corrects the passcode."""
    story = await factories.story(services, clock)
    await platform.save_platform(services, story.maria, ZOOM)
    await workshops.change_workshop(services, story.maria, **FORM | {"mode": "solo"})
    await platform.save_platform(services, await refreshed(story), replace(ZOOM, passcode="13"))
    assert (await refreshed(story)).workshop.mode is Mode.SOLO
    await platform.save_platform(services, await refreshed(story), replace(ZOOM, has_breakout_rooms=None))
    assert (await refreshed(story)).workshop.mode is Mode.SOLO


async def test_once_drafting_has_begun_the_answer_can_no_longer_change_the_mode(
    services: Services, clock: Clock
) -> None:
    story = await factories.story(services, clock)
    await platform.save_platform(services, story.maria, ZOOM)
    await story.goes_to(PhaseKind.DRAFT)
    with pytest.raises(Invalid, match="Drafting has begun") as refusal:
        await platform.save_platform(services, story.maria, replace(ZOOM, has_breakout_rooms=False, passcode="13"))
    assert refusal.value.field == "mode"
    assert await platform.platform_of(services, story.maria) == (ZOOM, True)
    await platform.save_platform(services, story.maria, replace(ZOOM, passcode="13"))
    assert await platform.platform_of(services, story.maria) == (replace(ZOOM, passcode="13"), True)


async def test_what_another_facilitator_has_changed_meanwhile_stays(services: Services, clock: Clock) -> None:
    """Both have the page open; Priya moves the meeting, then Maria says that there are no breakout rooms."""
    story = await factories.story(services, clock)
    await workshops.change_workshop(services, story.maria, **FORM | {"starts_at": "2026-12-02T09:30"})
    await platform.save_platform(services, story.maria, Platform(has_breakout_rooms=False))
    stored = (await refreshed(story)).workshop
    assert (stored.starts_locally.isoformat(), stored.mode) == ("2026-12-02T09:30:00+01:00", Mode.SOLO)


async def test_a_link_that_is_none_stores_nothing(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    before = (await refreshed(story)).workshop
    with pytest.raises(Invalid):
        await platform.save_platform(services, story.maria, Platform(has_breakout_rooms=False, link="see the mail"))
    assert await platform.platform_of(services, story.maria) == (Platform(), False)
    assert (await refreshed(story)).workshop == before


async def test_calendars_are_told_of_what_stands_in_them_and_of_nothing_else(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)

    async def sequence() -> int:
        return (await refreshed(story)).workshop.calendar_sequence

    async def changes(**values: str) -> int:
        form.update(values)
        await workshops.change_workshop(services, await refreshed(story), **form)
        return await sequence()

    form = dict(FORM)
    assert await changes() == 0
    assert await changes(organisation="Harbour House", mode="solo") == 0
    assert await changes(title="Visitors") == 1
    assert await changes(starts_at="2026-12-02T09:30") == 2
    assert await changes(setting="in_person", place="Room 4") == 3
    await platform.save_room(services, await refreshed(story), "Room 4", None)
    assert await sequence() == 3
    await platform.save_room(services, await refreshed(story), "Room 5", None)
    assert await sequence() == 4
    await platform.save_platform(services, await refreshed(story), Platform(passcode="12"))
    assert await sequence() == 4
    await platform.save_platform(services, await refreshed(story), Platform(link="https://video.example/j/1"))
    assert await sequence() == 5


async def test_in_person_a_workshop_takes_two_hours_and_the_room_decides_how_people_draft(
    services: Services, clock: Clock
) -> None:
    maria = await factories.account(services, MARIA)
    made = await workshops.create_workshop(services, maria, **FORM, setting="in_person", place="  Room 4 ")
    assert (made.setting, made.place) == (Setting.IN_PERSON, "Room 4")
    story = Story(services, clock, Facilitating(maria, made))
    assert total_minutes(await story.agenda()) == 120
    await platform.save_platform(services, story.maria, Platform(passcode="from before"))
    await platform.save_room(services, story.maria, "Room 5", False)
    assert (await refreshed(story)).workshop == replace(made, place="Room 5", mode=Mode.SOLO, calendar_sequence=1)
    kept = Platform(has_breakout_rooms=False, passcode="from before")
    assert await platform.platform_of(services, story.maria) == (kept, False)
    assert {phase.kind: phase.minutes for phase in await story.agenda()}[PhaseKind.DRAFT] == 5


async def test_moving_into_one_room_shortens_what_nobody_has_changed(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    await workshops.change_workshop(services, story.maria, **FORM, setting="in_person")
    assert total_minutes(await story.agenda()) == 120
    await workshops.change_workshop(services, await refreshed(story), **FORM)
    assert total_minutes(await story.agenda()) == 150


async def test_the_way_into_the_call_is_shown_where_people_need_it(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    await platform.save_platform(services, story.maria, ZOOM)
    shown = {}
    for kind in (PhaseKind.LOBBY, PhaseKind.JUMP_IN, PhaseKind.DRAFT):
        if kind is not PhaseKind.LOBBY:
            await story.goes_to(kind)
        people = (story.maria, story.seats[ANA], Watching(story.workshop))
        shown[kind] = tuple([(await pages.frame(services, person)).platform for person in people])
    assert shown == {
        PhaseKind.LOBBY: (ZOOM, ZOOM, None),
        PhaseKind.JUMP_IN: (ZOOM, None, None),
        PhaseKind.DRAFT: (ZOOM, ZOOM, None),
    }
