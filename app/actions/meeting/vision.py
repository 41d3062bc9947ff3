"""The group statement: check it against the three questions, adopt it."""

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.access import Facilitating, Participating, maker_key
from app.actions.change import change
from app.actions.documents.kept import keep_now
from app.actions.meeting.settling import forget_settled, settle_likes
from app.actions.services import Services
from app.domain.documents.documents import Document, DocumentKind
from app.domain.documents.wordings import Why
from app.domain.errors import AlreadyDone, Conflict, Invalid, NotAllowed, NotFound
from app.domain.meeting.vision import (
    Check,
    CheckAnswer,
    CheckOutcome,
    Vision,
    checked_answer,
    is_of_few,
    people_answering,
    people_done,
    statement_of,
    why_answers_wait,
)
from app.i18n.messages import Text
from app.storage import people, vision, withheld, workshop_documents, workshops


async def statement(services: Services, group: Document) -> str:
    """The Group document's text as it stands, as a statement."""
    return statement_of(await services.hub.text(group.id))


async def _kept_statement(services: Services, connection: AsyncConnection, workshop_id: str, why: Why) -> str:
    """The statement as this transaction sees it, kept as a wording."""
    documents = await workshop_documents.of_workshop(connection, workshop_id)
    group = next(document for document in documents if document.kind is DocumentKind.GROUP)
    return statement_of(await keep_now(services, connection, group.id, why))


async def open_check(services: Services, person: Facilitating) -> None:
    """Ask the three questions of the statement as it stands now."""
    async with change(services, person, "asked the three questions") as connection:
        await workshops.hold(connection, person.workshop.id)
        wording = await _kept_statement(services, connection, person.workshop.id, Why.CHECK)
        if not wording:
            raise Invalid("There is no statement to check yet.", "Write one in the Group document first.")
        latest = await vision.latest_check(connection, person.workshop.id)
        if latest and latest.wording == wording and not latest.is_revealed:  # another would drop what was answered
            raise AlreadyDone(f"Done already: {latest.opened_by} asked the three questions.")
        few = is_of_few(len(await _came(connection, person.workshop.id)))
        check = Check(services.new_id(), wording, services.now(), person.name, None, of_few=few)
        await vision.drop_unrevealed(connection, person.workshop.id)
        await vision.add_check(connection, person.workshop.id, check)
    await services.database.forget_deleted("check_answers")


async def answer_check(
    services: Services, person: Participating, check_id: str, question: int, verdict: str, reason: str
) -> None:
    """Answer one question privately; until the reveal one may answer anew.

    A device shows only what its own circle answered, and takes an answer whether or not the seat has given one: else it
    would tell whether, and when.
    """
    number, chosen, tidy = checked_answer(question, verdict, reason)
    async with services.database.transaction() as connection:
        await workshops.hold(connection, person.workshop.id)  # or one could come in while they are revealed
        check = await _latest_asked(connection, person, check_id)
        if check is None:
            raise Conflict("The statement has changed, and a new check has begun.", "Please answer for the new words.")
        if check.is_revealed:
            raise Conflict("The answers have been revealed already.", "Tell the group what you think.")
        key = answerer_key(services, person, check_id)
        answer = CheckAnswer(number, key, chosen, tidy, maker_key(services, person, check_id))
        await vision.store_answer(connection, check_id, answer)
    await services.ring(person.workshop.id)


async def reveal_check(services: Services, person: Facilitating, check_id: str) -> None:
    """Show the answers together, where enough people answered; from then on nothing links them to people."""
    workshop_id = person.workshop.id
    async with change(services, person, "revealed the answers to the three questions") as connection:
        await workshops.hold(connection, workshop_id)
        check = await _latest_asked(connection, person, check_id)
        if check is None:
            raise Conflict("A new check has begun.", "Its answers are the ones that can be shown.")
        if check.is_revealed:
            raise AlreadyDone("Done already: these answers are revealed.")
        answers = await vision.answers_of(connection, check_id)
        outcomes = await vision.outcomes(connection, workshop_id)
        waits = await answers_wait_because(services, connection, workshop_id, check, answers, outcomes)
        if waits:
            raise NotAllowed(waits, "Nothing was shown, and nothing is lost.")
        answered = people_answering(answers)  # also by people who have left the list since
        came = max(len(await _came(connection, workshop_id)) + check.gone, answered)
        await vision.reveal(connection, workshop_id, check_id, services.now(), came, answered)
        await vision.scatter_answers(connection, check_id, services.new_id, services.random)
    await services.database.forget_deleted("check_answers")


async def _came(connection: AsyncConnection, workshop_id: str) -> list[str]:
    """The ids of those who have come to the meeting."""
    return [entry.id for entry in await people.of_workshop(connection, workshop_id) if entry.joined_at]


async def answers_wait_because(
    services: Services,
    connection: AsyncConnection,
    workshop_id: str,
    check: Check,
    answers: tuple[CheckAnswer, ...],
    earlier: tuple[CheckOutcome, ...],
) -> Text:
    done = {answer.answerer_key for answer in answers if people_done(own_answers(answers, answer.answerer_key))}
    came = {services.key_of("check", check.id, one) for one in await _came(connection, workshop_id)}
    gone_without = max(check.gone - len(done - came), 0)
    return why_answers_wait(check, answers, len(came - done) + gone_without, earlier)


def own_answers(answers: tuple[CheckAnswer, ...], key: str) -> tuple[CheckAnswer, ...]:
    return tuple(answer for answer in answers if answer.answerer_key == key)


async def adopt(services: Services, person: Facilitating, wording: str) -> None:
    """Adopt exactly `wording`, which must still be what the Group document says."""
    async with change(services, person, "adopted the statement") as connection:
        await workshops.hold(connection, person.workshop.id)
        current = await _kept_statement(services, connection, person.workshop.id, Why.ADOPTION)
        if not current:
            raise Invalid("There is no statement to adopt yet.", "Write one in the Group document first.")
        if statement_of(wording) != current:
            raise Conflict("The statement has just been changed.", "Read it once more; nothing was adopted.")
        latest = await vision.latest_vision(connection, person.workshop.id)
        if latest and latest.statement == current:
            raise AlreadyDone(f"Done already: {latest.adopted_by} adopted these words.")
        adopted = Vision(current, services.now(), person.name)
        await vision.adopt(connection, services.new_id(), person.workshop.id, adopted)
        await withheld.forget_releases(connection, person.workshop.id)
        has_settled = await settle_likes(services, connection, person.workshop.id)
    if has_settled:
        await forget_settled(services)


async def _latest_asked(
    connection: AsyncConnection, person: Facilitating | Participating, check_id: str
) -> Check | None:
    """The check, None if another has begun since. Raises NotFound if it was not asked in this workshop."""
    if not await vision.is_asked(connection, person.workshop.id, check_id):
        raise NotFound("These questions were not asked here.", "Go back to the meeting.")
    check = await vision.latest_check(connection, person.workshop.id)
    return check if check and check.id == check_id else None


def answerer_key(services: Services, person: Participating, check_id: str) -> str:
    return services.key_of("check", check_id, person.participant.id)
