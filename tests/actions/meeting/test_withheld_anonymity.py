"""Who pressed “Show mine”, and who wrote which of the few drafts that are then shown, is nowhere."""

import re

from app.actions import export
from app.actions.access import ReadingResult, Watching
from app.actions.documents import wordings
from app.actions.meeting import withheld
from app.actions.meeting.page import meeting_page
from app.actions.services import Services
from app.domain.documents.documents import DocumentKind
from app.render.json_record import record_json
from app.render.markdown import record_markdown
from app.storage.tables import draft_releases, metadata
from tests import pages
from tests.actions.test_anonymity import ONLY_SQLITE, files_of, rows_of
from tests.actions.withholding import drafted, withholding
from tests.factories import Clock, Story
from tests.people import ANA, BEN


def author_keys(story: Story) -> dict[str, str]:
    """Name -> the key under which that person's release is kept."""
    return {
        seat.name: story.services.key_of("release", story.workshop.id, seat.participant.id)
        for seat in story.seats.values()
    }


def ids(story: Story) -> set[str]:
    return {seat.participant.id for seat in story.seats.values()}


async def pressed(story: Story) -> None:
    """All who wrote have pressed, and nothing has been shown yet."""
    for member in (ANA, BEN):
        await withheld.release(story.services, story.seats[member])


async def test_a_press_is_a_key_and_nothing_else(services: Services, clock: Clock) -> None:
    story = await withholding(services, clock)
    before = await rows_of(services.database)
    await pressed(story)
    after = await rows_of(services.database)
    added = {name: set(rows) - set(before[name]) for name, rows in after.items() if rows != before[name]}
    keys = author_keys(story)
    assert added == {"draft_releases": {str((story.workshop.id, keys[member.name])) for member in (ANA, BEN)}}
    assert sorted(draft_releases.columns.keys()) == ["author_key", "workshop_id"]
    assert {key.column.table.name for key in draft_releases.foreign_keys} == {"workshops"}
    assert not any(person in row for person in ids(story) for row in added["draft_releases"])


async def test_after_they_are_shown_no_row_links_a_draft_to_its_writer_or_a_press(
    services: Services, clock: Clock
) -> None:
    story = await withholding(services, clock)
    solo = {document.id: document.participant_id for document in await story.documents(DocumentKind.SOLO)}
    anas = next(key for key, author in solo.items() if author == story.seats[ANA].participant.id)
    await wordings.keep(services, story.seats[ANA], anas)
    await pressed(story)
    await withheld.show_if_released(services, story.workshop.id)
    rows = await rows_of(services.database)
    assert (rows["draft_releases"], rows["document_updates"], rows["document_writers"]) == ([], [], [])
    assert {name for name, found in rows.items() if any(ANA.draft in row for row in found)} == {"drafts"}
    assert {name for name, found in rows.items() if any(one in row for one in ids(story) for row in found)} == {
        "participants"
    }
    traces = (*solo, *author_keys(story).values())
    assert not any(trace in row for trace in traces for found in rows.values() for row in found)
    assert set(rows) == set(metadata.tables)


@ONLY_SQLITE
async def test_no_file_keeps_a_press(services: Services, clock: Clock) -> None:
    story = await withholding(services, clock)
    await pressed(story)
    keys = [author_keys(story)[member.name].encode() for member in (ANA, BEN)]
    before = b"".join(files_of(services.database).values())
    assert all(key in before for key in keys)  # so that the search below is able to find them
    await withheld.show_if_released(services, story.workshop.id)
    assert len(await drafted(story)) == 2
    for suffix, content in files_of(services.database).items():
        assert [key for key in keys if key in content] == [], f"in the file{suffix}"


async def test_no_page_tells_who_has_pressed(services: Services, clock: Clock) -> None:
    """Only one's own says so, and no page has any author's key."""
    story = await withholding(services, clock)
    await withheld.release(services, story.seats[ANA])
    people = {seat.name: seat for seat in story.seats.values()}
    parts = {name: await pages.seat_part(services, seat) for name, seat in people.items()}
    assert {name: part.has_released for name, part in parts.items()} == {name: name == ANA.name for name in people}
    for person in (story.maria, Watching(story.workshop)):
        page = await meeting_page(services, person)
        shown = pages.everything_in(page)
        assert (page.frame.seat, "has_released=True" in shown) == (None, False)
        assert not any(key in shown for key in author_keys(story).values())
        assert not any(member.draft in shown for member in (ANA, BEN))


async def test_no_export_tells_what_was_written_how_many_wrote_or_who_pressed(services: Services, clock: Clock) -> None:
    story = await withholding(services, clock)
    reader = ReadingResult(story.maria.account, story.workshop)
    before = await export.record(services, reader)
    await withheld.release(services, story.seats[ANA])
    after = await export.record(services, reader)
    assert after == before
    said = record_markdown(after).partition("## The drafts\n\n")[2].partition("\n\n#")[0]
    assert not re.search(r"\d|\b(one|two|nobody|none)\b", said, re.IGNORECASE), said
    assert b'"drafts_outcome": "withheld",\n  "drafts": [],' in record_json(after)
