"""Long work that a page watches: a line of JSON for how far it is, and a last one for what it came to.

A page that asks for lines gets them as they come. Another waits, and gets the answer itself. If the page goes away, or
presses Cancel, the work is given up: what waits is cancelled, and what tells how far it is hears of it there. So a
transaction that tells ends by itself, and no query is torn off.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable

from fastapi import Request
from fastapi.responses import RedirectResponse, Response, StreamingResponse

from app.domain.errors import DomainError
from app.web.errors import refusal_page

LINES = "application/x-ndjson"
Told = Callable[[int, int], None]


async def watched(request: Request, work: Callable[[Told], Awaitable[Response]]) -> Response:
    """`work` is given what it tells how far it is: how much is done, and of how much."""
    if LINES not in request.headers.get("accept", ""):
        return await work(lambda done, total: None)
    return StreamingResponse(
        _lines(request, work), media_type=LINES, headers={"x-accel-buffering": "no", "cache-control": "no-store"}
    )


async def _lines(request: Request, work: Callable[[Told], Awaitable[Response]]) -> AsyncIterator[str]:
    said: asyncio.Queue[tuple[int, int] | None] = asyncio.Queue()
    is_gone = False

    def told(done: int, total: int) -> None:
        if is_gone:
            raise asyncio.CancelledError
        said.put_nowait((done, total))

    at_work = asyncio.ensure_future(work(told))
    at_work.add_done_callback(lambda _: said.put_nowait(None))
    try:
        yield _line({"done": 0, "total": 0})
        while (so_far := await said.get()) is not None:
            yield _line({"done": so_far[0], "total": so_far[1]})
        yield _line(_end(request, at_work))
    finally:
        is_gone = True
        at_work.cancel()
        await asyncio.gather(at_work, return_exceptions=True)


def _end(request: Request, at_work: asyncio.Future[Response]) -> dict[str, object]:
    try:
        response = at_work.result()
    except DomainError as refusal:
        response = refusal_page(request, refusal)
    if isinstance(response, RedirectResponse) or "location" in response.headers:
        return {"go": response.headers["location"]}
    return {"page": bytes(response.body).decode()}


def _line(what: dict[str, object]) -> str:
    return json.dumps(what) + "\n"
