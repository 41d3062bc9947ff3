"""A laptop closes its lid, a network drops out: nobody says goodbye, and the server must notice by itself."""

from pathlib import Path
from typing import Any

from app.__main__ import configured
from app.bus.memory import MemoryBus
from app.live.hub import Hub
from app.settings import Settings
from app.storage.database import Database
from tests.live.application import until
from tests.live.cable import Cable
from tests.live.conftest import now
from tests.live.serving import Person, Server, joins

OFTEN: dict[str, Any] = {"ws_ping_interval": 0.2, "ws_ping_timeout": 2.0}  # seconds
LONG = 15_000  # characters: less than a text may have
MUCH = 10 * LONG  # more than the system takes off the server's hands after all


def test_the_server_asks_so_often_that_it_knows_within_thirty_seconds(tmp_path: Path) -> None:
    config = configured(Settings(data_dir=tmp_path))
    assert config.ws_ping_interval is not None and config.ws_ping_timeout is not None
    assert 0 < config.ws_ping_interval + config.ws_ping_timeout <= 30


async def test_a_person_who_has_vanished_is_seen_to_be_gone(sqlite: Database) -> None:
    """The connection ends, their caret goes, and their place is free again; the others stay."""
    async with (
        Server(Hub(sqlite, MemoryBus(), now), **OFTEN) as server,
        Cable(server.port) as network,
        joins(server, "ben") as ben,
        joins(network, "ana") as ana,
    ):
        await ana.types("I was here")
        await ana.shows_caret({"cursor": None})
        caret = ana.document.client_id
        await ben.until(lambda: ben.presences.get(caret) is not None)
        network.freeze()
        await until(lambda: [one.rights.name for one in server.hub.connections("team-a")] == ["ben"])
        await ben.until(lambda: ben.presences[caret] is None)
        await ben.types(", and I still am")
        await ben.is_saved()
        network.cut()


async def test_also_while_much_is_under_way_to_them(sqlite: Database) -> None:
    """What was written to a socket that nobody reads stays there for ever; the connection must not."""
    async with (
        Server(Hub(sqlite, MemoryBus(), now), **OFTEN) as server,
        Cable(server.port, narrow=True) as network,
        joins(server, "ben") as ben,
        joins(network, "ana"),
    ):
        (anas,) = [one for one in server.hub.connections("team-a") if one.rights.name == "ana"]
        network.freeze()
        while anas._waiting_bytes < MUCH:
            await writes_at_length(ben)
        assert not anas.is_closing
        await until(lambda: [one.rights.name for one in server.hub.connections("team-a")] == ["ben"])
        network.cut()


async def writes_at_length(person: Person) -> None:
    await person.types("x" * LONG)
    await person.is_saved()
    await person.deletes(0, LONG)
    await person.is_saved()
