"""The word cloud as pictures, and the answers behind a word."""

import asyncio

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.actions import cloud
from app.actions.cloud import CloudState
from app.domain.refusals import NotFound
from app.render.cloud import CloudLayout, cloud_png, cloud_svg
from app.render.palettes import PALETTES
from app.web.pages import page
from app.web.sessions import Facilitator, House, person_of

router = APIRouter()


@router.get("/workshops/{workshop_id}/cloud.png")
async def picture_png(services: House, person: Facilitator, palette: str = "light") -> Response:
    state = await cloud.current(services, person.workshop)
    picture = await asyncio.to_thread(
        cloud_png, _layout(state), palette=PALETTES.get(palette, PALETTES["light"]), scale=2
    )
    return Response(picture, media_type="image/png", headers=_as_file("word-cloud.png"))


@router.get("/workshops/{workshop_id}/cloud.svg")
async def picture_svg(services: House, person: Facilitator, palette: str = "light") -> Response:
    state = await cloud.current(services, person.workshop)
    title = f"Word cloud of {person.workshop.organisation}"
    palette_used = PALETTES.get(palette, PALETTES["light"])
    picture = await asyncio.to_thread(cloud_svg, _layout(state), palette=palette_used, title=title)
    return Response(picture, media_type="image/svg+xml", headers=_as_file("word-cloud.svg"))


@router.get("/workshops/{workshop_id}/answers")
async def answers_behind(request: Request, services: House, person: Facilitator, word: str = "") -> Response:
    found = await cloud.answers_behind(services, person.workshop, word)
    return page(request, "cloud/answers.html", workshop=person.workshop, word=word, found=found, back="survey")


@router.get("/meet/{workshop_id}/answers")
async def answers_behind_for_seat(request: Request, services: House, workshop_id: str, word: str = "") -> Response:
    person = await person_of(services, request.cookies, workshop_id, "seat")
    found = await cloud.answers_behind(services, person.workshop, word)
    return page(request, "cloud/answers.html", workshop=person.workshop, word=word, found=found, back="seat")


def _layout(state: CloudState) -> CloudLayout:
    if state.layout is None:
        raise NotFound(
            f"There are fewer than {state.minimum} answers so far, so nothing of them is shown.",
            "Come back when more people have answered.",
        )
    return state.layout


def _as_file(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'inline; filename="{name}"'}
