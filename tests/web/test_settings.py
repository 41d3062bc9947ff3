"""A bad setting stops the start with one line that names it, and with an exit code of its own."""

import os
import re
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from starlette.types import Receive, Scope, Send

from app.__main__ import configured, main
from app.settings import Settings, load_secret
from app.web.origins import own_hosts, own_origins

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = {name.upper() for name in Settings.model_fields}
LONG_SECRET = "s" * 40


@dataclass(frozen=True)
class Ended:
    code: int
    said: list[str]


Start = Callable[..., Ended]


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Start:
    """`python -m app serve` within this process, which is expected to end by itself."""
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)

    def starting(**settings: str) -> Ended:
        for name, value in ({"DATA_DIR": str(tmp_path / "data"), "PORT": "1"} | settings).items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "argv", ["app", "serve"])
        capfd.readouterr()
        code = main()
        said = capfd.readouterr()
        return Ended(code, (said.out + said.err).splitlines())

    return starting


def run(command: str, folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    own = {"DATA_DIR": str(folder / "data"), "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "app", command],
        cwd=folder,
        env=kept | own | settings,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


BAD = {
    "PORT": ["abc", "0", "65536", "-1", "80.5", ""],
    "BASE_URL": [
        *("ftp://vision.example.org", "vision.example.org", "https://", "https://vision.example.org/visions"),
        *("https://vision.example.org?a=b", "https://me:secret@vision.example.org", "https://vision.example.org:abc"),
        *("http://[::1", "https://vision.example.org:0", "https://vision.example.org#x"),
    ],
    "DATABASE_URL": ["mysql://localhost/vision", "vision.db", "sqlite://vision.db"],
    "DATABASE_CONNECT_TIMEOUT": ["soon", "0", "-1", "601", "nan"],
    "DATABASE_STATEMENT_TIMEOUT": ["0"],
    "DATABASE_LOCK_TIMEOUT": ["0"],
    "DATABASE_POOL_TIMEOUT": ["inf"],
    "DATABASE_POOL_SIZE": ["2", "501", "ten"],
    "BUS_TIMEOUT": ["0"],
    "BUS_URL": ["foo", "", "amqp://localhost"],
    "SECRET_KEY": ["short", "s" * 31],
    "SMTP_URL": [
        *("mail.example.org", "http://mail.example.org", "smtp://", "smtp://mail.example.org:abc"),
        *("smtp://mail.example.org:0", "smtp://mail.example.org/inbox", "smtps://me@mail.example.org"),
        "smtp://me:secret@mail.example.org",  # a password that everybody on the way could read
    ],
    "MAIL_FROM": ["Visionroom", "vision@", "a@example.org, b@example.org", "Visionroom <vision>"],
    "TRUSTED_PROXIES": ["nonsense", "*", "10.0.0.1;10.0.0.2", "10.0.0.1/8", "10.0.0.256"],
}


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in BAD.items() for value in values])
def test_a_value_that_cannot_be_is_named(start: Start, name: str, value: str) -> None:
    ended = start(**{name: value})
    assert (ended.code, len(ended.said)) == (2, 1)
    assert ended.said[0].startswith(f"Bad setting: {name} ")
    assert "secret" not in ended.said[0]


def test_proxies_are_addresses_and_networks() -> None:
    assert Settings(trusted_proxies=" 10.0.0.1, ::1 ,10.1.0.0/16").trusted_proxies == "10.0.0.1/32,::1/128,10.1.0.0/16"
    assert Settings(trusted_proxies="").trusted_proxies == ""


@pytest.mark.parametrize(
    ("trusted", "peer", "seen"),
    [
        ("", "10.0.0.1", "10.0.0.1"),
        ("10.0.0.1", "10.9.9.9", "10.9.9.9"),
        ("10.0.0.1", "10.0.0.1", "203.0.113.9"),  # what the proxy saw, and not what the visitor said before it
    ],
)
async def test_who_sent_a_request_is_believed_of_configured_proxies_alone(
    monkeypatch: pytest.MonkeyPatch, trusted: str, peer: str, seen: str
) -> None:
    met: list[str] = []

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        met.append(scope["client"][0])

    monkeypatch.setattr("app.main.create_app", lambda *_: application)
    config = configured(Settings(trusted_proxies=trusted))
    config.load()
    headers = [(b"x-forwarded-for", b"192.0.2.1, 203.0.113.9"), (b"x-real-ip", b"192.0.2.1")]
    asked = {"type": "http", "scheme": "http", "client": (peer, 1), "headers": headers}
    await config.loaded_app(asked, None, None)
    assert met == [seen]


def test_the_process_ends_with_that_code(tmp_path: Path) -> None:
    ended = run("serve", tmp_path, PORT="abc")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert re.fullmatch(r"Bad setting: PORT [^\n]+\n", ended.stderr)


