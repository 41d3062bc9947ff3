"""The page of the customer list, and where everyone sees who is primary."""

import re
from html import unescape

import pytest

from app.domain.meeting.phase_spec import PhaseKind
from app.domain.preparation.customers import MOST_CUSTOMERS
from tests.web.gatherings import Gathering
from tests.web.inspection import NASTY, told

PRIMARY_SEEN = re.compile(r'/primary">\s*<input type="hidden" name="seen" value="(\w+)"')
WHY = "They pay for the visit."


def ids_on(page: str) -> dict[str, str]:
    """Id by name, as the tree on the page lists them."""
    entry = r'<li id="customer-(\w+)".*?class="customer-name" dir="auto">([^<]*)<'
    return {unescape(name): id_ for id_, name in re.findall(entry, page, re.DOTALL)}


def seen_of(page: str, customer_id: str) -> str:
    found = re.search(rf'/customers/{customer_id}">\s*<input type="hidden" name="seen" value="(\w+)"', page)
    assert found
    return found[1]


def primary_seen(page: str) -> str:
    found = PRIMARY_SEEN.search(page)
    assert found
    return found[1]


@pytest.fixture
def listed(museum: Gathering) -> dict[str, str]:
    """Visitors with school groups and their classes; donors."""
    path = museum.prepare + "/customers"
    with museum.facilitator() as maria:
        for name, parent in (("Visitors", ""), ("School groups", "Visitors"), ("Classes", "School groups")):
            maria.post(path, data={"name": name, "segment_of": ids_on(maria.get(path).text).get(parent, "")})
        maria.post(path, data={"name": "Donors"})
        return ids_on(maria.get(path).text)


def test_an_empty_list_teaches_with_the_methods_museum(museum: Gathering) -> None:
    with museum.facilitator() as maria:
        page = maria.get(museum.prepare + "/customers")
    assert told(page) == (200, "Customers")
    assert re.findall(r'class="customer-name" dir="auto">([^<]*)<', page.text) == [
        *("Visitors", "General public", "Locals", "Members", "School groups", "Tour groups"),
        *("Donors", "Press", "Referral partners"),
    ]
    for question in ("Who ultimately pays the bills?", "Without whom would we not exist?"):
        assert question in page.text


def test_the_list_is_a_tree(museum: Gathering, listed: dict[str, str]) -> None:
    path = museum.prepare + "/customers"
    with museum.facilitator() as maria:
        before = maria.get(path).text
        removed = maria.post(f"{path}/{listed['School groups']}/remove")
        after = maria.get(path).text
    assert list(listed) == ["Donors", "Visitors", "School groups", "Classes"]
    assert [f'aria-label="Segments of {name}"' in before for name in ("Visitors", "School groups")] == [True, True]
    assert "Visitors › School groups › Classes</option>" in before
    assert removed.status_code == 303
    assert "Visitors › Classes</option>" in after
    assert list(ids_on(after)) == ["Donors", "Visitors", "Classes"]


def test_nobody_can_choose_what_would_make_a_circle(museum: Gathering, listed: dict[str, str]) -> None:
    path, visitors = museum.prepare + "/customers", listed["Visitors"]
    with museum.facilitator() as maria:
        page = maria.get(path).text
        choices = page.split(f'id="segment_of-{visitors}"', 1)[1].split("</select>")[0]
        forced = maria.post(
            f"{path}/{visitors}",
            data={"name": "Visitors", "segment_of": listed["Classes"], "seen": seen_of(page, visitors)},
        )
        after = maria.get(path).text
    assert re.findall(r'value="(\w*)"', choices) == ["", listed["Donors"]]
    assert told(forced) == (422, "Customers")
    assert f'id="segment_of-{visitors}-error"' in forced.text
    assert ids_on(after) == listed


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "Visitors " * 20}, "name"),
        ({"name": "donors", "note": "Again"}, "name"),
        ({"name": "Press", "note": NASTY * 9}, "note"),
        ({"name": "Press", "note": "Local", "segment_of": "nobody"}, "segment_of"),
    ],
)
def test_what_cannot_be_taken_is_kept_and_explained(
    museum: Gathering, listed: dict[str, str], data: dict[str, str], field: str
) -> None:
    path = museum.prepare + "/customers"
    with museum.facilitator() as maria:
        refused = maria.post(path, data=data | {"belongs": "internal"})
        after = maria.get(path).text
    assert told(refused) == (422, "Customers")
    form = refused.text.split("Add a customer", 1)[1].split("</form>")[0]
    assert f'id="{field}-error"' in form
    for name in ("name", "note"):
        assert unescape(form).count(f'name="{name}" value="{data.get(name, "")}"') == 1
    assert 'value="internal" checked' in form
    assert ids_on(after) == listed


