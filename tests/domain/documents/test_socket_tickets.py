"""A ticket for a document's socket: genuine, for that document, and valid for a minute."""

from datetime import UTC, datetime, timedelta

import pytest

from app.domain.documents.socket_tickets import LIFETIME, SocketTicket, new_ticket, read_ticket, write_ticket

SECRET = b"the installation's own"
SESSION = "0123456789abcdef" * 4
NOW = datetime(2026, 12, 1, 14, 0, tzinfo=UTC)
ONCE = "abcdefghijklmnop"
TICKET = new_ticket("the-group", "seat", SESSION, NOW, ONCE)
TEXT = write_ticket(SECRET, TICKET)


def test_what_was_written_can_be_read_until_its_time_is_up() -> None:
    assert SocketTicket("the-group", "seat", SESSION, NOW + LIFETIME, ONCE) == TICKET
    moments = {seconds: NOW + timedelta(seconds=seconds) for seconds in (0, 1, 59, 60, 3600)}
    assert {seconds: read_ticket(SECRET, TEXT, "the-group", now) for seconds, now in moments.items()} == {
        0: TICKET,
        1: TICKET,
        59: TICKET,
        60: None,
        3600: None,
    }


def test_a_clock_that_was_set_back_makes_no_ticket_last() -> None:
    assert read_ticket(SECRET, TEXT, "the-group", NOW - timedelta(seconds=1)) is None


def test_it_is_for_one_document_and_of_one_installation() -> None:
    assert read_ticket(SECRET, TEXT, "team-a", NOW) is None
    assert read_ticket(b"another's", TEXT, "the-group", NOW) is None


@pytest.mark.parametrize("at", range(len(TEXT)))
def test_no_character_of_it_can_be_changed(at: int) -> None:
    for other in ("0", "1", "a", "z", "."):
        changed = TEXT[:at] + other + TEXT[at + 1 :]
        assert (read_ticket(SECRET, changed, "the-group", NOW) == TICKET) == (changed == TEXT)


@pytest.mark.parametrize(
    "text",
    ["", ".", "...", "seat", TEXT + "\n", TEXT + "x", TEXT.replace("seat", "screen"), TEXT.upper(), "٣" * len(TEXT)],
)
def test_whatever_is_no_ticket_is_refused(text: str) -> None:
    assert read_ticket(SECRET, text, "the-group", NOW) is None
