"""The command line: `python -m app serve`, `python -m app migrate`."""

import argparse
import asyncio
import sys

from app.settings import BadSettings, Settings, load_settings


def main() -> int:
    commands = {"serve": serve, "migrate": bring_up_to_date}
    parser = argparse.ArgumentParser(prog="python -m app", description="Visionroom")
    parser.add_argument("command", choices=commands, help="serve: run it; migrate: update the database")
    chosen = parser.parse_args().command
    try:
        settings = load_settings()
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        commands[chosen](settings)
    except (BadSettings, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def serve(settings: Settings) -> None:
    import uvicorn  # noqa: PLC0415  `migrate` needs no server

    from app.live.protocol import LARGEST_FRAME  # noqa: PLC0415
    from app.main import create_app  # noqa: PLC0415

    uvicorn.run(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        ws="websockets-sansio",
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


if __name__ == "__main__":
    sys.exit(main())
