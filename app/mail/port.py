"""Handing one message to a mail server, with errors that say what has become of it."""

from email.message import EmailMessage
from typing import Protocol


class Mail(Protocol):
    async def send(self, message: EmailMessage) -> None:
        """Hand over a message to its one recipient. Returns once the server has taken it, and ends in bounded time.

        Raises NotHandedOver, Refused or Unclear; never anything else.
        """
        ...


class MailError(Exception):
    """`reason`: in plain words, for the facilitator; holds no password and no link."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NotHandedOver(MailError):
    """The server certainly does not have it, and may take it later."""


class Refused(MailError):
    """The server certainly does not have it, and will not take it later either."""


class Unclear(MailError):
    """The connection ended while the message was being handed over: it may be on its way. Not to be retried."""
