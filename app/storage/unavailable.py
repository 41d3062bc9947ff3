"""Telling an outage from a mistake: the database is away, frozen, locked or full, and a later try may succeed."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from sqlalchemy import exc

from app.logs.outage import Outage


class Trouble(StrEnum):
    """What keeps the database from doing its work; the value completes "the database …" in a log line."""

    AWAY = "cannot be reached"
    SLOW = "does not answer in time"
    BUSY = "is in use by others for too long"
    FULL = "has no space left"
    BROKEN = "cannot read or write its files"


class Unavailable(Exception):
    """The database cannot be used at present, and what was asked of it has not been done.

    `may_be_saved`: the connection broke while the commit was under way, so that nobody knows whether it took place.
    Its text holds no statement and no parameters.
    """

    def __init__(self, trouble: Trouble, *, may_be_saved: bool = False) -> None:
        super().__init__(f"the database {trouble}")
        self.trouble = trouble
        self.may_be_saved = may_be_saved


_OF_SQLITE = {
    sqlite3.SQLITE_BUSY: Trouble.BUSY,
    sqlite3.SQLITE_LOCKED: Trouble.BUSY,
    sqlite3.SQLITE_PROTOCOL: Trouble.BUSY,
    sqlite3.SQLITE_INTERRUPT: Trouble.SLOW,
    sqlite3.SQLITE_FULL: Trouble.FULL,
    sqlite3.SQLITE_IOERR: Trouble.BROKEN,
    sqlite3.SQLITE_CANTOPEN: Trouble.BROKEN,
    sqlite3.SQLITE_READONLY: Trouble.BROKEN,
    sqlite3.SQLITE_NOMEM: Trouble.BROKEN,
}
_OF_POSTGRESQL = {  # by SQLSTATE, or by its class
    "08": Trouble.AWAY,
    "53": Trouble.AWAY,  # too few resources, among them connections
    "53100": Trouble.FULL,
    "57": Trouble.AWAY,  # somebody shuts it down, or it is still starting
    "57014": Trouble.SLOW,  # statement_timeout
    "25P03": Trouble.SLOW,  # idle_in_transaction_session_timeout
    "25006": Trouble.AWAY,  # read-only: a standby that has not taken over yet
    "55P03": Trouble.BUSY,  # lock_timeout
    "40001": Trouble.BUSY,
    "40P01": Trouble.BUSY,  # a deadlock
    "58": Trouble.BROKEN,  # an error of the operating system
}


def trouble_of(error: BaseException) -> Trouble | None:
    """What is the matter with the database, or None when the error tells of a mistake in the program."""
    if isinstance(error, Unavailable):
        return error.trouble
    if isinstance(error, exc.DBAPIError):
        found = trouble_of(error.orig) if error.orig else None
        return found or (Trouble.AWAY if error.connection_invalidated else None)
    if isinstance(error, exc.TimeoutError | TimeoutError):  # no connection came free, or no answer
        return Trouble.SLOW
    if isinstance(error, sqlite3.Error):
        return _OF_SQLITE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    state = getattr(error, "sqlstate", None) or ("08" if isinstance(error, OSError) else "")
    return _OF_POSTGRESQL.get(state) or _OF_POSTGRESQL.get(state[:2])


def is_unavailable(error: BaseException) -> bool:
    return trouble_of(error) is not None


def is_outage(error: BaseException) -> bool:
    """As `is_unavailable`, for errors of which nobody knows whether they came from a database at all."""
    return isinstance(error, Unavailable | exc.SQLAlchemyError | sqlite3.Error) and is_unavailable(error)


def reason_of(error: BaseException) -> str:
    """What the driver says of an outage, without statements, parameters, or details that hold values."""
    if isinstance(error, exc.DBAPIError) and error.orig is not None:
        return reason_of(error.orig.__cause__ or error.orig)
    if isinstance(error, OSError | exc.TimeoutError):  # with their words they would name addresses
        return type(error).__name__
    return (str(error).splitlines() or [type(error).__name__])[0]


class Progress:
    """How far a transaction has come."""

    is_committing = False


@contextmanager
def telling_trouble(outage: Outage) -> Iterator[Progress]:
    """Raises Unavailable in the place of whatever the driver says of an outage; mistakes pass as they are."""
    progress = Progress()
    try:
        yield progress
    except Exception as error:
        trouble = trouble_of(error)
        if trouble is None or isinstance(error, Unavailable):
            raise
        outage.failed(f"{trouble} ({reason_of(error)})")
        is_unknown = progress.is_committing and trouble in (Trouble.AWAY, Trouble.SLOW, Trouble.BROKEN)
        raise Unavailable(trouble, may_be_saved=is_unknown) from error
