"""Maria and Priya list whom the museum serves, and mark who is primary."""

import asyncio
from dataclasses import replace

import pytest

from app.actions.access import Watching
from app.actions.meeting.page import meeting_page
from app.actions.preparation import customers
from app.actions.services import Services
from app.domain.errors import Conflict, Invalid, NotFound
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.preparation.customers import Customer, PrimaryCustomer, profile
from app.domain.workshops.revisions import revision_of
from app.storage import customers as stored_customers
from app.storage import workshops
from tests import factories
from tests.factories import Clock, Story
from tests.people import ANA

NOBODY = revision_of(None)


async def serves(story: Story, name: str, segment_of: str = "") -> Customer:
    """`segment_of`: an id."""
    await customers.add_customer(
        story.services, story.maria, name=name, is_internal=False, segment_of=segment_of, note=""
    )
    return next(entry for entry in await listed(story) if entry.name == name)


async def becomes(story: Story, before: Customer, after: Customer) -> None:
    await customers.change_customer(
        *(story.services, story.maria, before.id),
        name=after.name,
        is_internal=after.is_internal,
        segment_of=after.segment_of or "",
        note=after.note,
        seen=revision_of(before),
    )


async def listed(story: Story) -> tuple[Customer, ...]:
    return (await customers.listed(story.services, story.maria))[0]


async def test_customers_are_listed_changed_and_removed(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock, members=())
    visitors = await serves(story, "Visitors")
    schools = await serves(story, "Schools", visitors.id)
    classes = await serves(story, "Classes", schools.id)
    noted = replace(visitors, name="Guests", is_internal=True, note="All of them")
    await becomes(story, visitors, noted)
    assert await listed(story) == (classes, noted, schools)
    await customers.remove_customer(services, story.maria, schools.id)
    assert await listed(story) == (replace(classes, segment_of=visitors.id), noted)


async def test_two_who_move_customers_at_once_make_no_circle(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock, members=())
    visitors, schools = await serves(story, "Visitors"), await serves(story, "Schools")
    ended = await asyncio.gather(
        becomes(story, visitors, replace(visitors, segment_of=schools.id)),
        becomes(story, schools, replace(schools, segment_of=visitors.id)),
        return_exceptions=True,
    )
    assert [type(how) for how in ended if how] == [Invalid]
    assert sorted(entry.segment_of or "" for entry in await listed(story))[0] == ""


async def test_a_change_of_the_list_waits_for_another_under_way(services: Services, clock: Clock) -> None:
    """Rules about the whole list, and what is marked now, are looked at only when nobody else can change them."""
    story = await factories.story(services, clock, members=())
    visitors, schools = await serves(story, "Visitors"), await serves(story, "Schools")
    marked = PrimaryCustomer(visitors.id, "They pay.")
    async with services.database.transaction() as connection:
        await workshops.hold(connection, story.workshop.id)
        moving = asyncio.create_task(becomes(story, schools, replace(schools, segment_of=visitors.id)))
        marking = asyncio.create_task(customers.mark_primary(services, story.maria, schools.id, "Mine", NOBODY))
        await asyncio.wait((moving, marking), timeout=0.3)
        turned = (replace(visitors, segment_of=schools.id), schools)
        await stored_customers.store(connection, story.workshop.id, turned)
        await stored_customers.mark_primary(connection, story.workshop.id, marked)
    with pytest.raises(Invalid, match="itself or of its own segments"):
        await moving
    with pytest.raises(Conflict):
        await marking
    assert await customers.listed(services, story.maria) == (turned[::-1], marked)


async def test_a_page_with_an_older_version_does_not_overwrite_the_latest(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock, members=())
    donors = await serves(story, "Donors")
    await becomes(story, donors, replace(donors, note="By Priya"))
    with pytest.raises(Conflict):
        await becomes(story, donors, replace(donors, note="By Maria"))
    assert await listed(story) == (replace(donors, note="By Priya"),)


