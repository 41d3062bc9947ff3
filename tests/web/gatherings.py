"""A workshop with everybody signed in on devices of their own: what the tests of the web floor begin with."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

import httpx

from app.actions.access import Participating
from app.actions.accounts import accounts
from app.actions.meeting import drafts, vision
from app.actions.people import people
from app.domain.accounts import Account, Role
from app.domain.documents.documents import DocumentKind
from app.domain.meeting.drafts import Outcome
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.workshops.workshops import Mode, Workshop
from app.storage import accounts as stored_accounts
from app.storage import drafts as stored_drafts
from app.storage import vision as stored_vision
from app.storage import workshop_documents as stored_rooms
from tests.factories import Story, account, add_people, seat, session, workshop
from tests.people import ANSWERS, ORGANISATION, PARTICIPANTS, PASSWORD, STATEMENT, Member
from tests.web.serving import PATIENCE, House

Cookies = dict[str, str]


@dataclass
class Gathering:
    """`maria`, `screen` and each of `people` are the cookies of one browser; `story` moves the workshop on."""

    house: House
    story: Story
    maria: Cookies
    people: dict[str, Cookies]
    screen: Cookies

    @property
    def workshop(self) -> Workshop:
        return self.story.workshop

    @property
    def prepare(self) -> str:
        return f"/workshops/{self.workshop.id}"

    @property
    def meet(self) -> str:
        return f"/meet/{self.workshop.id}"

    @property
    def screens(self) -> str:
        return f"/screens/{self.workshop.id}"

    def facilitator(self, **headers: str) -> httpx.Client:
        return self.house.visitor(self.maria, **headers)

    def participant(self, name: str = "Ana Souza", **headers: str) -> httpx.Client:
        return self.house.visitor(self.people[name], **headers)

    def participant_id(self, name: str) -> str:
        return next(seat.participant.id for seat in self.story.seats.values() if seat.name == name)

    def link(self, name: str) -> str:
        """The path of the personal link."""
        return people.personal_link(self.house.services, self.seat(name).participant).removeprefix(self.house.origin)

    def goes_to(self, kind: PhaseKind) -> None:
        self.house.do(self.story.goes_to(kind))

    @property
    def turn(self) -> int:
        return self.house.do(self.story.meeting()).version

    def answers(self, texts: Sequence[str] = ANSWERS) -> None:
        self.house.do(self.story.answers(texts))

    def collects(self, texts: Sequence[str]) -> None:
        """People write; time runs out; the drafts are collected."""
        self.goes_to(PhaseKind.DRAFT)
        self.house.do(self._write(texts))
        self.house.do(self.story.goes_on())
        self.house.time_passes(11)
        self.drafting_ends()

    def drafting_ends(self) -> None:
        """Time and grace are over. The server's own clock may have begun to collect: then it is waited for."""
        self.house.do(self._drafting_ends())

    async def _drafting_ends(self) -> None:
        services = self.house.services
        async with asyncio.timeout(PATIENCE):
            while await self._is_drafting():
                if not await drafts.collect_if_due(services, self.workshop.id):
                    await asyncio.sleep(0.02)

    async def _is_drafting(self) -> bool:
        async with self.house.services.database.reading() as connection:
            return await stored_rooms.outcome(connection, self.workshop.id) is Outcome.OPEN

    async def _write(self, texts: Sequence[str]) -> None:
        if self.workshop.mode is Mode.BREAKOUTS:
            for team, text in zip(("A", "B"), texts, strict=False):
                await self.story.team_writes(team, text)
            return
        for member, text in zip(self.story.seats, texts, strict=False):
            await self.story.writes(member, text)

    def likes(self, name: str, reason: str) -> None:
        """The first words of the first draft."""
        self.house.do(self._like(self.seat(name), reason))

    async def _like(self, person: Participating, reason: str) -> None:
        services = self.house.services
        async with services.database.reading() as connection:
            first = (await stored_drafts.of_workshop(connection, self.workshop.id))[0]
        await drafts.like_phrase(services, person, first.id, 0, min(len(first.text), 12), reason)

    def writes_together(self, text: str = STATEMENT) -> None:
        self.goes_to(PhaseKind.WRITE)
        self.house.do(self.story.group_writes(text))

    def asks(self) -> str:
        """The three questions are asked of the statement. Gives the check's id."""
        self.goes_to(PhaseKind.CHECK)
        return self.house.do(self._ask())

    async def _ask(self) -> str:
        await vision.open_check(self.house.services, self.story.maria)
        return await self._asked()

    def asked(self) -> str:
        """The id of the check that was opened last."""
        return self.house.do(self._asked())

    async def _asked(self) -> str:
        async with self.house.services.database.reading() as connection:
            check = await stored_vision.latest_check(connection, self.workshop.id)
        assert check is not None
        return check.id

    def everyone_answers(self, check: str) -> None:
        """Yes to all three questions."""

        async def answer() -> None:
            for person in self.story.seats.values():
                for number in (1, 2, 3):
                    await vision.answer_check(self.house.services, person, check, number, "yes", "")

        self.house.do(answer())

    def seat(self, name: str) -> Participating:
        return next(seat for seat in self.story.seats.values() if seat.name == name)

    def documents(self, kind: DocumentKind) -> dict[str, str]:
        """Label -> id; of solo documents the participant's id -> id."""
        found = self.house.do(self.story.documents(kind))
        return {document.participant_id or document.label: document.id for document in found}


