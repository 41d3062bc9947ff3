"""Who wrote which solo draft, and who gave which answer, is nowhere: looked for in rows, in files, and in orders."""

import random
import re
import secrets
from collections.abc import Sequence
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from statistics import mean

import pytest
from sqlalchemy import LargeBinary, select, text
from sqlalchemy.engine import make_url

from app.actions import export
from app.actions.access import ReadingResult, Watching
from app.actions.documents import wordings
from app.actions.meeting import solo_progress
from app.actions.meeting.phases.draft import Draft
from app.actions.people import people
from app.actions.services import Services
from app.actions.survey import survey
from app.domain.documents.documents import DocumentKind
from app.domain.documents.wordings import Why
from app.domain.meeting.drafts import solo_drafts
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.meeting.solo_progress import Progress
from app.domain.workshops.workshops import Mode
from app.storage import answers as stored_answers
from app.storage.database import Database
from app.storage.documents import append_updates, updates_after
from app.storage.tables import answers, document_updates, document_writers, documents, drafts, metadata
from tests import factories, pages
from tests.factories import Clock, Story
from tests.people import MARIA, ORGANISATION, TITLE, Member

WITH_WORDS = ("answers", "drafts", "draft_releases", "late_drafts", "likes", "checks", "check_answers", "wordings")
LETTERS = "bcdfghjklmnpqrstvwxz"  # an answer is shown without its numbers
NEAR = 2048  # bytes: half a page of a SQLite file
ONLY_SQLITE = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

FIRST_THOUGHT = "CANARY-wording: a first thought that somebody took back"
WRITERS = tuple(
    Member(
        f"Writer {letter}{letter}",
        f"writer.{letter.lower()}@museum.example",
        "Guide",
        "House",
        f"CANARY-{letter} sings",
    )
    for letter in "ABCDEFGH"
)


def rank_correlation(before: Sequence[str], after: Sequence[str]) -> float:
    """Spearman's rho of two orders of the same things: 1 the same, -1 reversed, about 0 unrelated."""
    count = len(before)
    places = {item: place for place, item in enumerate(after)}
    squares = sum((place - places[item]) ** 2 for place, item in enumerate(before))
    return 1 - 6 * squares / (count * (count * count - 1))


def files_of(database: Database) -> dict[str, bytes]:
    """The database's file, its write-ahead log and its index, as they lie on the disk."""
    path = make_url(str(database.engine.url)).database
    assert path is not None
    found = {suffix: Path(path + suffix) for suffix in ("", "-wal", "-shm")}
    return {suffix: file.read_bytes() for suffix, file in found.items() if file.exists()}


def places(content: bytes, wanted: str) -> list[int]:
    return [match.start() for match in re.finditer(re.escape(wanted.encode()), content)]


async def written(services: Services, clock: Clock) -> Story:
    """Eight people have each written, some with a second thought, of which a wording is kept."""
    story = await factories.story(services, clock, Mode.SOLO, WRITERS)
    await story.goes_to(PhaseKind.DRAFT)
    for document in await story.documents(DocumentKind.SOLO):
        clock.passes(seconds=7)
        member = next(one for one in WRITERS if story.seats[one].participant.id == document.participant_id)
        await services.hub.write_text(document.id, FIRST_THOUGHT)
        await services.hub.write_text(document.id, member.draft, Why.REPLACED)
        await wordings.keep(services, story.seats[member], document.id)
    return story


async def rows_of(database: Database) -> dict[str, list[str]]:
    """Every row of every table, as text."""
    async with database.reading() as connection:
        return {
            table.name: [str(tuple(row)) for row in await connection.execute(select(table))]
            for table in metadata.sorted_tables
        }


async def test_no_row_links_a_draft_to_its_writer(services: Services, clock: Clock) -> None:
    story = await written(services, clock)
    solo = {document.id for document in await story.documents(DocumentKind.SOLO)}
    assert len(solo) == len(WRITERS)
    assert sum(FIRST_THOUGHT in row for row in (await rows_of(services.database))["wordings"]) == len(WRITERS)
    assert await story.time_runs_out()

    rows = await rows_of(services.database)
    assert (rows["wordings"], FIRST_THOUGHT in str(rows)) == ([], False)
    ids = {seat.participant.id for seat in story.seats.values()}
    canaries = {member.draft for member in WRITERS}
    with_draft = {name for name, found in rows.items() if any(canary in row for canary in canaries for row in found)}
    assert with_draft == {"drafts"}
    with_person = {name for name, found in rows.items() if any(key in row for key in ids for row in found)}
    assert with_person == {"participants"}
    assert not any(key in row for key in solo for found in rows.values() for row in found)
    assert (rows["document_updates"], rows["document_writers"]) == ([], [])
    async with services.database.reading() as connection:
        assert not (await connection.execute(select(documents).where(documents.c.kind == "solo"))).all()
        kept = (await connection.execute(select(drafts).order_by(drafts.c.position))).mappings().all()
    assert [set(row) for row in kept] == [{"id", "workshop_id", "position", "label", "text", "heat"}] * len(WRITERS)
    ids_in_order = [row["id"] for row in kept]
    assert ids_in_order != sorted(ids_in_order)  # random, so not even the ids tell an order (1 in 40,320 by chance)


