"""The files that browsers load: styles, scripts, fonts, pictures. What they are built from is not served.

A page loads dozens of them, so they never reach the routes: they are sent from memory, text compressed once. A file
that changes on the disk is served anew after a restart, like the digest in its address (web/pages.py).
"""

import asyncio
import gzip
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import ClassVar

import brotli
from fastapi import APIRouter
from fastapi.responses import FileResponse, Response
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from app.resources import STATIC
from app.web.downloads import SVG

_SERVED = ("dist", "fonts", "pictures", "vendor", "icon.svg", "favicon.ico")
_TEXT = {".css": "text/css", ".js": "text/javascript", ".svg": SVG, ".txt": "text/plain"}  # licences are .txt
_PACKED = {".woff2": "font/woff2", ".png": "image/png", ".ico": "image/x-icon"}
_TYPES = _TEXT | _PACKED
_BROTLI_QUALITY = 9  # 8 % larger than with 11, in a twelfth of the time
_NOT_TAKEN = re.compile(r"q=0(\.0*)?")
_ADDRESS = "/static/"
_READ_ONLY = Response(
    "This file can only be read.", status_code=405, headers={"allow": "GET, HEAD"}, media_type="text/plain"
)
router = APIRouter()


@dataclass(frozen=True, kw_only=True)
class ServedFile:
    """`bodies`: its content by content coding, the best one first; `identity` is the file as it is."""

    kind: str
    digest: str
    bodies: Mapping[str, bytes] = field(repr=False)

    def response(self, asked: Headers) -> Response:
        accepted = {"identity", *_accepted(asked)}
        coding = next(name for name in self.bodies if name in accepted)
        tag = f'"{self.digest}-{coding}"'
        headers = {"etag": tag, "vary": "accept-encoding"}
        if tag in re.split(r",\s*", asked.get("if-none-match", "")):
            return Response(status_code=304, headers=headers)
        if coding != "identity":
            headers["content-encoding"] = coding
        return Response(self.bodies[coding], headers=headers, media_type=self.kind)


def _accepted(asked: Headers) -> Iterator[str]:
    """Content codings that the browser takes."""
    for entry in asked.get("accept-encoding", "").split(","):
        name, _, weight = entry.partition(";")
        if not _NOT_TAKEN.fullmatch(weight.strip()):
            yield name.strip().lower()


def served_paths() -> Iterator[str]:
    """Paths below the static folder that pages use; nothing else in it is there for the world."""
    for name in _SERVED:
        top = STATIC / name
        for path in (top, *top.rglob("*")):
            if path.suffix in _TYPES and path.is_file():
                yield path.relative_to(STATIC).as_posix()


class StaticFiles:
    """Answers what is asked of a served file; everything else goes on to the application."""

    read: ClassVar[dict[str, ServedFile]] = {}

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.paths = frozenset(served_paths())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "").removeprefix(_ADDRESS)
        if scope["type"] != "http" or path not in self.paths:
            await self.app(scope, receive, send)
            return
        answer = await self._file(path, Headers(scope=scope)) if scope["method"] == "GET" else _READ_ONLY
        await answer(scope, receive, send)

    async def _file(self, path: str, asked: Headers) -> Response:
        if path not in self.read:
            self.read[path] = await asyncio.to_thread(_served_file, path)
        return self.read[path].response(asked)


def _served_file(path: str) -> ServedFile:
    content = (STATIC / path).read_bytes()
    suffix = PurePath(path).suffix
    bodies = {"identity": content}
    if suffix in _TEXT:
        packed = {"br": brotli.compress(content, quality=_BROTLI_QUALITY), "gzip": gzip.compress(content, mtime=0)}
        bodies = packed | bodies
    return ServedFile(kind=_TYPES[suffix], digest=hashlib.sha256(content).hexdigest()[:16], bodies=bodies)


@router.get("/favicon.ico")
async def favicon() -> Response:
    """For programs that ask for it whatever the pages say."""
    return FileResponse(STATIC / "favicon.ico")
