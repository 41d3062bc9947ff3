"""Somebody in the office guesses: passwords, codes, names. The others go on as ever, from the same address."""

import asyncio
import re
import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from app.actions.accounts import accounts
from app.actions.seats import guessing
from app.domain.errors import TooMany
from app.domain.meeting.phase_spec import PhaseKind
from tests.people import ANA, BEN, PASSWORD
from tests.web.gatherings import Gathering, choose_password, gather, learns_password, sign_in
from tests.web.inspection import told
from tests.web.opening import enters, opens
from tests.web.serving import House

WRONG = "a wrong long password"


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """After a wrong password one waits long enough for a test on a busy machine."""
    monkeypatch.setattr(guessing, "wait_after", lambda wrong: 20)


def waits(house: House, *key: str) -> None:
    """The time of a pause is over."""
    house.do(house.services.tries.forget(*key))


def seconds_told(refused: httpx.Response) -> int:
    """How long to wait, as the header and the page say it."""
    seconds = int(refused.headers["retry-after"])
    assert f"Wait {seconds} second{'s' if seconds > 1 else ''} and try again." in refused.text
    return seconds


def test_wrong_passwords_slow_down_that_name_alone(house: House, patient: None) -> None:
    for name in ("Guessed Gina", "Honest Hugo"):
        choose_password(house, name)
    with house.visitor() as network:
        first = network.post("/sign-in", data={"name": "Guessed Gina", "password": WRONG})
        right = network.post("/sign-in", data={"name": "  GUESSED   gina", "password": PASSWORD})
        hugo = network.post("/sign-in", data={"name": "Honest Hugo", "password": PASSWORD})
        assert (first.status_code, right.status_code, hugo.status_code) == (422, 429, 303)
        assert 0 < seconds_told(right) <= 21
        assert "There were wrong passwords for this name." in right.text
        waits(house, "pause", "guessed gina")
        assert network.post("/sign-in", data={"name": "Guessed Gina", "password": PASSWORD}).status_code == 303


