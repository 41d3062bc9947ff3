"""The wheel holds all that runs and nothing else, and starts by its console script where there is no checkout."""

import hashlib
import os
import re
import subprocess
import sys
import tarfile
import time
import tomllib
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import numpy as np
import pytest

from app.settings import Settings
from app.web.static_files import served_paths
from tests.browser.server import PATIENCE, free_port
from tests.house.test_house import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NAMED = f"visionroom-{PROJECT['version']}"
WHEEL = f"{NAMED}-py3-none-any.whl"
INFO = {f"{NAMED}.dist-info/{name}" for name in ("METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE")}


def run(*command: str | Path, within: Path, **environment: str) -> str:
    done = subprocess.run(
        command, cwd=within, env=_plain() | environment, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _plain() -> dict[str, str]:
    """Our environment without what would lead to the checkout, or change the settings."""
    foreign = {"PYTHONPATH", *(name.upper() for name in Settings.model_fields)}
    return {name: value for name, value in os.environ.items() if name not in foreign}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the source archive; building takes nothing from the network."""
    folder = tmp_path_factory.mktemp("built")
    build(folder, within=ROOT)
    return folder


def build(folder: Path, *options: str, within: Path) -> None:
    run(sys.executable, "-m", "hatchling", "build", "--directory", str(folder), *options, within=within)


def in_checkout(folder: str) -> Iterator[str]:
    for path in (ROOT / folder).rglob("*"):
        if path.is_file() and not {"__pycache__", "node_modules"} & set(path.parts):
            yield path.relative_to(ROOT).as_posix()


def test_the_wheel_holds_the_code_the_templates_and_what_is_served(built: Path) -> None:
    served = [f"static/{name}" for name in served_paths()]
    beside = {f"app/{name}" for name in (*in_checkout("templates"), *served)}
    with zipfile.ZipFile(built / WHEEL) as wheel:
        names = set(wheel.namelist())
        entry_points = wheel.read(f"{NAMED}.dist-info/entry_points.txt").decode()
    assert names == {*in_checkout("app"), *beside, *INFO}
    assert {name.split("/")[0] for name in names} == {"app", f"{NAMED}.dist-info"}
    assert entry_points == "[console_scripts]\nvisionroom = app.__main__:start\n"


def test_the_source_archive_gives_the_same_wheel(built: Path, tmp_path: Path) -> None:
    with tarfile.open(built / f"{NAMED}.tar.gz") as archive:
        archive.extractall(tmp_path, filter="data")
    build(tmp_path, "--target", "wheel", within=tmp_path / NAMED)
    assert (tmp_path / WHEEL).read_bytes() == (built / WHEEL).read_bytes()


@pytest.fixture(scope="module")
def scripts(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of scripts of an environment with the wheel in it. It takes the libraries from the tests' own."""
    place = tmp_path_factory.mktemp("installed")
    venv.create(place, symlinks=True)
    folder = "Scripts" if os.name == "nt" else "bin"
    pip = (sys.executable, "-m", "pip", "--python", str(place / folder / "python"))
    run(*pip, "install", "--quiet", "--no-deps", "--no-index", "--no-compile", built / WHEEL, within=place)
    [packages] = place.rglob("site-packages")
    libraries = Path(np.__file__).parents[1]
    (packages / "libraries.pth").write_text(f"{libraries}\n", encoding="utf-8")
    return place / folder


def test_the_command_tells_its_version_and_its_name(scripts: Path, tmp_path: Path) -> None:
    assert run(scripts / "visionroom", "--version", within=tmp_path) == f"visionroom {PROJECT['version']}\n"
    told = run(scripts / "visionroom", "--help", within=tmp_path)
    assert told.startswith("usage: visionroom [-h] [--version] COMMAND")
    assert list(tmp_path.iterdir()) == []


def test_a_checkout_tells_the_same_version(tmp_path: Path) -> None:
    said = run(sys.executable, "-m", "app", "--version", within=tmp_path, PYTHONPATH=str(ROOT))
    assert said == f"visionroom {PROJECT['version']}\n"


def test_the_command_serves_pages_and_files_from_any_folder(scripts: Path, tmp_path: Path) -> None:
    port = str(free_port())
    with subprocess.Popen([scripts / "visionroom", "serve"], cwd=tmp_path, env=_plain() | {"PORT": port}) as server:
        try:
            with httpx.Client(base_url=f"http://127.0.0.1:{port}") as visitor:
                _wait_for(visitor, server)
                page = visitor.get("/sign-in")
                [(address, digest)] = re.findall(r'"(/static/dist/pages\.css\?v=(\w+))"', page.text)
                style = visitor.get(address).content
        finally:
            server.terminate()
    assert (page.status_code, "Forgot your password?" in page.text) == (200, True)
    assert style == (ROOT / "static/dist/pages.css").read_bytes()
    assert hashlib.sha256(style).hexdigest()[:10] == digest
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data"]


def _wait_for(visitor: httpx.Client, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert server.poll() is None, f"the server ended with {server.returncode}"
        try:
            assert visitor.get("/healthz").status_code == 200
        except httpx.ConnectError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("the server has not started")