@ONLY_SQLITE
async def test_no_file_links_a_draft_to_its_writer(services: Services, clock: Clock) -> None:
    story = await written(services, clock)
    solo = await story.documents(DocumentKind.SOLO)
    keys = [services.key_of("document", one.id, one.participant_id or "") for one in solo]
    await types_more(story)
    before = b"".join(files_of(services.database).values())
    traces = (*(one.id for one in solo), *keys, FIRST_THOUGHT)
    for trace in traces:
        assert trace.encode() in before  # so that the search below is able to find them

    assert await story.time_runs_out()
    for suffix, content in files_of(services.database).items():
        assert not [trace for trace in traces if trace.encode() in content], f"in the file{suffix}"
    content = files_of(services.database)[""]
    for member in WRITERS:
        assert len(places(content, member.draft)) == 1  # the collected draft, and no rest of a log
        assert not near(content, member.draft, [seat.participant.id for seat in story.seats.values()])


async def types_more(story: Story) -> None:
    """Each document's log gets a row as a browser's edits make them, bound to its writer's key."""
    for document in await story.documents(DocumentKind.SOLO):
        key = story.services.key_of("document", document.id, document.participant_id or "")
        async with story.services.database.transaction() as connection:
            found = await updates_after(connection, document.id, 0)
            assert found is not None
            await append_updates(connection, document.id, [found.updates[0]], {secrets.randbelow(2**32): key})


def near(content: bytes, canary: str, ids: Sequence[str]) -> set[str]:
    """Which ids stand within NEAR bytes of the canary."""
    around = [content[max(0, place - NEAR) : place + NEAR] for place in places(content, canary)]
    return {key for key in ids if any(key.encode() in stretch for stretch in around)}


async def test_nothing_that_anybody_is_shown_links_a_draft_to_its_writer(services: Services, clock: Clock) -> None:
    """The page of each person is the same but for their own likes; the record is free of people where drafts are."""
    story = await written(services, clock)
    await story.time_runs_out()
    shown = await pages.of_everyone(story)
    (drafted,) = {pages.drafts_of(page).drafts for page in shown}
    assert {entry.draft.text for entry in drafted} == {member.draft for member in WRITERS}
    assert {page.frame.seat and page.frame.seat.own_document for page in shown} == {None}
    assert not any(page.frame.panels or FIRST_THOUGHT in pages.everything_in(page) for page in shown)
    record = await export.record(services, ReadingResult(story.maria.account, story.workshop))
    drawn = str([asdict(draft) for draft in record.drafts])
    assert not [member for member in WRITERS if member.name in drawn or story.seats[member].participant.id in drawn]


async def test_while_people_write_the_facilitator_sees_steps_and_no_text(services: Services, clock: Clock) -> None:
    story = await written(services, clock)
    for seat in story.seats.values():
        await people.arrive(services, seat)
    await solo_progress.look(services)
    for watcher in (story.maria, Watching(story.workshop)):
        page = await pages.page(services, watcher)
        assert pages.content_of(page, Draft).progress == Progress(here=6, begun=6)
        assert (page.frame.company.here_count, page.frame.company.came_count) == (0, 0)
        assert {(person.is_here, person.is_done) for person in page.frame.people} == {(None, None)}
        assert "CANARY" not in pages.everything_in(page)
    for seat in story.seats.values():
        assert [one.document.participant_id for one in await pages.panels(services, seat)] == [seat.participant.id]


def test_the_order_of_drafts_tells_nothing_of_the_order_of_people() -> None:
    people = [f"draft of person {number}" for number in range(8)]
    source = secrets.SystemRandom()
    found = [rank_correlation(people, [text for _, text in solo_drafts(people, source)]) for _ in range(200)]
    assert abs(mean(found)) < 0.15
    assert min(found) < 0 < max(found)


def test_a_rank_correlation_would_show_an_order() -> None:
    people = [f"{number}" for number in range(8)]
    assert (rank_correlation(people, people), rank_correlation(people, people[::-1])) == (1, -1)
    assert abs(mean(rank_correlation(people, random.Random(n).sample(people, 8)) for n in range(200))) < 0.15


async def test_the_shuffle_is_drawn_from_a_cryptographic_source(services: Services) -> None:
    assert isinstance(services.random, secrets.SystemRandom)


