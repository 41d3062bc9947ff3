"""PostgreSQL: connections that are durable, and that give up on a server that has gone silent."""

from typing import Any

from sqlalchemy import ExceptionContext, NullPool, event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from app.storage.limits import Limits

_GRACE = 1.0  # seconds: the server ends a slow statement itself, and only if it is silent too we do
_SETTINGS = {
    "synchronous_commit": "on",  # durable on commit, also where a server or a role was set to be quicker than that
    # A process that froze or vanished must not keep its locks: the others would wait for it.
    "idle_in_transaction_session_timeout": "30s",
    "tcp_keepalives_idle": "10",
    "tcp_keepalives_interval": "5",
    "tcp_keepalives_count": "3",
}


def postgresql_engine(url: str, limits: Limits) -> AsyncEngine:
    """Parameters hold what people wrote: they have no place in a log, whatever fails."""
    engine = create_async_engine(
        url,
        hide_parameters=True,
        connect_args={"timeout": limits.connect, "command_timeout": limits.statement + _GRACE},
        pool_size=limits.kept,
        max_overflow=limits.pool_size - limits.kept,
        pool_timeout=limits.pool,
        pool_pre_ping=True,
    )
    limited = {
        "statement_timeout": f"{round(limits.statement * 1000)}ms",
        "lock_timeout": f"{round(limits.lock * 1000)}ms",
    }
    return _prepared(engine, _SETTINGS | limited)


def unlimited_postgresql_engine(url: str, limits: Limits) -> AsyncEngine:
    """A new connection each time, on which statements may take as long as they need."""
    arguments = {"timeout": limits.connect}
    engine = create_async_engine(url, hide_parameters=True, connect_args=arguments, poolclass=NullPool)
    return _prepared(engine, _SETTINGS | {"statement_timeout": "0", "lock_timeout": "0"})


def _prepared(engine: AsyncEngine, settings: dict[str, str]) -> AsyncEngine:
    event.listen(engine.sync_engine, "connect", lambda connection, _entry: _prepare(connection, settings))
    event.listen(engine.sync_engine, "handle_error", _leave_silent)
    return engine


def _prepare(connection: Any, settings: dict[str, str]) -> None:
    """In one round trip."""
    cursor = connection.cursor()
    cursor.execute("SELECT " + ", ".join(f"set_config('{name}', '{value}', false)" for name, value in settings.items()))
    cursor.close()
    connection.commit()


def _leave_silent(context: ExceptionContext) -> None:
    """A connection that did not answer in time is not waited for again, not even for its rollback."""
    if isinstance(context.original_exception, TimeoutError):
        context.is_disconnect = True
