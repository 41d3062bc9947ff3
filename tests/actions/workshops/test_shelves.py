"""Workshops are put away: archived, thrown away and brought back, and after two weeks gone from every byte."""

from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.actions import access
from app.actions.access import Facilitating
from app.actions.people import people
from app.actions.seats import join_codes
from app.actions.services import Services
from app.actions.survey import survey
from app.actions.workshops import shelves, workshops
from app.domain.accounts import Role
from app.domain.errors import Invalid, NotFound, NotSignedIn
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.survey.survey import UnknownSurvey
from app.domain.workshops.shelves import IN_BIN_FOR
from app.storage.tables import metadata
from tests import factories
from tests.factories import Clock, Story
from tests.people import ANA, MARIA, OLGA


async def listed(services: Services, maria: Facilitating) -> list[tuple[str, bool]]:
    return [(card.workshop.id, card.is_archived) for card in await workshops.home(services, maria.account)]


async def test_the_archive_keeps_everything_at_hand(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    maria, key = story.maria, story.workshop.id
    await story.goes_to(PhaseKind.JUMP_IN)
    await shelves.archive(services, maria)
    await shelves.archive(services, maria)
    assert await listed(services, maria) == [(key, True)]
    assert (await join_codes.names(services, story.workshop.join_code)).workshop.id == key
    await shelves.unarchive(services, maria)
    assert await listed(services, maria) == [(key, False)]
    with pytest.raises(NotFound):
        await shelves.unarchive(services, maria)


async def test_what_was_archived_is_archived_again_when_it_comes_back(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    maria, key = story.maria, story.workshop.id
    await shelves.archive(services, maria)
    for _ in range(2):  # also if two facilitators throw it away at one moment
        await shelves.throw_away(services, maria, story.workshop.title)
    await shelves.bring_back(services, maria.account, key)
    assert await listed(services, maria) == [(key, True)]
    await shelves.unarchive(services, maria)
    await shelves.throw_away(services, maria, story.workshop.title)
    await shelves.bring_back(services, maria.account, key)
    assert await listed(services, maria) == [(key, False)]
    with pytest.raises(NotFound):
        await shelves.bring_back(services, maria.account, key)


@pytest.mark.parametrize("typed", ["", "another title", "Our customer experience visio"])
async def test_nothing_is_thrown_away_unless_its_title_is_typed(services: Services, clock: Clock, typed: str) -> None:
    story = await factories.story(services, clock)
    with pytest.raises(Invalid):
        await shelves.throw_away(services, story.maria, typed)
    assert await listed(services, story.maria) == [(story.workshop.id, False)]


async def thrown_away(services: Services, clock: Clock, facilitator: str = MARIA) -> Story:
    story = await factories.story(services, clock, facilitator=facilitator)
    await survey.open_survey(services, story.maria)
    await services.answers.give(story.workshop.survey_key, "A marker that Wren left")
    await story.goes_to(PhaseKind.JUMP_IN)
    await shelves.throw_away(services, story.maria, f"  {story.workshop.title.upper()} ")
    return story


async def test_what_is_in_the_bin_opens_to_nobody(services: Services, clock: Clock) -> None:
    """Not to those who facilitate it, not by any link, code or cookie; and no mail leaves it."""
    story = await thrown_away(services, clock)
    workshop = story.workshop
    account = await factories.session(services, story.maria.account)
    seat = people.personal_link(services, story.seats[ANA].participant).rpartition("/")[2]
    screen = people.screen_link(services, workshop).rpartition("/")[2]
    for opens, refusal in (
        (access.facilitating(services, account, workshop.id), NotFound),
        (access.reading_result(services, account, workshop.id), NotFound),
        (people.guest_of_link(services, seat), NotFound),
        (people.workshop_of_screen_link(services, screen), NotFound),
        (join_codes.names(services, workshop.join_code), NotFound),
        (survey.asked_survey(services, workshop.survey_key), UnknownSurvey),
        (access.participating(services, "any", workshop.id), NotSignedIn),
        (access.watching(services, "any", workshop.id), NotSignedIn),
    ):
        with pytest.raises(refusal):
            await opens
    assert await services.answers.give(workshop.survey_key, "Too late") == "closed"
    assert await listed(services, story.maria) == []
    (entry,) = await shelves.in_bin(services, story.maria.account)
    assert (entry.workshop.id, entry.by, entry.gone_at) == (workshop.id, story.maria.name, clock() + IN_BIN_FOR)


async def test_it_comes_back_as_it_was(services: Services, clock: Clock) -> None:
    story = await thrown_away(services, clock)
    olga = await factories.account(services, OLGA)
    with pytest.raises(NotFound):
        await shelves.bring_back(services, olga, story.workshop.id)
    assert await shelves.in_bin(services, olga) == ()
    clock.passes(minutes=IN_BIN_FOR.total_seconds() / 60 - 1)
    assert await shelves.delete_due(services) == 0
    await shelves.bring_back(services, story.maria.account, story.workshop.id)
    assert await listed(services, story.maria) == [(story.workshop.id, False)]
    assert await story.phase() is PhaseKind.JUMP_IN
    assert await services.answers.give(story.workshop.survey_key, "In time again") == "kept"
    with pytest.raises(NotFound):
        await shelves.bring_back(services, story.maria.account, story.workshop.id)
    clock.passes(minutes=2)
    assert await shelves.delete_due(services) == 0


async def test_after_two_weeks_no_row_and_no_byte_is_left(
    services: Services, clock: Clock, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """And the neighbour has everything."""
    other = await factories.story(services, clock)
    before = await rows(services)
    story = await thrown_away(services, clock, OLGA)
    assert await rows(services) != before
    clock.passes(minutes=IN_BIN_FOR.total_seconds() / 60)
    assert await shelves.delete_due(services) == 1
    left = await rows(services)
    for name in (
        "accounts",
        "sessions",
        "answer_keys",
    ):  # these belong to no workshop
        del left[name], before[name]
    assert left == before
    assert (await listed(services, other.maria))[-1][0] == other.workshop.id
    if services.database.is_sqlite:
        files = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.name.startswith("visionroom.db"))
        marked = ("A marker that Wren left", story.workshop.survey_key, story.workshop.id)
        assert [text for text in marked if text.encode() in files] == []
    assert story.workshop.title not in caplog.text


async def rows(services: Services) -> dict[str, int]:
    async with services.database.reading() as connection:
        return {
            table.name: int((await connection.execute(select(func.count()).select_from(table))).scalar_one())
            for table in metadata.sorted_tables
        }


async def test_an_admin_sees_and_empties_the_bin(services: Services, clock: Clock) -> None:
    first, second = await thrown_away(services, clock), await thrown_away(services, clock, OLGA)
    kept = await factories.story(services, clock, facilitator="Karl Keeper")
    priya = await factories.account(services, "Priya Raman", Role.ADMIN)
    assert {entry.workshop.id for entry in await shelves.in_bin(services, priya)} == {
        first.workshop.id,
        second.workshop.id,
    }
    with pytest.raises(NotFound):
        await shelves.delete_now(services, priya, kept.workshop.id)
    await shelves.delete_now(services, priya, first.workshop.id)
    await shelves.empty(services, priya)
    await shelves.empty(services, priya)
    assert await shelves.in_bin(services, priya) == ()
    assert (await rows(services))["workshops"] == 1