async def given(story: Story, rounds: int, people: int) -> list[list[str]]:
    """The texts of each round in the order in which they came; the survey is closed after each."""
    orders = []
    for _ in range(rounds):
        texts = [f"{''.join(secrets.choice(LETTERS) for _ in range(9))} CANARY" for _ in range(people)]
        await survey.open_survey(story.services, story.maria)
        for one in texts:
            assert await survey.give_answer(story.services, story.workshop.survey_key, one)
        await survey.close_survey(story.services, story.maria)
        orders.append(texts)
        story.clock.moment += timedelta(hours=1)
    return orders


async def test_no_order_in_which_answers_lie_or_are_shown_tells_the_order_in_which_they_came(
    services: Services, clock: Clock
) -> None:
    story = await factories.story(services, clock, members=())
    rounds = await given(story, rounds=8, people=25)
    async with services.database.reading() as connection:
        lying = [row[0] for row in await connection.execute(text("SELECT text FROM answers"))]
        by_id = [row[0] for row in await connection.execute(text("SELECT text FROM answers ORDER BY id"))]
        shown = list((await stored_answers.visible_answers(connection, story.workshop.id)).values())
    record = await export.record(services, ReadingResult(story.maria.account, story.workshop))
    for order in (lying, by_id, shown, record.answers):
        found = [rank_correlation(texts, [one for one in order if one in texts]) for texts in rounds]
        assert abs(mean(found)) < 0.4  # the mean of 8 such has a standard deviation of 0.07
        everything = [one for texts in rounds for one in texts]
        assert abs(rank_correlation(everything, order)) < 0.4  # nor is a later round further back


@ONLY_SQLITE
async def test_no_file_keeps_the_answers_as_they_came(services: Services, clock: Clock) -> None:
    """Under their first ids, or in a log."""
    story = await factories.story(services, clock, members=())
    await survey.open_survey(services, story.maria)
    texts = [f"CANARY answer {number:02}" for number in range(40)]
    for one in texts:
        await survey.give_answer(services, story.workshop.survey_key, one)
    async with services.database.reading() as connection:
        first_ids = list((await connection.execute(select(answers.c.id))).scalars())
    before = b"".join(files_of(services.database).values())
    assert all(key.encode() in before for key in first_ids)
    await survey.close_survey(services, story.maria)
    files = files_of(services.database)
    assert not [key for key in first_ids for content in files.values() if key.encode() in content]
    assert {one: len(places(files[""], one)) for one in texts} == dict.fromkeys(texts, 1)
    assert files.get("-wal", b"") == b""


def test_no_column_could_hold_who_answered() -> None:
    """Every column that a survey answer, a draft or a like has. A new one has to be thought about here first."""
    columns = {name: sorted(metadata.tables[name].columns.keys()) for name in WITH_WORDS}
    assert columns == {
        "answers": ["given_on", "id", "import_id", "language", "text", "waiting", "workshop_id"],  # found from the text
        "drafts": ["heat", "id", "label", "position", "text", "workshop_id"],
        "draft_releases": ["author_key", "workshop_id"],
        "late_drafts": ["id", "team", "text", "workshop_id"],
        "likes": ["draft_id", "end", "id", "liker_key", "reason", "start", "workshop_id"],
        "wordings": ["document_id", "kept_at", "number", "offered_until", "text", "why"],
        "checks": [
            *("answered", "gone", "id", "of_few", "opened_at", "opened_by", "people", "revealed_at"),
            *("wording", "workshop_id"),
        ],
        "check_answers": ["answerer_key", "check_id", "maker", "question", "reason", "verdict"],
    }
    leads_to_people = {
        table.name
        for table in metadata.sorted_tables
        if any(key.column.table.name == "participants" for key in table.foreign_keys)
    }
    devices = {"sessions", "presences", "seat_beats", "seat_devices", "seat_endings", "seat_events", "seat_requests"}
    assert leads_to_people == {*devices, "done_marks", "documents"}
    leads_to_answers = {
        table.name
        for table in metadata.sorted_tables
        if any(key.column.table.name == "answers" for key in table.foreign_keys)
    }
    # Who moderates has hidden it, or looked at its hints: nothing of who wrote it.
    assert leads_to_answers == {"answer_hidings", "harmless_answers"}
    assert [c.name for c in document_updates.columns if isinstance(c.type, LargeBinary)] == ["data"]
    assert sorted(document_writers.columns.keys()) == ["client_id", "document_id", "person_key"]


async def test_an_answer_is_kept_with_its_day_and_nothing_finer(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock, members=())
    clock.passes(minutes=17, seconds=31)
    await survey.open_survey(services, story.maria)
    await survey.give_answer(services, story.workshop.survey_key, "CANARY answer")
    async with services.database.reading() as connection:
        (row,) = (await connection.execute(select(answers))).all()
    assert tuple(row)[1:] == (story.workshop.id, "CANARY answer", clock().date(), None, True, "en")
    kept = " ".join(row for found in (await rows_of(services.database)).values() for row in found)
    assert [name for name in (MARIA, ORGANISATION, TITLE) if name not in kept] == []
    assert kept.count("CANARY answer") == 1
