"""A message, stored as a file and opened again: every part of it, and what nasty names do to it."""

import io
import zipfile
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from app.domain.invitations.invitations import InvitationKind
from app.domain.invitations.letter import Letter, Occasion, letter, when
from app.domain.preparation.platform import Platform
from app.domain.workshops.workshops import Setting
from app.render.archive import MessagesZip
from app.render.message import Sending, letter_html, letter_text, mail_message, mailto_link
from tests.factories import MORNING, museum_workshop, participant
from tests.people import ANA, MARIA, TITLE

LINK = "https://vision.museum.example/join/token-of-ana"
OCCASION = Occasion(museum_workshop(), Platform(link="https://video.example/j/1", passcode="harbour"), 150, (MARIA,))
LETTER = letter(InvitationKind.INVITATION, OCCASION, participant(ANA), LINK)
CALENDAR = b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:H\xc3\xa4fen\r\nEND:VCALENDAR\r\n"
SENDING = Sending(
    ("Harbour Museum", "vision@museum.example"),
    (ANA.name, ANA.email),
    "<m1@vision.museum.example>",
    CALENDAR,
    "REQUEST",
    b"%PDF-1.7 the handout",
)
TEXT = f"""Hello Ana Souza,

Harbour Museum invites you to “{TITLE}”: one meeting in which we agree on the experience that our customers should have.

When: Tuesday, 1 December 2026, 14:00 to 16:30 (Europe/Stockholm, UTC+1)
Video call: https://video.example/j/1
Passcode: harbour

Your personal link:
{LINK}

Open your link beside the video call. It is yours alone, so please do not pass it on; you need no account.

Please be there a few minutes early: we start on time.

Maria Lind
"""


def opened(message: EmailMessage) -> EmailMessage:
    return message_from_bytes(message.as_bytes(), policy=default)


def parts(message: EmailMessage) -> list[str]:
    return [part.get_content_type() for part in message.walk()]


def test_a_stored_message_has_every_part_when_it_is_opened_again() -> None:
    read = opened(mail_message(LETTER, SENDING, MORNING))
    assert {name: str(read[name]).strip() for name in ("From", "To", "Subject", "Message-ID", "Date")} == {
        "From": "Harbour Museum <vision@museum.example>",
        "To": "Ana Souza <ana@museum.example>",
        "Subject": f"Invitation: {TITLE} (Tue 1 December, 14:00)",
        "Message-ID": "<m1@vision.museum.example>",
        "Date": "Tue, 01 Dec 2026 08:00:00 +0000",
    }
    assert parts(read) == [
        *("multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar"),
        *("application/ics", "application/pdf"),
    ]
    _, _, text, page, request, file, handout = read.walk()
    assert text.get_content().replace("\r\n", "\n") == TEXT
    assert page.get_content().replace("\r\n", "\n") == letter_html(LETTER)
    assert (request.get_param("method"), request.get_content_charset()) == ("REQUEST", "utf-8")
    assert request.get_payload(decode=True) == CALENDAR
    assert (file.get_filename(), file.get_content()) == ("invitation.ics", CALENDAR)
    assert (handout.get_filename(), handout.get_content()) == ("handout.pdf", SENDING.handout)
    assert max(map(len, mail_message(LETTER, SENDING, MORNING).as_bytes().split(b"\r\n"))) <= 998  # RFC 5322, 2.1.1
    assert mail_message(LETTER, SENDING, MORNING).as_bytes().isascii()


def test_a_draft_for_ones_own_mail_program_is_no_letter_that_has_come() -> None:
    sending = Sending(None, (ANA.name, ""), "", CALENDAR, "", None)
    read = opened(mail_message(LETTER, sending, MORNING))
    assert [name in read for name in ("From", "To", "Message-ID", "X-Unsent")] == [False, False, False, True]
    assert parts(read)[2:] == ["text/plain", "text/html", "application/ics"]


@pytest.mark.parametrize(
    "name",
    [
        "אנה סוזה",
        "Ana 🎉🎉 Souza",
        "Souza, Ana",
        'Ana "the guide" Souza',
        "Ana\r\nBcc: eve@else.example",
        "Ana\u2028Bcc: eve@else.example",
        "<eve@else.example>",
        "é" * 100,
    ],
)
def test_whatever_somebody_is_called_the_message_is_to_them_alone(name: str) -> None:
    member = participant(ANA, name=name)
    written = letter(InvitationKind.INVITATION, OCCASION, member, LINK)
    read = opened(mail_message(written, Sending(None, (name, ANA.email), "<m@x>", CALENDAR, "", None), MORNING))
    (to,) = read["To"].addresses
    assert (to.addr_spec, "Bcc" in read, read["Cc"]) == (ANA.email, False, None)
    assert "".join(to.display_name.split()) == "".join(name.split())
    text = read.get_body(("plain",))
    assert text and text.get_content().startswith("Hello ")


