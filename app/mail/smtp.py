"""Mail by SMTP, one connection a message.

What matters is to know, whenever something goes wrong, whether the server may have the message. Until the DATA command
it certainly has not. From there on only its answer tells: a refusal means no, and no answer means that nobody knows.
"""

import asyncio
import contextlib
import ssl
from email.headerregistry import AddressHeader
from email.message import EmailMessage
from email.policy import SMTP as SMTP_POLICY
from typing import cast

import aiosmtplib
from aiosmtplib import SMTPException, SMTPResponseException

from app.mail.port import NotHandedOver, Refused, Unclear
from app.mail.server import MailServer

ANSWER_SECONDS = 20.0  # for each answer before the message itself
FAREWELL_SECONDS = 2.0
GREETING_SECONDS = 60.0  # for everything before the message itself
MESSAGE_SECONDS = 90.0  # for the message: servers look through it before they answer


class SmtpMail:
    """`own_name`: what this machine calls itself to the mail server, a domain or an address in brackets."""

    def __init__(self, server: MailServer, own_name: str) -> None:
        self.server = server
        self.own_name = own_name

    async def send(self, message: EmailMessage) -> None:
        client = self._client()
        try:
            is_international = await self._introduce(client, message)
            await self._hand_over(client, _bytes(message, is_international))
            with contextlib.suppress(OSError, SMTPException):  # the server has the message, whatever comes now
                await client.quit(timeout=FAREWELL_SECONDS)
        finally:
            client.close()

    def _client(self) -> aiosmtplib.SMTP:
        return aiosmtplib.SMTP(
            hostname=self.server.host,
            port=self.server.port,
            timeout=ANSWER_SECONDS,
            use_tls=self.server.scheme == "smtps",
            start_tls=self.server.scheme == "smtp+starttls",
            username=self.server.user or None,
            password=self.server.password or None,
            local_hostname=self.own_name,
        )

    async def _introduce(self, client: aiosmtplib.SMTP, message: EmailMessage) -> bool:
        """Everything before the message itself. Gives whether the server takes addresses beyond ASCII as they are."""
        try:
            async with asyncio.timeout(GREETING_SECONDS):
                await client.connect()
                sender, recipient = _only_address(message, "From"), _only_address(message, "To")
                is_international = not (sender + recipient).isascii()
                if is_international and not client.supports_extension("smtputf8"):
                    raise Refused("The mail server takes no addresses with other letters than a to z.")
                options, encoding = (["SMTPUTF8"], "utf-8") if is_international else ([], "ascii")
                await client.mail(sender, options=options, encoding=encoding)
                await client.rcpt(recipient, encoding=encoding)
                return is_international
        except SMTPResponseException as error:
            raise _refusal(error) from None
        except (OSError, SMTPException) as error:
            raise self._not_introduced(error) from None
        except ValueError:  # last: that a certificate is not trusted is one as well
            raise Refused("The address cannot be used for mail.") from None

    async def _hand_over(self, client: aiosmtplib.SMTP, content: bytes) -> None:
        try:
            async with asyncio.timeout(MESSAGE_SECONDS):
                await client.data(content, timeout=MESSAGE_SECONDS)
        except SMTPResponseException as error:
            raise _refusal(error) from None
        except (OSError, SMTPException):
            raise Unclear(
                "The connection to the mail server ended before it said whether it had taken the message."
            ) from None

    def _not_introduced(self, error: Exception) -> NotHandedOver | Refused:
        encryption = next((cause for cause in (error, error.__cause__) if isinstance(cause, ssl.SSLError)), None)
        if encryption:
            return NotHandedOver(_encryption_problem(encryption))
        if isinstance(error, TimeoutError):
            return NotHandedOver("The mail server did not answer in time.")
        if isinstance(error, ConnectionRefusedError | aiosmtplib.SMTPConnectError):
            return NotHandedOver("The mail server could not be reached.")
        if isinstance(error, OSError):
            return NotHandedOver("The mail server ended the connection.")
        lacking = _in_one_line(str(error))  # encryption, or signing in
        return Refused(f"The mail server lacks what SMTP_URL asks for: “{lacking}”")


def _bytes(message: EmailMessage, is_international: bool) -> bytes:
    return message.as_bytes(policy=SMTP_POLICY.clone(cte_type="7bit", utf8=is_international))


def _only_address(message: EmailMessage, header: str) -> str:
    (address,) = cast(AddressHeader, message[header]).addresses
    return str(address.addr_spec)


def _refusal(error: SMTPResponseException) -> NotHandedOver | Refused:
    """4xx means later, 5xx never (RFC 5321, 4.2.1)."""
    said = f"“{error.code} {_in_one_line(error.message)}”."
    if isinstance(error, aiosmtplib.SMTPAuthenticationError):
        kind = NotHandedOver if 400 <= error.code < 500 else Refused
        return kind(f"The mail server did not accept the user and password in SMTP_URL. It said: {said}")
    if 400 <= error.code < 500:
        return NotHandedOver(f"The mail server asked to try later. It said: {said}")
    if isinstance(error, aiosmtplib.SMTPRecipientRefused):
        return Refused(f"The mail server does not take mail for this address. It said: {said}")
    return Refused(f"The mail server refused the message. It said: {said}")


def _encryption_problem(error: ssl.SSLError) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"The mail server's certificate cannot be trusted: {_in_one_line(error.verify_message)}."
    return "No encrypted connection to the mail server could be made."


def _in_one_line(text: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())[:200]
