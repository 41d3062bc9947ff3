"""The command line: `visionroom COMMAND`, or `python -m app COMMAND` in a checkout; `--help` lists them."""

import argparse
import asyncio
import contextlib
import gc
import socket
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app.data_folder import keep_others_out, keep_private, make_data_folder
from app.domain.errors import DomainError
from app.resources import version
from app.settings import BadSettings, Settings, load_settings

if TYPE_CHECKING:  # a command that needs no server starts without loading one
    import uvicorn

    from app.actions.services import Services

Command = Callable[["Settings", argparse.Namespace], None]


def start() -> int:
    """The console script."""
    gc.disable()  # all that a start makes is there to stay; `serve` turns it on again
    return main()


def main() -> int:
    given = _parser().parse_args()
    try:
        settings = load_settings()
        prepare(settings, given.run)
        if given.run not in (restore, back_up):  # to ask would make a database where there is none
            asyncio.run(reach_database(settings))
        given.run(settings, given)
    except DomainError as refusal:
        print(refusal, refusal.next_step, file=sys.stderr)
        return 2
    except BadSettings as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{error.filename}: {error.strerror}" if error.filename else error, file=sys.stderr)
        return 2
    return 0


def prepare(settings: Settings, run: Command) -> None:
    """Raises DomainError for a command that works on what is stored, where nothing is; it makes nothing then."""
    if run not in (back_up, print_new_password_link, strip_copy):
        make_data_folder(settings)
        return
    from app.installation import require_database  # noqa: PLC0415

    keep_others_out()
    require_database(settings)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=_program(), description="Visionroom")
    parser.add_argument("--version", action="version", version=f"visionroom {version()}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, run: Command, told: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=told, description=told)
        command.set_defaults(run=run)
        return command

    add("serve", lambda settings, _: serve(settings), "run it")
    add("migrate", lambda settings, _: bring_up_to_date(settings), "update the database")
    add("sample", lambda settings, _: add_sample(settings), "add a prepared workshop to look around in")
    reset = add("reset-password", print_new_password_link, "print a link with which somebody chooses another password")
    reset.add_argument("name", nargs="+", help="the name that the person signs in with")
    made = add("backup", back_up, "write all that is stored into one file, also while the server runs")
    made.add_argument("file", type=Path)
    made.add_argument("--with-secret", action="store_true", help="so that links that people have work after a restore")
    add("restore", restore, "put a backup where nothing is yet").add_argument("file", type=Path)
    add("strip", strip_copy, "take out of a copied PostgreSQL database what no backup may hold")
    return parser


def _program() -> str:
    """What people type to run this."""
    return "python -m app" if Path(sys.argv[0]).name == "__main__.py" else "visionroom"


async def reach_database(settings: Settings) -> None:
    """Raises BadSettings if it does not answer, whatever the reason."""
    from app.storage.unavailable import Unavailable  # noqa: PLC0415

    try:
        await _ask(settings)
    except Exception as error:
        cause = error.__cause__ if isinstance(error, Unavailable) and error.__cause__ else error
        reason = str(getattr(cause, "orig", None) or cause) or type(cause).__name__
        said = f"names a database that does not answer: {reason.splitlines()[0]}"
        raise BadSettings(f"Bad setting: DATABASE_URL {said}") from None


async def _ask(settings: Settings) -> None:
    from app.storage.database import open_database  # noqa: PLC0415

    database = open_database(settings.database, settings.database_limits)
    try:
        if database.is_sqlite:  # looked at directly: aiosqlite leaves a thread behind where it cannot open the file
            with contextlib.closing(sqlite3.connect(str(database.engine.url.database))) as file:
                file.execute("PRAGMA schema_version")
        else:
            await database.ping()
    finally:
        await database.close()


def reserve(settings: Settings) -> socket.socket:
    """Before anything else is done, so that a port that is taken stops the start. Nobody is let in before it serves."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    reserved = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # named: asyncio then sends at once
    try:
        reserved.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # the process before may still be leaving
        reserved.bind((settings.host, settings.port))
    except OSError as error:
        reserved.close()
        where = f"HOST {settings.host} and PORT {settings.port}"
        raise BadSettings(f"Bad setting: {where} cannot be listened at: {error.strerror or error}") from None
    return reserved


def serve(settings: Settings) -> None:
    import uvicorn  # noqa: PLC0415  `migrate` needs no server

    from app.logs.lines import write_to_console  # noqa: PLC0415
    from app.main import build_services  # noqa: PLC0415
    from app.storage.unavailable import is_outage  # noqa: PLC0415

    reserved = reserve(settings)
    services = build_services(settings)
    write_to_console(is_outage)
    keep_private(settings)
    config = configured(settings, services)
    gc.freeze()  # looking through what stays again and again would cost more than typing
    gc.set_threshold(10_000, 20, 20)
    gc.enable()
    sys.setswitchinterval(0.001)  # a keystroke changes threads several times: each waits for one that counts or draws
    server = uvicorn.Server(config)
    runner = asyncio.Runner(loop_factory=config.get_loop_factory())
    with contextlib.suppress(KeyboardInterrupt), runner:  # stopped by hand; everything has been tidied up by then
        runner.run(hold_and_serve(services, server, reserved))
    if not server.started:
        sys.exit(1)  # it has said why


async def hold_and_serve(services: "Services", server: "uvicorn.Server", reserved: socket.socket) -> None:
    """Raises DomainError where other servers work on the database that do not hear this one."""
    assert services.lock is not None
    await services.lock.acquire()
    try:
        await server.serve(sockets=[reserved])
    finally:
        await services.lock.release()


def configured(settings: Settings, services: "Services | None" = None) -> "uvicorn.Config":
    import uvicorn  # noqa: PLC0415

    from app.live.protocol import LARGEST_FRAME  # noqa: PLC0415
    from app.live.wire import WireProtocol  # noqa: PLC0415
    from app.main import create_app  # noqa: PLC0415
    from app.web.bounded_http import KEEP_ALIVE_SECONDS, BoundedHttp  # noqa: PLC0415

    return uvicorn.Config(
        create_app(settings, services),
        http=BoundedHttp,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
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
        log_config=None,  # as everything else that is logged
        log_level="warning",
    )


def bring_up_to_date(settings: Settings) -> None:
    from app.storage import process_lock  # noqa: PLC0415
    from app.storage.database import open_database  # noqa: PLC0415

    async def run() -> None:
        database = open_database(settings.database, settings.database_limits)
        try:
            has_changed = await process_lock.bring_up_to_date(database)
        finally:
            await database.close()
        print("The database has been updated." if has_changed else "The database is up to date.")

    asyncio.run(run())


def add_sample(settings: Settings) -> None:
    """Also while the server runs: its pages show the new workshop at their next look."""
    from app.actions.workshops import sample  # noqa: PLC0415
    from app.main import build_services  # noqa: PLC0415
    from app.storage.process_lock import bring_up_to_date  # noqa: PLC0415

    async def run() -> None:
        services = build_services(settings)
        try:
            await bring_up_to_date(services.database)
            workshop = await sample.add_sample(services)
        finally:
            await services.database.close()
        print(f"“{workshop.title}” is there for everybody who can sign in: {services.base_url}")

    asyncio.run(run())


def print_new_password_link(settings: Settings, given: argparse.Namespace) -> None:
    """Also while the server runs."""
    from app.actions.accounts import accounts  # noqa: PLC0415
    from app.installation import require_secret, require_tables, sqlite_file  # noqa: PLC0415
    from app.main import build_services  # noqa: PLC0415
    from app.storage.process_lock import bring_up_to_date  # noqa: PLC0415

    async def run() -> None:
        require_secret(settings)
        services = build_services(settings)
        try:
            await require_tables(services.database, sqlite_file(settings) or "DATABASE_URL")
            await bring_up_to_date(services.database)
            link = await accounts.new_password_link(services, " ".join(given.name))
            who = await accounts.invited(services, link.rsplit("/", 1)[-1])
        finally:
            await services.database.close()
        print(f"With this link {who.name} chooses another password. It works once, for 24 hours: {link}")

    asyncio.run(run())


def back_up(settings: Settings, given: argparse.Namespace) -> None:
    from app import backup  # noqa: PLC0415

    alone = asyncio.run(backup.back_up(settings, given.file, with_secret=given.with_secret))
    print(f"The backup is in {given.file}.")
    for title in alone:
        print(f"What people are writing alone in “{title}” is not in it.")
    if given.with_secret:
        print("It holds the secret: with it anybody can open every link. Keep it where only you can read it.")
    else:
        print(
            "It holds no secret. Keep the file secret.key, or SECRET_KEY, elsewhere: without it people need new links."
        )


def restore(settings: Settings, given: argparse.Namespace) -> None:
    from app import backup  # noqa: PLC0415

    restored = asyncio.run(backup.restore(settings, given.file))
    print(f"What was stored at {restored.made_at} is there again. Start the server: {_program()} serve")
    for title in restored.alone:
        print(f"In “{title}” people were drafting alone. Their own documents are empty.")
    if not restored.has_secret:
        print("The backup holds no secret. Links of people and screens work only with the secret.key of then.")
    print("Messages that waited to be sent stay where they are until a facilitator sends them again.")


def strip_copy(settings: Settings, given: argparse.Namespace) -> None:
    from app import backup  # noqa: PLC0415

    for title in asyncio.run(backup.strip_copy(settings)):
        print(f"What people were writing alone in “{title}” is not in this copy any more.")
    print("This copy may be kept as a backup. Its messages that waited to be sent are stopped.")


if __name__ == "__main__":
    sys.exit(start())
