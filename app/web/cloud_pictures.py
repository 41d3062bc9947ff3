"""The cloud as pictures to save, in the sizes and colours that people need."""

import asyncio
import re
from functools import partial

from fastapi import APIRouter
from fastapi.responses import Response

from app.actions import cloud
from app.actions.cloud_state import CloudState
from app.domain.refusals import Invalid, NotFound
from app.render.cloud import PAGE_SIZE, CloudLayout, cloud_png, cloud_svg, layout_cloud
from app.render.palettes import LIGHT, PALETTES
from app.web.downloads import download
from app.web.sessions import Facilitator, House

router = APIRouter()

SIZES = (
    ("1920x960", "As on the page"),
    ("1920x1080", "A slide, 16 : 9"),
    ("1600x1200", "A slide, 4 : 3"),
    ("1200x1200", "A square"),
    ("3508x2480", "A4, for printing"),
)
SMALLEST, LARGEST = 100, 8000  # pixels a side
MOST_PIXELS = 24_000_000


@router.get("/workshops/{workshop_id}/cloud.png")
async def picture_png(
    services: House, person: Facilitator, palette: str = "light", size: str = SIZES[0][0]
) -> Response:
    width, height = _measures(size)
    layout = await _layout(await cloud.current(services, person.workshop), width, height)
    chosen = PALETTES.get(palette, LIGHT)
    picture = await asyncio.to_thread(cloud_png, layout, palette=chosen, scale=width / layout.width)
    return download(picture, "image/png", "png", "word cloud", person.workshop.organisation)


@router.get("/workshops/{workshop_id}/cloud.svg")
async def picture_svg(
    services: House, person: Facilitator, palette: str = "light", size: str = SIZES[0][0]
) -> Response:
    layout = await _layout(await cloud.current(services, person.workshop), *_measures(size))
    title = f"Word cloud of {person.workshop.organisation}"
    picture = await asyncio.to_thread(cloud_svg, layout, palette=PALETTES.get(palette, LIGHT), title=title)
    return download(picture.encode(), "image/svg+xml", "svg", "word cloud", person.workshop.organisation)


def _measures(size: str) -> tuple[int, int]:
    found = re.fullmatch(r"([0-9]{1,5})x([0-9]{1,5})", size)
    width, height = (int(found[1]), int(found[2])) if found else (0, 0)
    if not (SMALLEST <= width <= LARGEST and SMALLEST <= height <= LARGEST and width * height <= MOST_PIXELS):
        raise Invalid(
            f"A picture is {SMALLEST} to {LARGEST} pixels wide and high, and not larger than a poster needs.",
            "Choose another size.",
        )
    return width, height


async def _layout(state: CloudState, width: int, height: int) -> CloudLayout:
    """The page's own, with every word in its place, where the picture has the page's shape; otherwise one that fits."""
    if state.layout is None or not state.entries:
        raise NotFound(
            f"There is no picture: the cloud appears from {state.minimum} answers on.",
            "Come back when more people have answered.",
        )
    if width * PAGE_SIZE[1] == height * PAGE_SIZE[0]:
        return state.layout
    shorter = PAGE_SIZE[1] / min(width, height)
    laid_out = partial(layout_cloud, width=round(width * shorter), height=round(height * shorter))
    try:
        return await asyncio.to_thread(laid_out, state.entries)
    except ValueError as error:
        raise Invalid("The words do not fit into a picture of this shape.", "Choose another size.") from error
