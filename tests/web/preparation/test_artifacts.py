"""The page on which cultural artifacts are collected, and where everyone sees them."""

import re
from html import unescape

import pytest

from app.domain.meeting.phase_spec import PhaseKind
from app.domain.preparation.artifacts import MOST_ARTIFACTS
from tests.web.gatherings import Gathering
from tests.web.inspection import NASTY, told

VALUES = {"kind": "values", "text": "Curiosity\r\nCare\r\nCandour"}
CREDO = {"kind": "other", "label": "Credo", "text": "Ask before you answer."}


def shown(page: str) -> list[tuple[str, str, str]]:
    """(id, title, text) of each artifact that the page lists."""
    entry = r'id="artifact-(\w+)">.*?class="card-title">([^<]*)<.*?class="artifact-text" dir="auto">([^<]*)<'
    return [(id_, unescape(title), unescape(text)) for id_, title, text in re.findall(entry, page, re.DOTALL)]


def seen_of(page: str, artifact_id: str) -> str:
    found = re.search(rf'/{artifact_id}">\s*<input type="hidden" name="seen" value="(\w+)"', page)
    assert found
    return found[1]


def typed_anew(page: str) -> str:
    """What stands in the form for a new one."""
    return unescape(page.split('<textarea id="text-new"', 1)[1].split(">", 1)[1].partition("</textarea>")[0])


def test_they_are_collected_in_order(museum: Gathering) -> None:
    path = museum.prepare + "/artifacts"
    with museum.facilitator() as maria:
        empty = maria.get(path)
        sent = [maria.post(path, data=data).status_code for data in (VALUES, CREDO)]
        (values, _, _), (credo, _, _) = shown(maria.get(path).text)
        moved = maria.post(f"{path}/{credo}/move", data={"steps": "-1"})
        in_order = shown(maria.get(path).text)
        removed = maria.post(f"{path}/{values}/remove")
        left = shown(maria.get(path).text)
    assert told(empty) == (200, "Cultural artifacts")
    assert "Nothing collected yet" in empty.text
    assert sent == [303, 303]
    assert moved.headers["location"] == f"{path}#up-{credo}"
    assert in_order == [
        (credo, "Credo", "Ask before you answer."),
        (values, "Values", "Curiosity\nCare\nCandour"),
    ]
    assert removed.status_code == 303
    assert left == in_order[:1]


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"kind": "other", "label": "", "text": "Ask first"}, "label"),
        ({"kind": "other", "label": "x" * 61, "text": "Ask first"}, "label"),
        ({"kind": "motto", "text": "Ask first"}, "kind"),
        ({"kind": "values", "text": " \r\n "}, "text"),
        ({"kind": "values", "text": "Care\r\n" * 500}, "text"),
        ({"kind": "values", "text": NASTY * 60}, "text"),
    ],
)
def test_what_cannot_be_taken_is_kept_and_explained(museum: Gathering, data: dict[str, str], field: str) -> None:
    path = museum.prepare + "/artifacts"
    with museum.facilitator() as maria:
        refused = maria.post(path, data=data)
        after = maria.get(path)
    assert told(refused) == (422, "Cultural artifacts")
    assert f'id="{field}-new-error"' in refused.text
    assert typed_anew(refused.text) == data["text"]
    assert shown(after.text) == []


def test_a_form_of_another_age_is_answered(museum: Gathering) -> None:
    path = museum.prepare + "/artifacts"
    with museum.facilitator() as maria:
        answers = [
            maria.post(path),
            maria.post(f"{path}/nobody/move", data={"steps": "far"}),
            maria.post(f"{path}/nobody/move", data={"steps": "1"}),
            maria.post(f"{path}/nobody/remove"),
        ]
    assert [answer.status_code for answer in answers] == [422, 422, 404, 404]


def test_the_slower_person_sees_both_and_decides(museum: Gathering) -> None:
    path = museum.prepare + "/artifacts"
    with museum.facilitator() as maria, museum.facilitator() as priya:
        priya.post(path, data=CREDO)
        page = maria.get(path).text
        ((credo, _, _),) = shown(page)
        seen = seen_of(page, credo)
        priya.post(f"{path}/{credo}", data=CREDO | {"text": "By Priya", "seen": seen})
        slower = maria.post(f"{path}/{credo}", data=CREDO | {"text": "By Maria", "seen": seen})
        priya.post(f"{path}/{credo}/remove")
        slowest = maria.post(f"{path}/{credo}", data=CREDO | {"text": "By Maria", "seen": seen_of(slower.text, credo)})
        again = maria.post(path, data=CREDO | {"text": typed_anew(slowest.text)})
        after = shown(maria.get(path).text)
    assert told(slower) == (409, "Cultural artifacts")
    assert shown(slower.text) == [(credo, "Credo", "By Priya")]
    assert ">By Maria</textarea>" in slower.text
    assert "<details open>" in slower.text
    assert told(slowest) == (404, "Cultural artifacts")
    assert typed_anew(slowest.text) == "By Maria"
    assert again.status_code == 303
    assert [entry[1:] for entry in after] == [("Credo", "By Maria")]


def test_there_is_room_for_so_many(museum: Gathering) -> None:
    path = museum.prepare + "/artifacts"
    with museum.facilitator() as maria:
        sent = [maria.post(path, data=VALUES).status_code for _ in range(MOST_ARTIFACTS + 1)]
        full = maria.get(path).text
    assert sent == [303] * MOST_ARTIFACTS + [422]
    assert len(shown(full)) == MOST_ARTIFACTS
    assert "Add an artifact" not in full


def test_everyone_sees_them_in_the_meeting(museum: Gathering) -> None:
    with museum.facilitator() as maria, museum.participant() as ana, museum.house.visitor(museum.screen) as screen:
        maria.post(museum.prepare + "/artifacts", data=CREDO | {"text": f"Ask {NASTY}"})
        museum.goes_to(PhaseKind.PEOPLE_SAID)
        pages = [maria.get(museum.prepare + "/meeting"), ana.get(museum.meet), screen.get(museum.screens)]
    expected = [("Credo", f"Ask {NASTY}")]
    assert [_in_the_meeting(page.text) for page in pages] == [expected] * 3


def _in_the_meeting(page: str) -> list[tuple[str, str]]:
    entry = r'class="artifact-title">([^<]*)</h3>\s*<p class="artifact-text" dir="auto">([^<]*)<'
    return [(unescape(title), unescape(text)) for title, text in re.findall(entry, page)]
