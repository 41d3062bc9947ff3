"""Names and addresses as headers take them: no name becomes a header of its own."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.people.mailbox import header_line, is_mailbox, mailbox, sender_of
from app.render.message import POLICY


@given(st.text(max_size=300))
def test_whatever_the_name_is_it_stays_one_name_of_one_address(name: str) -> None:
    message = EmailMessage(policy=POLICY)
    message["To"] = mailbox(name, "ana@museum.example")
    message["Subject"] = header_line(name)
    message.set_content("Hello")
    read = message_from_bytes(message.as_bytes(), policy=default)
    (to,) = read["To"].addresses
    # Python's own reader puts spaces between the pieces of a long encoded name (RFC 2047, 6.2 says it must not)
    assert to.display_name.replace(" ", "") == header_line(name).replace(" ", "")
    assert (to.addr_spec, read["Subject"]) == ("ana@museum.example", header_line(name))
    assert set(read.keys()) == {"To", "Subject", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"}


@pytest.mark.parametrize(
    "address",
    [
        *("", "ana", "@museum.example", "ana@", "ana@museum..example", "ana@mu seum.example", "ana@museum.example>"),
        *("ana@museum.example,ben", "ana\r\nBcc: eve@else.example@museum.example", f"ana@{'a' * 64}.example"),
    ],
)
def test_what_is_no_address_is_refused(address: str) -> None:
    assert not is_mailbox(address)


def test_addresses_in_other_alphabets_have_their_domain_as_mail_servers_know_it() -> None:
    assert mailbox("Jürgen", "juergen@münchen.example").addr_spec == "juergen@xn--mnchen-3ya.example"


def test_a_sender_may_have_a_name() -> None:
    assert sender_of("Harbour Museum <vision@museum.example>") == ("Harbour Museum", "vision@museum.example")
    assert sender_of("vision@museum.example") == ("", "vision@museum.example")
