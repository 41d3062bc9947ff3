"""Handing a message to a real SMTP server, and knowing what has become of it whatever the server does."""

import asyncio
import socket
from email.message import EmailMessage
from pathlib import Path

import pytest

from app.mail import smtp
from app.mail.factory import open_mail
from app.mail.port import MailError, NotHandedOver, Refused, Unclear
from app.mail.server import MailServer
from app.render.message import POLICY
from tests.certificates import certificate_of, server_context
from tests.mail_server import Mailbox, MailServerForTests
from tests.people import ANA

LOGIN = "vision:a word of passage"


def letter(to: str = ANA.email) -> EmailMessage:
    message = EmailMessage(policy=POLICY)
    message["From"] = "Visionroom <vision@museum.example>"
    message["To"] = to
    message["Subject"] = "Invitation"
    message.set_content("Hello Ana,\n.\nwelcome.\n")
    return message


async def send(server: MailServerForTests, scheme: str = "smtp", login: str = "", to: str = ANA.email) -> None:
    mail = open_mail(
        f"{scheme}://{login.replace(' ', '%20')}{'@' if login else ''}localhost:{server.port}", "127.0.0.1"
    )
    assert mail
    await mail.send(letter(to))


async def told(server: MailServerForTests, scheme: str = "smtp", login: str = "") -> tuple[type[MailError], str]:
    with pytest.raises(MailError) as error:
        await send(server, scheme, login)
    return type(error.value), error.value.reason


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ANSWER_SECONDS", "MESSAGE_SECONDS"):
        monkeypatch.setattr(smtp, name, 0.3)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of “localhost”, signed by itself; with its key in the same file."""
    return certificate_of("localhost", tmp_path_factory.mktemp("certificate"))


async def test_a_message_arrives_as_it_was() -> None:
    async with MailServerForTests() as server:
        await send(server)
    (received,) = server.mailbox.received
    assert (received["To"], received["Subject"]) == (ANA.email, "Invitation")
    assert received.get_content().splitlines() == ["Hello Ana,", ".", "welcome."]  # a dot alone does not end it


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (
            "450 4.2.0 Greylisted, try again",
            (NotHandedOver, "The mail server asked to try later. It said: “450 4.2.0 Greylisted, try again”."),
        ),
        (
            "550 5.1.1 No such user",
            (Refused, "The mail server does not take mail for this address. It said: “550 5.1.1 No such user”."),
        ),
    ],
)
async def test_an_address_that_is_refused_now_or_for_ever(answer: str, expected: tuple[type, str]) -> None:
    async with MailServerForTests(Mailbox(on_recipient=lambda address: answer)) as server:
        assert await told(server) == expected
    assert server.mailbox.received == []


@pytest.mark.parametrize(
    ("answer", "kind"), [("452 4.3.1 Disk full", NotHandedOver), ("554 5.7.1 Looks like spam", Refused)]
)
async def test_a_message_that_is_refused_at_its_end_is_known_not_to_be_sent(answer: str, kind: type) -> None:
    async with MailServerForTests(Mailbox(on_message=lambda connection: answer)) as server:
        outcome, reason = await told(server)
    assert (outcome, answer[4:] in reason) == (kind, True)


async def test_a_server_that_hangs_before_the_message_will_be_tried_again(impatient: None) -> None:
    async with MailServerForTests(Mailbox(hangs_at="RCPT")) as server:
        assert await told(server) == (NotHandedOver, "The mail server did not answer in time.")


async def test_a_server_that_hangs_after_the_message_may_have_it(impatient: None) -> None:
    async with MailServerForTests(Mailbox(hangs_at="DATA")) as server:
        assert (await told(server))[0] is Unclear


@pytest.mark.parametrize(("where", "kind"), [("RCPT", NotHandedOver), ("DATA", Unclear)])
async def test_a_connection_that_breaks(where: str, kind: type) -> None:
    async with MailServerForTests(Mailbox(drops_at=where)) as server:
        assert (await told(server))[0] is kind


async def test_a_server_that_accepts_the_connection_and_never_says_a_word(impatient: None) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        mail = open_mail(f"smtp://localhost:{silent.getsockname()[1]}", "vision.example")
        assert mail
        with pytest.raises(NotHandedOver, match="did not answer in time"):
            await mail.send(letter())


async def test_nobody_at_the_port() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        mail = open_mail(f"smtp://localhost:{probe.getsockname()[1]}", "vision.example")
        assert mail
        with pytest.raises(NotHandedOver, match="could not be reached"):
            await mail.send(letter())


async def test_a_server_that_wants_a_password() -> None:
    async with MailServerForTests(login=LOGIN) as server:
        await send(server, login=LOGIN)
        assert (len(server.mailbox.received), server.logins) == (1, [LOGIN])
        kind, reason = await told(server, login="vision:wrong")
        assert (kind, "user and password in SMTP_URL" in reason, "wrong" in reason) == (Refused, True, False)
        kind, _ = await told(server)
        assert (kind, len(server.mailbox.received)) == (Refused, 1)


@pytest.mark.parametrize(("scheme", "implicit"), [("smtp+starttls", False), ("smtps", True)])
async def test_a_certificate_that_nobody_vouches_for_is_not_trusted_until_the_operator_says_so(
    certificate: Path, monkeypatch: pytest.MonkeyPatch, scheme: str, implicit: bool
) -> None:
    async with MailServerForTests(tls=server_context(certificate), implicit=implicit) as server:
        kind, reason = await told(server, scheme)
        assert (kind, "certificate cannot be trusted" in reason) == (NotHandedOver, True)
        assert server.mailbox.offered == []
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        await send(server, scheme)
        assert server.mailbox.addressed == [ANA.email]


async def test_encryption_that_was_asked_for_is_not_gone_without() -> None:
    async with MailServerForTests() as server:
        kind, reason = await told(server, "smtp+starttls")
    assert (kind, "STARTTLS" in reason) == (Refused, True)


async def test_an_address_with_other_letters_needs_a_server_that_takes_them() -> None:
    async with MailServerForTests() as server:
        with pytest.raises(Refused, match="other letters"):
            await send(server, to="żaneta@museum.example")


async def test_to_be_cut_short_is_not_to_have_failed() -> None:
    """The server shuts down while it sends: the caller learns nothing, and must not conclude anything."""
    async with MailServerForTests(Mailbox(hangs_at="DATA")) as server:
        sending = asyncio.create_task(send(server))
        async with asyncio.timeout(10):
            while not server.mailbox.offered:
                await asyncio.sleep(0.01)
        sending.cancel()
        with pytest.raises(asyncio.CancelledError):
            await sending


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://localhost", MailServer("smtp", "localhost", 25)),
        ("smtps://mail.example.org", MailServer("smtps", "mail.example.org", 465)),
        (
            "smtp+starttls://me%40example.org:p%2Fw@mail.example.org",
            MailServer("smtp+starttls", "mail.example.org", 587, "me@example.org", "p/w"),
        ),
        ("smtp://me:word@127.0.0.1:2525", MailServer("smtp", "127.0.0.1", 2525, "me", "word")),
    ],
)
def test_an_address_says_everything_about_the_server(url: str, expected: MailServer) -> None:
    assert MailServer.of_url(url) == expected
    assert expected.password == "" or expected.password not in repr(expected)


def test_no_address_means_no_mail() -> None:
    assert open_mail("", "vision.example") is None
