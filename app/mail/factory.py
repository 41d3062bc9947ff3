"""Which mail server a setting names."""

from ipaddress import ip_address

from app.mail.port import Mail
from app.mail.server import MailServer
from app.mail.smtp import SmtpMail


def open_mail(url: str, own_host: str) -> Mail | None:
    """None for an empty setting. Connects for each message. Raises ValueError for what `MailServer.of_url` refuses."""
    return SmtpMail(MailServer.of_url(url), _greeting_name(own_host)) if url else None


def _greeting_name(host: str) -> str:
    """As EHLO wants it (RFC 5321, 4.1.3): a domain as it is, an address in brackets."""
    try:
        address = ip_address(host)
    except ValueError:
        return host.encode("idna").decode()
    return f"[{address}]" if address.version == 4 else f"[IPv6:{address}]"
