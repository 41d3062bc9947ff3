"""Which addresses are ours. A request or socket from a page of any other origin is refused."""

from collections.abc import Iterable
from urllib.parse import urlsplit

_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
_USUAL_PORTS = {"http": 80, "https": 443}


def own_origins(address: str) -> frozenset[str]:
    """The configured address, as browsers write it; where that is this machine itself, all names of this machine."""
    parts = urlsplit(address)
    own = _as_browsers_write(parts.hostname or "")
    port = "" if parts.port in (None, _USUAL_PORTS.get(parts.scheme)) else f":{parts.port}"
    names: Iterable[str] = _LOOPBACK if own in _LOOPBACK else (own,)
    return frozenset(f"{parts.scheme}://{name}{port}" for name in names)


def own_hosts(address: str) -> frozenset[str]:
    return frozenset(urlsplit(origin).netloc for origin in own_origins(address))


def _as_browsers_write(host: str) -> str:
    """In lower case (urlsplit sees to that), other scripts as punycode, IPv6 in brackets."""
    if ":" in host:
        return f"[{host}]"
    return host if host.isascii() else host.encode("idna").decode()


def is_own(origins: frozenset[str], headers: dict[bytes, bytes]) -> bool:
    """Whether a request's headers give no sign of another site.

    Browsers send Origin with every form; under our no-referrer policy a form's Origin is "null", and Sec-Fetch-Site
    tells instead. Cookies are SameSite=Lax besides, so another site's form carries no one's rights.
    """
    if headers.get(b"sec-fetch-site", b"same-origin") not in (b"same-origin", b"none"):
        return False
    origin = headers.get(b"origin", b"null").decode("latin-1")
    return origin == "null" or origin in origins


def is_own_socket(origins: frozenset[str], headers: dict[bytes, bytes]) -> bool:
    """Whether a handshake's headers give no sign of another site.

    A page of ours always tells its true origin to a socket, whatever the referrer policy; "null" is somebody else's
    sandbox. Programs that are no browsers send none.
    """
    origin = headers.get(b"origin")
    return is_own(origins, headers) and (origin is None or origin.decode("latin-1") in origins)
