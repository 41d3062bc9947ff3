"""Templates of one's own, and what a new workshop can begin with."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.access import Facilitating
from app.actions.change import change
from app.actions.services import Services
from app.domain.accounts import Account
from app.domain.errors import Invalid, NotFound
from app.domain.export.templates import MOST_TEMPLATES, StartingPoint, Template, checked_name, for_a_copy
from app.domain.workshops.workshops import Workshop
from app.storage import agenda, artifacts, customers, platform, survey_questions, templates, workshops


async def save_template(services: Services, person: Facilitating, name: str) -> None:
    """Keep this workshop's agenda and artifacts as they are now, for workshops to come."""
    tidy, workshop = checked_name(name), person.workshop
    async with change(services, person, "saved a template") as connection:
        if await templates.count(connection, person.account.id) >= MOST_TEMPLATES:
            raise Invalid(f"You have {MOST_TEMPLATES} templates already.", "Remove one first.", field="name")
        begins_with = StartingPoint(
            mode=workshop.mode,
            setting=workshop.setting,
            language=workshop.language,
            phases=await agenda.phases_of(connection, workshop.id),
            artifacts=await artifacts.of_workshop(connection, workshop.id),
        )
        template = Template(services.new_id(), tidy, begins_with, services.now())
        await templates.add(connection, person.account.id, template)


async def templates_of(services: Services, account: Account) -> tuple[Template, ...]:
    async with services.database.reading() as connection:
        return await templates.of_account(connection, account.id)


async def remove_template(services: Services, account: Account, template_id: str) -> None:
    """Workshops that began with it keep what they have."""
    async with change(services, account, "removed a template") as connection:
        if not await templates.remove(connection, account.id, template_id):
            raise NotFound("This template is no longer there.")


@dataclass(frozen=True)
class Beginning:
    """What the form for a new workshop is filled with. `copied`: the workshop that it is to be a copy of."""

    templates: tuple[Template, ...]
    source: str = ""
    template: Template | None = None
    copied: Workshop | None = None


async def beginning(services: Services, account: Account, source: str) -> Beginning:
    """Raises NotFound for what is not the account's own."""
    kind, _, subject = source.partition(":")
    async with services.database.reading() as connection:
        own = await templates.of_account(connection, account.id)
        if kind == "workshop":
            return Beginning(own, source, copied=await _own_workshop(connection, account, subject))
        if kind == "template":
            return Beginning(own, source, template=await _own_template(connection, account, subject))
    return Beginning(own)


async def starting_point(connection: AsyncConnection, account: Account, source: str) -> StartingPoint:
    """`source`: “template:ID” or “workshop:ID”. Raises NotFound for what is not the account's own."""
    kind, _, subject = source.partition(":")
    if kind == "workshop":
        return await _copied(connection, await _own_workshop(connection, account, subject))
    return (await _own_template(connection, account, subject)).begins_with


async def _own_template(connection: AsyncConnection, account: Account, template_id: str) -> Template:
    template = await templates.by_id(connection, account.id, template_id)
    if template is None:
        raise NotFound("This template is no longer there.", "Choose another, or begin with the method's defaults.")
    return template


async def take_over(connection: AsyncConnection, workshop_id: str, taken: StartingPoint) -> None:
    """Give a new workshop everything of it but the agenda."""
    await artifacts.store(connection, workshop_id, taken.artifacts)
    await customers.store(connection, workshop_id, taken.customers)
    if taken.primary:
        await customers.mark_primary(connection, workshop_id, taken.primary)
    if taken.platform:
        await platform.store(connection, workshop_id, taken.platform)
    if taken.question:
        await workshops.change(connection, workshop_id, question=taken.question)
    for language, text in taken.translations.items():
        await survey_questions.store_translation(connection, workshop_id, language, text)


async def _own_workshop(connection: AsyncConnection, account: Account, workshop_id: str) -> Workshop:
    workshop = await workshops.by_id(connection, workshop_id)
    if workshop is None or not await workshops.is_facilitator(connection, workshop_id, account.id):
        raise NotFound("There is no such workshop among yours.", "Go to your workshops and choose another.")
    return workshop


async def _copied(connection: AsyncConnection, workshop: Workshop) -> StartingPoint:
    return StartingPoint(
        mode=workshop.mode,
        setting=workshop.setting,
        language=workshop.language,
        phases=await agenda.phases_of(connection, workshop.id),
        artifacts=await artifacts.of_workshop(connection, workshop.id),
        customers=await customers.of_workshop(connection, workshop.id),
        primary=await customers.primary_of(connection, workshop.id),
        platform=for_a_copy(await platform.of_workshop(connection, workshop.id)),
        question=workshop.question,
        translations=await survey_questions.translations_of(connection, workshop.id),
    )
