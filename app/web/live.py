"""Live pages: a socket for each open page, through which the server pushes what the page shows now.

A ring of the bus says that something has changed; the page's partial is rendered anew for its person and pushed.
After sleep or a lost connection the page connects again and gets the present state at once.
"""

import asyncio
import contextlib
from collections import Counter

from fastapi import APIRouter
from starlette.websockets import WebSocket, WebSocketDisconnect

from app.actions.access import Participating, Person
from app.actions.people import people
from app.actions.services import Services
from app.domain.errors import DomainError, NotFound, NotSignedIn
from app.domain.seats.seats import Ending, LostPlace
from app.live.connection import CloseCode
from app.live.wire import EXTENSION
from app.web.live_surfaces import SURFACES, LiveSurface
from app.web.origins import is_own_socket, own_origins
from app.web.partials import Partial, steady
from app.web.sessions import opening_token, person_of, services_of
from app.web.text_watch import TextWatch

router = APIRouter()
PING_SECONDS = 5.0  # of a seat's pages: far below the 15 s after which a device counts as away
MOST_PAGES_PER_PERSON, MOST_PAGES = 20, 20_000
_open_pages: Counter[str] = Counter()


@router.websocket("/live/{workshop_id}/{surface}")
async def live_page(socket: WebSocket, workshop_id: str, surface: str) -> None:
    services, shown = services_of(socket), SURFACES.get(surface)
    if not is_own_socket(own_origins(services.base_url), dict(socket.scope["headers"])):
        await socket.close()  # before accepting: answered with 403
        return
    await socket.accept()
    try:
        if shown is None:
            raise NotFound("There is no such page.")
        person = await person_of(services, socket.cookies, workshop_id, shown.opener)
    except DomainError as refusal:
        await socket.close(_close_code(refusal))
        return
    holder = opening_token(services, socket.cookies, workshop_id, shown.opener) or ""
    if _open_pages[holder] >= MOST_PAGES_PER_PERSON or _open_pages.total() >= MOST_PAGES:
        await socket.close(CloseCode.LATER)
        return
    _open_pages[holder] += 1
    try:
        await LivePage(services, socket, person, shown).run()
    finally:
        _open_pages[holder] -= 1
        if not _open_pages[holder]:
            del _open_pages[holder]


_ENDED = {
    Ending.ONLY_HERE: CloseCode.ELSEWHERE,
    Ending.FREED: CloseCode.FREED,
    Ending.LEFT: CloseCode.LEFT,
    Ending.NEW_LINK: CloseCode.NEW_LINK,
}


def _close_code(refusal: DomainError) -> int:
    if isinstance(refusal, LostPlace):
        return _ENDED[refusal.why]
    return CloseCode.NOT_SIGNED_IN if isinstance(refusal, NotSignedIn) else CloseCode.NOT_ALLOWED


class LivePage:
    """One open page of one person."""

    def __init__(self, services: Services, socket: WebSocket, person: Person, surface: LiveSurface) -> None:
        self.services = services
        self.socket = socket
        self.person = person
        self.surface = surface
        self.changed = asyncio.Event()
        self.texts = TextWatch(services.hub, self.changed.set)
        self.sent, self.due_at = "", 0.0

    async def run(self) -> None:
        """Push until the page goes, or the right that opened it ends."""
        bus, workshop_id = self.services.bus, self.person.workshop.id
        seat = self.person if isinstance(self.person, Participating) else None
        endings = [
            bus.subscribe(f"workshop:{workshop_id}", lambda _: self.changed.set()),
            bus.on_gap(self.changed.set),
            self.texts.stop,
        ]
        try:
            if seat:
                await self._run_seat(seat)
            else:
                await self._push_until_gone("")
        finally:
            for end in endings:
                end()

    async def _run_seat(self, seat: Participating) -> None:
        """While the page is open, its person is here, and the device that it is on is alive as long as it answers.

        A facilitator who tries somebody's link is not that person.
        """
        link = self.socket.scope.get("extensions", {}).get(EXTENSION)
        if link:
            link.ping_often(PING_SECONDS)
        presence = "" if seat.is_tried else await people.arrive(self.services, seat)
        try:
            with self.services.seat_beats.heard(seat.device, lambda: link.silence if link else 0.0):
                await self._push_until_gone(presence)
        finally:
            if presence:
                await people.leave(self.services, seat, presence)

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
        with contextlib.suppress(WebSocketDisconnect):  # the page went while it was being sent to
            while True:
                self.changed.clear()
                try:
                    await self._send(await self._current())
                except DomainError as refusal:
                    await self.socket.close(await self._end_code(refusal))
                    return
                if isinstance(self.person, Participating):
                    await people.note_joined(self.services, self.person)
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout_at(self.due_at):
                        await self.changed.wait()
                if presence:
                    await people.still_here(self.services, (presence,))
                await asyncio.sleep(self.surface.gather_seconds)

    async def _end_code(self, refusal: DomainError) -> int:
        """Those who were taken off the list are told just that."""
        lost_a_place = isinstance(refusal, NotSignedIn) and not isinstance(refusal, LostPlace)
        if lost_a_place and isinstance(self.person, Participating):
            is_removed = not await people.is_on_the_list(self.services, self.person)
            return CloseCode.REMOVED if is_removed else CloseCode.NOT_SIGNED_IN
        return _close_code(refusal)

    async def _send(self, partial: str) -> None:
        """When what the page shows has changed; else only at regular times, so that it knows that somebody is there.

        A ring that changes nothing here sends nothing: the moment of a frame would tell that somebody did something.
        """
        now, shown = asyncio.get_running_loop().time(), steady(partial)
        if shown != self.sent or now >= self.due_at:
            self.sent, self.due_at = shown, now + self.surface.refresh_seconds
            await self.socket.send_text(partial)

    async def _current(self) -> str:
        """The partial as of now. A text that is new on the page is watched first, and then read once more."""
        partial = await self._render()
        while self.texts.follow(partial.texts):
            partial = await self._render()
        return partial.html

    async def _render(self) -> Partial:
        """The page's partial as of now; raises a DomainError when the person's right has ended."""
        services, cookies, workshop_id = self.services, self.socket.cookies, self.person.workshop.id
        self.person = await person_of(services, cookies, workshop_id, self.surface.opener)
        return await self.surface.render(services, self.person, self.socket.query_params)
