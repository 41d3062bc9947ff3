"""The database of a running house is away: every statement fails, as when nothing can be reached or written."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from tests.web.serving import House


@contextmanager
def outage(house: House, *, in_commit: bool = False) -> Iterator[None]:
    """`in_commit`: all goes well up to the commit, after which the connection is lost."""
    engine = house.services.database.engine.sync_engine
    moment = "commit" if in_commit else "before_cursor_execute"

    def fails(*_: object) -> None:
        raise ConnectionResetError("the database is away")

    event.listen(engine, moment, fails)
    try:
        yield
    finally:
        event.remove(engine, moment, fails)
