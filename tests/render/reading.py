"""Reads PDF files back, as somebody with a screen reader gets them."""

import io
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader


def texts(document: bytes) -> list[str]:
    """The text of each page, white space folded, marks for breakable places dropped."""
    return [
        " ".join(page.extract_text().replace("\u200b", "").split()) for page in PdfReader(io.BytesIO(document)).pages
    ]


def catalogue(document: bytes) -> Any:
    return PdfReader(io.BytesIO(document)).trailer["/Root"]


def is_accessible(document: bytes) -> bool:
    """Whether it claims PDF/UA-1, which typst does only of files that it has checked."""
    return b"pdfuaid:part>1<" in catalogue(document)["/Metadata"].get_data()


def elements(document: bytes) -> list[Any]:
    """Every element of the structure tree, in reading order."""
    return list(_walk(catalogue(document)["/StructTreeRoot"]["/K"]))


def _walk(node: Any) -> Iterator[Any]:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for kid in node:
            yield from _walk(kid)
    elif isinstance(node, dict):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from _walk(node["/K"])


def alternatives(document: bytes) -> list[str]:
    """The alternative texts of all pictures."""
    return [str(element["/Alt"]) for element in elements(document) if "/Alt" in element]


def links(document: bytes) -> list[str]:
    """Where the links lead, in the order of the pages; one that runs over two lines once."""
    found: list[str] = []
    for page in PdfReader(io.BytesIO(document)).pages:
        for annotation in page.get("/Annots") or ():
            target = str(annotation.get_object()["/A"]["/URI"])
            if target not in found:
                found.append(target)
    return found


def unmarked(document: bytes) -> list[str]:
    """Operators that draw outside of marked content: a screen reader would not know what they are."""
    found = []
    for page in PdfReader(io.BytesIO(document)).pages:
        depth = 0
        content = page.get_contents()
        assert content is not None
        for _, operator in content.operations:
            depth += {b"BDC": 1, b"BMC": 1, b"EMC": -1}.get(operator, 0)
            if depth == 0 and operator in (b"Tj", b"TJ", b"f", b"S", b"Do", b"sh"):
                found.append(operator.decode())
    return found


def colours(document: bytes) -> set[tuple[float, ...]]:
    """Every colour that is set anywhere, in the pictures too: one number for a grey, three for red, green and blue."""
    found: set[tuple[float, ...]] = set()
    for page in PdfReader(io.BytesIO(document)).pages:
        assert "/XObject" not in page["/Resources"], "what is drawn elsewhere is not looked at here"  # type: ignore[operator]
        content = page.get_contents()
        assert content is not None
        for operands, operator in content.operations:
            if operator in (b"rg", b"RG", b"g", b"G", b"k", b"K", b"sc", b"SC", b"scn", b"SCN"):
                found.add(tuple(round(float(one), 3) for one in operands))
    return found
