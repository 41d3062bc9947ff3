"""The page of one's own account; and the pages on which somebody gets in again, or leaves."""

import re

from app.domain.accounts import Role
from tests.people import PASSWORD
from tests.web.gatherings import choose_password, gather, invitation, sign_in
from tests.web.opening import opens
from tests.web.routes import ROUTES, SIGNED_IN, May
from tests.web.serving import House

NEW_PASSWORD = "an even longer and quieter password"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
SAFARI = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/17.5 Mobile/15E148 Safari/604.1"
)


def _listed(page: str) -> list[tuple[str, bool]]:
    """Each device, and whether the page says that it is this one."""
    found = re.findall(r"<strong>([^<]+)</strong>(\s+<span class=\"badge\"[^>]*>This one</span>)?", page)
    return [(device, bool(badge)) for device, badge in found]


def test_maria_looks_after_her_account(house: House) -> None:
    name = "Maria of her account"
    choose_password(house, name)
    credentials = {"name": name, "password": PASSWORD}
    with house.visitor(user_agent=FIREFOX) as laptop, house.visitor(user_agent=SAFARI) as phone:
        for device in (laptop, phone):
            assert device.post("/sign-in", data=credentials).status_code == 303
        listed = [entry for entry in _listed(phone.get("/account").text) if entry[0] != "A browser"]
        assert listed == [("Mobile Safari on iOS", True), ("Firefox on Windows", False)]
        refused = phone.post("/account/password", data={"current_password": "a guess", "password": NEW_PASSWORD})
        assert (refused.status_code, "not your current password" in refused.text) == (422, True)
        copied = {"account": phone.cookies["account"]}
        changed = phone.post("/account/password", data={"current_password": PASSWORD, "password": NEW_PASSWORD})
        assert changed.headers["location"] == "/account?saved=password"
        assert laptop.get("/account").status_code == 401
        with house.visitor(copied) as thief:
            assert thief.get("/account").status_code == 401
        renamed = {"name": f"{name} Berg", "name_password": NEW_PASSWORD}
        refused = phone.post("/account/name", data=renamed | {"name_password": PASSWORD})
        assert (refused.status_code, refused.text.count("not your current password")) == (422, 1)
        assert f'value="{name} Berg"' in refused.text
        assert phone.post("/account/name", data=renamed).status_code == 303
        assert f"{name} Berg" in phone.get("/account").text

        assert laptop.post("/sign-in", data={"name": f"{name} Berg", "password": NEW_PASSWORD}).status_code == 303
        key = re.findall(r"/account/sessions/([^/]+)/end", phone.get("/account").text)
        assert phone.post(f"/account/sessions/{key[0]}/end").status_code == 303
        assert laptop.get("/account").status_code == 401
        everywhere = phone.post("/account/sign-out-everywhere")
        assert everywhere.headers["location"] == "/sign-in"
        assert phone.get("/account").status_code == 401


def test_a_password_counts_exactly_as_it_was_typed(house: House) -> None:
    """With its capitals, the blanks around it, and what only a password manager can type."""
    name = "Maria of the exact password"
    choose_password(house, name)
    exact = f" Quiet lamps\x07 {'over the water ' * 10}"
    nearly = (exact.strip(), exact.lower(), exact.replace("\x07", ""), exact[:72])
    with house.visitor() as maria:
        maria.post("/sign-in", data={"name": name, "password": PASSWORD})
        changed = maria.post("/account/password", data={"current_password": PASSWORD, "password": exact})
        refused = [maria.post("/sign-in", data={"name": name, "password": typed}).status_code for typed in nearly]
        taken = maria.post("/sign-in", data={"name": name, "password": exact})
    assert (changed.status_code, refused, taken.status_code) == (303, [422] * 4, 303)


def test_password_boxes_hide_what_is_typed_and_take_what_a_password_manager_fills_in(house: House) -> None:
    """Of any length: a box that cuts a pasted password off would leave its owner with another one."""
    _, cookies = sign_in(house, "Maria of the boxes")
    with house.visitor(cookies) as maria, house.visitor() as nobody:
        pages = {
            "sign in": nobody.get("/sign-in"),
            "own": maria.get("/account"),
            "welcome": opens(nobody, invitation(house, "Invited to the boxes")),
        }
    boxes = {name: re.findall(r'<input id="\w*password"[^>]*>', page.text) for name, page in pages.items()}
    shown = {
        name: [re.findall(r'(?:type|autocomplete)="([^"]+)"', box) for box in found] for name, found in boxes.items()
    }
    assert shown == {
        "sign in": [["password", "current-password"]],
        "own": [["password", "current-password"]] * 2 + [["password", "new-password"]],
        "welcome": [["password", "new-password"]],
    }
    assert not [box for found in boxes.values() for box in found if "maxlength" in box]


def test_every_page_of_an_account_lets_one_sign_out(house: House) -> None:
    gathering = gather(house, facilitator="Maria who signs out")
    own = [route.path for route in ROUTES if route.method == "GET" and route.may in (SIGNED_IN, May.FACILITATOR)]
    paths = [
        path.format(workshop_id=gathering.workshop.id)
        for path in own
        if re.fullmatch(r"[^{]*(\{workshop_id\}[^{]*)?", path)
    ]
    with gathering.facilitator() as maria:
        pages = {path: page for path in paths if (page := maria.get(path)).text.startswith("<!doctype html>")}
    assert {path: page.text.count('action="/sign-out"') for path, page in pages.items()} == dict.fromkeys(pages, 1)
    assert len(pages) > 15


def test_removing_a_facilitator_asks_who_takes_over(house: House) -> None:
    gathering = gather(house, facilitator="Maria who leaves")
    maria = gathering.story.maria.account.id
    priya, cookies = sign_in(house, "Priya who stays", Role.ADMIN)
    with house.visitor(cookies) as admin:
        page = admin.get("/accounts").text
        assert f'<label for="heir-{maria}">Their workshop goes to</label>' in page
        refused = admin.post(f"/accounts/{maria}/end", data={"heir": maria})
        assert (refused.status_code, "Choose who takes them over." in refused.text) == (422, True)
        assert admin.get(gathering.prepare).status_code == 404
        assert admin.post(f"/accounts/{maria}/end", data={"heir": priya.id}).status_code == 303
        assert admin.get(gathering.prepare).status_code == 200
        assert f"heir-{maria}" not in admin.get("/accounts").text
    with gathering.facilitator() as gone:
        assert gone.get(gathering.prepare).status_code == 401


def test_the_sign_in_page_says_who_to_ask(house: House) -> None:
    with house.visitor() as nobody:
        page = " ".join(nobody.get("/sign-in").text.split())
    assert "Ask an admin of this installation for a new invitation" in page
    assert "the command <code>reset-password</code> with your name prints such a link" in page
