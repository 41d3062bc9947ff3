"""A letter as an e-mail message: plain text, the same in HTML, the calendar's request, and what is attached.

The calendar is there twice, which is what makes the buttons appear everywhere: as an alternative to the text (Outlook,
Gmail) and as a file (Apple Mail, and people who open it by hand).
"""

from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from html import escape
from urllib.parse import quote

from app.domain.invitations.letter import Letter
from app.domain.people.mailbox import header_line, mailbox

POLICY = SMTP.clone(cte_type="7bit")  # every mail server takes it


@dataclass(frozen=True)
class Sending:
    """`message_id`: stays the same however often it is tried; "" for a draft that somebody else's program sends.

    `calendar_method`: as the calendar file has it; "" for a plain file.
    """

    sender: tuple[str, str] | None
    recipient: tuple[str, str]
    message_id: str
    calendar: bytes
    calendar_method: str
    handout: bytes | None


def mail_message(letter: Letter, sending: Sending, now: datetime) -> EmailMessage:
    """Raises ValueError for an address that mail cannot be sent to."""
    message = EmailMessage(policy=POLICY)
    message["Subject"] = header_line(letter.subject)
    if sending.sender:
        message["From"] = mailbox(*sending.sender)
    if sending.recipient[1]:
        message["To"] = mailbox(*sending.recipient)
    message["Date"] = format_datetime(now)
    if sending.message_id:
        message["Message-ID"] = sending.message_id
    else:
        message["X-Unsent"] = "1"  # Outlook then opens it to be sent, not as one that has come
    message.set_content(letter_text(letter))
    message.add_alternative(letter_html(letter), subtype="html")
    _add_calendar(message, sending)
    if sending.handout:
        message.add_attachment(sending.handout, maintype="application", subtype="pdf", filename="handout.pdf")
    return message


def _add_calendar(message: EmailMessage, sending: Sending) -> None:
    if sending.calendar_method:
        parameters = {"method": sending.calendar_method}
        text = sending.calendar.decode()
        message.add_alternative(text, subtype="calendar", cte="base64", params=parameters)
    message.add_attachment(sending.calendar, maintype="application", subtype="ics", filename="invitation.ics")


def letter_text(letter: Letter) -> str:
    facts = "\n".join(f"{name}: {value}" for name, value in letter.facts)
    link = f"Your personal link:\n{letter.link}" if letter.link else ""
    parts = (letter.greeting, letter.opening, facts, link, *letter.notes, letter.signature)
    return "\n\n".join(part for part in parts if part) + "\n"


def letter_html(letter: Letter) -> str:
    """Plain enough for every mail program; nothing in it is fetched."""
    parts = [_paragraph(letter.greeting), _paragraph(letter.opening)]
    rows = "".join(
        f"<tr><th align=left>{escape(name)}</th><td>{_linked(value)}</td></tr>" for name, value in letter.facts
    )
    parts.append(f"<table cellpadding=4>{rows}</table>")
    if letter.link:
        parts.append(f"<p><b>Your personal link:</b><br>{_linked(letter.link)}</p>")
    parts += [_paragraph(note) for note in letter.notes]
    if letter.signature:
        parts.append(_paragraph(letter.signature))
    body = "\n".join(parts)
    return f"<!doctype html>\n<html lang=en><meta charset=utf-8><body dir=auto>\n{body}\n</body></html>\n"


def _paragraph(text: str) -> str:
    return f"<p dir=auto>{escape(text)}</p>"


def _linked(value: str) -> str:
    text = escape(value)
    return f'<a href="{text}">{text}</a>' if value.startswith(("http://", "https://")) else text


def mailto_link(letter: Letter, address: str) -> str:
    """Opens a message in the reader's own mail program (RFC 6068). It can attach nothing."""
    text = letter_text(letter).replace("\n", "\r\n")
    return f"mailto:{quote(address, safe='@')}?subject={quote(header_line(letter.subject))}&body={quote(text)}"
