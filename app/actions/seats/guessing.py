"""How fast passwords, join codes and names of accounts can be guessed.

A whole company shares one network address, so addresses are not counted. And guessing at a name or a code must not keep
out the people it belongs to (docs/security.md).
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from app.actions.services import Services
from app.domain.accounts import name_key
from app.domain.errors import NameTold, NotFound, TooMany
from app.domain.passwords import wait_after
from app.storage.unavailable import Unavailable

HOUR = 3600  # seconds
MOST_ON_KNOWN_DEVICES = 60  # wrong passwords for one name within an hour; then such a device waits like any other
FREE_CODES = 10  # wrong ones from one device within CODES_WITHIN; then one in CODE_EVERY seconds
CODES_WITHIN = 600
CODE_EVERY = 10
CALM_CODES = 20  # wrong ones a second over the whole installation; beyond, each answer waits
LONGEST_WAIT = 3.0
FREE_NAMES = 5  # of accounts, tried by one account within NAMES_WITHIN
NAMES_WITHIN = 3000
FREE_KNOCKS = 5  # from one device within KNOCKS_WITHIN
KNOCKS_WITHIN = 600


@asynccontextmanager
async def trying_password(
    services: Services, name: str, *, is_known: bool, field: str = "password"
) -> AsyncIterator[None]:
    """Around a try of the password of that name; right if nothing is raised. Raises TooMany, for that field.

    `is_known`: from a device that has signed in to that name before. Other devices wait 1, 2, 4 … 30 s after each wrong
    one, all together, so that many devices guess no faster than one.
    """
    tries, key = services.tries, name_key(name)
    if not (is_known and await tries.add("known", key, seconds=HOUR) <= MOST_ON_KNOWN_DEVICES):
        wrong = await tries.count("wrong", key)
        if await tries.add("pause", key, seconds=wait_after(wrong)) > 1:
            seconds = 1 + int(await tries.seconds_left("pause", key))
            raise TooMany("There were wrong passwords for this name.", _wait(seconds), seconds=seconds, field=field)
        await tries.add("wrong", key, seconds=HOUR)
    try:
        yield
    except (Unavailable, TooMany):  # the password was not looked at, so it does not count
        await tries.forget("pause", key)
        await tries.add("known" if is_known else "wrong", key, seconds=HOUR, number=-1)
        raise
    for count in ("known", "wrong", "pause"):
        await tries.forget(count, key)


@asynccontextmanager
async def trying_code(services: Services, device: str, is_known: Callable[[], Awaitable[bool]]) -> AsyncIterator[None]:
    """Around a try of a join code; wrong if NotFound is raised. Right ones cost nothing. Raises TooMany.

    `device`: the cookie that the browser came with; "" for one that brought none. `is_known`: whether it has held a
    seat where this code leads. Then it does not wait for the wrong ones that were typed on it before.
    """
    tries = services.tries
    is_over = bool(device) and await tries.add("codes", device, seconds=CODES_WITHIN) > FREE_CODES
    passes = is_over and await is_known()
    if is_over and not passes and await tries.add("code pause", device, seconds=CODE_EVERY) > 1:
        seconds = 1 + int(await tries.seconds_left("code pause", device))
        raise TooMany("There were many wrong codes from this device.", _wait(seconds), seconds=seconds)
    try:
        yield
    except NotFound:
        await tries.add("wrong codes", seconds=1)
        raise
    except BaseException:
        await _right_code(services, device, ends_pause=not passes)
        raise
    else:
        await _right_code(services, device, ends_pause=not passes)
    finally:
        await asyncio.sleep(_wait_for_code(await tries.count("wrong codes")))


async def _right_code(services: Services, device: str, *, ends_pause: bool) -> None:
    """`ends_pause`: not where the device passed it by; it would guess at other codes in between."""
    if device:
        await services.tries.add("codes", device, seconds=CODES_WITHIN, number=-1)
    if device and ends_pause:
        await services.tries.forget("code pause", device)


def _wait_for_code(wrong: int) -> float:
    """So that many devices together guess hardly faster than a few: seconds."""
    return min(LONGEST_WAIT, max(0, wrong - CALM_CODES) / CALM_CODES)


async def trying_knock(services: Services, device: str) -> None:
    """Before a browser knocks (see knocks.py), however it is answered. Raises TooMany."""
    tries = services.tries
    if await tries.add("knocks", device, seconds=KNOCKS_WITHIN) > FREE_KNOCKS:
        seconds = 1 + int(await tries.seconds_left("knocks", device))
        raise TooMany("This device has knocked many times.", "Speak to your facilitator.", seconds=seconds)


@asynccontextmanager
async def trying_name(services: Services, account_id: str, field: str) -> AsyncIterator[None]:
    """Around an account's try of a name that somebody here may have, by taking it or by sharing with it.

    Only what tells of the name counts. Raises TooMany, for that field of the form.
    """
    tries = services.tries
    if await tries.add("names", account_id, seconds=NAMES_WITHIN) > FREE_NAMES:  # first: many may come at once
        seconds = 1 + int(await tries.seconds_left("names", account_id))
        await _not_counted(services, account_id)
        wait = f"Wait {-(-seconds // 60)} minutes and try again, or ask your admin."
        raise TooMany("You have tried many names in a short time.", wait, seconds=seconds, field=field)
    try:
        yield
    except NameTold:
        raise
    except BaseException:
        await _not_counted(services, account_id)
        raise
    else:
        await _not_counted(services, account_id)


async def _not_counted(services: Services, account_id: str) -> None:
    await services.tries.add("names", account_id, seconds=NAMES_WITHIN, number=-1)


def _wait(seconds: int) -> str:
    return f"Wait {seconds} second{'s' if seconds > 1 else ''} and try again."
