"""Setting up, signing in, inviting facilitators; and the home page."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response
from pydantic import AfterValidator

from app.actions import access, accounts, workshops
from app.domain.accounts import Role, name_key
from app.domain.refusals import Invalid
from app.web.forms import Line, writable
from app.web.limits import network_of, sign_ins
from app.web.pages import go, page
from app.web.sessions import Admin, House, cookie_name, remember, token_of

router = APIRouter()


@router.get("/")
async def home(request: Request, services: House) -> Response:
    account = await access.signed_in(services, token_of(services, request.cookies, "account"))
    if account is None:
        return page(request, "home/welcome.html", needs_setup=await accounts.setup_link(services) is not None)
    request.state.account = account
    return page(request, "home/workshops.html", cards=await workshops.home(services, account))


@router.get("/setup/{token}")
async def setup_form(request: Request, services: House, token: str) -> Response:
    await accounts.check_setup_link(services, token)
    return page(request, "accounts/setup.html", error=None, name="")


@router.post("/setup/{token}")
async def set_up(request: Request, services: House, token: str, name: Line = "", password: Line = "") -> Response:
    try:
        session = await accounts.set_up(services, token, name, password)
    except Invalid as error:
        return page(request, "accounts/setup.html", status=error.status, error=error, name=name)
    return remember(services, go("/"), "account", session)


@router.get("/sign-in")
async def sign_in_form(request: Request) -> Response:
    return page(request, "accounts/sign_in.html", refusal=None, name="", next="/")


@router.post("/sign-in")
async def sign_in(
    request: Request,
    services: House,
    name: Line = "",
    password: Line = "",
    after: Annotated[str, Form(alias="next"), AfterValidator(writable)] = "/",
) -> Response:
    sign_ins.take(name_key(name), network_of(request))
    try:
        session = await accounts.sign_in(services, name, password)
    except Invalid as error:
        return page(request, "accounts/sign_in.html", status=error.status, refusal=error, name=name, next=after)
    return remember(services, go(_own_path(after)), "account", session)


@router.post("/sign-out")
async def sign_out(request: Request, services: House) -> Response:
    token = token_of(services, request.cookies, "account")
    if token:
        await accounts.sign_out(services, token)
    response = go("/")
    response.delete_cookie(cookie_name(services, "account"), path="/", secure=services.base_url.startswith("https://"))
    return response


@router.get("/accounts")
async def every_account(request: Request, services: House, admin: Admin) -> Response:
    listed = await accounts.every_account(services, admin)
    return page(request, "accounts/list.html", listed=listed, error=None, name="")


@router.post("/accounts")
async def invite(
    request: Request, services: House, admin: Admin, name: Line = "", role: Line = Role.FACILITATOR
) -> Response:
    try:
        await accounts.invite(services, admin, name, Role.ADMIN if role == Role.ADMIN else Role.FACILITATOR)
    except Invalid as error:
        listed = await accounts.every_account(services, admin)
        return page(request, "accounts/list.html", status=error.status, listed=listed, error=error, name=name)
    return go("/accounts")


@router.post("/accounts/{account_id}/end")
async def end_account(services: House, admin: Admin, account_id: str) -> Response:
    await accounts.end_account(services, admin, account_id)
    return go("/accounts")


@router.post("/accounts/{account_id}/invite")
async def invite_anew(services: House, admin: Admin, account_id: str) -> Response:
    await accounts.invite_anew(services, admin, account_id)
    return go("/accounts")


@router.get("/welcome/{token}")
async def invitation(request: Request, services: House, token: str) -> Response:
    invited = await accounts.invited(services, token)
    return page(request, "accounts/welcome.html", invited=invited, error=None)


@router.post("/welcome/{token}")
async def accept_invitation(request: Request, services: House, token: str, password: Line = "") -> Response:
    invited = await accounts.invited(services, token)
    try:
        session = await accounts.accept_invitation(services, token, password)
    except Invalid as error:
        return page(request, "accounts/welcome.html", status=error.status, invited=invited, error=error)
    return remember(services, go("/"), "account", session)


def _own_path(path: str) -> str:
    """Only a path on this server; anything else leads home."""
    is_own = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if is_own else "/"
