"""The pages of a workshop as they are fetched, and the pushes to those that stay open."""

import re
from contextlib import ExitStack
from dataclasses import dataclass
from urllib.parse import urlencode

from websockets.sync.client import ClientConnection

from app.web.partials import steady
from tests.recorded.record import Record, as_text
from tests.web.gatherings import Cookies, Gathering
from tests.web.serving import PATIENCE, House, forget_tries

HTMX = {"HX-Request": "true"}


def slug(text: str) -> str:
    """For the name of an item, and so of a file."""
    return re.sub(r"[^a-z0-9.]+", "-", text.lower()).strip("-")


@dataclass
class Open:
    """A page that stays open. `sent`: what it was sent last; at first what it shows when it is opened."""

    name: str
    path: str
    cookies: Cookies
    socket: ClientConnection
    sent: str

    def follow(self, present: str) -> bool:
        """Whether it had to be sent anything to show what a page that is opened now shows."""
        is_changed = steady(present) != steady(self.sent)
        while steady(present) != steady(self.sent):
            self.sent = str(self.socket.recv(timeout=PATIENCE))
        return is_changed


class Watch:
    """Every surface of one workshop, with its people's pages open. `name` begins the names of all items."""

    def __init__(self, record: Record, gathering: Gathering, name: str) -> None:
        self.record = record
        self.gathering = gathering
        self.house: House = gathering.house
        self.name = name
        self.number = 0
        self._sockets = ExitStack()
        people = list(gathering.people.items())
        seats = people[:2]
        self.pages = [
            ("console", gathering.maria, gathering.prepare + "/meeting"),
            *((f"seat of {name}", cookies, gathering.meet) for name, cookies in seats),
            ("screen", gathering.screen, gathering.screens),
        ]
        self.open = [
            *(self._opened(surface, gathering.maria) for surface in ("console", "survey", "cloud", "documents")),
            self._opened("invitations", gathering.maria),
            *(self._opened("seat", cookies, f" of {name}") for name, cookies in seats),
            self._opened("strip", seats[0][1]),
            self._opened("screen", gathering.screen),
        ]

    def _opened(self, surface: str, cookies: Cookies, whose: str = "") -> Open:
        path = f"/live/{self.gathering.workshop.id}/{surface}"
        socket = self._sockets.enter_context(self.house.socket(path, cookies))
        return Open(surface + whose, path, cookies, socket, str(socket.recv(timeout=PATIENCE)))

    def close(self) -> None:
        self._sockets.close()

    def look(self, when: str) -> None:
        """Keep every page as it is fetched now, and what was pushed to those that are open."""
        self.number += 1
        for name, cookies, path in self.pages:
            self._keep(when, f"page {name}", self.get(cookies, path))
        for page in self.open:
            with self.house.socket(page.path, page.cookies) as fresh:
                present = str(fresh.recv(timeout=PATIENCE))
            is_pushed = page.follow(present)
            self._keep(when, f"push {page.name}", page.sent if is_pushed else "nothing new")

    def get(self, cookies: Cookies, path: str) -> str:
        forget_tries(self.house)
        with self.house.visitor(cookies) as visitor:
            return as_text(visitor.get(path))

    def press(self, when: str, cookies: Cookies, path: str, **form: str | int) -> None:
        """Keep the reply, and how everything looks afterwards."""
        forget_tries(self.house)
        with self.house.visitor(cookies) as visitor:
            content = urlencode(form)
            headers = HTMX | {"content-type": "application/x-www-form-urlencoded"}
            reply = as_text(visitor.post(path, content=content, headers=headers))
        self.record.add(f"{self.name}/{self.number + 1:02} {slug(when)} reply", reply)
        self.look(when)

    def _keep(self, when: str, what: str, text: str) -> None:
        self.record.add(f"{self.name}/{self.number:02} {slug(when)} {slug(what)}", text)
