"""Creating and looking after workshops."""

from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.access import Facilitating
from app.actions.change import change
from app.actions.people.people import ensure_documents
from app.actions.services import Services
from app.actions.workshops.templates import starting_point, take_over
from app.domain.accounts import Account
from app.domain.documents.documents import DocumentKind
from app.domain.errors import Invalid, NameTold, NotFound
from app.domain.export.templates import StartingPoint
from app.domain.meeting.agenda import default_agenda, phase_by_id, refitted
from app.domain.meeting.clock import Meeting, entered
from app.domain.meeting.drafts import Outcome
from app.domain.meeting.languages import meeting_language
from app.domain.people.people import TEAMS
from app.domain.survey.progress import answers_in_words
from app.domain.survey.survey import QUESTION, QUESTION_LIMIT
from app.domain.workshops.workshops import (
    Workshop,
    WorkshopDetails,
    required_line,
    shown_in_calendars,
    workshop_details,
)
from app.storage import (
    accounts,
    agenda,
    answers,
    former_facilitators,
    people,
    shelves,
    survey,
    vision,
    workshop_documents,
    workshops,
)


@dataclass(frozen=True)
class WorkshopCard:
    """A workshop on the home page, with its next step."""

    workshop: Workshop
    next_step: str
    is_adopted: bool
    may_facilitate: bool
    is_archived: bool = False


async def create_workshop(services: Services, account: Account, *, source: str = "", **details: str) -> Workshop:
    """A workshop with its agenda, its documents and its clock, facilitated by its creator.

    `details`: what `workshop_details` takes. `source`: what it begins with instead of the method's defaults, as
    `templates.starting_point` takes it.
    """
    workshop = Workshop(
        id=services.new_id(),
        **vars(workshop_details(**details)),
        join_code=f"{services.random.randrange(10**7, 10**8)}",
        survey_key=services.new_id() + services.new_id(),
        question=QUESTION,
        screen_version=1,
    )
    async with change(services, account, "created a workshop", workshop_id=workshop.id) as connection:
        begins_with = await starting_point(connection, account, source) if source else None
        if begins_with:
            workshop = replace(workshop, language=begins_with.language)
        await workshops.add(connection, workshop, services.now())
        await workshops.add_facilitator(connection, workshop.id, account.id)
        await _fill(services, connection, workshop, begins_with)
    return workshop


async def _fill(
    services: Services, connection: AsyncConnection, workshop: Workshop, begins_with: StartingPoint | None
) -> None:
    phases = default_agenda(workshop.mode, services.new_id, workshop.setting, meeting_language(workshop))
    if begins_with:
        taken = begins_with.with_new_ids(services.new_id)
        usual = default_agenda(taken.mode, services.new_id, taken.setting)
        phases = refitted(taken.phases, usual, phases)
        await take_over(connection, workshop.id, taken)
    await agenda.store_phases(connection, workshop.id, phases)
    lobby = entered(Meeting(phases[0].id, 0), phases[0], services.now(), "")
    await agenda.add_meeting(connection, workshop.id, lobby)
    for team in TEAMS:
        await workshop_documents.add(connection, services.new_id(), workshop.id, DocumentKind.TEAM, team=team)
    await workshop_documents.add(connection, services.new_id(), workshop.id, DocumentKind.GROUP)


async def change_workshop(services: Services, person: Facilitating, **details: str) -> None:
    """Change what was entered at creation. The mode can change until drafting has begun."""
    workshop = replace(person.workshop, **vars(workshop_details(**details)))
    async with change(services, person, "changed the workshop's details") as connection:
        await store_details(services, connection, person.workshop, workshop)


async def store_details(services: Services, connection: AsyncConnection, before: Workshop, after: Workshop) -> None:
    """Store what was entered, and whatever follows from it. Raises Invalid where it is too late for another mode."""
    await _change_drafting(services, connection, before, after)
    details = {name: getattr(after, name) for name in WorkshopDetails.__dataclass_fields__}
    changed = {name: value for name, value in details.items() if value != getattr(before, name)}
    if changed:  # and nothing else, so that what another facilitator has changed meanwhile stays
        await workshops.change(connection, after.id, **changed)
    if shown_in_calendars(before) != shown_in_calendars(after):
        await workshops.grow_calendar_sequence(connection, after.id)


