"""The cloud as pictures to save, in the sizes and colours that people need."""

import asyncio
import re
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from app.actions.cloud import cloud
from app.counting.state import CloudState
from app.domain.errors import Invalid, NotFound
from app.render.cloud import MOST_PIXELS, CloudLayout, cloud_png, cloud_svg
from app.render.palettes import LIGHT, PALETTES, Palette
from app.web.downloads import SVG, download
from app.web.sessions import FacilitatorDep, ServicesDep

router = APIRouter()

SIZES = (
    ("1920x960", "As on the page"),
    ("1920x1080", "A slide, 16 : 9"),
    ("1600x1200", "A slide, 4 : 3"),
    ("1200x1200", "A square"),
    ("3508x2480", "A4, for printing"),
)
SMALLEST, LARGEST = 100, 8000  # pixels a side


@dataclass(frozen=True)
class Look:
    """A picture's colours, and its width and height in pixels."""

    palette: Palette
    size: tuple[int, int]


def _look(palette: str = "light", size: str = SIZES[0][0]) -> Look:
    return Look(PALETTES.get(palette, LIGHT), _measures(size))


AskedLook = Annotated[Look, Depends(_look)]


@router.get("/workshops/{workshop_id}/cloud.png")
async def picture_png(services: ServicesDep, person: FacilitatorDep, look: AskedLook, language: str = "") -> Response:
    layout = _layout(await cloud.in_language(services, person, language))
    picture = await asyncio.to_thread(cloud_png, layout, palette=look.palette, size=look.size)
    return download(picture, "image/png", "png", "word cloud", person.workshop.organisation)


@router.get("/workshops/{workshop_id}/cloud.svg")
async def picture_svg(services: ServicesDep, person: FacilitatorDep, look: AskedLook, language: str = "") -> Response:
    layout = _layout(await cloud.in_language(services, person, language))
    title = f"Word cloud of {person.workshop.organisation}"
    picture = await asyncio.to_thread(cloud_svg, layout, palette=look.palette, title=title, size=look.size)
    return download(picture.encode(), SVG, "svg", "word cloud", person.workshop.organisation)


def _measures(size: str) -> tuple[int, int]:
    found = re.fullmatch(r"([0-9]{1,5})x([0-9]{1,5})", size)
    width, height = (int(found[1]), int(found[2])) if found else (0, 0)
    if not (SMALLEST <= width <= LARGEST and SMALLEST <= height <= LARGEST and width * height <= MOST_PIXELS):
        raise Invalid(
            f"A picture is {SMALLEST} to {LARGEST} pixels wide and high, and not larger than a poster needs.",
            "Choose another size.",
        )
    return width, height


def _layout(state: CloudState) -> CloudLayout:
    if state.layout is None and state.entries is not None:
        raise NotFound(
            "There is no picture: it shows what several people said, and no word was used by enough of them yet.",
            "Come back when more people have answered, or count words together that mean the same.",
        )
    if state.layout is None:
        raise NotFound(
            f"There is no picture: the cloud appears from {state.minimum} answers on.",
            "Come back when more people have answered.",
        )
    return state.layout
