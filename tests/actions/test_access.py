"""Olga, who facilitates a workshop of her own, is sent at every door of the museum's."""

import importlib
import inspect
import pkgutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import get_args

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from app import actions
from app.actions import access
from app.actions.access import Facilitating, Participating, ReadingResult, Watching
from app.actions.meeting import agenda, vision
from app.actions.people import people
from app.actions.seats import join_codes
from app.actions.services import Services
from app.actions.workshops import workshops
from app.domain.accounts import Account, Role
from app.domain.errors import DomainError, NotAllowed, NotFound, NotSignedIn
from app.domain.meeting.agenda import Act, AgendaEdit
from app.domain.people.people import NewPerson
from app.domain.workshops.revisions import revision_of
from app.storage import workshops as stored
from tests import factories, pages
from tests.factories import Clock, Story
from tests.people import ANA, OLGA, PRIYA

Door = Callable[[Services, str | None, str], Awaitable[object]]
DOORS: dict[str, Door] = {
    "facilitating": access.facilitating,
    "participating": access.participating,
    "watching": access.watching,
    "reading_result": access.reading_result,
}


@dataclass(frozen=True)
class House:
    """The museum's workshop and Olga's, and the sessions of everybody there is. `keys`: by whose they are."""

    museum: Story
    elsewhere: Facilitating
    keys: dict[str, str | None]


@pytest.fixture
async def house(services: Services, clock: Clock) -> House:
    museum = await factories.story(services, clock)
    olga = await factories.account(services, OLGA)
    elsewhere = await factories.workshop(services, olga, organisation="Another House")
    await people.add_person(services, elsewhere, NewPerson("Gustav Guest"))
    (guest,) = await people.roster(services, elsewhere)
    screens = [people.screen_link(services, one.workshop).rsplit("/", 1)[-1] for one in (museum.maria, elsewhere)]
    priya = await factories.account(services, PRIYA, Role.ADMIN)
    keys = {
        "Maria": await factories.session(services, museum.maria.account),
        "Priya, admin": await factories.session(services, priya),
        "Ana": (await factories.seat(services, museum.seats[ANA].participant, museum.workshop.id))[1],
        "screen": (await people.connect_screen(services, screens[0]))[1],
        "Olga": await factories.session(services, olga),
        "Olga's guest": (await factories.seat(services, guest.participant, elsewhere.workshop.id))[1],
        "Olga's screen": (await people.connect_screen(services, screens[1]))[1],
        "a forged key": "x" * 43,
        "no key": None,
    }
    return House(museum, elsewhere, keys)


async def answer(door: Door, services: Services, key: str | None, workshop_id: str) -> str:
    try:
        return type(await door(services, key, workshop_id)).__name__
    except DomainError as refusal:
        return type(refusal).__name__


async def test_every_door_of_the_museum_with_every_key(services: Services, house: House) -> None:
    opened = {
        name: {who: await answer(door, services, key, house.museum.workshop.id) for who, key in house.keys.items()}
        for name, door in DOORS.items()
    }
    nobody, no_place = dict.fromkeys(house.keys, "NotSignedIn"), dict.fromkeys(house.keys, "NoPlace")
    assert opened == {
        "facilitating": nobody | {"Maria": "Facilitating", "Priya, admin": "NotFound", "Olga": "NotFound"},
        "participating": no_place | {"Ana": "Participating"},
        "watching": no_place | {"screen": "Watching"},
        "reading_result": nobody | {"Maria": "ReadingResult", "Priya, admin": "ReadingResult", "Olga": "NotFound"},
    }


async def test_a_workshop_that_is_not_there_and_one_that_is_not_yours_look_alike(
    services: Services, house: House
) -> None:
    for door in (access.facilitating, access.reading_result):
        with pytest.raises(NotFound) as theirs:
            await door(services, house.keys["Olga"], house.museum.workshop.id)
        with pytest.raises(NotFound) as nothing:
            await door(services, house.keys["Olga"], "nothing")
        assert theirs.value.args == nothing.value.args


async def test_only_admins_do_what_admins_do(services: Services, house: House) -> None:
    assert (await access.require_admin(services, house.keys["Priya, admin"])).name == PRIYA
    for who in ("Maria", "Olga"):
        with pytest.raises(NotAllowed):
            await access.require_admin(services, house.keys[who])
    for who in ("Ana", "screen", "a forged key", "no key"):
        with pytest.raises(NotSignedIn):
            await access.require_admin(services, house.keys[who])


