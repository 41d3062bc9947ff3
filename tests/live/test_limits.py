"""How many may come: enough for everyone with all their devices, and no more than the server can serve."""

from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from app.__main__ import configured
from app.live import hub
from app.live.connection import CloseCode
from app.live.protocol import LARGEST_FRAME
from app.settings import Settings
from tests.live.serving import Person, Server, WasClosed, joins

COMPRESSION = "permessage-deflate"


async def is_turned_away(server: Server, name: str, document_id: str = "team-a") -> bool:
    """Rather than let in. They may come back later."""
    try:
        async with joins(server, name, document_id):
            return False
    except (WasClosed, ConnectionClosed) as closed:
        assert str(int(CloseCode.LATER)) in str(closed)
        return True


async def come(stack: AsyncExitStack, server: Server, names: list[str], document_id: str = "team-a") -> list[Person]:
    return [await stack.enter_async_context(joins(server, name, document_id)) for name in names]


async def test_one_person_has_ten_devices_at_a_document(sqlite_server: Server) -> None:
    async with AsyncExitStack() as stack:
        first, *_ = await come(stack, sqlite_server, ["ana"] * hub.MOST_PER_PERSON)
        assert await is_turned_away(sqlite_server, "ana")
        assert not await is_turned_away(sqlite_server, "ben")
        assert not await is_turned_away(sqlite_server, "ana", "group")
        await first.leaves()
        assert not await is_turned_away(sqlite_server, "ana")


@pytest.mark.parametrize(
    ("limit", "others_get_in"),
    [("MOST_PER_DOCUMENT", True), ("MOST_IN_PROCESS", False)],
)
async def test_a_document_and_a_process_are_full_one_day(
    sqlite_server: Server, monkeypatch: pytest.MonkeyPatch, limit: str, others_get_in: bool
) -> None:
    """People who are there already write on."""
    monkeypatch.setattr(hub, limit, 3)
    async with AsyncExitStack() as stack:
        ana, ben, _ = await come(stack, sqlite_server, ["ana", "ben", "carla"])
        assert await is_turned_away(sqlite_server, "dan")
        assert await is_turned_away(sqlite_server, "dan", "group") is not others_get_in
        await ana.types("Still here")
        await ben.sees("Still here")


async def test_nothing_is_compressed(sqlite_server: Server, tmp_path: Path) -> None:
    """Whatever a client offers: a few bytes could unfold to gigabytes."""
    config = configured(Settings(data_dir=tmp_path))
    assert (config.ws_per_message_deflate, config.ws_max_size) == (False, LARGEST_FRAME)
    async with connect(f"ws://127.0.0.1:{sqlite_server.port}/team-a/ana", compression="deflate") as offering:
        assert offering.request is not None and offering.response is not None
        assert COMPRESSION in offering.request.headers["Sec-WebSocket-Extensions"]
        assert "Sec-WebSocket-Extensions" not in offering.response.headers