async def _change_drafting(services: Services, connection: AsyncConnection, before: Workshop, after: Workshop) -> None:
    """Fit the agenda and the documents to another mode or setting; an edited agenda keeps its other changes."""
    if (before.mode, before.setting) == (after.mode, after.setting):
        return
    if before.mode != after.mode and await drafting_has_begun(connection, before.id):
        raise Invalid("Drafting has begun; the way of drafting can no longer change.", field="mode")
    lengths = [default_agenda(entry.mode, services.new_id, entry.setting) for entry in (before, after)]
    phases = refitted(await agenda.phases_of(connection, before.id), *lengths)
    await agenda.store_phases(connection, before.id, phases)
    await ensure_documents(services, connection, after)


async def drafting_has_begun(connection: AsyncConnection, workshop_id: str) -> bool:
    """From then on the way of drafting stays."""
    phases = await agenda.phases_of(connection, workshop_id)
    meeting = await agenda.meeting_of(connection, workshop_id)
    position = phases.index(phase_by_id(phases, meeting.phase_id))
    draft = next(index for index, phase in enumerate(phases) if phase.kind == "draft")
    if position >= draft or await workshop_documents.outcome(connection, workshop_id) is not Outcome.OPEN:
        return True
    documents = await workshop_documents.of_workshop(connection, workshop_id)
    return any(document.last_seq for document in documents if document.kind is not DocumentKind.GROUP)


async def set_question(services: Services, person: Facilitating, question: str) -> None:
    """The method advises against it; the page says so."""
    line = required_line(question, "question", "a question", limit=QUESTION_LIMIT)
    async with change(services, person, "changed the question") as connection:
        await workshops.change(connection, person.workshop.id, question=line)


async def share_with(services: Services, person: Facilitating, name: str) -> None:
    """With the facilitator of exactly this name: nobody is shown the names of accounts that they do not work with."""
    async with change(services, person, "shared the workshop") as connection:
        account = await accounts.active_by_name(connection, name)
        if account is None:
            raise NameTold(
                "No facilitator has exactly this name.", "Ask them how their name is written here.", field="facilitator"
            )
        await workshops.add_facilitator(connection, person.workshop.id, account.id)


async def stop_sharing_with(services: Services, person: Facilitating, account_id: str) -> None:
    """They may keep everybody's personal links: those who stay are told so (see personal_links.py)."""
    if account_id == person.account.id:
        raise Invalid("You cannot remove yourself.", "Another facilitator of this workshop can do it.")
    async with change(services, person, "stopped sharing the workshop") as connection:
        if not await workshops.remove_facilitator(connection, person.workshop.id, account_id):
            raise NotFound("This person does not facilitate this workshop.", "Look at the list again.")
        await former_facilitators.note(connection, person.workshop.id, account_id)


async def facilitators(services: Services, person: Facilitating) -> tuple[Account, ...]:
    async with services.database.reading() as connection:
        return await workshops.facilitators_of(connection, person.workshop.id)


async def facilitates(services: Services, account: Account, workshop_id: str) -> bool:
    async with services.database.reading() as connection:
        return await workshops.is_facilitator(connection, workshop_id, account.id)


async def home(services: Services, account: Account) -> tuple[WorkshopCard, ...]:
    """Your workshops; for an admin everyone's, so that results can be exported."""
    async with services.database.reading() as connection:
        own = await workshops.of_account(connection, account.id)
        listed = await workshops.every(connection) if account.is_admin else own
        mine = {workshop.id for workshop in own}
        archived = await shelves.archived(connection)
        cards = [await _card(connection, entry, entry.id in mine) for entry in listed]
        return tuple(replace(card, is_archived=card.workshop.id in archived) for card in cards)


async def _card(connection: AsyncConnection, workshop: Workshop, is_mine: bool) -> WorkshopCard:
    is_adopted = await vision.latest_vision(connection, workshop.id) is not None
    return WorkshopCard(workshop, await _next_step(connection, workshop, is_adopted), is_adopted, is_mine)


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
        count = await answers.answer_count(connection, workshop.id)
        return f"Survey open: {answers_in_words(count, more_may_wait=True)} so far."
    return "Ready for the meeting."
