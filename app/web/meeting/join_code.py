"""The join code as a picture: on the screen view, and to print."""

import asyncio
from functools import partial

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.actions.services import Services
from app.render.join_poster import join_poster_pdf
from app.render.qr import qr_svg
from app.render.typesetting import Paper
from app.web.downloads import SVG
from app.web.sessions import FacilitatorDep, Opener, ServicesDep, person_of

router = APIRouter()


@router.get("/workshops/{workshop_id}/join-qr.svg")
async def join_qr(services: ServicesDep, person: FacilitatorDep) -> Response:
    return _join_qr(services, person.workshop.join_code)


@router.get("/screens/{workshop_id}/join-qr.svg")
async def screen_qr(request: Request, services: ServicesDep, workshop_id: str) -> Response:
    person = await person_of(services, request.cookies, workshop_id, Opener.SCREEN)
    return _join_qr(services, person.workshop.join_code)


@router.get("/workshops/{workshop_id}/join-code.pdf")
async def join_poster(services: ServicesDep, person: FacilitatorDep, paper: Paper = "a4") -> Response:
    """To print: the browser shows it, and offers to print or to save it."""
    made = partial(join_poster_pdf, person.workshop, services.base_url, services.now(), paper=paper)
    headers = {"Content-Disposition": 'inline; filename="join-code.pdf"'}
    return Response(await asyncio.to_thread(made), media_type="application/pdf", headers=headers)


def _join_qr(services: Services, code: str) -> Response:
    return Response(qr_svg(f"{services.base_url}/join?code={code}", title="Join"), media_type=SVG)
