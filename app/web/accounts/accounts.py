"""Setting up, signing in, inviting facilitators; and the home page."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response
from pydantic import AfterValidator

from app.actions import access
from app.actions.accounts import accounts
from app.actions.accounts import ended as ended_accounts
from app.actions.seats import guessing
from app.actions.services import Services
from app.actions.workshops import shelves, workshops
from app.domain.accounts import Account, Role
from app.domain.errors import Invalid, TooMany
from app.web.accounts.known_devices import is_known, known_from_now_on
from app.web.accounts.secret_links import Secret, exchanged, used
from app.web.forms import FormText, Password, writable
from app.web.pages import go, page
from app.web.retrying import try_again_later
from app.web.seats.devices import device_of
from app.web.sessions import AdminDep, ServicesDep, forget, remember, seat_tokens, token_of

router = APIRouter()


@router.get("/")
async def home(request: Request, services: ServicesDep) -> Response:
    account = await access.signed_in(services, token_of(services, request.cookies, "account"))
    seats = await access.own_seats(services, seat_tokens(services, request.cookies))
    if account is None:
        needs_setup = await accounts.setup_link(services) is not None
        return page(request, "home/welcome.html", needs_setup=needs_setup, seats=seats)
    request.state.account = account
    cards, binned = await workshops.home(services, account), await shelves.in_bin(services, account)
    return page(request, "home/workshops.html", cards=cards, binned=binned, seats=seats)


@router.get("/setup/{token}")
async def setup_link(services: ServicesDep, token: str) -> Response:
    await accounts.check_setup_link(services, token)
    return exchanged(services, token, "setup")


@router.get("/setup/open/{handle}")
async def setup_form(request: Request, services: ServicesDep, token: Secret) -> Response:
    await accounts.check_setup_link(services, token)
    return page(request, "accounts/setup.html", error=None, name="")


@router.post("/setup/open/{handle}")
async def set_up(
    request: Request, services: ServicesDep, token: Secret, name: FormText = "", password: Password = ""
) -> Response:
    try:
        session = await accounts.set_up(services, token, name, password, await device_of(request))
    except Invalid as error:
        return page(request, "accounts/setup.html", status=error.status, error=error, name=name)
    response = remember(services, used(services, go("/"), token), "account", session)
    return await known_from_now_on(services, response, name)


@router.get("/sign-in")
async def sign_in_form(request: Request) -> Response:
    return page(request, "accounts/sign_in.html", refusal=None, name="", next="/")


@router.post("/sign-in")
async def sign_in(
    request: Request,
    services: ServicesDep,
    name: FormText = "",
    password: Password = "",
    after: Annotated[str, Form(alias="next"), AfterValidator(writable)] = "/",
) -> Response:
    before = token_of(services, request.cookies, "account")
    try:
        known = await is_known(services, request.cookies, name)
        async with guessing.trying_password(services, name, is_known=known):
            device = await device_of(request)
            session = await accounts.sign_in(services, name, password, device, before, is_known=known)
    except (Invalid, TooMany) as error:
        shown = page(request, "accounts/sign_in.html", status=error.status, refusal=error, name=name, next=after)
        return try_again_later(shown, error)
    return await known_from_now_on(services, remember(services, go(_own_path(after)), "account", session), name)


@router.post("/sign-out")
async def sign_out(request: Request, services: ServicesDep) -> Response:
    token = token_of(services, request.cookies, "account")
    if token:
        await accounts.sign_out(services, token)
    return forget(services, go("/"), "account")


@router.get("/accounts")
async def every_account(request: Request, services: ServicesDep, admin: AdminDep) -> Response:
    return await _list(request, services, admin)


@router.post("/accounts")
async def invite(
    request: Request, services: ServicesDep, admin: AdminDep, name: FormText = "", role: FormText = Role.FACILITATOR
) -> Response:
    try:
        await accounts.invite(services, admin, name, Role.ADMIN if role == Role.ADMIN else Role.FACILITATOR)
    except Invalid as error:
        return await _list(request, services, admin, error, name)
    return go("/accounts")


async def _list(
    request: Request, services: Services, admin: Account, error: Invalid | None = None, name: str = ""
) -> Response:
    return page(
        request,
        "accounts/list.html",
        status=error.status if error else 200,
        listed=await accounts.every_account(services, admin),
        alone=await ended_accounts.left_alone(services, admin),
        error=error,
        name=name,
    )


@router.post("/accounts/{account_id}/end")
async def end_account(
    request: Request, services: ServicesDep, admin: AdminDep, account_id: str, heir: FormText = ""
) -> Response:
    try:
        await ended_accounts.end_account(services, admin, account_id, heir)
    except Invalid as error:
        return await _list(request, services, admin, error)
    return go("/accounts")


@router.post("/accounts/{account_id}/hand-over")
async def hand_over(
    request: Request, services: ServicesDep, admin: AdminDep, account_id: str, heir: FormText = ""
) -> Response:
    """What somebody facilitates alone who was removed before their workshops were handed on."""
    try:
        await ended_accounts.hand_over(services, admin, account_id, heir)
    except Invalid as error:
        return await _list(request, services, admin, error)
    return go("/accounts")


@router.post("/accounts/{account_id}/invite")
async def invite_anew(services: ServicesDep, admin: AdminDep, account_id: str) -> Response:
    await accounts.invite_anew(services, admin, account_id)
    return go("/accounts")


@router.get("/welcome/{token}")
async def invitation_link(services: ServicesDep, token: str) -> Response:
    await accounts.invited(services, token)
    return exchanged(services, token, "welcome")


@router.get("/welcome/open/{handle}")
async def invitation(request: Request, services: ServicesDep, token: Secret) -> Response:
    invited = await accounts.invited(services, token)
    return page(request, "accounts/welcome.html", invited=invited, error=None)


@router.post("/welcome/open/{handle}")
async def accept_invitation(
    request: Request, services: ServicesDep, token: Secret, password: Password = ""
) -> Response:
    invited, before = await accounts.invited(services, token), token_of(services, request.cookies, "account")
    try:
        session = await accounts.accept_invitation(services, token, password, await device_of(request), before)
    except Invalid as error:
        return page(request, "accounts/welcome.html", status=error.status, invited=invited, error=error)
    response = remember(services, used(services, go("/"), token), "account", session)
    return await known_from_now_on(services, response, invited.name)


def _own_path(path: str) -> str:
    """Only a path on this server; anything else leads home."""
    is_own = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if is_own else "/"
