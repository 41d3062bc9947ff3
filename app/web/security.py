"""Headers and checks that every request passes, written as plain ASGI so that they cover error pages too."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.web.origins import is_own, own_hosts, own_origins

LARGEST_BODY = 1_048_576  # bytes; no form of ours comes near
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
_HEADERS = (
    (b"content-security-policy", _POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=(), browsing-topics=()"),
)
_HSTS = (b"strict-transport-security", b"max-age=31536000")
_HEALTH = ("/healthz", "/readyz")  # asked by machines that know no name of ours


class Guard:
    """Refuses foreign hosts, foreign origins and over-large bodies; adds the security headers to every answer."""

    def __init__(self, app: ASGIApp, address: str) -> None:
        self.app = app
        self.origins = own_origins(address)
        self.hosts = own_hosts(address)
        self.headers = (*_HEADERS, _HSTS) if address.startswith("https://") else _HEADERS

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        send = self._with_headers(scope, send)
        headers = dict(scope["headers"])
        refusal = self._refusal(scope, headers)
        if refusal:
            await _plain(send, *refusal)
            return
        await self.app(scope, _limited(receive), send)

    def _refusal(self, scope: Scope, headers: dict[bytes, bytes]) -> tuple[int, str] | None:
        host = headers.get(b"host", b"").decode("latin-1")
        if host not in self.hosts and scope["path"] not in _HEALTH:
            known = ", ".join(sorted(self.origins))
            words = f"This server answers at {known} only. Whoever runs it can set BASE_URL to the address you used."
            return 421, words
        if scope["method"] not in ("GET", "HEAD") and not is_own(self.origins, headers):
            return 403, "This came from another site, so nothing was changed. Open the page here and try again."
        length = headers.get(b"content-length", b"0")
        if not length.isdigit() or int(length) > LARGEST_BODY:
            return 413, "That is more than this server takes at once. Nothing was changed; please send less."
        return None

    def _with_headers(self, scope: Scope, send: Send) -> Send:
        cacheable = scope["path"].startswith("/static/")

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = [*self.headers] if cacheable else [*self.headers, (b"cache-control", b"no-store")]
                given = {name.lower() for name, _ in message.get("headers", [])}
                added = [header for header in own if header[0] not in given]
                message = {**message, "headers": [*message.get("headers", []), *added]}
            await send(message)

        return sending


class BodyTooLarge(Exception):  # noqa: N818  answered by web/errors.py like a refusal
    """A body without an honest content-length has grown over the limit."""


def _limited(receive: Receive) -> Receive:
    taken = 0

    async def receiving() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > LARGEST_BODY:
            raise BodyTooLarge
        return message

    return receiving


async def _plain(send: Send, status: int, words: str) -> None:
    body = words.encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