def test_there_is_room_for_so_many(museum: Gathering) -> None:
    path = museum.prepare + "/customers"
    with museum.facilitator() as maria:
        sent = [maria.post(path, data={"name": f"Customer {n}"}).status_code for n in range(MOST_CUSTOMERS + 1)]
        full = maria.get(path).text
    assert sent == [303] * MOST_CUSTOMERS + [422]
    assert len(ids_on(full)) == MOST_CUSTOMERS
    assert "Add a customer" not in full


def test_the_slower_person_sees_both_and_decides(museum: Gathering, listed: dict[str, str]) -> None:
    path, donors = museum.prepare + "/customers", listed["Donors"]
    with museum.facilitator() as maria, museum.facilitator() as priya:
        seen = seen_of(maria.get(path).text, donors)
        priya.post(f"{path}/{donors}", data={"name": "Donors", "note": "By Priya", "seen": seen})
        mine = {"name": "Donors", "note": "By Maria"}
        slower = maria.post(f"{path}/{donors}", data=mine | {"seen": seen})
        priya.post(f"{path}/{donors}/remove")
        slowest = maria.post(f"{path}/{donors}", data=mine | {"seen": seen_of(slower.text, donors)})
    assert told(slower) == (409, "Customers")
    assert 'class="customer-note" dir="auto">By Priya<' in slower.text
    assert 'name="note" value="By Maria"' in slower.text
    assert told(slowest) == (404, "Customers")
    assert 'id="note" name="note" value="By Maria"' in slowest.text


def test_a_segment_can_be_primary_with_a_warning(museum: Gathering, listed: dict[str, str]) -> None:
    path = museum.prepare + "/customers"
    with museum.facilitator() as maria:
        seen = primary_seen(maria.get(path).text)
        marked = maria.post(
            path + "/primary", data={"customer": listed["Classes"], "why": "They book half of our days.", "seen": seen}
        )
        warned = maria.get(path).text
        instead = maria.post(
            path + "/primary", data={"customer": listed["Visitors"], "why": WHY, "seen": primary_seen(warned)}
        )
        calm = maria.get(path).text
    assert (marked.status_code, instead.status_code) == (303, 303)
    assert "“Classes” is a segment of “Visitors”." in warned
    assert "Mark “Visitors” instead" in warned
    assert ("is a segment of “" in calm, f">{WHY}</textarea>" in calm) == (False, True)


def test_a_primary_customer_that_cannot_be_marked_keeps_its_reason(museum: Gathering, listed: dict[str, str]) -> None:
    path = museum.prepare + "/customers/primary"
    with museum.facilitator() as maria, museum.facilitator() as priya:
        seen = primary_seen(maria.get(museum.prepare + "/customers").text)
        nobody = maria.post(path, data={"customer": "", "why": WHY, "seen": seen})
        long = maria.post(path, data={"customer": listed["Donors"], "why": "x" * 501, "seen": seen})
        priya.post(path, data={"customer": listed["Donors"], "why": "By Priya", "seen": seen})
        slower = maria.post(path, data={"customer": listed["Visitors"], "why": WHY, "seen": seen})
    assert [told(answer)[0] for answer in (nobody, long, slower)] == [422, 422, 409]
    assert ('id="customer-error"' in nobody.text, 'id="why-error"' in long.text) == (True, True)
    assert [f">{WHY}</textarea>" in answer.text for answer in (nobody, slower)] == [True, True]
    assert "Marked now: <strong>Donors</strong>, because: By Priya" in slower.text


def test_everyone_sees_the_profile_in_the_meeting(museum: Gathering, listed: dict[str, str]) -> None:
    museum.goes_to(PhaseKind.CUSTOMER)
    path = museum.prepare + "/customers"
    with museum.facilitator() as maria, museum.participant() as ana, museum.house.visitor(museum.screen) as screen:
        where = ((maria, museum.prepare + "/meeting"), (ana, museum.meet), (screen, museum.screens))
        unmarked = [visitor.get(address).text for visitor, address in where]
        form = {"customer": listed["Visitors"], "why": f"{WHY} {NASTY}", "seen": primary_seen(maria.get(path).text)}
        maria.post(path + "/primary", data=form)
        marked = [visitor.get(address).text for visitor, address in where]
    assert ["Not marked yet: which one of these is it?" in page for page in unmarked] == [True] * 3
    expected = ["Visitors", "School groups", "Classes", "Donors"]
    assert [re.findall(r'class="customer-name" dir="auto">([^<]*)<', page) for page in marked] == [expected] * 3
    assert [f"{WHY} {NASTY}" in unescape(page) for page in marked] == [True] * 3
    assert ['class="primary-name" dir="auto">Visitors<' in page for page in marked] == [True] * 3
