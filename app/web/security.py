"""Headers and checks that every request passes, written as plain ASGI so that they cover error pages too."""

import re

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.domain.errors import DomainError, NotAllowed
from app.web.body_limits import most_of
from app.web.errors import nothing_here, refusal_page
from app.web.origins import is_loopback, is_own, own_hosts, own_origins

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
_HEADERS = (
    (b"content-security-policy", _POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"x-robots-tag", b"noindex"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=(), browsing-topics=()"),
)
_SAME_ORIGIN = (b"referrer-policy", b"same-origin")  # forms then tell their origin
_NO_REFERRER = (b"referrer-policy", b"no-referrer")
_SECRET = re.compile(r"/(?:s|setup|welcome|join|screen)/(?!open/|seat$).")  # addresses that hold a secret
_ANSWERS = "/s/"  # carry nobody's rights, so they are taken from any browser
_ALONE = (b"cross-origin-opener-policy", b"same-origin")  # over plain http browsers complain of it, but on this machine
_HSTS = (b"strict-transport-security", b"max-age=31536000")
_HEALTH = ("/healthz", "/readyz")  # asked by machines that know no name of ours
_FOR_EVER = b"public, max-age=31536000, immutable"  # the address holds a digest of the content
_ASK_AGAIN = b"no-cache"  # kept, and used again once the server has said that it is still the same


class Guard:
    """Refuses foreign hosts, foreign origins and over-large bodies; adds the security headers to every answer."""

    def __init__(self, app: ASGIApp, address: str) -> None:
        self.app = app
        self.origins = own_origins(address)
        self.hosts = own_hosts(address)
        self.headers = (*_HEADERS, *_where_trusted(address))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        send = self._with_headers(scope, send)
        headers = dict(scope["headers"])
        if not self._is_at_home(scope, headers):
            await _plain(send, 421, self._where_home_is())
            return
        refusal = self._refusal(scope, headers)
        if refusal:
            await refusal_page(Request(scope), refusal)(scope, receive, send)
            return
        if scope["method"] == "HEAD":  # like GET; the server sends no body
            scope = {**scope, "method": "GET"}
        await self.app(scope, _limited(receive, most_of(scope["path"])[0]), send)

    def _is_at_home(self, scope: Scope, headers: dict[bytes, bytes]) -> bool:
        return headers.get(b"host", b"").decode("latin-1").lower() in self.hosts or scope["path"] in _HEALTH

    def _where_home_is(self) -> str:
        known = ", ".join(sorted(self.origins))
        return f"This server answers at {known} only. The people who run it can set BASE_URL to the address you used."

    def _refusal(self, scope: Scope, headers: dict[bytes, bytes]) -> DomainError | None:
        changes = scope["method"] == "POST" and not scope["path"].startswith(_ANSWERS)  # other methods have no route
        if changes and not is_own(self.origins, headers):
            return NotAllowed(
                "This came from another site, so nothing was changed.", "Open the page here and try again."
            )
        most, refused = most_of(scope["path"])
        if _is_too_long(headers.get(b"content-length", b"0"), most):
            return refused()
        if "\0" in scope["path"] or b"%00" in scope["query_string"]:  # databases refuse it, and nobody means it
            return nothing_here()
        return None

    def _with_headers(self, scope: Scope, send: Send) -> Send:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                referrer = _NO_REFERRER if _SECRET.match(scope["path"]) else _SAME_ORIGIN
                own = (*self.headers, referrer, (b"cache-control", _caching(scope, message["status"])))
                given = {name.lower() for name, _ in message.get("headers", [])}
                added = [header for header in own if header[0] not in given]
                message = {**message, "headers": [*message.get("headers", []), *added]}
            await send(message)

        return sending


def _where_trusted(address: str) -> tuple[tuple[bytes, bytes], ...]:
    """Headers that browsers heed only on https, and on this machine."""
    if address.startswith("https://"):
        return _ALONE, _HSTS
    return (_ALONE,) if is_loopback(address) else ()


def _caching(scope: Scope, status: int) -> bytes:
    if not scope["path"].startswith("/static/") or status not in (200, 206, 304):
        return b"no-store"
    return _FOR_EVER if scope["query_string"].startswith(b"v=") else _ASK_AGAIN


def _is_too_long(length: bytes, most: int) -> bool:
    return not length.isdigit() or len(length) > 12 or int(length) > most


class BodyTooLarge(HTTPException):
    """A body without an honest content-length has grown over the limit. An HTTPException, which FastAPI lets pass."""

    def __init__(self) -> None:
        super().__init__(413)


def _limited(receive: Receive, most: int) -> Receive:
    taken = 0

    async def receiving() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > most:
            raise BodyTooLarge
        return message

    return receiving


async def _plain(send: Send, status: int, words: str) -> None:
    """Words without a page: its styles would be refused like the page itself."""
    body = words.encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
