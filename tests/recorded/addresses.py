"""Every address of tests/web/routes.py: looked at by all who may, pressed by one who may, and looked at again."""

from app.domain.accounts import Role
from tests.people import ANA
from tests.recorded.record import Record, as_text
from tests.recorded.watching import slug
from tests.web.gatherings import Cookies, Gathering, gather, sign_in
from tests.web.identifiers import identifiers, in_the_check
from tests.web.routes import ANYONE, ROUTES, May, Route
from tests.web.serving import House, forget_tries

LAST = "/account/sign-out-everywhere"


def play_addresses(record: Record, house: House) -> None:
    scene = _Scene(record, gather(house, facilitator="Maria Addressed"))
    scene.look("before")
    for number, route in enumerate(route for route in ROUTES if route.method == "POST" and route.path != LAST):
        scene.press(route, number)
    scene.look("after")
    scene.press(next(route for route in ROUTES if route.path == LAST), len(ROUTES))


class _Scene:
    """`people`: who calls, in the order in which an address that several may call is given to the last."""

    def __init__(self, record: Record, gathering: Gathering) -> None:
        self.record = record
        self.gathering = gathering
        self.house = house = gathering.house
        check = in_the_check(gathering)
        pat, _ = sign_in(house, "Pat Addressed")
        self.values = identifiers(house, gathering, check, pat.id)
        _, priya = sign_in(house, "Priya Addressed", Role.ADMIN)
        self.people: dict[May, Cookies] = {
            May.ADMIN: priya,
            May.FACILITATOR: gathering.maria,
            May.PARTICIPANT: gathering.people[ANA.name],
            May.SCREEN: gathering.screen,
        }

    def look(self, when: str) -> None:
        for route in (route for route in ROUTES if route.method == "GET"):
            callers = {May.NOBODY: {}} if route.may == ANYONE else self.people
            for who, cookies in callers.items():
                if who & route.may:
                    self._call(f"{when}/{slug(route.path)} {slug(str(who.name))}", route, cookies)

    def press(self, route: Route, number: int) -> None:
        who = next((who for who in reversed(self.people) if who & route.may and route.may != ANYONE), May.NOBODY)
        self._call(f"pressed/{number:03} {slug(route.path)} {slug(str(who.name))}", route, self.people.get(who, {}))

    def _call(self, name: str, route: Route, cookies: Cookies) -> None:
        """The page that a press leads to is kept with its reply."""
        forget_tries(self.house)
        values = self.values | {"turn": str(self.gathering.turn), "unique": route.path}
        form = {field: value.format_map(values) for field, value in route.form.items()}
        asked = {"params" if route.method == "GET" else "data": form or None}
        with self.house.visitor(cookies) as visitor:
            reply = visitor.request(route.method, route.path.format_map(values), **asked)  # type: ignore[arg-type]
            self.record.add(f"addresses/{name}", as_text(reply))
            if route.method == "POST" and reply.status_code == 303:
                self.record.add(f"addresses/{name} then", as_text(visitor.get(reply.headers["location"])))
