"""Names and addresses as they may stand in a message's header."""

from email.headerregistry import Address
from email.utils import getaddresses

LONGEST = 200  # characters of a header's words


def mailbox(name: str, address: str) -> Address:
    """Raises ValueError for what is not exactly one address that mail can be sent to."""
    user, _, domain = address.rpartition("@")
    plain_domain = domain.encode("idna").decode()
    is_domain = all(part.replace("-", "").isalnum() for part in plain_domain.split("."))
    if not user or not user.isprintable() or not is_domain:
        raise ValueError("not an e-mail address")  # which one is not for logs
    return Address(header_line(name), user, plain_domain)


def is_mailbox(address: str) -> bool:
    try:
        mailbox("", address)
    except ValueError:
        return False
    return True


def header_line(text: str) -> str:
    """One line, with nothing in it that could end it anywhere."""
    kept = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(kept.split())[:LONGEST]


def sender_of(value: str) -> tuple[str, str]:
    """Name and address of `Visionroom <vision@example.org>` or of `vision@example.org`. Raises ValueError."""
    try:
        ((name, address),) = getaddresses([value])
        mailbox(name, address)
    except ValueError:
        raise ValueError("must look like Visionroom <vision@example.org>") from None
    return name, address
