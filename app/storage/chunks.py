"""Many rows in chunks: between two of them everything else that the process does has its turn."""

from collections.abc import AsyncIterator, Collection, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Select
from sqlalchemy.ext.asyncio import AsyncConnection

CHUNK = 500  # rows

Item = TypeVar("Item")


def chunks(items: Collection[Item]) -> Iterator[list[Item]]:
    """All of them in turn, at most CHUNK at once."""
    left = iter(items)
    while some := list(islice(left, CHUNK)):
        yield some


async def row_chunks(connection: AsyncConnection, query: Select[Any]) -> AsyncIterator[Sequence[Any]]:
    """A query's rows, at most CHUNK at once."""
    async with connection.stream(query) as result:
        async for some in result.partitions(CHUNK):
            yield some


async def all_rows(connection: AsyncConnection, query: Select[Any]) -> list[Any]:
    """A query's rows in one list, read a chunk at a time."""
    return [row async for some in row_chunks(connection, query) for row in some]
