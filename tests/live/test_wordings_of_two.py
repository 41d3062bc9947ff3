"""Two processes see texts go at once, and keep what differs."""

import asyncio

from app.domain.documents.wordings import NewWording, Why
from app.storage.database import Database
from tests.factories import Clock
from tests.live.serving import Server, joins
from tests.live.texts import bus, clock, kept, server, servers, writes
from tests.people import STATEMENT

__all__ = ["bus", "clock", "server", "servers"]  # fixtures


async def test_two_processes_keep_texts_that_differ_in_a_word(
    servers: tuple[Server, Server], database: Database, clock: Clock
) -> None:
    """Each has seen another text go. What stands in the other's already is not kept once more."""
    one, two = servers
    longer, shorter = STATEMENT.replace("story", "memory"), STATEMENT[:-1]
    async with joins(one, "ana") as ana, joins(two, "ben"):
        await writes(ana, STATEMENT)
        keepers = [(server.hub._keeper, await server.hub._documents.open("team-a")) for server in servers]
        found = [NewWording(text, Why.SHRINKING, clock()) for text in (STATEMENT, longer)]
        await asyncio.gather(
            *(keeper.keep_new(document, [new]) for (keeper, document), new in zip(keepers, found, strict=True))
        )
        assert sorted(await kept(database)) == sorted([STATEMENT, longer])
        keeper, document = keepers[1]
        await keeper.keep_new(document, [NewWording(shorter, Why.SHRINKING, clock())])
        assert sorted(await kept(database)) == sorted([STATEMENT, longer])
