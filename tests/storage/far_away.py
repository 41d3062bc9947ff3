"""PostgreSQL at the other end of a cable."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.engine import make_url

from app.storage.database import Database, open_database
from app.storage.limits import Limits
from tests.live.cable import Cable


@asynccontextmanager
async def over(cable: Cable, url: str, limits: Limits | None = None) -> AsyncIterator[Database]:
    address = make_url(url).set(host="127.0.0.1", port=cable.port)
    database = open_database(address.render_as_string(hide_password=False), limits)
    yield database
    await database.close()
