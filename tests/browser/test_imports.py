"""Lists as people have them: their letters, sheets and columns are understood, asked about, changed and put right."""

from playwright.async_api import FilePayload, expect

from tests.browser import story
from tests.browser.accessibility import NOTHING, axe_findings_in_both
from tests.browser.conftest import Arrive
from tests.browser.server import Server
from tests.browser.visitor import Visitor
from tests.people import ANA, ANSWERS
from tests.reading.workbooks import with_sheets

RUSSIAN = ("Спокойно и честно", "Как дома", "Быстрый ответ", "Честно и ясно")
SHEETS: dict[str, list[tuple[str, ...]]] = {
    "Overview": [("Customer vision",), ("Answers", "5")],
    "Answers": [("Word 1", "Word 2"), *(("Calm", "Warm"), ("Fair", ""), ("Quick", "Kind"))],
    "Comments": [("What else?",), *((text,) for text in ANSWERS)],
}


async def _sends(maria: Visitor, name: str, content: bytes) -> None:
    file = FilePayload(name=name, mimeType="application/octet-stream", buffer=content)
    await maria.page.locator("form[action$='/imports'] input[type='file']").first.set_input_files(file)
    await maria.press("Preview")


async def test_maria_says_how_a_file_is_to_be_read(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "breakouts", members=(ANA,), console=False)
    maria, imports = workshop.maria, f"{workshop.address}/survey/imports"
    await maria.open(imports)
    text = "Отметка времени;Что важно?\n" + "".join(f"2026-11-1{n};{said}\n" for n, said in enumerate(RUSSIAN))
    await _sends(maria, "answers.csv", text.encode("mac-cyrillic"))
    await maria.sees_heading("Check the answers")
    await maria.sees("It is not certain how this file's letters are written.")
    await expect(maria.page.get_by_label("The same file again")).to_be_hidden()  # this page still has it
    assert await axe_findings_in_both(maria.page) == NOTHING
    await maria.page.get_by_role("radio", name="Cyrillic (Mac)").check()
    await maria.press("Read it like this")
    await expect(maria.page.locator(".answer-text")).to_have_text([*RUSSIAN])
    await maria.sees("letters as Cyrillic (Mac)")

    await maria.page.go_back()
    await maria.sees_heading("Import answers")
    await maria.sees("A list that Maria Lind has uploaded waits to be looked at.")
    await maria.page.go_forward()
    await maria.sees_heading("Check the answers")
    await expect(maria.page.locator(".answer-text")).to_have_text([*RUSSIAN])

    await maria.open(imports)
    await _sends(maria, "answers.xlsx", with_sheets(SHEETS))
    await maria.sees("sheet “Comments” of 3")
    await maria.page.get_by_text("Read as: Excel").click()
    await maria.page.get_by_label("Sheet").select_option("Answers (4 rows)")
    await maria.press("Read it like this")
    await expect(maria.page.locator(".answer-text")).to_have_text(["Calm\nWarm", "Fair", "Quick\nKind"])

    row = maria.page.locator("#row-3")
    await row.get_by_text("Edit").click()
    await row.get_by_role("textbox").fill("Fair and clear")
    await row.get_by_role("button", name="Save").click()
    await expect(maria.page.locator(".answer-text")).to_have_text(["Calm\nWarm", "Fair and clear", "Quick\nKind"])

    await maria.page.get_by_text("Read as: Excel").click()
    await expect(maria.page.get_by_label("The same file again")).to_be_hidden()  # also after the edit
    await maria.page.reload()
    await maria.page.get_by_text("Read as: Excel").click()
    await expect(maria.page.get_by_label("The same file again")).to_be_visible()  # nobody keeps it any more
    await maria.press("Add 3 answers")
    await maria.sees("3 answers imported by Maria Lind")


async def test_maria_puts_a_person_right_before_the_list_counts(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "breakouts", members=(ANA,), console=False)
    maria = workshop.maria
    await maria.open(f"{workshop.address}/people")
    await maria.page.locator("#pasted").fill("Name;E-mail\nFarid Karimi;farid at museum\n")
    await maria.press("Preview")
    await maria.sees("“farid at museum” does not look like an e-mail address.")
    row = maria.page.locator("#row-2")
    await row.get_by_text("Edit").click()
    await row.get_by_label("E-mail").fill("farid@museum.example")
    await row.get_by_label("Role").fill("Porter")
    assert await axe_findings_in_both(maria.page) == NOTHING
    await row.get_by_role("button", name="Save").click()
    await expect(row).to_contain_text("farid@museum.example")
    await expect(row).to_contain_text("Porter")
    await maria.press("Import the ticked rows")
    await maria.sees("1 person added, 0 changed.")