def test_every_action_on_a_workshop_takes_a_person_that_only_access_makes() -> None:
    """What takes no person is for guests, whose link, code or key is checked, or for the server itself.

    What takes a connection is a part of actions, and runs in their transactions.
    """
    found = {one.name for one in pkgutil.walk_packages(actions.__path__, "app.actions.") if not one.ispkg}
    persons = {Facilitating, Participating, Watching, ReadingResult, Account}
    without = set()
    for module in map(importlib.import_module, found - {"app.actions.access", "app.actions.services"}):
        for name, action in inspect.getmembers(module, inspect.iscoroutinefunction):
            if action.__module__ == module.__name__ and not name.startswith("_"):
                annotated = [parameter.annotation for parameter in inspect.signature(action).parameters.values()]
                kinds = {kind for one in annotated for kind in get_args(one) or (one,) if isinstance(kind, type)}
                if (persons | {AsyncConnection}).isdisjoint(kinds):
                    without.add(f"{module.__name__.removeprefix('app.actions.')}.{name}")
    assert without == {
        "accounts.accounts.setup_link",
        "accounts.accounts.check_setup_link",
        "accounts.accounts.set_up",
        "accounts.accounts.sign_in",
        "accounts.accounts.sign_out",
        "accounts.accounts.invited",
        "accounts.accounts.accept_invitation",
        "accounts.accounts.new_password_link",
        "accounts.accounts.hashed",
        "accounts.accounts.is_password",
        "accounts.accounts.ring_workshops_of",
        "answers.imports.forget_old_lists",
        "answers.imports.keep_forgetting_lists",
        "cloud.cloud.current",
        "cloud.cloud.answers_behind",
        "cloud.cloud.for_handout",
        "cloud.frozen.frozen_picture",
        "meeting.collecting.close_solo",
        "meeting.collecting.give_back",
        "meeting.collecting.hand_in",
        "documents.documents.rights_of_seats",
        "documents.documents.workshops_of",
        "ending.ended",
        "accounts.known_devices.proof_for",
        "meeting.drafts.collect_if_due",
        "meeting.drafts.run_clock",
        "meeting.heartbeat.credit_outage",
        "documents.socket_tickets.use_ticket",
        "handout.handout",
        "handout.picture",
        "meeting.heartbeat.keep_beating",
        "invitations.messages.compose",
        "invitations.outbox.run_outbox",
        "invitations.outbox.send_due",
        "seats.choose_again.choose_again",
        "seats.guessing.trying_knock",
        "seats.knocks.keep_forgetting",
        "seats.knocks.knock",
        "seats.knocks.look",
        "seats.knocks.take_back",
        "seats.knocks.may_knock_again",
        "people.people.guest_of_link",
        "people.people.take_seat_by_link",
        "seats.join_codes.names",
        "seats.join_codes.is_known_by",
        "seats.join_codes.take_seat",
        "seats.join_codes.workshop_id",
        "people.people.connect_screen",
        "people.people.workshop_of_screen_link",
        "people.people.still_here",
        "workshops.sample.add_sample",
        "seats.seats.ask_again",
        "seats.seats.look",
        "meeting.settling.forget_settled",
        "meeting.settling.keep_settling",
        "meeting.settling.settle_quiet_meetings",
        "workshops.shelves.delete_due",
        "workshops.shelves.keep_deleting",
        "meeting.solo_progress.keep_looking",
        "meeting.solo_progress.look",
        "survey.survey.state",
        "survey.survey.asked_survey",
        "survey.survey.asked_or_latest",
        "survey.survey.give_answer",
        "survey.schedule.keep_schedule",
        "survey.schedule.run_survey_clock",
        "meeting.vision.statement",
        "meeting.withheld.show_if_released",
    }


async def test_with_her_own_rights_olga_changes_nothing_of_the_museums(services: Services, house: House) -> None:
    """Every identifier of the museum that she could have heard of, sent through her own workshop's actions."""
    museum, olga = house.museum, house.elsewhere
    ana = museum.seats[ANA].participant
    phase = (await museum.agenda())[5]
    before = await everything(services, museum)
    turn = (await Story(services, museum.clock, olga).meeting()).version
    seen = revision_of(await agenda.phases(services, olga))
    attempts: dict[str, Awaitable[object]] = {
        "change_phase": agenda.edit_agenda(services, olga, AgendaEdit(((phase.id, "Mine", 1),)), seen),
        "move_phase": agenda.edit_agenda(services, olga, AgendaEdit(act=Act.DOWN, target=phase.id), seen),
        "remove_phase": agenda.edit_agenda(services, olga, AgendaEdit(act=Act.REMOVE, target=phase.id), seen),
        "go_to": agenda.go_to(services, olga, phase.id, turn),
        "remove_person": people.remove_person(services, olga, ana.id),
        "move_to_team": people.move_to_team(services, olga, ana.id, "B" if ana.team == "A" else "A"),
        "renew_link": people.renew_link(services, olga, ana.id),
        "free_seat": people.free_seat(services, olga, ana.id),
        "stop_sharing": workshops.stop_sharing_with(services, olga, museum.maria.account.id),
        "reveal_check": vision.reveal_check(services, olga, "any"),
        "take_seat": join_codes.take_seat(services, olga.workshop.join_code, ana.id),
        "set_done": agenda.set_done(services, replace(museum.seats[ANA], workshop=olga.workshop), True),
    }
    told = {}
    for name, attempt in attempts.items():
        try:
            await attempt
            told[name] = "nothing done"
        except DomainError as refusal:
            told[name] = type(refusal).__name__
    assert await everything(services, museum) == before
    assert told == {
        **dict.fromkeys(("change_phase", "move_phase", "remove_phase", "go_to"), "NotFound"),
        **dict.fromkeys(("remove_person", "move_to_team", "renew_link", "free_seat"), "NotFound"),
        **dict.fromkeys(("stop_sharing", "reveal_check"), "NotFound"),
        **{"take_seat": "Invalid", "set_done": "nothing done"},
    }


async def everything(services: Services, museum: Story) -> tuple[object, ...]:
    async with services.database.reading() as connection:
        sharing = await stored.facilitators_of(connection, museum.workshop.id)
    return (
        await people.roster(services, museum.maria),
        await museum.agenda(),
        await museum.meeting(),
        await factories.stored_workshop(services, museum.workshop.id),
        sharing,
        (await pages.frame(services, museum.maria)).people,
    )
