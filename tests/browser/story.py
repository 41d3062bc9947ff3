"""What comes before the meeting, told once: set-up, people, survey. `prepare` does it without clicking."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.async_api import expect

from tests.browser.conftest import Arrive
from tests.browser.server import Server
from tests.browser.visitor import Visitor
from tests.browser.workshop import Workshop
from tests.people import ANSWERS, MARIA, ORGANISATION, PARTICIPANTS, PASSWORD, PRIYA, TITLE, Member


def soon() -> str:
    """In half an hour, as a form takes it: so near to its start a meeting's join code works."""
    return f"{datetime.now(ZoneInfo('Europe/Stockholm')) + timedelta(minutes=30):%Y-%m-%dT%H:%M}"


async def prepare(
    arrive: Arrive, server: Server, mode: str, *, members: Sequence[Member] = PARTICIPANTS, console: bool = True
) -> Workshop:
    """Maria's workshop, with its people on the list, in a moment: for stories that begin in the meeting."""
    maria = await arrive(MARIA, storage_state=server.signed_in)
    if server.signed_in is None:
        await maria.post(server.setup_link, name=MARIA, password=PASSWORD)
        server.signed_in = await maria.context.storage_state()
    about = {"organisation": ORGANISATION, "title": TITLE, "starts_at": soon(), "mode": mode}
    made = await maria.post("/workshops", **about, time_zone="Europe/Stockholm")
    workshop = Workshop(made.rsplit("/", 1)[-1], arrive, maria)
    for member in members:
        await maria.post(f"{workshop.address}/people", **asdict(member.invited))
    if console:
        await maria.open(f"{workshop.address}/meeting")
    return workshop


async def set_up(arrive: Arrive, server: Server) -> Visitor:
    """Priya opens the printed link and becomes the admin."""
    priya = await arrive(PRIYA)
    await priya.open(server.setup_link)
    await priya.fill("Your name", PRIYA)
    await priya.fill("Password", PASSWORD)
    await priya.press("Start")
    await priya.sees("Create your first workshop")
    return priya


async def create_workshop(person: Visitor, mode: str) -> str:
    """Gives the workshop's id."""
    await person.open("/workshops/new")
    await person.fill("Organisation", ORGANISATION)
    await person.fill("Title of the workshop", TITLE)
    await person.page.get_by_label("Date and time").fill(soon())
    await person.page.get_by_label("Time zone").select_option("Europe/Stockholm")
    await person.page.locator(f"input[name=mode][value={mode}]").check()
    await person.press("Create workshop")
    await person.sees("How people get in")
    return person.page.url.rsplit("/", 1)[-1]


async def invite_facilitator(priya: Visitor, arrive: Arrive, workshop_id: str) -> Visitor:
    """Priya adds Maria, who chooses her own password, and shares the workshop with her."""
    await priya.open("/accounts")
    await priya.page.get_by_label("Name", exact=True).fill(MARIA)
    await priya.press("Add")
    link = await priya.page.get_by_label(f"Invitation link for {MARIA}").input_value()
    maria = await arrive(MARIA)
    await maria.open(link)
    await maria.fill("Password", PASSWORD)
    await maria.press("Start")
    await maria.sees("Your workshops")
    await priya.open(f"/workshops/{workshop_id}")
    await priya.page.get_by_label("Share with").fill(MARIA)
    await priya.press("Share")
    return maria


async def add_people(maria: Visitor, workshop_id: str) -> None:
    """One by hand, the others from a list."""
    await maria.open(f"/workshops/{workshop_id}/people")
    first, *others = PARTICIPANTS
    await maria.page.get_by_label("Name", exact=True).fill(first.name)
    await maria.press("Add")
    await maria.fill("Paste rows from a spreadsheet", "\n".join(member.line for member in others))
    await maria.press("Preview")
    await maria.press("Import the ticked rows")
    await expect(maria.page.locator("tbody tr")).to_have_count(len(PARTICIPANTS))


async def run_survey(maria: Visitor, arrive: Arrive, workshop_id: str) -> None:
    """Maria opens it; six people answer, one without JavaScript; she looks at the cloud, and closes it."""
    await maria.open(f"/workshops/{workshop_id}/survey")
    await maria.press("Open the survey")
    link = await maria.page.get_by_label("Link to send to everyone").input_value()
    for number, answer in enumerate(ANSWERS):
        respondent = await arrive(f"respondent {number}", java_script_enabled=number != 0)
        await respondent.open(link)
        await respondent.fill("Your answer", answer)
        await respondent.press("Send")
        await respondent.sees("Thank you")
        await respondent.context.close()
    await maria.sees("At least 5 answers so far")
    await maria.page.get_by_role("link", name="See the results").click()
    await expect(maria.page.locator(".cloud-word", has_text="welcome")).to_be_visible()
    await maria.open(f"/workshops/{workshop_id}/survey")
    await maria.press_twice("Close the survey")
    await maria.sees("Open again")


async def run_survey_quickly(maria: Visitor, workshop_id: str) -> None:
    """The same answers, without the respondents' pages."""
    await maria.open(f"/workshops/{workshop_id}/survey")
    await maria.press("Open the survey")
    link = await maria.page.get_by_label("Link to send to everyone").input_value()
    for answer in ANSWERS:
        await maria.post(link, answer=answer)
    await maria.press_twice("Close the survey")
    await maria.sees("Open again")


async def code_of(maria: Visitor, workshop_id: str) -> str:
    await maria.open(f"/workshops/{workshop_id}")
    return await maria.page.locator(".code").first.inner_text()


async def open_screen(maria: Visitor, arrive: Arrive, workshop_id: str) -> Visitor:
    await maria.open(f"/workshops/{workshop_id}")
    link = await maria.page.get_by_label("Link for another machine").input_value()
    screen = await arrive("the screen", viewport={"width": 1600, "height": 900})
    await screen.open_link(link, "**/screens/*")
    return screen


async def personal_link(maria: Visitor, workshop_id: str, name: str) -> str:
    await maria.open(f"/workshops/{workshop_id}/people")
    row = maria.page.locator("tbody tr", has_text=name)
    link = await row.locator("button[data-copy]").get_attribute("data-copy")
    assert link
    return link


async def teams(seats: Iterable[Visitor]) -> dict[str, list[Visitor]]:
    """Who writes with which team, as their own pages say it."""
    found: dict[str, list[Visitor]] = {"A": [], "B": []}
    for seat in seats:
        title = seat.page.get_by_role("heading", level=1)
        await expect(title).to_contain_text("Write with team")
        await seat.is_told("saved")
        found[(await title.inner_text())[-1]].append(seat)
    assert [len(members) for members in found.values()] == [2, 2]
    return found
