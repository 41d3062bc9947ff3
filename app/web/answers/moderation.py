"""Looking through the answers, hiding some, and showing them again."""

from datetime import UTC, datetime
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, Response

from app.actions.access import Facilitating
from app.actions.answers import many_hints, moderation
from app.actions.services import Services
from app.domain.answers.moderation import ListedAnswer, Listing, Wish, wish_of
from app.domain.errors import Invalid
from app.domain.hints.hints import HintKind
from app.web.forms import FormText, writable
from app.web.pages import go, html, is_htmx
from app.web.pages import page as page_of
from app.web.sessions import FacilitatorDep, ServicesDep

router = APIRouter(prefix="/workshops/{workshop_id}/survey/answers")


def _wish_of_form(listing: FormText = "", search: FormText = "", page: FormText = "") -> Wish:
    return wish_of(listing, search, page)


WishOfForm = Annotated[Wish, Depends(_wish_of_form)]


@router.get("")
async def answers(
    request: Request,
    services: ServicesDep,
    person: FacilitatorDep,
    listing: str = "",
    search: str = "",
    page: str = "",
    harmless_kind: str = "",
    called_at: str = "",
) -> Response:
    """`harmless_kind`, `called_at`: what was called harmless just now, and can be taken back."""
    view = await moderation.view(services, person, wish_of(listing, writable(search), page))
    undo = (harmless_kind, called_at) if harmless_kind in tuple(HintKind) and called_at else None
    return page_of(
        request,
        "answers/answers.html",
        workshop=person.workshop,
        view=view,
        counts=view.counts,
        wish=view.wish,
        undo=undo,
    )


@router.get("/counts")
async def counts(services: ServicesDep, person: FacilitatorDep, listing: str = "", search: str = "") -> Response:
    """How many there are of which kind, once all have been looked at."""
    found = await moderation.counts(services, person)
    wish = wish_of(listing, writable(search), "")
    return HTMLResponse(html("answers/_listings.html", workshop=person.workshop, counts=found, wish=wish))


@router.post("/{answer_id}/hide")
async def hide(
    request: Request, services: ServicesDep, person: FacilitatorDep, answer_id: str, wish: WishOfForm
) -> Response:
    changed = await moderation.hide(services, person, answer_id)
    return await _changed(request, services, person, changed, wish)


@router.post("/{answer_id}/show")
async def show(
    request: Request, services: ServicesDep, person: FacilitatorDep, answer_id: str, wish: WishOfForm
) -> Response:
    changed = await moderation.show(services, person, answer_id)
    return await _changed(request, services, person, changed, wish)


@router.post("/{answer_id}/harmless")
async def harmless(
    request: Request, services: ServicesDep, person: FacilitatorDep, answer_id: str, wish: WishOfForm
) -> Response:
    changed = await moderation.call_harmless(services, person, answer_id)
    return await _changed(request, services, person, changed, wish)


@router.post("/{answer_id}/doubtful")
async def doubtful(
    request: Request, services: ServicesDep, person: FacilitatorDep, answer_id: str, wish: WishOfForm
) -> Response:
    changed = await moderation.call_doubtful(services, person, answer_id)
    return await _changed(request, services, person, changed, wish)


@router.post("/all-harmless")
async def call_all_harmless(services: ServicesDep, person: FacilitatorDep, kind: FormText = "") -> Response:
    moment = await many_hints.call_all_harmless(services, person, _kind(kind))
    return _hinted(person, harmless_kind=kind, called_at=moment.isoformat())


@router.post("/all-again")
async def open_all_again(
    services: ServicesDep, person: FacilitatorDep, kind: FormText = "", called_at: FormText = ""
) -> Response:
    await many_hints.open_all_again(services, person, _kind(kind), _moment(called_at))
    return _hinted(person)


def _kind(kind: str) -> HintKind:
    if kind not in tuple(HintKind):
        raise Invalid("Please choose which hints are harmless.", field="kind")
    return HintKind(kind)


def _moment(typed: str) -> datetime:
    try:
        return datetime.fromisoformat(typed).astimezone(UTC)
    except (ValueError, OverflowError):
        raise Invalid("There is nothing to undo.", field="called_at") from None


def _hinted(person: Facilitating, **said: str) -> Response:
    query = urlencode({"listing": Listing.HINTED, **said})
    return go(f"/workshops/{person.workshop.id}/survey/answers?{query}")


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
