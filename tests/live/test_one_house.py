"""Real processes: one for one database, unless they hear each other; and files that nobody else can read."""

import asyncio
import os
import stat
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
from sqlalchemy.engine import make_url

from app.data_folder import keep_private
from app.settings import Settings
from tests.browser.server import Server
from tests.bus.test_bus import redis_address
from tests.people import MARIA, PASSWORD
from tests.web.opening import enters_from_afar
from tests.web.test_settings import run

SECRET = "a secret that both processes know, of some length"
PRIVATE = {"folder": 0o700, "secret.key": 0o600} | {
    f"visionroom.db{end}": 0o600 for end in ("", "-wal", "-shm", ".lock")
}


@asynccontextmanager
async def running(folder: Path, **settings: str) -> AsyncIterator[Server]:
    server = Server(folder, **settings)
    await server.start()
    try:
        yield server
    finally:
        await server.stop()


async def refused(folder: Path, **settings: str) -> list[str]:
    """What a second server says, which is expected to end by itself."""
    second = Server(folder, **settings)
    with pytest.raises(AssertionError, match="the server ended"):
        await second.start()
    assert second.process is not None
    assert second.process.returncode == 2
    await second.reading
    return second.said


async def does(command: str, folder: Path) -> Sequence[object]:
    """The command's exit code, and how many lines it said on either side."""
    ended = await asyncio.to_thread(run, command, folder, DATA_DIR=str(folder))
    return ended.returncode, len(ended.stdout.splitlines()), len(ended.stderr.splitlines())


def modes(folder: Path) -> dict[str, int]:
    found = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    return {"folder": stat.S_IMODE(folder.stat().st_mode)} | found


async def test_a_second_server_on_the_same_file_is_refused(tmp_path: Path) -> None:
    """By whichever way it reaches the file, until the first has ended, however it ended."""
    data, link = tmp_path / "data", tmp_path / "link"
    link.symlink_to(data)
    other_folder = {"DATABASE_URL": f"sqlite:///{link}/visionroom.db"}
    async with running(data) as first:
        assert first.process is not None
        for said in (await refused(data), await refused(link), await refused(tmp_path / "other", **other_folder)):
            assert len(said) == 1
            assert f"in use by process {first.process.pid}. Stop it first." in said[0]
        await first.kill()
        await first.start()


async def test_what_may_be_done_while_the_server_runs(tmp_path: Path) -> None:
    data = tmp_path / "data"
    async with running(data) as server, httpx.AsyncClient(base_url=server.address, trust_env=False) as maria:
        await enters_from_afar(maria, server.setup_link, name=MARIA, password=PASSWORD)
        assert [await does("sample", data), await does("migrate", data)] == [(0, 1, 0), (0, 1, 0)]
        assert "A day on the Larchhorn (sample)" in (await maria.get("/")).text


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_servers_on_one_postgresql_share_a_bus_or_are_refused(tmp_path: Path, database_url: str) -> None:
    database = {"DATABASE_URL": database_url, "SECRET_KEY": SECRET}
    shared = database | {"BUS_URL": make_url(redis_address()).render_as_string(hide_password=False)}
    async with running(tmp_path / "one", **database) as first:
        alone = [await refused(tmp_path / "two", **settings) for settings in (database, shared)]
        await first.kill()
        await first.start()
    async with running(tmp_path / "one", **shared), running(tmp_path / "two", **shared):
        together = await refused(tmp_path / "three", **database)
    assert {len(said) for said in (*alone, together)} == {1}
    assert all("without a shared bus" in said[0] for said in (*alone, together))


async def test_the_files_are_the_servers_alone(tmp_path: Path) -> None:
    data = tmp_path / "data"
    async with running(data) as server:
        assert modes(data) == PRIVATE
        await server.kill()
        assert modes(data) == PRIVATE  # a log and an index that were left behind
        (data / "visionroom.db-wal").unlink()
        (data / "visionroom.db-shm").unlink()
        await server.start()
        assert modes(data) == PRIVATE


async def test_what_an_earlier_version_left_open_is_closed(tmp_path: Path) -> None:
    data = tmp_path / "data"
    async with running(data) as server:
        await server.kill()
        data.chmod(0o755)
        for path in data.iterdir():
            path.chmod(0o644)
        await server.start()
        assert modes(data) == PRIVATE
        assert [line for line in server.said if "WARNING" in line] == []


async def test_a_folder_for_everybody_stays_open(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    data.chmod(0o1777)
    async with running(data) as server:
        assert modes(data) == PRIVATE | {"folder": 0o1777}
        assert "DATA_DIR is used by others too" in "\n".join(server.said)


def test_what_is_not_ours_is_left_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    secret = tmp_path / "secret.key"
    secret.touch()
    secret.chmod(0o640)
    tmp_path.chmod(0o750)
    monkeypatch.setattr(os, "geteuid", lambda: secret.stat().st_uid + 1)
    keep_private(Settings(data_dir=tmp_path))
    assert modes(tmp_path) == {"folder": 0o750, "secret.key": 0o640}
    assert caplog.messages == [
        "DATA_DIR is used by others too and stays open to them; our own files in it do not.",
        "secret.key can be read by others on this machine, and is not ours to change",
    ]
