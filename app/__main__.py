"""The command line: `python -m app serve`, `python -m app migrate`, `python -m app sample`."""

import argparse
import asyncio
import contextlib
import gc
import socket
import sqlite3
import sys
from typing import TYPE_CHECKING

from app.domain.refusals import Refusal
from app.settings import BadSettings, Settings, load_settings, make_data_folder

if TYPE_CHECKING:
    import uvicorn

HELP = "serve: run it; migrate: update the database; sample: add a prepared workshop to look around in"


def main() -> int:
    commands = {"serve": serve, "migrate": bring_up_to_date, "sample": add_sample}
    parser = argparse.ArgumentParser(prog="python -m app", description="Visionroom")
    parser.add_argument("command", choices=commands, help=HELP)
    chosen = parser.parse_args().command
    try:
        settings = load_settings()
        make_data_folder(settings)
        asyncio.run(reach_database(settings))
        commands[chosen](settings)
    except Refusal as refusal:
        print(refusal.what_happened, refusal.next_step, file=sys.stderr)
        return 2
    except (BadSettings, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


async def reach_database(settings: Settings) -> None:
    """Raises BadSettings if it does not answer, whatever the reason."""
    try:
        await _ask(settings.database)
    except Exception as error:
        reason = str(getattr(error, "orig", None) or error) or type(error).__name__
        said = f"names a database that does not answer: {reason.splitlines()[0]}"
        raise BadSettings(f"Bad setting: DATABASE_URL {said}") from None


async def _ask(url: str) -> None:
    from app.storage.database import open_database  # noqa: PLC0415

    database = open_database(url)
    try:
        if database.is_sqlite:  # looked at directly: aiosqlite leaves a thread behind where it cannot open the file
            with contextlib.closing(sqlite3.connect(str(database.engine.url.database))) as file:
                file.execute("PRAGMA schema_version")
        else:
            await database.answers()
    finally:
        await database.close()


def reserve(settings: Settings) -> socket.socket:
    """Before anything else is done, so that a port that is taken stops the start. Nobody is let in before it serves."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    reserved = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # named: asyncio then sends at once
    try:
        reserved.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # whoever was here last may still be leaving
        reserved.bind((settings.host, settings.port))
    except OSError as error:
        reserved.close()
        where = f"HOST {settings.host} and PORT {settings.port}"
        raise BadSettings(f"Bad setting: {where} cannot be listened at: {error.strerror or error}") from None
    return reserved


def serve(settings: Settings) -> None:
    import uvicorn  # noqa: PLC0415  `migrate` needs no server

    reserved = reserve(settings)
    config = configured(settings)
    gc.freeze()  # looking through what stays again and again would cost more than typing
    gc.set_threshold(10_000, 20, 20)
    gc.enable()
    sys.setswitchinterval(0.001)  # a keystroke changes threads several times: each waits for one that counts or draws
    server = uvicorn.Server(config)
    with contextlib.suppress(KeyboardInterrupt):  # stopped by hand; everything has been tidied up by then
        server.run(sockets=[reserved])
    if not server.started:
        sys.exit(1)  # it has said why


def configured(settings: Settings) -> "uvicorn.Config":
    import uvicorn  # noqa: PLC0415

    from app.live.protocol import LARGEST_FRAME  # noqa: PLC0415
    from app.live.wire import WireProtocol  # noqa: PLC0415
    from app.main import create_app  # noqa: PLC0415

    return uvicorn.Config(
        create_app(settings),
        ws=WireProtocol,
        ws_max_size=LARGEST_FRAME,
        ws_per_message_deflate=False,
        ws_ping_interval=10,
        ws_ping_timeout=20,
        access_log=False,  # addresses of links and of people are not for logs
        server_header=False,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=settings.trusted_proxies or None,
        timeout_graceful_shutdown=5,
        log_level="warning",
    )


def bring_up_to_date(settings: Settings) -> None:
    from app.storage.database import open_database  # noqa: PLC0415
    from app.storage.migrations import migrate  # noqa: PLC0415

    async def run() -> None:
        database = open_database(settings.database)
        await migrate(database)
        await database.close()

    asyncio.run(run())


def add_sample(settings: Settings) -> None:
    """Also while the server runs: its pages show the new workshop at their next look."""
    from app.actions import sample  # noqa: PLC0415
    from app.main import build_services  # noqa: PLC0415
    from app.storage.migrations import migrate  # noqa: PLC0415

    async def run() -> None:
        services = build_services(settings)
        await migrate(services.database)
        try:
            workshop = await sample.add_sample(services)
        finally:
            await services.database.close()
        print(f"“{workshop.title}” is there for everybody who can sign in: {services.base_url}")

    asyncio.run(run())


if __name__ == "__main__":
    gc.disable()  # all that a start makes is there to stay; `serve` turns it on again
    sys.exit(main())
