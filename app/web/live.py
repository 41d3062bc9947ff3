"""Live pages: a socket for each open page, through which the server pushes what the page shows now.

A ring of the bus says that something has changed; the page's partial is rendered anew for its person and pushed.
After sleep or a lost connection the page connects again and gets the present state at once.
"""

import asyncio
import contextlib
from collections import Counter

from fastapi import APIRouter
from starlette.websockets import WebSocket, WebSocketDisconnect

from app.actions import people
from app.actions.access import Facilitating, Participating, Person
from app.actions.services import Services
from app.domain.documents import DocumentKind
from app.domain.refusals import NotSignedIn, Refusal
from app.live.connection import CloseCode
from app.storage import rooms
from app.web import survey
from app.web.cloud import results_partial
from app.web.invitations import standings_partial
from app.web.meeting import stage
from app.web.origins import is_own_socket, own_origins
from app.web.sessions import person_of, services_of, surface_token

router = APIRouter()
GATHER_SECONDS = 0.05  # rings that come together are answered together
TYPING_SECONDS = 0.6  # while somebody types in the Group document
# Without any ring: heals a lost one, notices who is gone, and shows how far solo writers are.
REFRESH_SECONDS = {"console": 3.0, "seat": 10.0, "screen": 10.0, "survey": 10.0, "invitations": 10.0, "cloud": 10.0}
CLOUD_GATHER_SECONDS = 0.2  # while answers pour in, a page is told a few times a second
MOST_PAGES_PER_PERSON, MOST_PAGES = 20, 20_000
_open_pages: Counter[str] = Counter()


@router.websocket("/live/{workshop_id}/{surface}")
async def live_page(socket: WebSocket, workshop_id: str, surface: str) -> None:
    services = services_of(socket)
    if not is_own_socket(own_origins(services.base_url), dict(socket.scope["headers"])):
        await socket.close()  # before accepting: answered with 403
        return
    await socket.accept()
    try:
        person = await person_of(services, socket.cookies, workshop_id, surface)
    except Refusal as refusal:
        await socket.close(_close_code(refusal))
        return
    holder = surface_token(services, socket.cookies, workshop_id, surface) or ""
    if _open_pages[holder] >= MOST_PAGES_PER_PERSON or _open_pages.total() >= MOST_PAGES:
        await socket.close(CloseCode.LATER)
        return
    _open_pages[holder] += 1
    try:
        await LivePage(services, socket, person, surface).run()
    finally:
        _open_pages[holder] -= 1
        if not _open_pages[holder]:
            del _open_pages[holder]


def _close_code(refusal: Refusal) -> int:
    return CloseCode.NOT_SIGNED_IN if isinstance(refusal, NotSignedIn) else CloseCode.NOT_ALLOWED


class LivePage:
    """One open page of one person."""

    def __init__(self, services: Services, socket: WebSocket, person: Person, surface: str) -> None:
        self.services = services
        self.socket = socket
        self.person = person
        self.surface = surface
        self.changed = asyncio.Event()
        self.typing: asyncio.TimerHandle | None = None
        self.sent, self.sent_at = "", 0.0

    async def run(self) -> None:
        """Push until the page goes, or the right that opened it ends."""
        bus, workshop_id = self.services.bus, self.person.workshop.id
        group_document = await self._group_document()
        seat = self.person if isinstance(self.person, Participating) else None
        endings = [
            bus.subscribe(f"workshop:{workshop_id}", lambda _: self.changed.set()),
            bus.subscribe(f"document:{group_document}", lambda _: self._soon()),
            bus.on_gap(self.changed.set),
        ]
        try:
            presence = await people.arrive(self.services, seat) if seat else ""
            try:
                await self._push_until_gone(presence)
            finally:
                if seat:
                    await people.leave(self.services, seat, presence)
        finally:
            for end in endings:
                end()
            if self.typing:
                self.typing.cancel()

    async def _push_until_gone(self, presence: str) -> None:
        """Until the page disconnects or pushing has ended; what the page sends is of no interest."""
        tasks = asyncio.create_task(self._push(presence)), asyncio.create_task(self._listen())
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            ended = await asyncio.gather(*tasks, return_exceptions=True)
        failed = [how for how in ended if isinstance(how, Exception)]
        if failed:
            raise failed[0]

    async def _listen(self) -> None:
        while (await self.socket.receive())["type"] != "websocket.disconnect":
            pass

    async def _push(self, presence: str) -> None:
        with contextlib.suppress(WebSocketDisconnect, RuntimeError):  # the page went while it was being sent to
            while True:
                self.changed.clear()
                try:
                    await self._send(await self._render())
                except Refusal as refusal:
                    await self.socket.close(_close_code(refusal))
                    return
                if isinstance(self.person, Participating):
                    await people.note_joined(self.services, self.person)
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self.changed.wait(), REFRESH_SECONDS[self.surface])
                if presence:
                    await people.still_here(self.services, (presence,))
                await asyncio.sleep(CLOUD_GATHER_SECONDS if self.surface == "cloud" else GATHER_SECONDS)

    async def _send(self, partial: str) -> None:
        """What the page shows already it need not get again, only often enough to know that somebody is there."""
        now = asyncio.get_running_loop().time()
        if partial != self.sent or now - self.sent_at > REFRESH_SECONDS[self.surface] / 2:
            self.sent, self.sent_at = partial, now
            await self.socket.send_text(partial)

    async def _render(self) -> str:
        """The page's partial as of now; raises a Refusal when the person's right has ended."""
        workshop_id = self.person.workshop.id
        self.person = await person_of(self.services, self.socket.cookies, workshop_id, self.surface)
        if self.surface == "survey":
            assert isinstance(self.person, Facilitating)
            return await survey.live_partial(self.services, self.person)
        if self.surface == "cloud":
            assert isinstance(self.person, Facilitating)
            return await results_partial(self.services, self.person, self.socket.query_params.get("sort", ""))
        if self.surface == "invitations":
            assert isinstance(self.person, Facilitating)
            return await standings_partial(self.services, self.person)
        return await stage(self.services, self.person)

    def _soon(self) -> None:
        if self.typing is None:
            self.typing = asyncio.get_running_loop().call_later(TYPING_SECONDS, self._typed)

    def _typed(self) -> None:
        self.typing = None
        self.changed.set()

    async def _group_document(self) -> str:
        async with self.services.database.reading() as connection:
            documents = await rooms.of_workshop(connection, self.person.workshop.id)
        return next(document.id for document in documents if document.kind is DocumentKind.GROUP)