def test_a_title_cannot_add_a_header_or_markup() -> None:
    occasion = Occasion(museum_workshop(title="<b>Bold</b>\r\nBcc: eve@else.example"), Platform(), 150, ())
    written = letter(InvitationKind.INVITATION, occasion, participant(ANA), LINK)
    read = opened(mail_message(written, SENDING, MORNING))
    assert "Bcc" not in read
    assert "<b>Bold" not in letter_html(written)
    assert "&lt;b&gt;Bold&lt;/b&gt;" in letter_html(written)


def written(kind: InvitationKind, occasion: Occasion = OCCASION) -> Letter:
    return letter(kind, occasion, participant(ANA), LINK)


def test_each_kind_says_what_it_is_about() -> None:
    assert {kind: written(kind).subject.split(":")[0] for kind in InvitationKind} == {
        "invitation": "Invitation",
        "reminder": "Reminder",
        "update": "Changed",
        "cancellation": "Cancelled",
        "release": "Cancelled for you",
    }
    cancelled = letter_text(written(InvitationKind.CANCELLATION))
    assert LINK not in cancelled
    assert "video.example" not in cancelled
    without = {InvitationKind.CANCELLATION, InvitationKind.RELEASE}
    assert {kind for kind in InvitationKind if LINK not in letter_text(written(kind))} == without


@pytest.mark.parametrize(
    ("zone", "minutes", "expected"),
    [
        ("Europe/Stockholm", 150, "Tuesday, 1 December 2026, 14:00 to 16:30 (Europe/Stockholm, UTC+1)"),
        ("America/St_Johns", 150, "Tuesday, 1 December 2026, 09:30 to 12:00 (America/St Johns, UTC−3:30)"),
        ("Asia/Tokyo", 150, "Tuesday, 1 December 2026, 22:00 to 00:30 the next day (Asia/Tokyo, UTC+9)"),
        ("UTC", 120, "Tuesday, 1 December 2026, 13:00 to 15:00 (UTC)"),
    ],
)
def test_when_it_is_in_the_workshops_own_zone(zone: str, minutes: int, expected: str) -> None:
    assert when(Occasion(museum_workshop(time_zone=zone), Platform(), minutes, ())) == expected


def test_where_it_is_as_far_as_that_is_known() -> None:
    in_room = Occasion(museum_workshop(setting=Setting.IN_PERSON, place="Boat house"), Platform(), 120, ())
    unknown = Occasion(museum_workshop(), Platform(), 150, ())
    assert written(InvitationKind.INVITATION, in_room).facts[1:] == (("Where", "Boat house"),)
    assert written(InvitationKind.INVITATION, unknown).facts[1:] == (("Video call", "We will send you the link."),)


def test_a_mail_link_opens_the_whole_text() -> None:
    parts = urlsplit(mailto_link(LETTER, "ana&co@museum.example"))
    asked = parse_qs(parts.query)
    assert (parts.scheme, unquote(parts.path)) == ("mailto", "ana&co@museum.example")
    assert (asked["subject"], asked["body"]) == ([LETTER.subject], [TEXT.replace("\n", "\r\n")])


def packed_under(names: list[str], message: EmailMessage) -> bytes:
    archive = MessagesZip()
    return b"".join([archive.add(name, message) for name in names] + [archive.end()])


def test_an_archive_holds_one_file_for_each_under_names_of_its_own() -> None:
    message = mail_message(LETTER, SENDING, MORNING)
    packed = packed_under(["ana-souza", "ana-souza", ""], message)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.namelist() == ["01-ana-souza.eml", "02-ana-souza.eml", "03.eml"]
        read = message_from_bytes(archive.read("03.eml"), policy=default)
        assert str(read["To"]) == "Ana Souza <ana@museum.example>"
    assert packed == packed_under(["ana-souza", "ana-souza", ""], message)
    with zipfile.ZipFile(io.BytesIO(packed_under([], message))) as archive:
        assert archive.namelist() == []


def test_an_archive_keeps_nothing_of_what_it_has_given_out() -> None:
    archive = MessagesZip()
    message = mail_message(LETTER, SENDING, MORNING)
    sizes = {len(archive.add("ana", message)) for _ in range(3)}
    assert len(sizes) == 1
    assert len(archive.end()) < min(sizes)
