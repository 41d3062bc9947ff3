"""The committed bundles are those that their sources give: without Node by a digest, with Node byte for byte."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from tests.node import install, node, run

STATIC = Path(__file__).parents[2] / "static"
NPM_CLIENTS = Path(__file__).parents[1] / "live" / "node"
RECIPE = ("build.mjs", "package.json", "package-lock.json")
SOURCES = ("js/**/*.js", "editor/src/**/*.js", "css/**/*.css")


def sources_digest(static: Path) -> str:
    """SHA-256 over everything that decides what the bundles contain; the same as in build.mjs.

    Paths are sorted and line endings made equal, so that every checkout on every system gives the same digest.
    """
    sources = [path.relative_to(static).as_posix() for pattern in SOURCES for path in static.glob(pattern)]
    digest = hashlib.sha256()
    for path in sorted([*sources, *RECIPE]):
        content = (static / path).read_bytes().replace(b"\r\n", b"\n")
        digest.update(path.encode() + b"\0" + content + b"\0")
    return digest.hexdigest()


def copied(folder: Path) -> Path:
    """All that is built, and all that builds it."""
    return Path(shutil.copytree(STATIC, folder / "static", ignore=shutil.ignore_patterns("node_modules")))


def test_the_bundles_were_built_from_these_sources() -> None:
    built_from = (STATIC / "dist" / "sources.sha256").read_text(encoding="utf-8").strip()
    assert built_from == sources_digest(STATIC), "run `make bundles`"


@pytest.mark.parametrize("source", ["editor/src/index.js", "js/app.js", "css/survey/respondent.css", "build.mjs"])
def test_a_changed_source_changes_the_digest(tmp_path: Path, source: str) -> None:
    copy = copied(tmp_path)
    assert sources_digest(copy) == sources_digest(STATIC)

    changed = copy / source
    changed.write_bytes(changed.read_bytes() + b"\n")
    assert sources_digest(copy) != sources_digest(STATIC)


def test_building_again_gives_the_committed_bundles(tmp_path: Path) -> None:
    node_path = node()
    copy = copied(tmp_path)
    shutil.rmtree(copy / "dist")

    install(copy)
    run(node_path, "build.mjs", within=copy)

    assert contents(copy / "dist") == contents(STATIC / "dist")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("folder", [STATIC, NPM_CLIENTS], ids=lambda folder: folder.name)
def test_the_lock_file_pins_by_hash_and_names_no_address(folder: Path) -> None:
    text = (folder / "package-lock.json").read_text(encoding="utf-8")
    packages = {path: entry for path, entry in json.loads(text)["packages"].items() if path}
    assert "://" not in text
    assert {path for path, entry in packages.items() if "integrity" not in entry or "resolved" in entry} == set()