def _closed_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _frozen_database(_: Path) -> dict[str, str]:
    """Somebody takes the connection, and never says a word."""
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    _LISTENING.append(listening)
    return {"DATABASE_URL": f"postgresql://vision:hidden@127.0.0.1:{port}/vision", "DATABASE_CONNECT_TIMEOUT": "0.2"}


_LISTENING: list[socket.socket] = []


def _a_file_for_data(folder: Path) -> dict[str, str]:
    (folder / "data").write_text("not a folder")
    return {}


def _below_a_file(folder: Path) -> dict[str, str]:
    (folder / "file").write_text("not a folder")
    return {"DATA_DIR": str(folder / "file" / "data")}


def _no_database(folder: Path) -> dict[str, str]:
    (folder / "vision.db").write_bytes(b"this is not a database, " * 100)
    return {"DATABASE_URL": f"sqlite:///{folder / 'vision.db'}"}


STORIES: dict[str, tuple[str, Callable[[Path], dict[str, str]]]] = {
    "no folder for the database": ("DATABASE_URL", lambda folder: {"DATABASE_URL": f"sqlite:///{folder}/no/x.db"}),
    "a file that is no database": ("DATABASE_URL", _no_database),
    "nobody at the database's port": (
        "DATABASE_URL",
        lambda _: {"DATABASE_URL": f"postgresql://vision:hidden@127.0.0.1:{_closed_port()}/vision"},
    ),
    "a database that is frozen": ("DATABASE_URL", _frozen_database),
    "a word for the database's port": ("DATABASE_URL", lambda _: {"DATABASE_URL": "postgresql://localhost:abc/vision"}),
    "mail without a sender": ("MAIL_FROM", lambda _: {"SMTP_URL": "smtp://localhost"}),
    "a shared bus without a shared secret": ("SECRET_KEY", lambda _: {"BUS_URL": "redis://127.0.0.1:1"}),
    "a file where the data should go": ("DATA_DIR", _a_file_for_data),
    "a folder that cannot be made": ("DATA_DIR", _below_a_file),
    "no such host": ("HOST", lambda _: {"HOST": "256.256.256.256"}),
}


@pytest.mark.parametrize("story", STORIES)
def test_what_turns_out_to_be_wrong_is_named_too(start: Start, tmp_path: Path, story: str) -> None:
    name, prepare = STORIES[story]
    ended = start(**prepare(tmp_path))
    assert (ended.code, len(ended.said)) == (2, 1)
    assert ended.said[0].startswith(f"Bad setting: {name} ")
    assert "hidden" not in ended.said[0]


def test_a_port_that_is_taken_stops_the_start_before_anything_is_announced(start: Start) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = start(PORT=str(port))
    assert (ended.code, len(ended.said)) == (2, 1)
    assert f"PORT {port} cannot be listened at" in ended.said[0]


def test_a_damaged_secret_is_not_replaced_by_a_new_one(start: Start, tmp_path: Path) -> None:
    """A new secret would end every link that was sent."""
    data = tmp_path / "data"
    data.mkdir()
    (data / "secret.key").write_text("cut")
    ended = start(PORT=str(_closed_port()))
    assert (ended.code, len(ended.said)) == (2, 1)
    assert "secret.key is damaged" in ended.said[0]
    assert (data / "secret.key").read_text() == "cut"


def test_migrating_alone_makes_the_database_and_a_second_time_changes_nothing(tmp_path: Path) -> None:
    schemas = []
    for _ in range(2):
        assert run("migrate", tmp_path).returncode == 0
        with sqlite3.connect(tmp_path / "data" / "visionroom.db") as made:
            schemas.append(made.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall())
        made.close()
    assert schemas[0] == schemas[1]
    assert len(schemas[0]) > 20


def test_the_secret_is_for_the_server_alone(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    first = load_secret(settings)
    assert load_secret(settings) == first
    assert (tmp_path / "secret.key").stat().st_mode & 0o077 == 0
    assert len(first) >= 32
    assert load_secret(Settings(data_dir=tmp_path, secret_key=LONG_SECRET)) == LONG_SECRET.encode()


@pytest.mark.parametrize(
    ("address", "origins"),
    [
        ("https://vision.example.org", {"https://vision.example.org"}),
        ("https://Vision.Example.ORG", {"https://vision.example.org"}),
        ("https://vision.example.org:443", {"https://vision.example.org"}),
        ("https://vision.example.org:8443", {"https://vision.example.org:8443"}),
        ("http://vision.example.org:80", {"http://vision.example.org"}),
        ("https://münchen.example", {"https://xn--mnchen-3ya.example"}),
        ("http://[2001:DB8::1]:8000", {"http://[2001:db8::1]:8000"}),
        ("http://127.0.0.1:8000", {"http://127.0.0.1:8000", "http://localhost:8000", "http://[::1]:8000"}),
    ],
)
def test_the_own_address_is_known_as_browsers_write_it(address: str, origins: set[str]) -> None:
    assert own_origins(Settings(base_url=address).address) == origins
    assert own_hosts(address) == {origin.split("//")[1] for origin in origins}
