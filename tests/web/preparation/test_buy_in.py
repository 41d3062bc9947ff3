"""The page on which Maria notes who stands behind the vision."""

import pytest

from tests.web.gatherings import Gathering
from tests.web.inspection import NASTY, told

SOFIA = {"sponsor": "Sofia Berg", "role": "Director", "agreed_on": "2026-11-03", "note": "Gladly.\nTell her first."}


def seen_on(page: str) -> str:
    """The revision that the page's first form carries along."""
    return page.split('name="seen" value="', 1)[1].split('"', 1)[0]


def test_it_is_noted_and_stands_there_afterwards(museum: Gathering) -> None:
    path = museum.prepare + "/buy-in"
    with museum.facilitator() as maria:
        before = maria.get(path)
        saved = maria.post(path, data=SOFIA | {"seen": seen_on(before.text)})
        after = maria.get(saved.headers["location"])
    assert [told(before), told(after)] == [(200, "Buy-in")] * 2
    assert "No sponsor yet" in before.text
    assert ["Saved." in page.text for page in (before, after)] == [False, True]
    assert (saved.status_code, saved.headers["location"]) == (303, path + "?saved=yes")
    for text in ('value="Sofia Berg"', 'value="Director"', 'value="2026-11-03"', "Agreed 3 November 2026"):
        assert text in after.text
    assert ">Gladly.\nTell her first.</textarea>" in after.text


@pytest.mark.parametrize(
    ("field", "typed"),
    [("sponsor", "Sofia " * 30), ("role", "x" * 101), ("agreed_on", "tomorrow"), ("note", "word " * 300)],
)
def test_what_cannot_be_taken_is_kept_and_explained(museum: Gathering, field: str, typed: str) -> None:
    path = museum.prepare + "/buy-in"
    with museum.facilitator() as maria:
        seen = seen_on(maria.get(path).text)
        refused = maria.post(path, data=SOFIA | {field: typed, "seen": seen})
        again = maria.get(path)
    assert told(refused) == (422, "Buy-in")
    assert f'id="{field}-error"' in refused.text
    assert typed in refused.text
    assert all(value in refused.text for name, value in SOFIA.items() if name != field)
    assert "No sponsor yet" in again.text


def test_the_slower_person_sees_both_and_decides(museum: Gathering) -> None:
    path = museum.prepare + "/buy-in"
    with museum.facilitator() as maria, museum.facilitator() as priya:
        seen = seen_on(maria.get(path).text)
        priya.post(path, data=SOFIA | {"note": "By Priya", "seen": seen})
        slower = maria.post(path, data=SOFIA | {"note": f"By Maria {NASTY}", "seen": seen})
        insisted = maria.post(path, data=SOFIA | {"note": "By Maria", "seen": seen_on(slower.text)})
        after = maria.get(path).text
    assert told(slower) == (409, "Buy-in")
    assert "Somebody else changed this while you were typing." in slower.text
    assert [">By Priya</dd>" in slower.text, ">By Maria" in slower.text] == [True, True]
    assert insisted.status_code == 303
    assert ">By Maria</textarea>" in after
