"""Which addresses are ours. A request or socket from a page of any other origin is refused."""

from collections.abc import Iterable
from urllib.parse import urlsplit

_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


def own_origins(address: str) -> frozenset[str]:
    """The configured address; where that is this machine itself, all names of this machine."""
    parts = urlsplit(address)
    port = f":{parts.port}" if parts.port else ""
    own = address.removesuffix(port).removeprefix(f"{parts.scheme}://")
    names: Iterable[str] = _LOOPBACK if own in _LOOPBACK else (own,)
    return frozenset(f"{parts.scheme}://{name}{port}" for name in names)


def own_hosts(address: str) -> frozenset[str]:
    return frozenset(urlsplit(origin).netloc for origin in own_origins(address))


def is_own(origins: frozenset[str], headers: dict[bytes, bytes]) -> bool:
    """Whether the headers give no sign of another site.

    Browsers send Origin with every socket and every form; under our no-referrer policy a form's Origin is "null", and
    Sec-Fetch-Site tells instead. Cookies are SameSite=Lax besides, so another site's form carries no one's rights.
    """
    if headers.get(b"sec-fetch-site", b"same-origin") not in (b"same-origin", b"none"):
        return False
    origin = headers.get(b"origin", b"null").decode("latin-1")
    return origin == "null" or origin in origins
