"""A prepared workshop to look around in, with a survey that a whole invented staff has answered."""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.people.people import ensure_documents
from app.actions.services import Services
from app.actions.workshops.workshops import create_workshop
from app.domain.errors import Invalid
from app.domain.languages.detection import languages_of
from app.domain.preparation.artifacts import checked_artifact
from app.domain.preparation.buy_in import BuyIn
from app.domain.preparation.customers import Customer, PrimaryCustomer
from app.domain.sample import workshop as sample
from app.domain.sample.answers import ANSWERS
from app.domain.survey.survey import checked_answer
from app.domain.workshops.workshops import Mode, Workshop
from app.storage import accounts, answers, artifacts, buy_in, customers, people, platform, survey, workshops


async def add_sample(services: Services) -> Workshop:
    """For everybody who can sign in, so that they can look around and try things. Each call adds a fresh one.

    Raises Invalid while there is nobody.
    """
    async with services.database.reading() as connection:
        everyone = [account for account in await accounts.every(connection) if account.is_active]
    if not everyone:
        raise Invalid("Nobody can sign in yet.", "Start the server, open the link it prints, and come back.")
    workshop = await create_workshop(
        services,
        everyone[0],
        organisation=sample.ORGANISATION,
        title=sample.TITLE,
        starts_at=sample.meeting_time(services.now()),
        time_zone=sample.TIME_ZONE,
        mode=Mode.BREAKOUTS,
    )
    async with services.database.transaction() as connection:
        for account in everyone:
            await workshops.add_facilitator(connection, workshop.id, account.id)
        await _prepare(services, connection, workshop)
        await _add_customers(services, connection, workshop)
        await _add_answers(services, connection, workshop)
    return workshop


async def _prepare(services: Services, connection: AsyncConnection, workshop: Workshop) -> None:
    agreed_on = (services.now() - timedelta(days=sample.DAYS_AHEAD)).date()
    said = BuyIn(sample.SPONSOR, sample.SPONSOR_ROLE, agreed_on, sample.SPONSOR_NOTE)
    await buy_in.store(connection, workshop.id, said)
    collected = [checked_artifact(services.new_id(), kind, "", text) for kind, text in sample.ARTIFACTS]
    await artifacts.store(connection, workshop.id, collected)
    await platform.store(connection, workshop.id, sample.PLATFORM)
    await people.add(connection, workshop.id, [(services.new_id(), person) for person in sample.PEOPLE])
    await ensure_documents(services, connection, workshop)


async def _add_customers(services: Services, connection: AsyncConnection, workshop: Workshop) -> None:
    ids = {entry.name: services.new_id() for entry in sample.CUSTOMERS}
    listed = [
        Customer(ids[entry.name], entry.name, entry.is_internal, ids.get(entry.segment_of), entry.note)
        for entry in sample.CUSTOMERS
    ]
    await customers.store(connection, workshop.id, listed)
    primary = PrimaryCustomer(ids[sample.PRIMARY_CUSTOMER], sample.WHY_PRIMARY)
    await customers.mark_primary(connection, workshop.id, primary)


async def _add_answers(services: Services, connection: AsyncConnection, workshop: Workshop) -> None:
    """Spread over the days before, as answers come in: most at once. The survey stays open, to be tried."""
    opened_at = services.now() - timedelta(days=sample.ANSWERED_WITHIN)
    await survey.open_survey(connection, services.new_id(), workshop.id, sample.SPONSOR, opened_at)
    texts = list(ANSWERS)
    services.random.shuffle(texts)
    languages = languages_of(texts, [workshop.question])
    rows = []
    for text, language in zip(texts, languages, strict=True):
        waited = timedelta(days=min(services.random.expovariate(0.5), sample.ANSWERED_WITHIN))
        day = (opened_at + waited).date()
        rows.append(answers.NewAnswer(services.new_id(), workshop.id, checked_answer(text), day, language=language))
    await answers.add_answers(connection, rows)
