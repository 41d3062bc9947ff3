"""Importing answers: a list is read, looked at, made to count, and perhaps undone."""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass

from app.actions.access import Facilitating
from app.actions.answers.applied import coming_in, shuffled
from app.actions.services import Services
from app.actions.survey.questions import questions
from app.counting.worker_threads import in_thread
from app.domain.answers.imports import (
    KEPT_FOR,
    AnswerImport,
    Choice,
    Judge,
    JudgedRow,
    Repeats,
    Verdict,
    check_some,
    likeness,
    number_coming_in,
    seems_known,
    settled,
)
from app.domain.answers.named_answers import Labels
from app.domain.answers.preview import PAGE_SIZE, Seen
from app.domain.cloud.cloud import MINIMUM_ANSWERS
from app.domain.errors import Conflict, Invalid, NotFound
from app.domain.languages.detection import Written
from app.domain.tables.cell_kinds import Kind
from app.domain.tables.column_kinds import LeftBehind, content_kind, look_like_names
from app.domain.tables.list_notes import ListNotes
from app.domain.tables.sheets import AS_RECOGNISED, ReadAs, SheetRow, Understood, samples_of
from app.reading.apart import Told, reading, to_nobody
from app.reading.lines import Task
from app.storage import answer_languages, answers, answers_import, moderation, people_import
from app.storage.answers import NewAnswer

FORGET_SECONDS = 600.0  # between two looks for lists that nobody has made count
_CHUNK = 500  # rows that are kept together
_ADDED_AT_ONCE = 5_000


