"""HTML without the white space that browsers drop, so that a template can be cut anew and still be compared."""

import re
from html import escape
from html.parser import HTMLParser

_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "br", "button", "code", "em", "i", "img", "input", "kbd", "label", "mark", "meter"}
    | {"progress", "q", "s", "select", "small", "span", "strong", "sub", "sup", "textarea", "time"}
)
_EXACT = frozenset(["pre", "script", "style", "textarea"])
_SPACE = re.compile(r"\s+")


def without_layout(text: str) -> str:
    """One tag or one run of words a line, attributes in order of their names. What holds no tag stays as it is."""
    if "</" not in text:
        return text
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return "\n".join(reader.parts())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._found: list[tuple[str, bool]] = []  # (piece, whether white space beside it is dropped)
        self._exact = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = "".join(f' {name}="{escape(value or "")}"' for name, value in sorted(attrs))
        self._found.append((f"<{tag}{named}>", tag not in _INLINE))
        self._exact += tag in _EXACT

    def handle_endtag(self, tag: str) -> None:
        self._found.append((f"</{tag}>", tag not in _INLINE))
        self._exact -= tag in _EXACT

    def handle_data(self, data: str) -> None:
        self._found.append((data if self._exact else _SPACE.sub(" ", data), False))

    def handle_comment(self, data: str) -> None:
        self._found.append((f"<!--{data}-->", False))

    def handle_decl(self, decl: str) -> None:
        self._found.append((f"<!{decl}>", True))

    def parts(self) -> list[str]:
        pieces = [("", True), *self._found, ("", True)]
        told = []
        for (_, drops_before), (piece, _), (_, drops_after) in zip(pieces, pieces[1:], pieces[2:], strict=False):
            kept = piece.lstrip(" ") if drops_before else piece
            told.append(kept.rstrip(" ") if drops_after else kept)
        return [piece for piece in told if piece]
