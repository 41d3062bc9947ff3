"""Looking through the answers, hiding some, and showing them again."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, Response

from app.actions import moderation
from app.actions.access import Facilitating
from app.actions.services import Services
from app.domain.moderation import ListedAnswer, Wish, wish_of
from app.web.forms import Line, writable
from app.web.pages import go, html, is_htmx, page
from app.web.sessions import Facilitator, House

router = APIRouter(prefix="/workshops/{workshop_id}/survey/answers")


def _wish_of_form(listing: Line = "", search: Line = "", page: Line = "") -> Wish:
    return wish_of(listing, search, page)


WishOfForm = Annotated[Wish, Depends(_wish_of_form)]


@router.get("")
async def answers(
    request: Request, services: House, person: Facilitator, listing: str = "", search: str = "", page: str = ""
) -> Response:
    return await _answers(request, services, person, wish_of(listing, writable(search), page))


@router.get("/counts")
async def counts(services: House, person: Facilitator, listing: str = "", search: str = "") -> Response:
    """How many there are of which kind, once all have been looked at."""
    found = await moderation.counts(services, person)
    wish = wish_of(listing, writable(search), "")
    return HTMLResponse(html("answers/_listings.html", workshop=person.workshop, counts=found, wish=wish))


@router.post("/{answer_id}/hide")
async def hide(request: Request, services: House, person: Facilitator, answer_id: str, wish: WishOfForm) -> Response:
    changed = await moderation.hide(services, person, answer_id)
    return await _changed(request, services, person, changed, wish)


@router.post("/{answer_id}/show")
async def show(request: Request, services: House, person: Facilitator, answer_id: str, wish: WishOfForm) -> Response:
    changed = await moderation.show(services, person, answer_id)
    return await _changed(request, services, person, changed, wish)


async def _answers(request: Request, services: Services, person: Facilitating, wish: Wish) -> Response:
    view = await moderation.view(services, person, wish)
    return page(request, "answers/answers.html", workshop=person.workshop, view=view, counts=view.counts, wish=wish)


async def _changed(
    request: Request, services: Services, person: Facilitating, changed: ListedAnswer, wish: Wish
) -> Response:
    """The answer where it stood, with the way back; without scripts the page that it was on."""
    address = f"/workshops/{person.workshop.id}/survey/answers"
    if not is_htmx(request):
        said = {"listing": wish.listing, "search": wish.search, "page": wish.page}
        return go(f"{address}?{urlencode(said)}#answer-{changed.answer.id}")
    found = (await moderation.view(services, person, Wish())).counts
    shown = html("answers/_changed.html", workshop=person.workshop, listed=changed, counts=found, wish=wish)
    return HTMLResponse(shown)
