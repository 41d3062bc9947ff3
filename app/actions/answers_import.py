"""Importing answers: a list is read, looked at, made to count, and perhaps undone."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from app.actions.access import Facilitating
from app.actions.aside import aside
from app.actions.services import Services
from app.actions.survey_questions import questions
from app.domain.answer_columns import AnswerList, answer_list
from app.domain.answers_import import (
    KEPT_FOR,
    AnswerImport,
    Choice,
    JudgedRow,
    Repeats,
    Verdict,
    coming_in,
    counts,
    folded,
    judged,
    number_coming_in,
    seems_known,
    settled,
)
from app.domain.cloud import MINIMUM_ANSWERS
from app.domain.column_kinds import LeftBehind, look_like_names
from app.domain.refusals import Invalid, NotFound, Overtaken
from app.domain.sheets import samples_of
from app.render.spreadsheets import ANSWERS, rows_of_file, rows_of_text
from app.storage import answers, answers_import, moderation, people_import
from app.storage.answers import NewAnswer

PAGE_SIZE = 50  # rows of a preview
FORGET_SECONDS = 600.0  # between two looks for lists that nobody has made count


@dataclass(frozen=True)
class Preview:
    """`rows`: a page of those with the verdict that is looked at. `coming_in`: how many answers, by what is chosen.

    `left`: the columns of which nothing is kept. `again`: how many rows have the respondent of a row above.
    `seems_known`: almost all of it is here already. `looks_like_names`: of the chosen column.
    """

    id: str
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

    @property
    def pages(self) -> int:
        return max(1, -(-self.counts[self.verdict] // PAGE_SIZE))


async def upload(services: Services, person: Facilitating, content: bytes, pasted: str) -> str:
    """Read a list, and keep of it what may be answers, to be looked at. Gives its id. Raises Invalid."""
    if not content and not pasted.strip():
        raise Invalid("There is nothing to import yet.", "Paste the answers, or choose a file.", field="list")
    asked = tuple((await questions(services, person)).values())
    rows = await aside(_read, content, pasted, asked)
    made = AnswerImport(services.new_id(), services.now(), person.name)
    async with services.database.transaction() as connection:
        has_replaced = await answers_import.add(connection, person.workshop.id, made, rows)
    if has_replaced:
        await services.database.forget_deleted("answer_imports")
    return made.id


def _read(content: bytes, pasted: str, asked: Sequence[str]) -> str:
    rows = rows_of_file(content, ANSWERS) if content else rows_of_text(pasted, ANSWERS)
    return answers_import.written(answer_list(rows, asked))


async def preview(
    services: Services, person: Facilitating, import_id: str, choice: Choice, verdict: Verdict, page: int
) -> Preview:
    found, known = await _pending(services, person, import_id)
    return await aside(_preview, import_id, found, known, choice, verdict, page)


def _preview(
    import_id: str, stored: str, known: Mapping[str, int], choice: Choice, verdict: Verdict, page: int
) -> Preview:
    found = answers_import.read(stored)
    chosen = settled(choice, found)
    rows = judged(found, chosen, known)
    counted = counts(rows)
    coming = {repeats: number_coming_in(counted, repeats) for repeats in Repeats}
    shown = [row for row in rows if row.verdict is verdict][(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    samples = samples_of(found.rows[chosen.header_rows :][: 20 * PAGE_SIZE])
    return Preview(
        import_id,
        found.titles,
        samples,
        chosen,
        counted,
        coming,
        verdict,
        tuple(shown),
        page,
        found.left,
        len(found.again),
        seems_known(counted),
        look_like_names([row.text for row in shown]),
    )


async def apply(services: Services, person: Facilitating, import_id: str, choice: Choice) -> None:
    """Make the answers count: all or none, shuffled, with the day as all they tell. Raises Invalid if none is new."""
    stored, known = await _pending(services, person, import_id)
    texts = await aside(_texts, stored, known, choice, services.random)
    day, workshop_id = services.now().date(), person.workshop.id
    made = (NewAnswer(services.new_id(), workshop_id, text, day, import_id) for text in texts)
    rows = await aside(sorted, made, key=lambda row: row.id)  # in which order SQLite writes them fastest
    async with services.database.transaction() as connection:
        record = await answers_import.by_id(connection, workshop_id, import_id, hold=True)
        if record is None or record.applied_at is not None:
            raise _no_longer_waiting()
        await answers.add_answers(connection, rows)
        await answers_import.set_applied(connection, workshop_id, import_id, services.now(), len(rows))
    await _tell(services, person)


def _texts(stored: str, known: Mapping[str, int], choice: Choice, source: Random) -> list[str]:
    found: AnswerList = answers_import.read(stored)
    texts = coming_in(judged(found, choice, known), choice.repeats)
    source.shuffle(texts)
    return texts


async def undo(services: Services, person: Facilitating, import_id: str) -> None:
    """Exactly the answers that came with the list go, also those that were hidden since."""
    async with services.database.transaction() as connection:
        record = await answers_import.by_id(connection, person.workshop.id, import_id, hold=True)
        if record is None:
            raise NotFound("This list is not here.", "Look at the imports again.")
        if record.applied_at is None or record.undone_at is not None:
            raise Overtaken("There is nothing to undo: this import was undone already.")
        await answers_import.set_undone(connection, person.workshop.id, import_id, services.now())
    await _tell(services, person)


async def discard(services: Services, person: Facilitating, import_id: str) -> None:
    async with services.database.transaction() as connection:
        if not await answers_import.remove(connection, person.workshop.id, import_id):
            raise _no_longer_waiting()
    await services.database.forget_deleted()


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
        await services.database.forget_deleted("answer_imports", "roster_imports")


async def keep_forgetting_lists(services: Services) -> None:
    while True:
        await forget_old_lists(services)
        await asyncio.sleep(FORGET_SECONDS)


async def _pending(services: Services, person: Facilitating, import_id: str) -> tuple[str, Mapping[str, int]]:
    """What is kept of a list, and the answers that it is compared with.

    While so few have answered that nothing is shown, what they said is not compared with: a list of guesses would
    bring it out.
    """
    workshop_id = person.workshop.id
    async with services.database.reading() as connection:
        stored = await answers_import.rows_waiting(connection, workshop_id, import_id)
        if stored is None:
            raise _no_longer_waiting()
        is_enough = (await moderation.counts(connection, workshop_id)).total >= MINIMUM_ANSWERS
        known = await answers_import.known(connection, workshop_id, folded, imported_only=not is_enough)
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