@dataclass(frozen=True)
class Preview:
    """`rows`: a page of those with the verdict that is looked at. `coming_in`: how many answers, by what is chosen.

    `left`: the columns of which nothing is kept. `again`: how many rows have the respondent of a row above.
    `seems_known`: almost all of it is here already. `looks_like_names`: of the chosen columns.
    `looks_like`: what else almost all of them seem to be, as numbers or times. `together`: columns that
    seem to be parts of one answer. `places`: of the columns, in the file, from 0. `header`: the rows of titles, and the
    one below them. `labels`: what became of words before colons.
    `is_in_doubt`: of the column."""

    id: str
    understood: Understood
    titles: tuple[str, ...]
    samples: tuple[tuple[str, ...], ...]
    choice: Choice
    counts: Mapping[Verdict, int]
    coming_in: Mapping[Repeats, int]
    verdict: Verdict
    rows: tuple[JudgedRow, ...]
    page: int
    left: tuple[LeftBehind, ...]
    again: int
    seems_known: bool
    looks_like_names: bool
    looks_like: Kind | None
    together: tuple[int, ...]
    places: tuple[int, ...]
    header: tuple[SheetRow, ...]
    labels: Labels
    notes: ListNotes
    is_in_doubt: bool

    @property
    def pages(self) -> int:
        return max(1, -(-self.counts[self.verdict] // PAGE_SIZE))


async def upload(
    services: Services,
    person: Facilitating,
    content: bytes,
    pasted: str,
    read_as: ReadAs = AS_RECOGNISED,
    told: Told = to_nobody,
) -> str:
    """Read a list, and keep of it what may be answers, to be looked at. Gives its id. Raises Invalid.

    Where it is given up halfway, nothing is kept.
    """
    if not content and not pasted.strip():
        raise Invalid("There is nothing to import yet.", "Paste the answers, or choose a file.", field="list")
    asked = tuple((await questions(services, person)).values())
    task = Task("answers", read_as, asked, is_text=not content)
    about, rows = await _read(task, content or pasted.encode(errors="replace"), told)
    made = AnswerImport(services.new_id(), services.now(), person.name)
    await asyncio.shield(_keep(services, person, made, about, rows, told))
    return made.id


async def _keep(
    services: Services, person: Facilitating, made: AnswerImport, about: str, rows: Sequence[str], told: Told
) -> None:
    """`told`: raises where nobody waits for the list any more."""
    told(0, 0)
    async with services.database.transaction() as connection:
        has_replaced = await answers_import.add(connection, person.workshop.id, made, about, rows)
    if has_replaced:
        await services.database.forget_deleted("answer_imports", "answer_import_chunks")


async def _read(task: Task, content: bytes, told: Told) -> tuple[str, list[str]]:
    """What is known of the list, and its rows in chunks."""
    rows: list[str] = []
    waiting: list[str] = []
    said: dict[str, str] = {}
    async with aclosing(reading(task, content, told)) as lines:
        async for line in lines:
            if not line.startswith("R"):
                said[line[0]] = line[1:]
                continue
            waiting.append(line[1:])
            if len(waiting) == _CHUNK:
                rows.append("\n".join(waiting))
                waiting.clear()
    rows += ["\n".join(waiting)] if waiting else []
    return answers_import.written(said["U"], said["H"], said["A"], said["N"]), rows


async def preview(
    services: Services, person: Facilitating, import_id: str, choice: Choice, verdict: Verdict, page: int
) -> Preview:
    stored, known = await _pending(services, person, import_id)
    understood, found = answers_import.read(stored)
    seen = Seen(found, choice, known, verdict, page)
    async with services.database.reading() as connection:
        async for rows in answers_import.rows_of(connection, import_id):
            await in_thread(seen.take, rows)
    chosen, counted = seen.judge.choice, seen.counts
    return Preview(
        import_id,
        understood,
        found.titles,
        samples_of(seen.sample),
        chosen,
        counted,
        {repeats: number_coming_in(counted, repeats) for repeats in Repeats},
        verdict,
        tuple(seen.shown),
        page,
        found.left,
        len(found.again),
        seems_known(counted),
        look_like_names([row.text for row in seen.shown]),
        content_kind([row.text for row in seen.shown], is_question=True),
        found.together,
        found.places or tuple(range(len(found.titles))),
        tuple(seen.header),
        found.labels,
        found.notes,
        found.is_in_doubt,
    )


async def apply(
    services: Services, person: Facilitating, import_id: str, choice: Choice, told: Told = to_nobody
) -> None:
    """Make the answers count: all or none, shuffled, with the day as all they tell. Raises Invalid if none is new.

    `told`: is given how many rows are looked at, and of how many; then how many answers are written. It raises once
    the page is gone; then none counts.
    """
    await asyncio.shield(_apply(services, person, import_id, choice, told))


async def _apply(services: Services, person: Facilitating, import_id: str, choice: Choice, told: Told) -> None:
    stored, known = await _pending(services, person, import_id)
    texts: list[Written] = []
    understood, found = answers_import.read(stored)
    judge, done = Judge(found, choice, known), 0
    async with services.database.reading() as connection:
        wordings = (await answer_languages.wordings_of(connection, {person.workshop.id}))[person.workshop.id]
        async for rows in answers_import.rows_of(connection, import_id):
            texts += await in_thread(coming_in, judge, rows, choice.repeats, wordings)
            done += len(rows)
            told(done, max(done, understood.sheets[understood.sheet].rows))
    check_some(len(texts))
    ids = await in_thread(shuffled, services, texts)
    day, workshop_id = services.now().date(), person.workshop.id
    async with services.database.transaction() as connection:
        record = await answers_import.by_id(connection, workshop_id, import_id, hold=True)
        if record is None or record.applied_at is not None:
            raise _no_longer_waiting()
        for start in range(0, len(texts), _ADDED_AT_ONCE):
            some = zip(ids[start : start + _ADDED_AT_ONCE], texts[start : start + _ADDED_AT_ONCE], strict=True)
            made = [
                NewAnswer(answer_id, workshop_id, text, day, import_id, language=language)
                for answer_id, (text, language) in some
            ]
            await answers.add_answers(connection, made)
            told(min(start + _ADDED_AT_ONCE, len(texts)), len(texts))
        await answers_import.set_applied(connection, workshop_id, import_id, services.now(), len(texts))
    await _tell(services, person)


async def change_row(
    services: Services, person: Facilitating, import_id: str, choice: Choice, number: int, text: str
) -> None:
    """Put other words in place of a row's answer, before the list counts. Raises NotFound."""
    async with services.database.transaction() as connection:
        stored = await answers_import.waiting(connection, person.workshop.id, import_id)
        if stored is None:
            raise _no_longer_waiting()
        columns = settled(choice, answers_import.read(stored)[1]).columns
        cells = {columns[0]: text.strip()} | dict.fromkeys(columns[1:], "")
        if not await answers_import.change_row(connection, import_id, number, cells):
            raise NotFound("This row is not in the list.", "Look at the list again.")


async def undo(services: Services, person: Facilitating, import_id: str) -> None:
    """Exactly the answers that came with the list go, also those that were hidden since."""
    async with services.database.transaction() as connection:
        record = await answers_import.by_id(connection, person.workshop.id, import_id, hold=True)
        if record is None:
            raise NotFound("This list is not here.", "Look at the imports again.")
        if record.applied_at is None or record.undone_at is not None:
            raise Conflict("There is nothing to undo: this import was undone already.")
        await answers_import.set_undone(connection, person.workshop.id, import_id, services.now())
    await _tell(services, person)


async def discard(services: Services, person: Facilitating, import_id: str) -> None:
    async with services.database.transaction() as connection:
        if not await answers_import.remove(connection, person.workshop.id, import_id):
            raise _no_longer_waiting()
    await services.database.forget_deleted()


async def waiting(services: Services, person: Facilitating) -> AnswerImport | None:
    """The list that somebody has uploaded and nobody has made count."""
    async with services.database.reading() as connection:
        return await answers_import.looked_at(connection, person.workshop.id)


async def imports(services: Services, person: Facilitating) -> tuple[AnswerImport, ...]:
    """Those that counted, the latest first."""
    async with services.database.reading() as connection:
        return await answers_import.applied(connection, person.workshop.id)


async def forget_old_lists(services: Services) -> None:
    """Lists that nobody has made count within a day go, of answers and of people, in whichever workshop they are."""
    since = services.now() - KEPT_FOR
    async with services.database.transaction() as connection:
        gone = await answers_import.remove_uploaded_before(connection, since)
        gone += await people_import.remove_uploaded_before(connection, since)
    if gone:
        await services.database.forget_deleted("answer_imports", "answer_import_chunks", "roster_imports")


async def keep_forgetting_lists(services: Services) -> None:
    while True:
        await forget_old_lists(services)
        await asyncio.sleep(FORGET_SECONDS)


async def _pending(services: Services, person: Facilitating, import_id: str) -> tuple[str, Mapping[int, int]]:
    """What is kept of a list, and the answers that it is compared with.

    While so few have answered that nothing is shown, what they said is not compared with: a list of guesses would
    bring it out.
    """
    workshop_id = person.workshop.id
    async with services.database.reading() as connection:
        stored = await answers_import.waiting(connection, workshop_id, import_id)
        if stored is None:
            raise _no_longer_waiting()
        is_enough = (await moderation.counts(connection, workshop_id)).total >= MINIMUM_ANSWERS
        known = await answers_import.known(connection, workshop_id, likeness, imported_only=not is_enough)
    return stored, known


def _no_longer_waiting() -> NotFound:
    return NotFound(
        "This list counts already, was forgotten, or another one was uploaded after it.",
        "Go back to the survey and look at its answers.",
    )


async def _tell(services: Services, person: Facilitating) -> None:
    """What was deleted leaves the files, and every page and count looks again."""
    await services.database.forget_deleted()
    await services.bus.publish(f"answers:{person.workshop.id}")
    await services.ring(person.workshop.id)
