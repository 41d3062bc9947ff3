"""Wordings as people use them: who may list, keep, compare, put back and remove, and what is kept by itself."""

import pytest

from app.actions.access import Facilitating, Watching
from app.actions.documents import wordings
from app.actions.documents.wordings import PutBack
from app.actions.meeting import agenda, vision
from app.actions.meeting.page import meeting_page
from app.actions.services import Services
from app.domain.documents.documents import DocumentKind
from app.domain.documents.wordings import BLANK, OFFERED_FOR, Settled, Why
from app.domain.errors import Conflict, Invalid, NotAllowed, NotFound, TooMany
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.words.differences import Change, Piece
from app.domain.workshops.workshops import Mode
from app.storage import wordings as stored_wordings
from tests import factories, pages
from tests.factories import Clock, Story
from tests.people import ANA, BEN, CHEN, DILEK, OLGA, STATEMENT

OTHER = "Nobody queues here, and everybody finds the thing they came for."
Row = tuple[int, str, Why]


async def writing(services: Services, clock: Clock, text: str = STATEMENT) -> tuple[Story, str]:
    """Everybody is at the Group document, in which something is written. The story and the document."""
    story = await factories.story(services, clock)
    await story.goes_to(PhaseKind.WRITE)
    await story.group_writes(text)
    return story, (await story.documents(DocumentKind.GROUP))[0].id


async def rows(services: Services, document_id: str) -> list[Row]:
    """The oldest first."""
    async with services.database.reading() as connection:
        found = await stored_wordings.of_document(connection, document_id)
    return [(one.number, one.text, one.why) for one in reversed(found)]


async def outsider(services: Services) -> Facilitating:
    return await factories.workshop(services, await factories.account(services, OLGA))


async def test_a_wording_is_kept_listed_and_put_back_and_that_is_undone(services: Services, clock: Clock) -> None:
    story, group = await writing(services, clock)
    ana = story.seats[ANA]
    assert await wordings.keep(services, ana, group) == 1
    assert await wordings.keep(services, story.maria, group) == 1  # the same text
    await story.group_writes(OTHER)
    listing = await wordings.listing(services, story.seats[BEN], group)
    (entry,) = listing.entries
    assert (entry.wording.number, entry.wording.text, entry.wording.why) == (1, STATEMENT, Why.BY_HAND)
    assert (entry.wording.kept_at, entry.settled) == (clock(), None)
    assert (listing.may_write, listing.may_remove) == (True, False)

    back = await wordings.put_back(services, ana, group, 1, is_sure=False)
    assert (back, await services.hub.text(group)) == (PutBack(1, undo=2), STATEMENT)
    assert back.undo is not None
    again = await wordings.put_back(services, ana, group, back.undo, is_sure=False)
    assert (again, await services.hub.text(group)) == (PutBack(2, undo=1), OTHER)
    assert await wordings.put_back(services, ana, group, 2, is_sure=False) == PutBack(2)
    assert await rows(services, group) == [(1, STATEMENT, Why.BY_HAND), (2, OTHER, Why.REPLACED)]


async def test_putting_back_into_a_blank_document_is_undone_too(services: Services, clock: Clock) -> None:
    story, group = await writing(services, clock)
    await wordings.keep(services, story.maria, group)
    await story.group_writes("")
    assert await wordings.put_back(services, story.maria, group, 1, is_sure=False) == PutBack(1, undo=BLANK)
    assert await wordings.put_back(services, story.maria, group, BLANK, is_sure=False) == PutBack(BLANK, undo=1)
    assert await services.hub.text(group) == ""


async def test_there_is_nothing_to_keep_of_a_blank_document(services: Services, clock: Clock) -> None:
    story, group = await writing(services, clock, "  \n")
    with pytest.raises(Invalid):
        await wordings.keep(services, story.maria, group)
    assert await rows(services, group) == []


