"""The cloud as pictures to save, in the sizes and colours that people need."""

import asyncio
import re

from fastapi import APIRouter
from fastapi.responses import Response

from app.actions import cloud
from app.actions.cloud_state import CloudState
from app.domain.refusals import Invalid, NotFound
from app.render.cloud import MOST_PIXELS, CloudLayout, cloud_png, cloud_svg
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


@router.get("/workshops/{workshop_id}/cloud.png")
async def picture_png(
    services: House, person: Facilitator, palette: str = "light", size: str = SIZES[0][0]
) -> Response:
    measures = _measures(size)
    layout = _layout(await cloud.current(services, person.workshop))
    picture = await asyncio.to_thread(cloud_png, layout, palette=PALETTES.get(palette, LIGHT), size=measures)
    return download(picture, "image/png", "png", "word cloud", person.workshop.organisation)


@router.get("/workshops/{workshop_id}/cloud.svg")
async def picture_svg(
    services: House, person: Facilitator, palette: str = "light", size: str = SIZES[0][0]
) -> Response:
    measures = _measures(size)
    layout = _layout(await cloud.current(services, person.workshop))
    title, colours = f"Word cloud of {person.workshop.organisation}", PALETTES.get(palette, LIGHT)
    picture = await asyncio.to_thread(cloud_svg, layout, palette=colours, title=title, size=measures)
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


def _layout(state: CloudState) -> CloudLayout:
    if state.layout is None:
        raise NotFound(
            f"There is no picture: the cloud appears from {state.minimum} answers on.",
            "Come back when more people have answered.",
        )
    return state.layout
