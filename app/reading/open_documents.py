"""Spreadsheets of OpenDocument, made ready for a reader that passes over the line breaks and tabs inside of cells."""

import io
import re
import zipfile
from collections.abc import Iterator

_TEXTS = "content.xml"
_CHUNK = 1_000_000  # bytes
_BREAKS = re.compile(rb"<text:(line-break|tab)\b[^>]*?(?:/>|></text:\1>)")


def with_breaks(content: bytes) -> bytes:
    """Line breaks and tabs as the signs they are. Raises what zipfile raises."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        if _TEXTS not in book.namelist() or not any(_BREAKS.search(piece) for piece in _pieces(book)):
            return content
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as written:
            for about in book.infolist():
                if about.filename != _TEXTS and about.filename.endswith((".xml", "mimetype")):
                    written.writestr(about.filename, book.read(about))
            with written.open(_TEXTS, "w") as texts:
                for piece in _pieces(book):
                    texts.write(_BREAKS.sub(_sign, piece))
    return made.getvalue()


def _sign(found: re.Match[bytes]) -> bytes:
    return b"\n" if found[1] == b"line-break" else b"\t"


def _pieces(book: zipfile.ZipFile) -> Iterator[bytes]:
    """Of the texts, each ended before a tag that another one may go on."""
    rest = b""
    with book.open(_TEXTS) as texts:
        while chunk := texts.read(_CHUNK):
            whole = rest + chunk
            end = max(whole.rfind(b"<", 0, whole.rfind(b"<")), 0)
            yield whole[:end]
            rest = whole[end:]
    yield rest
