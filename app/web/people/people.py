"""The roster: adding and changing participants, their links, their teams."""

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from app.actions.access import Facilitating
from app.actions.invitations import cancellations as farewells
from app.actions.people import imports as people_import
from app.actions.people import people, personal_links, teams
from app.actions.services import Services
from app.domain.errors import Invalid
from app.domain.people.mix import advice_on_mix, advice_on_teams, departments
from app.domain.people.people import BIO_LIMIT, NewPerson, Participant, advice_on_number, new_person
from app.web.forms import FormText
from app.web.pages import go, page
from app.web.sessions import FacilitatorDep, ServicesDep

router = APIRouter(prefix="/workshops/{workshop_id}/people")


def _typed(
    name: FormText = "", email: FormText = "", role: FormText = "", department: FormText = "", bio: FormText = ""
) -> NewPerson:
    """What was typed about a person, unchecked."""
    return NewPerson(name, email, role, department, bio)


Typed = Annotated[NewPerson, Depends(_typed)]


def people_address(person: Facilitating) -> str:
    return f"/workshops/{person.workshop.id}/people"


@router.get("")
async def roster(request: Request, services: ServicesDep, person: FacilitatorDep) -> Response:
    return await roster_page(request, services, person)


@router.post("")
async def add_person(request: Request, services: ServicesDep, person: FacilitatorDep, typed: Typed) -> Response:
    try:
        await people.add_person(services, person, new_person(**asdict(typed)))
    except Invalid as error:
        return await roster_page(request, services, person, error=error, typed=typed)
    return go(people_address(person))


@router.get("/{participant_id}/details")
async def details(request: Request, services: ServicesDep, person: FacilitatorDep, participant_id: str) -> Response:
    entry = await people.participant(services, person, participant_id)
    return _details_page(request, person, entry, entry)


@router.post("/{participant_id}/details")
async def change_person(
    request: Request, services: ServicesDep, person: FacilitatorDep, participant_id: str, typed: Typed
) -> Response:
    try:
        await people.change_person(services, person, participant_id, new_person(**asdict(typed)))
    except Invalid as error:
        entry = await people.participant(services, person, participant_id)
        return _details_page(request, person, entry, typed, error)
    return go(f"{people_address(person)}#person-{participant_id}")


@router.post("/renew-links")
async def renew_all_links(services: ServicesDep, person: FacilitatorDep) -> Response:
    await personal_links.renew_all(services, person)
    return go(people_address(person))


@router.post("/{participant_id}/remove")
async def remove_person(services: ServicesDep, person: FacilitatorDep, participant_id: str) -> Response:
    await people.remove_person(services, person, participant_id)
    return go(people_address(person))


@router.post("/teams/mix")
async def mix_teams(services: ServicesDep, person: FacilitatorDep) -> Response:
    await teams.mix(services, person)
    return go(f"{people_address(person)}#teams")


@router.post("/{participant_id}/team")
async def move_to_team(
    services: ServicesDep, person: FacilitatorDep, participant_id: str, team: FormText = ""
) -> Response:
    await people.move_to_team(services, person, participant_id, team)
    return go(f"{people_address(person)}#member-{participant_id}")  # the keyboard goes on from there


@router.post("/{participant_id}/renew")
async def renew_link(services: ServicesDep, person: FacilitatorDep, participant_id: str) -> Response:
    await people.renew_link(services, person, participant_id)
    return go(people_address(person))


@router.post("/{participant_id}/free")
async def free_seat(services: ServicesDep, person: FacilitatorDep, participant_id: str) -> Response:
    await people.free_seat(services, person, participant_id)
    return go(people_address(person))


async def roster_page(
    request: Request,
    services: Services,
    person: Facilitating,
    *,
    error: Invalid | None = None,
    typed: NewPerson | None = None,
    pasted: str = "",
) -> Response:
    cards = await people.roster(services, person)
    listed = [card.participant for card in cards]
    advice = (advice_on_number(len(cards), person.workshop.setting), advice_on_mix(listed))
    return page(
        request,
        "people/roster.html",
        status=error.status if error else 200,
        workshop=person.workshop,
        cards=cards,
        departments=departments(listed),
        advice=[words for words in advice if words],
        balance=advice_on_teams(listed),
        former=await personal_links.known_to(services, person),
        untold=await farewells.untold(services, person),
        last_import=await people_import.last_import(services, person),
        waiting=await people_import.waiting(services, person),
        error=error,
        typed=typed or NewPerson(""),
        bio_limit=BIO_LIMIT,
        pasted=pasted,
    )


def _details_page(
    request: Request,
    person: Facilitating,
    entry: Participant,
    typed: NewPerson | Participant,
    error: Invalid | None = None,
) -> Response:
    return page(
        request,
        "people/details.html",
        status=error.status if error else 200,
        workshop=person.workshop,
        participant=entry,
        typed=typed,
        bio_limit=BIO_LIMIT,
        error=error,
    )
