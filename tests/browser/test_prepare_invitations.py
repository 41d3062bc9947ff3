"""The ninth preparation step: from a list of people to invitations in their mailboxes, and a link that is opened."""

import re

import pytest
from playwright.async_api import Locator, expect

from tests.browser import story
from tests.browser.accessibility import NOTHING, axe_findings_in_both
from tests.browser.conftest import Arrive
from tests.browser.server import Server
from tests.browser.visitor import Visitor
from tests.mail_server import MailServerForTests
from tests.people import ANA, BEN, CHEN, DILEK, PARTICIPANTS, TITLE, Member


def row(maria: Visitor, member: Member) -> Locator:
    return maria.page.locator("#standings tbody tr", has_text=member.name)


@pytest.mark.own_server
async def test_invitations_reach_peoples_mailboxes_and_maria_sees_who_opened_theirs(
    arrive: Arrive, server: Server
) -> None:
    async with MailServerForTests() as post:
        await server.stop()
        server.settings |= {
            "SMTP_URL": f"smtp://127.0.0.1:{post.port}",
            "MAIL_FROM": "Harbour Museum <vision@museum.example>",
        }
        post.mailbox.on_recipient = lambda address: "550 No such user" if address == BEN.email else "250 OK"
        await server.start()
        workshop = await story.prepare(arrive, server, "breakouts", console=False)
        maria = workshop.maria
        await maria.open(f"{workshop.address}/invitations")
        await maria.sees("4 people have no invitation yet.")
        await maria.press("Send 4 invitations")
        for member in (ANA, CHEN, DILEK):  # the page follows the outbox by itself
            await expect(row(maria, member)).to_contain_text("Invitation sent")
        await expect(row(maria, BEN)).to_contain_text("The mail server does not take mail for this address.")
        assert post.mailbox.addressed == sorted(member.email for member in (ANA, CHEN, DILEK))

        (letter,) = [message for message in post.mailbox.received if ANA.email in str(message["To"])]
        text = letter.get_body(("plain",))
        assert text
        link = re.search(r"http\S+/join/\S+", text.get_content())
        assert link
        ana = await arrive(ANA.name)
        await ana.open_link(link.group(), "**/meet/*")
        await ana.sees(TITLE)
        await expect(row(maria, ANA)).to_contain_text("Opened")
        await expect(row(maria, CHEN)).to_contain_text("Not opened")

        post.mailbox.on_recipient = lambda address: "250 OK"
        await maria.press("Send 1 invitation")
        await expect(row(maria, BEN)).to_contain_text("Invitation sent")
        await maria.press("Remind 3 people who have not opened their link")
        for member in (BEN, CHEN, DILEK):
            await expect(row(maria, member)).to_contain_text("Reminder sent")
        await workshop.go_to("Jump in")
        await expect(row(maria, ANA)).to_contain_text("Joined")
        assert post.mailbox.addressed == sorted(
            [ANA.email, BEN.email, BEN.email, CHEN.email, CHEN.email, DILEK.email, DILEK.email]
        )
        await server.stop()


async def test_without_a_mail_server_maria_copies_and_notes_who_has_theirs(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "breakouts", members=PARTICIPANTS[:2], console=False)
    maria = workshop.maria
    await maria.open(f"{workshop.address}/invitations")
    await maria.sees("No mail server is set up for this installation")
    links = await workshop.links()
    await maria.page.locator("#by-hand summary", has_text=ANA.name).click()
    copied = await maria.copies(f"Copy the message to {ANA.name}")
    assert (links[ANA.name] in copied, links[BEN.name] in copied) == (True, False)
    mail = maria.page.get_by_role("link", name=f"Open an e-mail to {ANA.name}")
    await expect(mail).to_have_attribute("href", re.compile(rf"^mailto:{ANA.email}\?subject=Invitation"))
    async with maria.page.expect_download() as downloading:
        await maria.page.get_by_role("link", name="Download all messages (ZIP)").click()
    assert (await downloading.value).suggested_filename.endswith(".zip")
    await maria.press(f"Note that {ANA.name} has the invitation")
    await expect(row(maria, ANA)).to_contain_text("Invitation given by you")
    await expect(row(maria, BEN)).to_contain_text("Not sent")
    await maria.press("I have sent these")
    await expect(row(maria, BEN)).to_contain_text("Invitation given by you")

    await maria.open(f"{workshop.address}/people")
    await maria.page.get_by_label(f"Remove {BEN.name}").click()
    asked = maria.page.locator("button[data-js-armed]")
    await expect(asked).to_have_attribute("data-js-armed", "Their calendar loses the meeting. Press again")
    await asked.click()
    await maria.sees(f"{BEN.name} is no longer on the list, but the meeting is still in their calendar.")
    await maria.page.get_by_role("link", name="Tell them").click()
    gone = maria.page.locator("#left tbody tr", has_text=BEN.name)
    async with maria.page.expect_download() as downloading:
        await gone.get_by_text("Calendar (.ics)").click()
    assert "STATUS:CANCELLED" in (await (await downloading.value).path()).read_text()
    assert await axe_findings_in_both(maria.page) == NOTHING
    await gone.get_by_text("They know").click()
    await expect(gone).to_contain_text(f"Told by {workshop.maria.name}")