async def test_no_more_are_kept_by_hand_than_anybody_can_want(
    services: Services, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    story, group = await writing(services, clock)
    monkeypatch.setattr(wordings, "MOST_BY_HAND", 1)
    await wordings.keep(services, story.maria, group)
    await story.group_writes(OTHER)
    with pytest.raises(TooMany):
        await wordings.keep(services, story.maria, group)


async def test_two_are_compared_and_one_with_the_text_now(services: Services, clock: Clock) -> None:
    story, group = await writing(services, clock, "Every visitor leaves happy.")
    await wordings.keep(services, story.maria, group)
    await story.group_writes("Every guest leaves happy.")
    found = await wordings.compare(services, story.seats[ANA], group, 1, None)
    pieces = (
        Piece(Change.SAME, "Every "),
        Piece(Change.REMOVED, "visitor"),
        Piece(Change.ADDED, "guest"),
        Piece(Change.SAME, " leaves happy."),
    )
    assert (found.pieces, found.differs, found.direction) == (pieces, True, "ltr")
    assert not (await wordings.compare(services, story.seats[ANA], group, 1, 1)).differs
    with pytest.raises(NotFound):
        await wordings.compare(services, story.seats[ANA], group, 1, 7)


# -- who may do what


async def test_facilitators_read_a_teams_wordings_and_remove_them_and_put_none_back(
    services: Services, clock: Clock
) -> None:
    story = await factories.story(services, clock)
    await story.goes_to(PhaseKind.DRAFT)
    await story.team_writes("A", STATEMENT)
    (team_a,) = [one.id for one in await story.documents(DocumentKind.TEAM) if one.team == "A"]
    members = {member: await story.refreshed(member) for member in (ANA, BEN, CHEN, DILEK)}
    inside = next(seat for seat in members.values() if seat.participant.team == "A")
    outside = next(seat for seat in members.values() if seat.participant.team == "B")
    await wordings.keep(services, inside, team_a)
    listing = await wordings.listing(services, story.maria, team_a)
    assert (len(listing.entries), listing.may_write, listing.may_remove) == (1, False, True)
    for asks in (
        wordings.keep(services, story.maria, team_a),
        wordings.put_back(services, story.maria, team_a, 1, is_sure=True),
        wordings.listing(services, outside, team_a),
        wordings.compare(services, outside, team_a, 1, None),
        wordings.keep(services, outside, team_a),
        wordings.put_back(services, outside, team_a, 1, is_sure=True),
    ):
        with pytest.raises(NotAllowed):
            await asks
    await wordings.remove(services, story.maria, team_a, 1)
    assert await rows(services, team_a) == []


async def test_nothing_is_put_back_or_kept_once_writing_is_over(services: Services, clock: Clock) -> None:
    story, group = await writing(services, clock)
    await wordings.keep(services, story.maria, group)
    await story.goes_to(PhaseKind.NEXT_STEPS)
    for person in (story.maria, story.seats[ANA]):
        with pytest.raises(NotAllowed):
            await wordings.put_back(services, person, group, 1, is_sure=True)
        with pytest.raises(NotAllowed):
            await wordings.keep(services, person, group)
        assert len((await wordings.listing(services, person, group)).entries) == 1


async def test_an_outsider_reaches_nothing(services: Services, clock: Clock) -> None:
    story, group = await writing(services, clock)
    await wordings.keep(services, story.maria, group)
    olga = await outsider(services)
    for asks in (
        wordings.listing(services, olga, group),
        wordings.compare(services, olga, group, 1, None),
        wordings.keep(services, olga, group),
        wordings.put_back(services, olga, group, 1, is_sure=True),
        wordings.remove(services, olga, group, 1),
    ):
        with pytest.raises(NotFound):
            await asks
    assert await rows(services, group) == [(1, STATEMENT, Why.BY_HAND)]


async def test_checked_and_adopted_words_stay(services: Services, clock: Clock) -> None:
    story, group = await writing(services, clock)
    await story.goes_to(PhaseKind.CHECK)
    await vision.open_check(services, story.maria)
    await story.group_writes(OTHER)
    await vision.adopt(services, story.maria, OTHER)
    await story.group_writes("Neither checked nor adopted.")
    await wordings.keep(services, story.maria, group)
    listing = await wordings.listing(services, story.maria, group)
    settled = {one.wording.number: one.settled for one in listing.entries}
    assert settled == {3: None, 2: Settled.ADOPTED, 1: Settled.CHECKED}
    for number in (1, 2):
        with pytest.raises(Invalid):
            await wordings.remove(services, story.maria, group, number)
    await wordings.remove(services, story.maria, group, 3)
    with pytest.raises(NotFound):
        await wordings.remove(services, story.maria, group, 3)
    assert [number for number, _, _ in await rows(services, group)] == [1, 2]


# -- what is kept by itself


async def test_the_end_of_a_phase_keeps_what_was_written_and_forgets_the_times(
    services: Services, clock: Clock
) -> None:
    story, group = await writing(services, clock)
    await wordings.keep(services, story.maria, group)
    await story.group_writes(OTHER)
    await story.goes_to(PhaseKind.CHECK)
    assert await rows(services, group) == [(1, STATEMENT, Why.BY_HAND), (2, OTHER, Why.PHASE)]
    listing = await wordings.listing(services, story.maria, group)
    assert [entry.wording.kept_at for entry in listing.entries] == [None, None]
    await story.goes_to(PhaseKind.NEXT_STEPS)
    await story.goes_to(PhaseKind.WRITE)
    assert len(await rows(services, group)) == 2  # nothing has changed


async def test_a_phase_that_does_not_change_keeps_nothing(services: Services, clock: Clock) -> None:
    story, group = await writing(services, clock)
    with pytest.raises(Conflict):
        await agenda.go_on(services, story.maria, seen_version=-1)
    assert await rows(services, group) == []


async def test_a_check_and_an_adoption_keep_exactly_the_words_they_are_of(services: Services, clock: Clock) -> None:
    """Also where another process has written them, and this one has not heard of it yet."""
    story, group = await writing(services, clock)
    await story.group_becomes(f"{OTHER}\n\n\n\n")
    await vision.open_check(services, story.maria)
    await story.group_writes(STATEMENT + " Always.")
    with pytest.raises(Conflict):
        await vision.adopt(services, story.maria, OTHER)
    await vision.adopt(services, story.maria, STATEMENT + " Always.")
    expected = [(1, f"{OTHER}\n\n\n\n", Why.CHECK), (2, STATEMENT + " Always.", Why.ADOPTION)]
    assert await rows(services, group) == expected
    adopted = (await pages.frame(services, story.maria)).vision
    assert adopted and adopted.statement == STATEMENT + " Always."


async def test_collected_drafts_of_teams_are_kept(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    await story.goes_to(PhaseKind.DRAFT)
    await story.team_writes("A", STATEMENT)
    assert await story.time_runs_out()
    kept = {one.team: await rows(services, one.id) for one in await story.documents(DocumentKind.TEAM)}
    assert kept == {"A": [(1, STATEMENT, Why.PHASE)], "B": []}


# -- a text that was cleared


async def test_a_text_that_was_cleared_is_offered_for_ten_minutes_to_those_who_may_write(
    services: Services, clock: Clock
) -> None:
    story, _ = await writing(services, clock)
    await story.group_writes("")  # as somebody's select-all and a key
    shown = await pages.of_everyone(story)
    offered = [[one.offer and one.offer.text for one in page.frame.panels.values()] for page in shown]
    assert offered == [[STATEMENT]] * 5 + [[]]  # the screen has no editor
    clock.moment += OFFERED_FOR
    assert [one.offer for one in await pages.panels(services, story.maria)] == [None]


async def test_an_offer_stands_in_the_next_phase_and_ends_when_something_is_written(
    services: Services, clock: Clock
) -> None:
    story, group = await writing(services, clock)
    await story.group_writes("")
    await story.goes_to(PhaseKind.CHECK)

    async def offered() -> bool:
        page = await meeting_page(services, story.seats[ANA])
        offer = page.frame.panels[group].offer
        assert (group in page.texts) >= bool(offer)  # so that it goes as soon as it is written
        return bool(offer)

    assert await offered()
    await story.group_writes("Our guests")
    assert await offered()
    await story.group_writes("Our guests leave with a story.")
    assert not await offered()


# -- alone


async def test_the_wordings_of_a_solo_document_are_its_writers_alone(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock, Mode.SOLO)
    await story.goes_to(PhaseKind.DRAFT)
    await story.writes(ANA, STATEMENT)
    own = {one.participant_id: one.id for one in await story.documents(DocumentKind.SOLO)}
    anas = own[story.seats[ANA].participant.id]
    await wordings.keep(services, story.seats[ANA], anas)
    await story.writes(ANA, OTHER)
    assert await wordings.put_back(services, story.seats[ANA], anas, 1, is_sure=False) == PutBack(1, undo=2)
    assert [panel.count for panel in await pages.panels(services, story.seats[ANA])] == [2]
    for person in (story.maria, story.seats[BEN]):
        for asks in (
            wordings.listing(services, person, anas),
            wordings.compare(services, person, anas, 1, None),
            wordings.keep(services, person, anas),
            wordings.put_back(services, person, anas, 1, is_sure=True),
        ):
            with pytest.raises(NotAllowed):
                await asks
    with pytest.raises(NotAllowed):
        await wordings.remove(services, story.maria, anas, 1)
    others = [await meeting_page(services, one) for one in (story.maria, Watching(story.workshop), story.seats[BEN])]
    assert [list(page.frame.panels) for page in others] == [[], [], [own[story.seats[BEN].participant.id]]]
    assert not any(anas in page.frame.panels or STATEMENT in pages.everything_in(page) for page in others)
