"""Web pages in one file with their parts, as browsers and Excel save them: MHTML, which is a mail message."""

import re
from collections.abc import Iterator
from email import message_from_string
from email.message import Message

_HEADERS = re.compile(r"(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*", re.ASCII)
_IS_ARCHIVE = re.compile(r"^content-type:\s*(?:multipart/(?:related|mixed|alternative)|text/html)\b", re.I | re.M)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]{2,40})", re.IGNORECASE)
_MOST_PARTS, _DEEPEST = 2000, 4  # the library compares each line with the boundaries of all parts around it
_LONGEST_HEAD = 20_000  # characters


def pages(text: str) -> tuple[str, ...]:
    """The web pages of an archive, as their parts' own encodings say; none where the text is no archive."""
    head = _HEADERS.match(text.replace("\r\n", "\n")[:_LONGEST_HEAD])
    is_deep = text.lower().count("multipart/") > _DEEPEST or text.count("\n--") > _MOST_PARTS
    if not head or not _IS_ARCHIVE.search(head[0]) or is_deep:
        return ()
    try:
        return tuple(_pages(message_from_string(text)))
    except (ValueError, LookupError, RecursionError, AssertionError):
        return ()


def _pages(message: Message) -> Iterator[str]:
    for part in message.walk():
        if part.get_content_type() == "text/html" and not part.is_multipart():
            yield _decoded(part)


def _decoded(part: Message) -> str:
    encoding = str(part.get("Content-Transfer-Encoding", "")).strip().lower()
    if encoding not in ("quoted-printable", "base64"):
        return str(part.get_payload())
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    said = _CHARSET.search(content[:2000])
    for charset in (part.get_content_charset(), said and said[1].decode("ascii"), "utf-8", "cp1252"):
        try:
            if charset:
                return content.decode(charset)
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("latin-1")