def sign_in(house: House, name: str, role: Role = Role.FACILITATOR) -> tuple[Account, Cookies]:
    """Somebody with an account, and their browser."""

    async def work() -> tuple[Account, str]:
        who = await account(house.services, name, role)
        return who, await session(house.services, who)

    who, token = house.do(work())
    return who, {"account": token}


def invitation(house: House, name: str, role: Role = Role.FACILITATOR) -> str:
    """Somebody is invited. Gives the link's path."""

    async def work() -> str:
        admin = await account(house.services, f"The admin who invites {name}", Role.ADMIN)
        await accounts.invite(house.services, admin, name, role)
        listed = await accounts.every_account(house.services, admin)
        return next(link for who, link in listed if who.name == name and link)

    return house.do(work()).removeprefix(house.origin)


def learns_password(house: House, who: Account) -> None:
    """Somebody who is signed in has tests/people.py's password from now on."""

    async def work() -> None:
        password_hash = await accounts.hashed(PASSWORD, who.name)
        async with house.services.database.transaction() as connection:
            await stored_accounts.change(connection, who.id, password_hash=password_hash)

    house.do(work())


def choose_password(house: House, name: str, role: Role = Role.FACILITATOR) -> None:
    """Somebody accepts their invitation, with tests/people.py's password. Slow on purpose: once a module is enough."""
    house.do(accounts.accept_invitation(house.services, invitation(house, name, role).split("/")[-1], PASSWORD))


_count = 0


def gather(
    house: House,
    mode: Mode = Mode.BREAKOUTS,
    members: Sequence[Member] = PARTICIPANTS,
    facilitator: str = "",
    organisation: str = ORGANISATION,
) -> Gathering:
    """A new workshop in which everybody has sat down and the screen is shown; the meeting is still in the lobby."""
    global _count  # noqa: PLW0603  names of accounts are unique in a house, which a module's tests share
    _count += 1
    who, cookies = sign_in(house, facilitator or f"Maria Lind {_count}")
    services = house.services

    async def furnish() -> Gathering:
        facilitating = await workshop(services, who, mode, organisation)
        told = Story(services, house.clock, facilitating)
        await add_people(services, facilitating, members)
        cards = {card.participant.name: card.participant for card in await people.roster(services, facilitating)}
        browsers = {}
        for member in members:
            name = " ".join(member.name.split())
            told.seats[member], token = await seat(services, cards[name], facilitating.workshop.id)
            browsers[name] = {f"seat-{facilitating.workshop.id}": token}
        _, screen = await people.connect_screen(
            services, people.screen_link(services, facilitating.workshop).rsplit("/", 1)[-1]
        )
        return Gathering(house, told, cookies, browsers, {f"screen-{facilitating.workshop.id}": screen})

    return house.do(furnish())