def test_each_wrong_one_doubles_the_wait(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[int] = []

    def noted(wrong: int) -> int:
        waits.append(wrong)
        return 1

    monkeypatch.setattr(guessing, "wait_after", noted)
    with house.visitor() as network:
        for _ in range(3):
            answer = network.post("/sign-in", data={"name": "Not There", "password": WRONG})
            assert answer.status_code == 422
            time.sleep(1.05)
    assert waits == [0, 1, 2]


def test_a_hundred_at_once_are_one_guess(house: House) -> None:
    async def guess() -> str:
        async with guessing.trying_password(house.services, "Not There", is_known=False):
            raise LookupError

    async def many() -> list[type[BaseException]]:
        found = await asyncio.gather(*(guess() for _ in range(100)), return_exceptions=True)
        return [type(one) for one in found if isinstance(one, BaseException)]

    kinds = house.do(many())
    assert (kinds.count(LookupError), kinds.count(TooMany)) == (1, 99)


def test_a_device_that_has_signed_in_before_passes_while_somebody_guesses(house: House, patient: None) -> None:
    """Until the password is another one: what a device then shows is of the old one."""
    choose_password(house, "Known Kaja")
    right = {"name": "Known Kaja", "password": PASSWORD}
    with house.visitor() as own, house.visitor() as guesser:
        assert own.post("/sign-in", data=right).status_code == 303
        time.sleep(0.01)
        assert guesser.post("/sign-in", data=right | {"password": WRONG}).status_code == 422
        assert guesser.post("/sign-in", data=right).status_code == 429
        own.post("/sign-out")
        assert [name for name in own.cookies if name.startswith("known-")] != []
        assert own.post("/sign-in", data=right | {"password": WRONG}).status_code == 422
        assert own.post("/sign-in", data=right).status_code == 303


def test_a_known_device_guesses_no_faster_in_the_end(
    house: House, patient: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guessing, "MOST_ON_KNOWN_DEVICES", 2)
    choose_password(house, "Lost Laptop")
    with house.visitor() as laptop:
        assert laptop.post("/sign-in", data={"name": "Lost Laptop", "password": PASSWORD}).status_code == 303
        found = [laptop.post("/sign-in", data={"name": "Lost Laptop", "password": WRONG}) for _ in range(4)]
    assert [answer.status_code for answer in found] == [422, 422, 422, 429]


def test_a_cookie_that_somebody_made_up_is_no_known_device(house: House, patient: None) -> None:
    choose_password(house, "Forged Fadi")
    right = {"name": "Forged Fadi", "password": PASSWORD}
    with house.visitor() as fadi:
        fadi.post("/sign-in", data=right)
        kind = next(name for name in fadi.cookies if name.startswith("known-"))
    with house.visitor({kind: "x" * 32}) as forger:
        assert [forger.post("/sign-in", data=right | {"password": WRONG}).status_code for _ in range(2)] == [422, 429]


def test_ten_wrong_codes_from_one_device_then_one_in_ten_seconds(house: House, museum: Gathering) -> None:
    """The office around that device joins meanwhile, and so does that person by their link."""
    museum.goes_to(PhaseKind.JUMP_IN)
    code = museum.workshop.join_code
    with house.visitor() as guesser, house.visitor() as office:
        wrong = [guesser.get("/join", params={"code": f"{number:08}"}).status_code for number in range(13)]
        refused = guesser.get("/join", params={"code": code})
        others = [office.get("/join", params={"code": code}).status_code for _ in range(30)]
        waits(house, "code pause", guesser.cookies["device"])
        right = [guesser.get("/join", params={"code": code}).status_code for _ in range(3)]
        link = opens(guesser, museum.link(BEN.name)).status_code
    assert wrong == [404] * 12 + [429]  # the first brought no cookie; the eleventh counted one has its ten seconds
    assert (others, right, link) == ([200] * 30, [200] * 3, 200)
    assert (refused.status_code, 0 < seconds_told(refused) <= 11) == (429, True)
    assert "There were many wrong codes from this device." in refused.text


def test_a_code_that_does_not_work_yet_is_not_a_wrong_one(house: House) -> None:
    early = gather(house)
    house.time_passes(-7 * 24 * 3600)
    with house.visitor() as network:
        said = {network.get("/join", params={"code": early.workshop.join_code}).status_code for _ in range(15)}
        after = network.get("/join", params={"code": "00000000"}).status_code
    house.time_passes(7 * 24 * 3600)
    assert (said, after) == ({403}, 404)


def test_a_device_that_has_sat_here_does_not_wait_for_wrong_codes(house: House) -> None:
    """Somebody plays with Ana's phone. Where she has never been it waits like any other."""
    museum, theatre = gather(house, organisation="Harbour Museum"), gather(house, organisation="Quay Theatre")
    museum.goes_to(PhaseKind.JUMP_IN)
    theatre.goes_to(PhaseKind.JUMP_IN)
    with house.visitor() as phone, museum.facilitator() as maria:
        maria.post(f"{museum.prepare}/people/{museum.participant_id(ANA.name)}/free")
        enters(phone, museum.link(ANA.name))
        wrong = [phone.get("/join", params={"code": f"{number:08}"}).status_code for number in range(13)]
        code = museum.workshop.join_code
        own = [phone.get("/join", params={"code": code}).status_code for _ in range(3)]
        other = phone.get("/join", params={"code": theatre.workshop.join_code})
        between = phone.get("/join", params={"code": "00000099"})
    assert wrong == [404] * 11 + [429] * 2
    assert between.status_code == 429, "right codes in between give no free guesses"
    assert (own, other.status_code) == ([200] * 3, 429)


def test_many_wrong_codes_from_everywhere_make_every_answer_wait(house: House) -> None:
    """Nobody is refused for it; nobody is told sooner whether a code is right."""

    async def wrong_ones(number: int) -> None:
        await house.services.tries.add("wrong codes", seconds=5, number=number)

    with house.visitor() as network:
        began = time.monotonic()
        assert network.get("/join", params={"code": "00000000"}).status_code == 404
        calm = time.monotonic() - began
        house.do(wrong_ones(60))
        began = time.monotonic()
        assert network.get("/join", params={"code": "00000000"}).status_code == 404
        busy = time.monotonic() - began
    assert calm < 1 <= busy < 6
    assert [guessing._wait_for_code(number) for number in (0, 20, 30, 80, 10_000)] == [0, 0, 0.5, 3, 3]


def test_trying_names_tells_of_a_few_accounts_and_no_more(house: House, museum: Gathering) -> None:
    """By taking them for oneself, or by sharing a workshop with them."""
    choose_password(house, "Hidden Hana")
    learns_password(house, museum.story.maria.account)
    with museum.facilitator() as maria:
        taken = maria.post("/account/name", data={"name": "hidden hana", "name_password": PASSWORD})
        unknown = [
            maria.post(f"{museum.prepare}/facilitators", data={"facilitator": f"Nobody {number}"}).status_code
            for number in range(guessing.FREE_NAMES - 1)
        ]
        more = maria.post("/account/name", data={"name": "Hidden Hana", "name_password": PASSWORD})
        shared = maria.post(f"{museum.prepare}/facilitators", data={"facilitator": "Hidden Hana"})
    assert (taken.status_code, "already somebody called" in taken.text) == (422, True)
    assert unknown == [422] * (guessing.FREE_NAMES - 1)
    title = "Prepare"
    for refused, heading, field in ((more, "Your account", "name"), (shared, title, "facilitator")):
        assert (told(refused), refused.text.count("many names in a short time")) == ((429, heading), 1)
        box = re.search(rf'<input id="{field}" [^>]*>', refused.text)
        assert box and all(said in box[0] for said in ('value="Hidden Hana"', "autofocus", 'aria-invalid="true"'))
        assert int(refused.headers["retry-after"]) > 60


def test_only_what_tells_of_a_name_counts_as_a_try(house: House) -> None:
    """Not a wrong password, nothing typed, too much typed, nor one's own name written otherwise."""
    name = "Careful Carla"
    choose_password(house, name)
    credentials = {"name": name, "password": PASSWORD}
    with house.visitor() as carla:
        assert carla.post("/sign-in", data=credentials).status_code == 303
        tries = [(f"Another {number}", WRONG) for number in range(3)] + [("", PASSWORD), ("x" * 70, PASSWORD)]
        tries += [(name.upper(), PASSWORD), (name, PASSWORD)]
        said = [carla.post("/account/name", data={"name": to, "name_password": by}).status_code for to, by in tries]
        choose_password(house, "Hidden Hugo")
        taken = carla.post("/account/name", data={"name": "Hidden Hugo", "name_password": PASSWORD})
    assert said == [422, 422, 422, 422, 422, 303, 303]
    assert (taken.status_code, "already somebody called" in taken.text) == (422, True)


def test_too_many_wrong_passwords_are_told_in_the_form(house: House, patient: None) -> None:
    """On the page of one's account too, from a device that is not known."""
    name = "Waiting Wanda"
    who, cookies = sign_in(house, name)
    learns_password(house, who)
    with house.visitor(cookies) as wanda:
        forms = (("/account/name", "name_password"), ("/account/password", "current_password"))
        wanda.post("/account/name", data={"name": "Wanda", "name_password": WRONG})
        for address, field in forms:
            refused = wanda.post(address, data={field: WRONG, "name": "Wanda"})
            assert (told(refused), "There were wrong passwords" in refused.text) == ((429, "Your account"), True)
            box = re.search(rf'<input id="{field}" [^>]*>', refused.text)
            assert box and 'aria-invalid="true"' in box[0] and "autofocus" in box[0]


def test_sharing_with_people_whose_names_one_knows_is_no_guess(house: House, museum: Gathering) -> None:
    known = [f"Known {number}" for number in range(guessing.FREE_NAMES + 1)]
    for name in known:
        sign_in(house, name)
    with museum.facilitator() as maria:
        said = [maria.post(f"{museum.prepare}/facilitators", data={"facilitator": name}).status_code for name in known]
    assert said == [303] * len(known)


def test_a_crowd_of_strangers_who_sign_in_holds_up_nobody_else(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each password takes a moment to look at. So many wait their turn; a known device and other work do not."""
    monkeypatch.setattr(accounts, "MOST_HASHING", 4)
    choose_password(house, "Busy Bea")
    right = {"name": "Busy Bea", "password": PASSWORD}

    def tries(number: int) -> int:
        with house.visitor() as stranger:
            return stranger.post("/sign-in", data={"name": f"Stranger {number}", "password": WRONG}).status_code

    async def other_work() -> float:
        began = time.monotonic()
        await asyncio.to_thread(lambda: None)
        return time.monotonic() - began

    with house.visitor() as bea, ThreadPoolExecutor(24) as crowd:
        assert bea.post("/sign-in", data=right).status_code == 303
        under_way = [crowd.submit(tries, number) for number in range(24)]
        time.sleep(0.3)
        waited = house.do(other_work())
        assert bea.post("/sign-in", data=right).status_code == 303
        told_of = [one.result() for one in under_way]
    assert set(told_of) == {422, 429}
    assert waited < 5
