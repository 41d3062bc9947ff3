"""The mail server that SMTP_URL names."""

from dataclasses import dataclass, field
from typing import Self
from urllib.parse import unquote, urlsplit

DEFAULT_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
LOCAL_HOSTS = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class MailServer:
    """In both encrypted schemes the certificate is checked: by the machine's authorities, and for the host's name."""

    scheme: str  # smtp: not encrypted | smtp+starttls: from STARTTLS on, or not at all | smtps: from the beginning
    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)

    @classmethod
    def of_url(cls, url: str) -> Self:
        """Raises ValueError saying what the address should be."""
        parts = urlsplit(url)  # raises ValueError too, and so does reading the port
        more = parts.path.strip("/") or parts.query or parts.fragment
        if parts.scheme not in DEFAULT_PORTS or not parts.hostname or parts.port == 0 or more:
            raise ValueError("must look like smtp+starttls://user:password@mail.example.org:587")
        user, password = unquote(parts.username or ""), unquote(parts.password or "")
        if bool(user) != bool(password):
            raise ValueError("must hold both a user and a password, or neither")
        if user and parts.scheme == "smtp" and parts.hostname not in LOCAL_HOSTS:
            raise ValueError("must begin with smtps:// or smtp+starttls:// where it holds a password")
        return cls(parts.scheme, parts.hostname, parts.port or DEFAULT_PORTS[parts.scheme], user, password)
