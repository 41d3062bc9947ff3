"""Creating and looking after workshops."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.access import Facilitating
from app.actions.services import Services
from app.domain.accounts import Account
from app.domain.agenda import default_agenda, phase_by_id
from app.domain.documents import DocumentKind
from app.domain.meeting import Meeting, entered
from app.domain.people import TEAMS
from app.domain.refusals import Invalid
from app.domain.survey import QUESTION, QUESTION_LIMIT
from app.domain.workshops import Mode, Workshop, local_moment, required_line
from app.storage import accounts, agenda, people, rooms, survey, vision, workshops


@dataclass(frozen=True)
class WorkshopCard:
    """A workshop on the home page, with its next step."""

    workshop: Workshop
    next_step: str
    is_adopted: bool
    may_facilitate: bool


async def create_workshop(
    services: Services, account: Account, *, organisation: str, title: str, starts_at: str, time_zone: str, mode: str
) -> Workshop:
    """A workshop with its agenda, its documents and its clock, facilitated by whoever created it."""
    if mode not in tuple(Mode):
        raise Invalid("Please choose how people will draft.", field="mode")
    workshop = Workshop(
        id=services.new_id(),
        organisation=required_line(organisation, "organisation", "the organisation's name", limit=120),
        title=required_line(title, "title", "a title", limit=120),
        starts_at=local_moment(starts_at, time_zone),
        time_zone=time_zone,
        mode=Mode(mode),
        join_code=f"{services.random.randrange(10**7, 10**8)}",
        survey_key=services.new_id() + services.new_id(),
        question=QUESTION,
        screen_version=1,
    )
    async with services.database.transaction() as connection:
        await workshops.add(connection, workshop, services.now())
        await workshops.add_facilitator(connection, workshop.id, account.id)
        await _furnish(services, connection, workshop)
    return workshop


async def _furnish(services: Services, connection: AsyncConnection, workshop: Workshop) -> None:
    phases = default_agenda(workshop.mode, services.new_id)
    await agenda.store_phases(connection, workshop.id, phases)
    lobby = entered(Meeting(phases[0].id, 0), phases[0], services.now(), "")
    await agenda.add_meeting(connection, workshop.id, lobby)
    for team in TEAMS:
        await rooms.add(connection, services.new_id(), workshop.id, DocumentKind.TEAM, team=team)
    await rooms.add(connection, services.new_id(), workshop.id, DocumentKind.GROUP)


async def change_workshop(
    services: Services,
    person: Facilitating,
    *,
    organisation: str,
    title: str,
    starts_at: str,
    time_zone: str,
    mode: str,
) -> None:
    """Change what was entered at creation. The mode can change until drafting has begun."""
    if mode not in tuple(Mode):
        raise Invalid("Please choose how people will draft.", field="mode")
    values = {
        "organisation": required_line(organisation, "organisation", "the organisation's name", limit=120),
        "title": required_line(title, "title", "a title", limit=120),
        "starts_at": local_moment(starts_at, time_zone),
        "time_zone": time_zone,
        "mode": mode,
    }
    async with services.database.transaction() as connection:
        if mode != person.workshop.mode:
            await _change_mode(services, connection, person.workshop, Mode(mode))
        await workshops.change(connection, person.workshop.id, **values)
    await services.ring(person.workshop.id)


async def _change_mode(services: Services, connection: AsyncConnection, workshop: Workshop, mode: Mode) -> None:
    """Only the lengths of the phases differ between the modes; an agenda that was edited keeps its other changes."""
    if await _drafting_has_begun(connection, workshop.id):
        raise Invalid("Drafting has begun; the way of drafting can no longer change.", field="mode")
    old = {phase.kind: phase.minutes for phase in default_agenda(workshop.mode, services.new_id)}
    new = {phase.kind: phase.minutes for phase in default_agenda(mode, services.new_id)}
    phases = await agenda.phases_of(connection, workshop.id)
    changed = [
        phase.__class__(phase.id, phase.kind, phase.title, new[phase.kind])
        if old.get(phase.kind) == phase.minutes
        else phase
        for phase in phases
    ]
    await agenda.store_phases(connection, workshop.id, changed)


async def _drafting_has_begun(connection: AsyncConnection, workshop_id: str) -> bool:
    phases = await agenda.phases_of(connection, workshop_id)
    meeting = await agenda.meeting_of(connection, workshop_id)
    position = phases.index(phase_by_id(phases, meeting.phase_id))
    draft = next(index for index, phase in enumerate(phases) if phase.kind == "draft")
    if position >= draft or await rooms.collected_at(connection, workshop_id):
        return True
    documents = await rooms.of_workshop(connection, workshop_id)
    return any(document.last_seq for document in documents if document.kind is not DocumentKind.GROUP)


async def set_question(services: Services, person: Facilitating, question: str) -> None:
    """The method advises against it; the page says so."""
    line = required_line(question, "question", "a question", limit=QUESTION_LIMIT)
    async with services.database.transaction() as connection:
        await workshops.change(connection, person.workshop.id, question=line)
    await services.ring(person.workshop.id)


async def share_with(services: Services, person: Facilitating, account_id: str) -> None:
    async with services.database.transaction() as connection:
        account = await accounts.by_id(connection, account_id)
        if account is None:
            raise Invalid("There is no such facilitator.", field="account")
        await workshops.add_facilitator(connection, person.workshop.id, account_id)


async def stop_sharing_with(services: Services, person: Facilitating, account_id: str) -> None:
    if account_id == person.account.id:
        raise Invalid("You cannot remove yourself.", "Another facilitator of this workshop can do it.")
    async with services.database.transaction() as connection:
        await workshops.remove_facilitator(connection, person.workshop.id, account_id)
    await services.ring(person.workshop.id)


async def facilitators_to_choose(
    services: Services, person: Facilitating
) -> tuple[tuple[Account, ...], tuple[Account, ...]]:
    """Who facilitates this workshop, and who else could."""
    async with services.database.reading() as connection:
        sharing = await workshops.facilitators_of(connection, person.workshop.id)
        everyone = await accounts.every(connection)
    return sharing, tuple(account for account in everyone if account not in sharing and account.is_active)


async def facilitates(services: Services, account: Account, workshop_id: str) -> bool:
    async with services.database.reading() as connection:
        return await workshops.is_facilitator(connection, workshop_id, account.id)


async def home(services: Services, account: Account) -> tuple[WorkshopCard, ...]:
    """Your workshops; for an admin everyone's, so that results can be exported."""
    async with services.database.reading() as connection:
        own = await workshops.of_account(connection, account.id)
        listed = await workshops.every(connection) if account.is_admin else own
        mine = {workshop.id for workshop in own}
        return tuple([await _card(connection, entry, entry.id in mine, services.now()) for entry in listed])


async def _card(connection: AsyncConnection, workshop: Workshop, is_mine: bool, now: datetime) -> WorkshopCard:
    adopted = await vision.latest_vision(connection, workshop.id)
    return WorkshopCard(
        workshop, await _next_step(connection, workshop, adopted is not None), adopted is not None, is_mine
    )


async def _next_step(connection: AsyncConnection, workshop: Workshop, is_adopted: bool) -> str:
    if is_adopted:
        return "Vision adopted. Export the result."
    meeting = await agenda.meeting_of(connection, workshop.id)
    phases = await agenda.phases_of(connection, workshop.id)
    if meeting.started_at is not None:
        return f"In the meeting: {phase_by_id(phases, meeting.phase_id).title}"
    if not await people.of_workshop(connection, workshop.id):
        return "Next: add the people you invite."
    openings = await survey.openings(connection, workshop.id)
    if not openings:
        return "Next: open the survey."
    if openings[-1].is_open:
        count = await survey.answer_count(connection, workshop.id)
        return f"Survey open: {count} {'answer' if count == 1 else 'answers'} so far."
    return "Ready for the meeting."
