"""Step 3, people: a file from a spreadsheet, looked at, counted, undone; teams arranged with the mouse and without."""

from playwright.async_api import FilePayload, Locator, expect

from tests.browser import story
from tests.browser.conftest import Arrive
from tests.browser.server import Server
from tests.browser.visitor import Visitor
from tests.people import ANA, BEN, CHEN, PARTICIPANTS
from tests.reading.workbooks import workbook

FARTHEST = 80  # presses of Tab through the whole page
ROWS = (
    ("Abteilung", "Name", "E-Mail", "Kurzbiografie", "Telefon"),
    ("Front of house", ANA.name, ANA.email, "Has guided for twenty years.", "123"),
    ("Shop", "Farid Karimi", "farid@museum.example", "", ""),
    ("Shop", "مريم البحيري", "maryam@museum.example", "", ""),
    ("Shop", "Eva Ek", "eva at museum", "", ""),
    ("Shop", "F. Karimi", "FARID@museum.example", "", ""),
)


async def test_maria_imports_a_spreadsheet_and_takes_it_back(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "breakouts", members=(ANA, BEN), console=False)
    maria = workshop.maria
    links = await workshop.links()
    await maria.open(f"{workshop.address}/people")
    picture = FilePayload(name="people.csv", mimeType="text/csv", buffer=b"\x89PNG\r\n\x1a\n\0\0")
    await _choose(maria, picture)
    await maria.sees("This file is a picture, not a list")

    sheet = FilePayload(name="people.xlsx", mimeType="application/octet-stream", buffer=workbook(ROWS))
    await _choose(maria, sheet)
    await maria.sees_heading("Check the list")
    rows = maria.page.locator("tbody tr")
    await expect(rows.locator(".badge")).to_have_text(["Changed", "New", "New", "New", "Duplicate"])
    await maria.sees("“eva at museum” does not look like an e-mail address.")
    await maria.sees("The same person as row 3.")

    await maria.page.get_by_text("Which column is what").click()
    await maria.page.get_by_label("Column 4").select_option("(leave out)")
    await maria.press("Show it like this")
    await expect(rows.locator(".badge")).to_have_text(["Unchanged", "New", "New", "New", "Duplicate"])
    await maria.page.get_by_label("4: New, مريم البحيري").uncheck()
    await maria.press("Import the ticked rows")
    await maria.sees("2 people added, 0 changed.")
    await expect(rows.locator("th")).to_contain_text([ANA.name, BEN.name, "Eva Ek", "Farid Karimi"])
    assert {name: link for name, link in (await workshop.links()).items() if name in links} == links

    await maria.open(f"{workshop.address}/people")
    await maria.press("Undo the import")
    await maria.sees("The import is undone.")
    await expect(rows.locator("th")).to_contain_text([ANA.name, BEN.name])

    await maria.page.get_by_label(f"Change {ANA.name}").click()
    await maria.sees_heading(ANA.name)
    await maria.fill("Short bio", "Has guided for twenty years.")
    await maria.sees("272 characters left")
    await maria.press("Save")
    await expect(rows.filter(has_text="No bio yet")).to_have_count(1)
    assert await workshop.links() == links


async def test_teams_are_arranged_by_dragging(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "breakouts", console=False)
    maria = workshop.maria
    await maria.open(f"{workshop.address}/people")
    teams = await _teams(maria)
    moving, staying = teams["A"]
    member = maria.page.locator("[data-team-member]", has_text=moving)
    await member.drag_to(_team(maria, "A").get_by_role("heading"))  # back where it was: nothing happens
    await member.drag_to(_team(maria, "B").get_by_role("heading"))
    await expect(_team(maria, "B").get_by_role("listitem")).to_have_count(3)
    assert await _teams(maria) == {"A": [staying], "B": sorted([*teams["B"], moving])}
    await maria.sees("Team B has 3 and team A 1. The method wants them about equal: move one person to team A.")
    await maria.page.reload()
    assert await _teams(maria) == {"A": [staying], "B": sorted([*teams["B"], moving])}
    grip = maria.page.locator("[data-team-member]", has_text=moving).locator("[data-grip]")
    await _drags_with_a_finger(maria, grip, _team(maria, "A").get_by_role("heading"))
    await expect(_team(maria, "A").get_by_role("listitem")).to_have_count(2)
    assert await _teams(maria) == teams


async def _drags_with_a_finger(person: Visitor, grip: Locator, there: Locator) -> None:
    touch = await person.context.new_cdp_session(person.page)
    await grip.scroll_into_view_if_needed()
    start, end = [await place.bounding_box() for place in (grip, there)]
    assert start and end
    middle = [{"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2} for box in (start, end)]
    for kind, points in (("touchStart", middle[:1]), ("touchMove", middle[1:]), ("touchEnd", [])):
        await touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


async def test_people_are_pasted_and_arranged_with_the_keyboard_only(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "breakouts", members=(), console=False)
    maria = workshop.maria
    await maria.open(f"{workshop.address}/people")
    await _reach(maria, maria.page.get_by_label("Paste rows from a spreadsheet"))
    await maria.page.keyboard.insert_text("\n".join(member.line for member in PARTICIPANTS))
    await _press(maria, "Preview")
    await maria.sees_heading("Check the list")
    await _reach(maria, maria.page.get_by_label(f"3: New, {CHEN.name}"))
    await maria.page.keyboard.press("Space")
    await _press(maria, "Import the ticked rows")
    await maria.sees("3 people added, 0 changed.")
    (moving, staying), (there,) = sorted((await _teams(maria)).values(), key=len, reverse=True)
    smaller = "B" if len((await _teams(maria))["A"]) == 2 else "A"
    await _press(maria, f"Move {moving} to team {smaller}")
    await expect(_team(maria, smaller).get_by_role("listitem")).to_have_count(2)
    other = "A" if smaller == "B" else "B"
    assert await _teams(maria) == {smaller: sorted([there, moving]), other: [staying]}
    await expect(maria.page.locator("[data-team-member]", has_text=moving)).to_be_focused()  # not the top of the page
    await maria.page.keyboard.press("Tab")
    await expect(maria.page.get_by_role("button", name=f"Move {moving} to team {other}")).to_be_focused()
    await maria.page.keyboard.press("Enter")
    await expect(_team(maria, other).get_by_role("listitem")).to_have_count(2)


async def _choose(maria: Visitor, file: FilePayload) -> None:
    await maria.page.get_by_label("Or choose a file").set_input_files(file)
    await maria.press("Preview")


def _team(maria: Visitor, name: str) -> Locator:
    return maria.page.get_by_role("region", name=f"Team {name}")


async def _teams(maria: Visitor) -> dict[str, list[str]]:
    return {name: await _team(maria, name).locator(".person-name").all_inner_texts() for name in ("A", "B")}


async def _press(person: Visitor, label: str) -> None:
    await _reach(person, person.page.get_by_role("button", name=label, exact=True))
    await person.page.keyboard.press("Enter")


async def _reach(person: Visitor, target: Locator) -> None:
    """With Tab alone, from wherever the focus is."""
    await expect(target).to_be_visible()
    for _ in range(FARTHEST):
        if await target.evaluate("element => element === document.activeElement"):
            return
        await person.page.keyboard.press("Tab")
    raise AssertionError(f"{person.name} cannot reach {target} with Tab")
