"""The group statement: check it against the three questions, adopt it."""

from dataclasses import dataclass

from app.actions.access import Facilitating, Participating
from app.actions.services import Services
from app.domain.documents import DocumentKind
from app.domain.refusals import Invalid, Overtaken
from app.domain.vision import Check, CheckAnswer, Vision, checked_answer, statement_of
from app.storage import rooms, vision


@dataclass(frozen=True)
class Statement:
    """The Group document's id and its committed text as a statement."""

    document_id: str
    text: str


async def statement(services: Services, workshop_id: str) -> Statement:
    async with services.database.reading() as connection:
        documents = await rooms.of_workshop(connection, workshop_id)
    group = next(document for document in documents if document.kind is DocumentKind.GROUP)
    return Statement(group.id, statement_of(await services.hub.text(group.id)))


async def open_check(services: Services, person: Facilitating) -> None:
    """Ask the three questions of the statement as it stands now."""
    wording = (await statement(services, person.workshop.id)).text
    if not wording:
        raise Invalid("There is no statement to check yet.", "Write one in the Group document first.")
    check = Check(services.new_id(), wording, services.now(), person.name, None)
    async with services.database.transaction() as connection:
        await vision.add_check(connection, person.workshop.id, check)
    await services.ring(person.workshop.id)


async def answer_check(
    services: Services, person: Participating, check_id: str, question: int, verdict: str, reason: str
) -> None:
    """Answer one question privately; until the reveal one may answer anew."""
    number, chosen, tidy = checked_answer(question, verdict, reason)
    async with services.database.transaction() as connection:
        check = await vision.latest_check(connection, person.workshop.id)
        if check is None or check.id != check_id:
            raise Overtaken("The statement has changed, and a new check has begun.", "Please answer for the new words.")
        if check.is_revealed:
            raise Overtaken("The answers have been revealed already.", "Tell the group what you think.")
        key = answerer_key(services, person, check_id)
        await vision.store_answer(connection, check_id, CheckAnswer(number, key, chosen, tidy))
    await services.ring(person.workshop.id)


async def reveal_check(services: Services, person: Facilitating, check_id: str) -> None:
    async with services.database.transaction() as connection:
        if not await vision.reveal(connection, person.workshop.id, check_id, services.now()):
            raise Overtaken("This check is revealed already.")
    await services.ring(person.workshop.id)


async def adopt(services: Services, person: Facilitating, wording: str) -> None:
    """Adopt exactly `wording`, which must still be what the Group document says."""
    current = (await statement(services, person.workshop.id)).text
    if not current:
        raise Invalid("There is no statement to adopt yet.", "Write one in the Group document first.")
    if statement_of(wording) != current:
        raise Overtaken("The statement has just been changed.", "Read it once more; nothing was adopted.")
    async with services.database.transaction() as connection:
        check = await vision.latest_check(connection, person.workshop.id)
        check_id = check.id if check and check.is_revealed and check.wording == current else None
        adopted = Vision(current, check_id, services.now(), person.name)
        await vision.adopt(connection, services.new_id(), person.workshop.id, adopted)
    await services.ring(person.workshop.id)


def answerer_key(services: Services, person: Participating, check_id: str) -> str:
    return services.key_of("check", check_id, person.participant.id)