async def test_maria_reads_what_of_a_list_is_left_out_and_has_room_to_put_it_right(
    arrive: Arrive, server: Server
) -> None:
    workshop = await story.prepare(arrive, server, "breakouts", members=(ANA,), console=False)
    maria = workshop.maria
    await maria.open(f"{workshop.address}/people")
    pasted = "Címzett: Dr. Nagy Éva <eva@museum.example, e@home.example>; Farid <farid@museum.example>.\nTárgy: Jövőkép"
    await maria.page.locator("#pasted").fill(pasted)
    await maria.press("Preview")
    await maria.sees("Left behind: Tárgy: Jövőkép.")
    await expect(maria.page.locator("#row-1 th")).to_contain_text("Nagy Éva")
    await expect(maria.page.locator("#row-1 .unsaid")).to_have_text("Left out: “Dr.”, “e@home.example”")
    await expect(maria.page.locator("#row-2 th")).to_contain_text("Farid")
    await expect(maria.page.locator(".unsaid")).to_have_count(1)
    row = maria.page.locator("#row-1")
    await row.get_by_text("Edit").click()
    for width, least in ((1280, 240), (360, 240)):
        await maria.page.set_viewport_size({"width": width, "height": 720})
        boxes = [await row.get_by_label(label).bounding_box() for label in ("Name", "E-mail", "Role", "Department")]
        assert [box is not None and box["width"] >= least for box in boxes] == [True] * 4
    assert await axe_findings_in_both(maria.page) == NOTHING
    await row.get_by_label("Name").fill("Éva Nagy")
    await row.get_by_role("button", name="Save").click()
    await expect(row.locator("th")).to_contain_text("Éva Nagy")
    await maria.press("Import the ticked rows")
    await maria.sees("2 people added, 0 changed.")


async def test_maria_changes_the_header_and_takes_names_back(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "breakouts", members=(ANA,), console=False)
    maria = workshop.maria
    await maria.open(f"{workshop.address}/survey/imports")
    rows = "".join(f"{number},{line}\n" for number, line in enumerate(("Anna: calm", "Ben: warm", "Eva: fair"), 1))
    await _sends(maria, "answers.csv", f"ID,Q1\nRespondent,What matters to you?\n{rows}".encode())
    await expect(maria.page.get_by_role("heading", name="Header: 2 rows")).to_be_visible()
    texts = maria.page.locator(".answer-text")
    await expect(texts).to_have_text(["calm", "warm", "fair"])
    assert await axe_findings_in_both(maria.page) == NOTHING
    await maria.press("Keep what stands beside the answers")
    await expect(texts).to_have_text(["Anna: calm", "Ben: warm", "Eva: fair"])
    await maria.page.get_by_label("Rows above the first answer").select_option("1 row")
    await maria.press("Use these rows")
    await expect(texts).to_have_text(["What matters to you?", "Anna: calm", "Ben: warm", "Eva: fair"])

    await maria.page.reload()
    await maria.press("Leave out what stands before the colons")  # nothing is held: the file is asked for
    await expect(maria.page.get_by_label("The same file again")).to_be_focused()
    await expect(texts).to_have_text(["What matters to you?", "Anna: calm", "Ben: warm", "Eva: fair"])


async def test_at_a_phone_s_width_an_answer_has_the_whole_page_to_be_edited_in(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "breakouts", members=(ANA,), console=False)
    maria = workshop.maria
    await maria.page.set_viewport_size({"width": 360, "height": 640})
    await maria.open(f"{workshop.address}/survey/imports")
    await _sends(maria, "answers.csv", b"Answer\nCalm rooms\nWarm light\n")
    row = maria.page.locator("#row-2")
    await row.get_by_text("Edit").click()
    box = await row.get_by_role("textbox").bounding_box()
    assert box is not None
    assert box["width"] > 300
