"""A real SMTP server for tests, which does what mail servers do: takes, refuses, hangs, falls silent, hangs up."""

import asyncio
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from types import TracebackType
from typing import Any, cast

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session


@dataclass
class Mailbox:
    """aiosmtpd's handler. What it does at RCPT and at the end of DATA are answers, or actions of the test's own.

    `received`: what was accepted. `offered`: to whom anything was offered, accepted or not.
    """

    received: list[EmailMessage] = field(default_factory=list)
    offered: list[str] = field(default_factory=list)
    on_recipient: Callable[[str], str] = lambda address: "250 OK"
    on_message: Callable[["Connection"], str] = lambda connection: "250 OK"
    hangs_at: str = ""
    """"RCPT", or "DATA" for the end of the message."""
    drops_at: str = ""

    async def handle_RCPT(  # noqa: N802  aiosmtpd's name
        self, server: "Connection", session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.offered.append(address)
        await self._disturb("RCPT", server)
        answer = self.on_recipient(address)
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: "Connection", session: Session, envelope: Envelope) -> str:  # noqa: N802
        await self._disturb("DATA", server)
        answer = self.on_message(server)
        if answer.startswith("250"):
            parsed = message_from_bytes(cast(bytes, envelope.original_content), policy=default)
            self.received.append(parsed)
        return answer

    async def _disturb(self, where: str, server: "Connection") -> None:
        if self.hangs_at == where:
            await asyncio.Event().wait()
        if self.drops_at == where:
            server.transport.abort()
            await asyncio.Event().wait()

    @property
    def addressed(self) -> list[str]:
        return sorted(str(message["To"].addresses[0].addr_spec) for message in self.received)


class Connection(SMTP):
    """One client's connection."""

    transport: Any


class MailServerForTests:
    """Listens on a port of its own, in the test's event loop."""

    def __init__(
        self,
        mailbox: Mailbox | None = None,
        *,
        tls: ssl.SSLContext | None = None,
        implicit: bool = False,
        login: str = "",
    ) -> None:
        self.mailbox = mailbox or Mailbox()
        self.tls, self.implicit, self.login = tls, implicit, login
        self.logins: list[str] = []
        self.connections: set[Connection] = set()

    async def __aenter__(self) -> "MailServerForTests":
        loop = asyncio.get_running_loop()
        context = self.tls if self.implicit else None
        self.server = await loop.create_server(self._connection, "127.0.0.1", 0, ssl=context)
        self.port = int(self.server.sockets[0].getsockname()[1])
        return self

    def _connection(self) -> Connection:
        starttls = self.tls if not self.implicit else None
        made = Connection(
            self.mailbox,
            hostname="mail.test",
            ident="a test",
            enable_SMTPUTF8=False,
            tls_context=starttls,
            require_starttls=starttls is not None,
            auth_required=bool(self.login),
            auth_require_tls=False,
            authenticator=self._authenticate,
            loop=asyncio.get_running_loop(),
        )
        self.connections.add(made)
        return made

    def _authenticate(self, server: SMTP, session: Session, envelope: Envelope, way: str, data: Any) -> AuthResult:
        assert isinstance(data, LoginPassword)
        self.logins.append(f"{data.login.decode()}:{data.password.decode()}")
        return AuthResult(success=self.logins[-1] == self.login, handled=False)

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.server.close()
        for connection in self.connections:
            if connection.transport is not None and not connection.transport.is_closing():
                connection.transport.abort()
