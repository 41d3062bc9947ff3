"""Step 4, the answers: a file from another survey, looked at, counted, undone; one answer hidden and shown again."""

from pathlib import Path

from playwright.async_api import FilePayload, expect

from tests.browser import story
from tests.browser.accessibility import NOTHING, axe_findings_in_both
from tests.browser.conftest import Arrive
from tests.browser.server import Server
from tests.browser.visitor import Visitor
from tests.people import ANA, ANSWERS
from tests.reading.survey_exports import microsoft_xlsx

NAMING = f"{ANA.name} fetched what I was looking for"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


async def _choose(maria: Visitor, name: str, content: bytes, kind: str = "text/csv") -> None:
    file = FilePayload(name=name, mimeType=kind, buffer=content)
    await maria.page.get_by_label("A file: CSV, Excel").set_input_files(file)
    await maria.press("Preview")


async def test_maria_imports_answers_hides_one_and_takes_all_back(
    arrive: Arrive, server: Server, tmp_path: Path
) -> None:
    workshop = await story.prepare(arrive, server, "breakouts", members=(ANA,), console=False)
    maria, survey = workshop.maria, f"{workshop.address}/survey"
    await maria.open(survey)
    await maria.page.get_by_role("link", name="Import answers").click()
    huge = tmp_path / "huge.csv"
    huge.write_bytes(b"x" * (20 * 1024 * 1024 + 1))
    await maria.page.get_by_label("A file: CSV, Excel").set_input_files(huge)
    await maria.press("Preview")
    await maria.sees("This file is larger than 20 MB")
    await expect(maria.page.get_by_label("A file: CSV, Excel")).to_be_focused()
    await _choose(maria, "picture.csv", b"\x89PNG\r\n\x1a\n\0\0", "image/png")
    await maria.sees("This file is a picture, not a list")
    await expect(maria.page.get_by_text("Preview")).to_have_count(1)  # the page, and not two of it

    await _choose(
        maria, "answers.xlsx", microsoft_xlsx((*ANSWERS, NAMING, "Friendly", "friendly", "x" * 2001)), SPREADSHEET
    )
    await maria.sees_heading("Check the answers")
    await maria.sees("9 answers will come in. Nothing counts yet.")
    await maria.page.get_by_role("link", name="Too long 1").click()
    await maria.sees("over 2,000 characters, so it stays out")
    assert await axe_findings_in_both(maria.page) == NOTHING
    await maria.page.get_by_text("Some say the same in the same words: every answer is kept").click()
    await maria.page.get_by_label("Each wording once: 8 answers").check()
    await maria.press("Add the answers")
    await maria.sees("8 answers imported by Maria Lind")
    assert await axe_findings_in_both(maria.page) == NOTHING

    words = await arrive("Maria, at the results", storage_state=server.signed_in)
    await words.open(f"{workshop.address}/cloud")
    await words.sees("fetched")
    await maria.page.get_by_role("link", name="Read them").click()
    await maria.page.get_by_role("link", name="With hints 1").click()
    await expect(maria.page.locator("mark")).to_have_text(ANA.name)
    hide = maria.page.get_by_role("button", name=f"Hide: {NAMING}")
    await maria.reach(hide)
    await maria.page.keyboard.press("Enter")
    await maria.sees("Hidden by Maria Lind")
    await expect(maria.page.get_by_role("button", name=f"Show again: {NAMING}")).to_be_focused()
    await expect(maria.page.get_by_role("link", name="Hidden 1")).to_be_visible()
    await expect(words.page.get_by_text("fetched")).to_have_count(0)
    assert await axe_findings_in_both(maria.page) == NOTHING
    await maria.page.keyboard.press("Enter")
    await expect(hide).to_be_focused()
    await words.sees("fetched")

    await maria.open(f"{survey}/imports")
    await maria.press("Undo the import", exact=False)
    await maria.sees("the import is undone, and they are gone")
    await maria.open(f"{survey}/answers")
    await maria.sees("Answers can be read from 5 on")
