"""What is kept of a page, reply or push, where it is kept, and how two records differ."""

import difflib
import hashlib
import io
import re
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import httpx
from pypdf import PdfReader

from tests.recorded.chance import ID
from tests.recorded.layout import without_layout

Items = Mapping[str, str]
_PASSING = ("date", "content-length", "etag", "last-modified")  # headers: of the moment, or of the checkout's files
_EXPIRY = re.compile("; expires=[^;]+;")  # of a cookie: by the machine's clock, not by the server's
_VERSION = re.compile(r"\?v=[0-9a-f]{10}\b")  # of a static file
_MOST_LINES = 40  # of one difference
_NUMBERED = re.compile(
    rf"(?P<link>{ID}[a-z2-7]{{32}})|(?P<id>{ID})|(?P<hash>\b[0-9a-f]{{16,64}}\b)"
    r"|(?P<key>\b(?:[a-z2-7]{32}|[a-z2-7]{26})\b)|(?P<token>(?<![\w-])[\w-]{43}(?![\w-]))",
    re.ASCII,
)


class Record:
    """Grows by one named text at a time. What is random is numbered anew in each house."""

    def __init__(self) -> None:
        self.items: dict[str, str] = {}
        self._numbers: dict[str, str] = {}

    def begin_house(self) -> None:
        self._numbers = {}

    def add(self, name: str, text: str) -> None:
        assert name not in self.items, f"two items are called {name}"
        text = _VERSION.sub("?v=[version]", _EXPIRY.sub("; expires=[moment];", text))
        self.items[name] = _NUMBERED.sub(self._number, text)

    def _number(self, found: re.Match[str]) -> str:
        kind = found.lastgroup
        return self._numbers.setdefault(found[0], f"[{kind} {len(self._numbers) + 1}]")


def as_text(reply: httpx.Response) -> str:
    """Status, headers and body."""
    headers = [f"{name}: {value}" for name, value in sorted(reply.headers.multi_items()) if name not in _PASSING]
    return "\n".join((str(reply.status_code), *headers, "", _body(reply)))


def _body(reply: httpx.Response) -> str:
    kind = reply.headers.get("content-type", "")
    is_text = kind.startswith("text/") or "json" in kind or "xml;" in kind or "svg" in kind
    return reply.text if is_text else _of_file(reply.content)


def _of_file(content: bytes) -> str:
    if content.startswith(b"%PDF"):
        return "\n\f\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "\n".join(f"--- {name}\n{_of_file(archive.read(name))}" for name in archive.namelist())
    try:
        return content.decode()
    except UnicodeDecodeError:
        return f"{len(content)} bytes, SHA-256 in two parts {_two_parts(hashlib.sha256(content).hexdigest())}"


def _two_parts(digest: str) -> str:
    """In pieces too short to be taken for a hash that changes from run to run."""
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))


def write(items: Items, folder: Path) -> None:
    """A folder that held a record before holds only this one afterwards."""
    if (folder / "items").exists():
        shutil.rmtree(folder / "items")
    for name, text in items.items():
        path = _path(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def stored(folder: Path) -> dict[str, str]:
    base = folder / "items"
    return {
        path.relative_to(base).with_suffix("").as_posix(): path.read_bytes().decode()
        for path in sorted(base.rglob("*.txt"))
    }


def _path(folder: Path, name: str) -> Path:
    return folder / "items" / f"{name}.txt"


def compared(before: Items, after: Items) -> Iterator[str]:
    """A text for each item that is missing, new or changed. White space that browsers drop does not count."""
    before, after = ({name: without_layout(text) for name, text in items.items()} for items in (before, after))
    for name in sorted(before.keys() - after.keys()):
        yield f"missing: {name}"
    for name in sorted(after.keys() - before.keys()):
        yield f"new: {name}"
    for name, text in after.items():
        if name in before and before[name] != text:
            old, new = before[name].splitlines(keepends=True), text.splitlines(keepends=True)
            lines = list(difflib.unified_diff(old, new, "recorded", "now", n=1))
            yield f"changed: {name}\n" + "".join(lines[:_MOST_LINES])
