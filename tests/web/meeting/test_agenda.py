"""The agenda's one form: what a colleague saved meanwhile stays, also in rows that one did not type in."""

import re

from tests.web.gatherings import Gathering


def _form(page: str) -> dict[str, list[str]]:
    """What a browser would send of it, with Save pressed."""
    form = page[page.index('id="agenda"') :].partition("</form>")[0]
    fields: dict[str, list[str]] = {"press": ["save"]}
    for tag in re.findall(r"<input[^>]*>", form):
        name, value = (re.search(rf'\b{attribute}="([^"]*)"', tag) for attribute in ("name", "value"))
        assert name and value, tag
        fields.setdefault(name[1], []).append(value[1])
    return fields


def test_a_second_save_keeps_what_a_colleague_changed_in_another_row(quiet_museum: Gathering) -> None:
    path = f"{quiet_museum.prepare}/agenda"
    with quiet_museum.facilitator() as maria:
        mine, theirs = _form(maria.get(path).text), _form(maria.get(path).text)
        theirs["title"][1], theirs["minutes"][2] = "Welcome everybody", "25"
        assert maria.post(path, data=theirs).status_code == 303
        mine["minutes"][3] = "17"
        refused = maria.post(path, data=mine)
        assert (refused.status_code, "Somebody else changed this" in refused.text) == (409, True)
        again = _form(refused.text)
        expected = [*theirs["title"]], [*theirs["minutes"][:3], "17", *theirs["minutes"][4:]]
        assert (again["title"], again["minutes"]) == expected
        assert maria.post(path, data=again).status_code == 303
        saved = _form(maria.get(path).text)
    assert (saved["title"], saved["minutes"]) == expected