async def test_exactly_one_is_primary_and_nobody_replaces_it_unknowingly(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock, members=())
    visitors, donors = await serves(story, "Visitors"), await serves(story, "Donors")
    ended = await asyncio.gather(
        *(
            customers.mark_primary(services, story.maria, entry.id, f"Because of {entry.name}", NOBODY)
            for entry in (visitors, donors)
        ),
        return_exceptions=True,
    )
    assert [type(how) for how in ended if how] == [Conflict]
    winner = visitors if ended[0] is None else donors
    marked = PrimaryCustomer(winner.id, f"Because of {winner.name}")
    assert (await customers.listed(services, story.maria))[1] == marked
    await customers.mark_primary(services, story.maria, donors.id, "They pay.", revision_of(marked))
    assert (await customers.listed(services, story.maria))[1] == PrimaryCustomer(donors.id, "They pay.")
    await customers.remove_customer(services, story.maria, donors.id)
    assert await customers.listed(services, story.maria) == ((visitors,), None)


async def test_the_mark_is_taken_away_unless_another_facilitator_has_just_moved_it(
    services: Services, clock: Clock
) -> None:
    story = await factories.story(services, clock, members=())
    visitors, donors = await serves(story, "Visitors"), await serves(story, "Donors")
    await customers.mark_primary(services, story.maria, visitors.id, "They pay.", NOBODY)
    seen = revision_of(PrimaryCustomer(visitors.id, "They pay."))
    await customers.mark_primary(services, story.maria, donors.id, "They pay more.", seen)
    with pytest.raises(Conflict):
        await customers.unmark_primary(services, story.maria, seen)
    moved = PrimaryCustomer(donors.id, "They pay more.")
    assert await customers.listed(services, story.maria) == ((donors, visitors), moved)
    for _ in range(2):  # the second press finds it done
        await customers.unmark_primary(services, story.maria, revision_of(moved))
    assert await customers.listed(services, story.maria) == ((donors, visitors), None)


async def test_another_workshops_customers_are_out_of_reach(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock, members=())
    olgas = await factories.workshop(services, await factories.account(services, "Olga"))
    visitors = await serves(story, "Visitors")
    with pytest.raises(NotFound):
        await customers.change_customer(
            *(services, olgas, visitors.id),
            name="Olga’s",
            is_internal=False,
            segment_of="",
            note="",
            seen=revision_of(visitors),
        )
    with pytest.raises(Invalid):
        await customers.add_customer(services, olgas, name="Olga’s", is_internal=False, segment_of=visitors.id, note="")
    with pytest.raises(Invalid):
        await customers.mark_primary(services, olgas, visitors.id, "Mine", NOBODY)
    why = PrimaryCustomer(visitors.id, "They pay.")
    await customers.mark_primary(services, story.maria, why.customer_id, why.why, NOBODY)
    await customers.unmark_primary(services, olgas, revision_of(why))
    with pytest.raises(NotFound):
        await customers.remove_customer(services, olgas, visitors.id)
    assert await customers.listed(services, story.maria) == ((visitors,), why)
    assert await customers.listed(services, olgas) == ((), None)


async def test_everyone_sees_the_profile_in_its_phase_and_nowhere_else(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    visitors = await serves(story, "Visitors")
    schools = await serves(story, "Schools", visitors.id)
    await customers.mark_primary(services, story.maria, visitors.id, "They pay.", NOBODY)
    expected = profile((visitors, schools), PrimaryCustomer(visitors.id, "They pay."))
    shown = {}
    for kind in (PhaseKind.PEOPLE_SAID, PhaseKind.CUSTOMER):
        await story.goes_to(kind)
        people = (story.maria, story.seats[ANA], Watching(story.workshop))
        shown[kind] = [getattr((await meeting_page(services, person)).content, "profile", None) for person in people]
    assert shown == {PhaseKind.PEOPLE_SAID: [None] * 3, PhaseKind.CUSTOMER: [expected] * 3}
