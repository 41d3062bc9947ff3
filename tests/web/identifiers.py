"""What stands in the museum's workshop for every address that names something of it: rows with ids to try."""

from dataclasses import replace

from app.actions.access import SESSION_LIFETIME
from app.actions.answers import imports as answers_import
from app.actions.answers import moderation
from app.actions.cloud import choices as cloud_choices
from app.actions.invitations import invitations
from app.actions.people import imports as people_import
from app.actions.people import people
from app.actions.people.imports import Choice
from app.actions.preparation import artifacts, customers
from app.actions.seats import knocks
from app.actions.survey import one_time_links as tickets
from app.actions.survey import questions as survey_questions
from app.actions.workshops import shelves, templates, workshops
from app.domain.answers.moderation import Wish
from app.domain.documents.documents import DocumentKind
from app.domain.documents.wordings import NewWording, Why
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.people.people import NewPerson
from app.domain.seats.seats import Browser
from app.domain.workshops.revisions import revision_of
from app.storage import knocks as stored_knocks
from app.storage import seats, wordings
from tests.people import STATEMENT
from tests.web.gatherings import Gathering
from tests.web.serving import House


def in_the_check(gathering: Gathering) -> str:
    gathering.answers()
    gathering.collects(["Every visitor finds the thing they came for.", "You leave knowing something."])
    first = next(iter(gathering.people))
    gathering.likes(first, "It is about the visitor")
    with gathering.participant(first) as participant:
        participant.post(gathering.meet + "/late", data={"text": "What missed the lock."})
    gathering.writes_together()
    return gathering.asks()


async def _looked_at(house: House, gathering: Gathering) -> dict[str, str]:
    """A list of people that was uploaded and does not count yet."""
    maria = gathering.story.maria
    import_id = await people_import.upload(house.services, maria, b"", "Imported Ida")
    shown = await people_import.preview(house.services, maria, import_id, Choice())
    return {"import_id": import_id, "seen": shown.fingerprint, "row_number": "1"}


async def _left(house: House, gathering: Gathering) -> str:
    """Somebody who was invited and then taken off the list."""
    maria = gathering.story.maria
    await people.add_person(house.services, maria, NewPerson("Lena Left", "lena@museum.example"))
    cards = await people.roster(house.services, maria)
    (lena,) = [card.participant for card in cards if card.participant.name == "Lena Left"]
    await invitations.note_given(house.services, maria, "invitation", lena.id)
    await people.remove_person(house.services, maria, lena.id)
    return lena.id


async def _said(house: House, gathering: Gathering) -> dict[str, str]:
    """An answer that can be hidden, and a list of answers that does not count yet."""
    maria = gathering.story.maria
    waiting = await answers_import.upload(house.services, maria, b"", "Something new")
    listed = (await moderation.view(house.services, maria, Wish())).listed
    return {"upload_id": waiting, "answer_id": listed[0].answer.id, "file_form": "csv"}


async def _kept(house: House, document_id: str) -> str:
    """A wording that was neither checked nor adopted."""
    new = NewWording("Words that nobody was asked about.", Why.REST, house.clock())
    async with house.services.database.transaction() as connection:
        return str(await wordings.keep(connection, document_id, new))


async def _prepared(house: House, gathering: Gathering) -> dict[str, str]:
    """Two artifacts, of which the second can be moved up, a customer, and a template."""
    maria = gathering.story.maria
    for text in ("To open the past to everyone.", "To look ahead."):
        await artifacts.add_artifact(house.services, maria, "mission", "", text)
    await customers.add_customer(
        house.services, maria, name="Visitors", is_internal=False, segment_of="", note="Everyone who comes"
    )
    (customer,), _ = await customers.listed(house.services, maria)
    await templates.save_template(house.services, maria, "Museums")
    left_id = await _left(house, gathering)
    (template,) = await templates.templates_of(house.services, maria.account)
    await survey_questions.translate_question(house.services, maria, "fr", "À quoi ?")
    (link,) = await tickets.make_list(house.services, maria, 1)
    return {
        "choice_id": (await cloud_choices.keep_apart(house.services, maria, "story", "welcome")).id,
        "language": "fr",
        "ticket": link.rpartition("/")[2],
        "list_id": (await tickets.standing(house.services, maria)).lists[0].id,
        "template_id": template.id,
        "left_id": left_id,
        "artifact_id": (await artifacts.collected(house.services, maria))[1].id,
        "customer_id": customer.id,
    }


async def _asked(house: House, gathering: Gathering) -> str:
    """Another device asks for Ana's seat, which is open on hers."""
    ana = gathering.seat("Ana Souza").participant
    async with house.services.database.transaction() as connection:
        for device in await seats.devices(connection, ana.id, house.clock() - SESSION_LIFETIME):
            await seats.here(connection, ana.id, device.key, house.clock())
    await people.take_seat_by_link(house.services, people.personal_link(house.services, ana).rpartition("/")[2])
    async with house.services.database.reading() as connection:
        (request,) = await seats.requests(connection, ana.id)
    return request.id


async def _binned(house: House, gathering: Gathering) -> str:
    """A workshop of Maria's that she has thrown away."""
    maria = gathering.story.maria
    details = {"title": "Held twice by mistake", "starts_at": "2026-12-01T14:00", "time_zone": "UTC", "mode": "solo"}
    made = await workshops.create_workshop(house.services, maria.account, organisation="The museum", **details)
    await shelves.throw_away(house.services, replace(maria, workshop=made), made.title)
    return made.id


async def _knocks(house: House, gathering: Gathering) -> str:
    """Somebody who is not on the list asks to be let in."""
    await knocks.knock(house.services, gathering.workshop.join_code, "Nora New", Browser("Nora's phone"))
    async with house.services.database.reading() as connection:
        (found,) = await stored_knocks.waiting(connection, gathering.workshop.id, house.clock())
    return found.id


def identifiers(house: House, gathering: Gathering, check: str, account_id: str) -> dict[str, str]:
    stored = house.snapshot()
    seat = gathering.seat("Ben Adeyemi")
    phases = house.do(gathering.story.agenda())
    like = next(row for row in stored["likes"] if gathering.workshop.id in row)
    return {
        "workshop_id": gathering.workshop.id,
        "binned_id": house.do(_binned(house, gathering)),
        "account_id": account_id,
        "own_account_id": account_id,
        "participant_id": seat.participant.id,
        "phase_id": next(phase.id for phase in phases if phase.kind is PhaseKind.BREAK),
        "check_id": check,
        "like_id": str(like[0]),
        "late_id": next(str(row[0]) for row in stored["late_drafts"] if gathering.workshop.id in row),
        "document_id": gathering.documents(DocumentKind.GROUP)["Group"],
        "number": house.do(_kept(house, gathering.documents(DocumentKind.GROUP)["Group"])),
        "draft_id": next(str(row[0]) for row in stored["drafts"] if row[0] in like),
        "key": gathering.workshop.survey_key,
        "code": gathering.workshop.join_code,
        "turn": str(gathering.turn),
        "agenda_seen": revision_of(house.do(gathering.story.agenda())),
        "other_team": "B" if seat.participant.team == "A" else "A",
        "statement": STATEMENT,
        "change": "add-1",
        "form": "json",
        "token": "a-token-that-nobody-made",
        "handle": "a-handle",
        "knock_id": house.do(_knocks(house, gathering)),
        "request_id": house.do(_asked(house, gathering)),
        "unique": "Intruder",
        "word": "welcome",
        **house.do(_looked_at(house, gathering)),
        **house.do(_prepared(house, gathering)),
        **house.do(_said(house, gathering)),
    }
