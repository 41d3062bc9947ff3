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


def is_loopback(address: str) -> bool:
    return _as_browsers_write(urlsplit(address).hostname or "") in _LOOPBACK


def _as_browsers_write(host: str) -> str:
    """In lower case (urlsplit sees to that), other scripts as punycode, IPv6 in brackets."""
    if ":" in host:
        return f"[{host}]"
    return host if host.isascii() else host.encode("idna").decode()


def is_own(origins: frozenset[str], headers: dict[bytes, bytes]) -> bool:
    """Whether a form comes from a page of ours.

    Browsers send Origin with every form. "null", or none, may be anybody's: a neighbouring host's page without a
    referrer, a sandbox, an old browser. Then only Sec-Fetch-Site tells, which no page can forge and which plain http
    does not have, but on this machine itself. SameSite=Lax is no help: neighbouring hosts are the same site.
    """
    origin, site = headers.get(b"origin"), headers.get(b"sec-fetch-site")
    if origin is not None and origin.decode("latin-1") in origins:
        return site in (None, b"same-origin", b"none")
    return origin in (None, b"null") and site == b"same-origin"


def is_own_socket(origins: frozenset[str], headers: dict[bytes, bytes]) -> bool:
    """Whether a handshake's headers give no sign of another site.

    A page of ours always tells its true origin to a socket, whatever the referrer policy; "null" is somebody else's
    sandbox. Programs that are no browsers send none.
    """
    origin = headers.get(b"origin")
    is_near = headers.get(b"sec-fetch-site", b"same-origin") in (b"same-origin", b"none")
    return is_near and (origin is None or origin.decode("latin-1") in origins)
