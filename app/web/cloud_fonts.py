"""The letters that a page's cloud needs beyond the pages' own typeface: a font cut for just these.

The addresses hold the letters and a digest of the typeface, so what they give never changes. They are open to anyone,
like the other files that pages load.
"""

import hashlib
from functools import cache
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from fastapi.responses import Response

from app.domain.refusals import NotFound
from app.render.cloud_layout import CloudLayout
from app.render.letters import font_of, letters_to_load, missing_note
from app.render.typesetting import CLOUD_FONT
from app.web.pages import environment

router = APIRouter()

MOST_LETTERS = 1_500
"""A cloud has a hundred words or so of at most 28 letters, many of them the same."""
AskedLetters = Annotated[str, Query(max_length=MOST_LETTERS)]


def styles_for(layout: CloudLayout) -> str:
    """The address of the style sheet that a page needs to draw a cloud; "" if its own typeface has all letters."""
    letters = letters_to_load(word.text for word in layout.words)
    return _address("css", letters) if 0 < len(letters) <= MOST_LETTERS else ""


def _address(ending: str, letters: str) -> str:
    return f"/static/cloud-font.{ending}?" + urlencode({"v": _version(), "letters": letters})


@cache
def _version() -> str:
    return hashlib.sha256(CLOUD_FONT.read_bytes()).hexdigest()[:10]


@router.get("/static/cloud-font.css")
def styles(letters: AskedLetters = "") -> Response:
    source = _address("woff2", _known(letters))
    face = 'font-family: "Visionroom Cloud"; font-weight: 600; font-display: swap;'
    return Response(f'@font-face {{ {face} src: url("{source}") format("woff2"); }}\n', media_type="text/css")


@router.get("/static/cloud-font.woff2")
def font(letters: AskedLetters = "") -> Response:
    return Response(font_of(_known(letters)), media_type="font/woff2")


def _known(letters: str) -> str:
    """The letters, if they are written as our own pages write them: so there is one address for each set of them."""
    if letters != letters_to_load([letters]):
        raise NotFound("There is no such typeface.", "Open the page with the cloud again.")
    return letters


def _missing_in(layout: CloudLayout) -> str:
    return missing_note(word.text for word in layout.words)


environment.globals.update(cloud_font=styles_for, missing_note=_missing_in)
