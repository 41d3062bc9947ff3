"""The letters that a page with a cloud needs beyond the file of Latin letters that every page loads: fonts cut for just
these.

What the pages' typeface has is cut out of that one, for the picture and the list, in all weights; what it lacks, out of
the pictures' typeface. The addresses hold the letters and a digest of the typefaces, so what they give never changes.
They are open to anyone, like the other files that pages load.
"""

import hashlib
from collections.abc import Callable
from functools import cache
from typing import Annotated, NamedTuple
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from fastapi.responses import Response

from app.counting.state import CloudState
from app.domain.errors import NotFound
from app.render.cloud_layout import CloudLayout
from app.render.clusters import joined_to_load
from app.render.cut_fonts import SOURCES, cloud_letters, page_letters
from app.render.letters import letters_to_load, missing_note, ranges, rarer_letters
from app.web.pages import environment

router = APIRouter()

MOST_LETTERS = 1_500
"""A cloud has a hundred words or so of at most 28 letters, many of them the same."""
AskedLetters = Annotated[str, Query(max_length=MOST_LETTERS)]


class Addresses(NamedTuple):
    """Of what a page needs to draw a cloud: the style sheet, "" if no page needs more than it has, and its fonts."""

    styles: str = ""
    fonts: tuple[str, ...] = ()


def fonts_for(cloud: CloudState) -> Addresses:
    pictured = [word.text for word in cloud.layout.words] if cloud.layout else []
    listed = [entry.word for entry in cloud.words or cloud.entries or ()]
    drawn = [*pictured, *filter(_is_alphabetic, listed)]
    letters, joined = _loaded(drawn, [*pictured, *listed]), joined_to_load(drawn)
    if not 0 < len(letters) <= MOST_LETTERS:
        return Addresses()
    joined = joined if len(joined) <= MOST_LETTERS else ""
    return Addresses(_address("cloud-font.css", letters, joined), tuple(_sources(letters, joined).values()))


def _is_alphabetic(word: str) -> bool:
    """Whether its letters are few, and may join. Ideographs, kana and Hangul are many: lists leave them to systems."""
    return all(letter < "\u2e80" for letter in word)


def _loaded(drawn: list[str], written: list[str]) -> str:
    """The letters of the two typefaces, each once, sorted."""
    return "".join(sorted(letters_to_load(drawn) + rarer_letters(written)))


def _sources(letters: str, joined: str) -> dict[str, str]:
    """The addresses of the fonts with these letters, by the name of their typeface."""
    cut = {
        "Inter": ("page", rarer_letters([letters]), ""),
        "Visionroom Cloud": ("cloud", letters_to_load([letters]), joined),
    }
    return {name: _address(f"{file}-font.woff2", *part) for name, (file, *part) in cut.items() if part[0]}


def _address(file: str, letters: str, joined: str) -> str:
    how = {"joined": joined} if joined else {}
    return f"/static/{file}?" + urlencode({"v": _version(), "letters": letters, **how})


@cache
def _version() -> str:
    return hashlib.sha256(b"".join(source.read_bytes() for source in SOURCES)).hexdigest()[:10]


@router.get("/static/cloud-font.css")
def styles(letters: AskedLetters = "", joined: AskedLetters = "") -> Response:
    sources = _sources(_known(letters, lambda asked: _loaded(asked, asked)), _known_joined(joined))
    faces = {
        "Inter": f"font-weight: 400 700; unicode-range: {ranges(rarer_letters([letters]))};",
        "Visionroom Cloud": "font-weight: 600;",
    }
    # Words of other shapes would overlap in the picture: for a moment there are none instead.
    written = (
        f'@font-face {{ font-family: "{name}"; font-display: block; src: url("{source}") format("woff2"); '
        f"{faces[name]} }}\n"
        for name, source in sources.items()
    )
    return Response("".join(written), media_type="text/css")


@router.get("/static/cloud-font.woff2")
def cloud_font(letters: AskedLetters = "", joined: AskedLetters = "") -> Response:
    found = cloud_letters(_known(letters, letters_to_load), _known_joined(joined))
    return Response(found, media_type="font/woff2")


@router.get("/static/page-font.woff2")
def page_font(letters: AskedLetters = "") -> Response:
    return Response(page_letters(_known(letters, rarer_letters)), media_type="font/woff2")


def _known(letters: str, loadable: Callable[[list[str]], str]) -> str:
    """The letters, if they are written as our own pages write them: so there is one address for each set of them."""
    if letters != loadable([letters]):
        raise NotFound("There is no such typeface.", "Open the page with the cloud again.")
    return letters


def _known_joined(joined: str) -> str:
    return joined and _known(joined, lambda asked: joined_to_load(asked[0].split(" ")))


def _missing_in(layout: CloudLayout) -> str:
    return missing_note(word.text for word in layout.words)


environment.globals.update(cloud_fonts=fonts_for, missing_note=_missing_in)
