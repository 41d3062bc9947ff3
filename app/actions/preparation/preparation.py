"""The board of the nine preparation steps."""

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.access import Facilitating
from app.actions.services import Services
from app.domain.invitations.invitations import standings
from app.domain.preparation.buy_in import BuyIn
from app.domain.preparation.preparation import Prepared, StepStatus
from app.domain.preparation.preparation import board as assessed
from app.domain.workshops.workshops import Workshop
from app.storage import answers, artifacts, buy_in, customers, invitations, people, platform, survey


async def board(services: Services, person: Facilitating) -> tuple[StepStatus, ...]:
    """How far each step is."""
    async with services.database.reading() as connection:
        return assessed(await prepared(connection, person.workshop))


async def prepared(connection: AsyncConnection, workshop: Workshop) -> Prepared:
    everyone = await people.of_workshop(connection, workshop.id)
    outbox = await invitations.of_workshop(connection, workshop.id)
    standing = standings(everyone, outbox, workshop.calendar_sequence)
    return Prepared(
        setting=workshop.setting,
        mode=workshop.mode,
        place=workshop.place,
        buy_in=await buy_in.of_workshop(connection, workshop.id) or BuyIn(),
        artifacts=await artifacts.of_workshop(connection, workshop.id),
        people=everyone,
        openings=await survey.openings(connection, workshop.id),
        answer_count=await answers.answer_count(connection, workshop.id),
        customers=await customers.of_workshop(connection, workshop.id),
        primary=await customers.primary_of(connection, workshop.id),
        platform=await platform.of_workshop(connection, workshop.id),
        invited=sum(one.is_invited or one.participant.opened_at is not None for one in standing),
    )
