"""One's own account, for everybody who signs in."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.actions.accounts import own as own_account
from app.actions.seats import guessing
from app.actions.services import Services
from app.domain.accounts import Account
from app.domain.errors import Invalid, TooMany
from app.web.accounts.known_devices import is_known, known_from_now_on
from app.web.forms import FormText, Password
from app.web.pages import go, page
from app.web.retrying import try_again_later
from app.web.seats.devices import device_of
from app.web.sessions import AccountDep, ServicesDep, forget, remember, token_of

router = APIRouter(prefix="/account")


@router.get("")
async def account_page(request: Request, services: ServicesDep, account: AccountDep, saved: str = "") -> Response:
    return await _page(request, services, account, saved=saved)


@router.post("/name")
async def change_name(
    request: Request, services: ServicesDep, account: AccountDep, name: FormText = "", name_password: Password = ""
) -> Response:
    known, field = await is_known(services, request.cookies, account.name), "name_password"
    try:
        async with guessing.trying_password(services, account.name, is_known=known, field=field):
            await own_account.require_password(services, account, name_password, field)
        async with guessing.trying_name(services, account.id, "name"):
            await own_account.change_name(services, account, name)
    except (Invalid, TooMany) as error:
        return await _page(request, services, account, error, name=name)
    return go("/account?saved=name")


@router.post("/password")
async def change_password(
    request: Request,
    services: ServicesDep,
    account: AccountDep,
    current_password: Password = "",
    password: Password = "",
) -> Response:
    known, field = await is_known(services, request.cookies, account.name), "current_password"
    try:
        async with guessing.trying_password(services, account.name, is_known=known, field=field):
            device = await device_of(request)
            session = await own_account.change_password(services, account, current_password, password, device)
    except (Invalid, TooMany) as error:
        return await _page(request, services, account, error)
    response = remember(services, go("/account?saved=password"), "account", session)
    return await known_from_now_on(services, response, account.name)


@router.post("/sessions/{key}/end")
async def end_session(services: ServicesDep, account: AccountDep, key: str) -> Response:
    await own_account.end_session(services, account, key)
    return go("/account?saved=session")


@router.post("/sign-out-everywhere")
async def sign_out_everywhere(services: ServicesDep, account: AccountDep) -> Response:
    await own_account.sign_out_everywhere(services, account)
    return forget(services, go("/sign-in"), "account")


async def _page(
    request: Request,
    services: Services,
    account: Account,
    error: Invalid | TooMany | None = None,
    *,
    name: str | None = None,
    saved: str = "",
) -> Response:
    shown = page(
        request,
        "accounts/own.html",
        status=error.status if error else 200,
        sessions=await own_account.sessions(services, account, _token(request, services)),
        name=account.name if name is None else name,
        error=error,
        saved=saved,
    )
    return try_again_later(shown, error) if error else shown


def _token(request: Request, services: Services) -> str:
    return token_of(services, request.cookies, "account") or ""
