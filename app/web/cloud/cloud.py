"""The results of the survey: the cloud, and what facilitators make of it."""

from collections.abc import Awaitable, Sequence
from typing import Any, Literal
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from jinja2.environment import TemplateModule

from app.actions.access import Facilitating
from app.actions.answers import moderation
from app.actions.cloud import choices as cloud_choices
from app.actions.cloud import cloud
from app.actions.cloud import frozen as cloud_frozen
from app.actions.cloud.cloud import PAGE_PATIENCE
from app.actions.services import Services
from app.domain.cloud.choices import Choice
from app.domain.errors import Conflict
from app.render.palettes import PALETTES
from app.web.answers.sheet import answers_sheet, sheet_partial
from app.web.cloud.figure import rendered_once
from app.web.cloud.pictures import SIZES
from app.web.forms import FormText, FormTexts
from app.web.pages import go, html, is_htmx, page
from app.web.sessions import FacilitatorDep, ServicesDep

router = APIRouter()
Sort = Literal["answers", "word"]


@router.get("/workshops/{workshop_id}/cloud")
async def results_page(
    request: Request,
    services: ServicesDep,
    person: FacilitatorDep,
    sort: Sort = "answers",
    word: str = "",
    number: int = 1,
    language: str = "",
) -> Response:
    """With a `word` the sheet with the answers behind it, or the page with that sheet open."""
    sheet = await answers_sheet(services, person, word, number, request.url.path, language) if word else None
    if sheet and is_htmx(request):
        return sheet_partial(sheet)
    return page(
        request,
        "cloud/results.html",
        workshop=person.workshop,
        sort=sort,
        sheet=sheet,
        language=language,
        results_now=await _results(services, person, sort, language),
        palettes=PALETTES.values(),
        sizes=SIZES,
    )


async def results_partial(services: Services, person: Facilitating, sort: str, language: str) -> str:
    """What the page shows now: part of it, reply to a press, and pushed when it changes."""
    return str(await _results(services, person, "word" if sort == "word" else "answers", language))


async def _results(services: Services, person: Facilitating, sort: Sort, language: str) -> TemplateModule:
    shown = await cloud.results(services, person, language, patience=PAGE_PATIENCE)
    workshop, now = person.workshop, services.now()
    today = now.astimezone(ZoneInfo(workshop.time_zone)).date()
    return rendered_once(
        shown.cloud,
        (workshop, today, sort, shown.offers, shown.frozen and shown.frozen.frozen),
        "cloud/_results.html",
        workshop=workshop,
        cloud=shown.cloud,
        offers=shown.offers,
        frozen=shown.frozen,
        sort=sort,
        now=now,
    )


@router.get("/workshops/{workshop_id}/cloud/word")
async def word_sheet(request: Request, services: ServicesDep, person: FacilitatorDep, word: str = "") -> Response:
    """What can be done with a word: in a dialogue on the results page, or as a page of its own."""
    state = await cloud.current(services, person.workshop, patience=PAGE_PATIENCE)
    entry = state.word(state.choices.root(word))
    if entry is None:
        raise Conflict("This word is not on the list any more.", "Go back to the results and choose another.")
    values: dict[str, Any] = {"workshop": person.workshop, "cloud": state, "entry": entry}
    return (
        HTMLResponse(html("cloud/_word.html", **values))
        if is_htmx(request)
        else page(request, "cloud/word.html", **values)
    )


@router.post("/workshops/{workshop_id}/cloud/merge")
async def merge(
    request: Request, services: ServicesDep, person: FacilitatorDep, word: FormText = "", into: FormText = ""
) -> Response:
    return await _chosen(request, services, person, _alone(cloud_choices.merge(services, person, word, into)))


@router.post("/workshops/{workshop_id}/cloud/rename")
async def rename(
    request: Request, services: ServicesDep, person: FacilitatorDep, word: FormText = "", name: FormText = ""
) -> Response:
    return await _chosen(request, services, person, _alone(cloud_choices.rename(services, person, word, name)))


@router.post("/workshops/{workshop_id}/cloud/hide")
async def hide(request: Request, services: ServicesDep, person: FacilitatorDep, word: FormText = "") -> Response:
    return await _chosen(request, services, person, _alone(cloud_choices.hide(services, person, word)))


@router.post("/workshops/{workshop_id}/cloud/apart")
async def keep_apart(
    request: Request, services: ServicesDep, person: FacilitatorDep, word: FormText = "", into: FormText = ""
) -> Response:
    return await _chosen(request, services, person, _alone(cloud_choices.keep_apart(services, person, word, into)))


@router.post("/workshops/{workshop_id}/cloud/tidy")
async def tidy(
    request: Request,
    services: ServicesDep,
    person: FacilitatorDep,
    offered: FormTexts = None,
    leave_out: FormTexts = None,
    together: FormTexts = None,
) -> Response:
    """`offered`: what could be left out; what is not ticked of it stays. `together`: two keys with a tab between."""
    ticked = leave_out or []
    keep = [key for key in offered or () if key not in ticked]
    pairs = [(key, into) for key, tab, into in (pair.partition("\t") for pair in together or ()) if tab]
    wanted = cloud_choices.Tidying(ticked, keep, pairs)
    return await _chosen(request, services, person, cloud_choices.tidy(services, person, wanted))


@router.post("/workshops/{workshop_id}/cloud/choices/{choice_id}/undo")
async def undo(request: Request, services: ServicesDep, person: FacilitatorDep, choice_id: str) -> Response:
    """`choice_id`: of a choice, or of the press that made several."""
    return await _chosen(request, services, person, cloud_choices.undo(services, person, choice_id), is_undone=True)


@router.post("/workshops/{workshop_id}/cloud/freeze")
async def freeze(request: Request, services: ServicesDep, person: FacilitatorDep, anyway: FormText = "") -> Response:
    """Asks first where there are hints that nobody has looked at; `anyway` is the answer to that."""
    number = 0 if anyway else await moderation.number_with_hints(services, person)
    if number:
        return page(request, "cloud/freeze_anyway.html", workshop=person.workshop, number=number)
    await cloud_frozen.freeze(services, person)
    return go(f"/workshops/{person.workshop.id}/cloud#handout")


@router.post("/workshops/{workshop_id}/cloud/release")
async def release(services: ServicesDep, person: FacilitatorDep) -> Response:
    await cloud_frozen.release(services, person)
    return go(f"/workshops/{person.workshop.id}/cloud#handout")


async def _alone(doing: Awaitable[Choice]) -> tuple[Choice]:
    return (await doing,)


async def _chosen(
    request: Request,
    services: Services,
    person: Facilitating,
    doing: Awaitable[Sequence[Choice]],
    *,
    is_undone: bool = False,
) -> Response:
    """The results as they are now, and what was done, with its undo."""
    choices = await doing
    if not is_htmx(request):
        return go(f"/workshops/{person.workshop.id}/cloud#changes")
    asked = parse_qs(urlsplit(request.headers.get("hx-current-url", "")).query)
    sort, language = (asked.get(name, [""])[0] for name in ("sort", "language"))
    results = await results_partial(services, person, sort, language)
    state = await cloud.current(services, person.workshop, patience=PAGE_PATIENCE)
    done = html("cloud/_done.html", workshop=person.workshop, cloud=state, choices=choices, is_undone=is_undone)
    return HTMLResponse(results + done)
