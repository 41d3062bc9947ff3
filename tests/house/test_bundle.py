"""The committed editor bundle is the one its sources give: without Node by its digest, with Node byte for byte."""

import hashlib
import json
import re
import shutil
from pathlib import Path

import pytest

from tests.node import install, node, run

STATIC = Path(__file__).parents[2] / "static"
EDITOR = STATIC / "editor"
DIST = STATIC / "dist"
NPM_CLIENTS = Path(__file__).parents[1] / "live" / "node"
COMMITTED = ("editor.js", "editor.licences.txt")


def sources_digest(editor: Path) -> str:
    """SHA-256 over everything that decides what the bundle contains; the same as in build.mjs.

    Paths are sorted and line endings made equal, so that every checkout on every system gives the same digest.
    """
    sources = [f"src/{path.name}" for path in (editor / "src").glob("*.js")]
    digest = hashlib.sha256()
    for path in sorted([*sources, "build.mjs", "package.json", "package-lock.json"]):
        content = (editor / path).read_bytes().replace(b"\r\n", b"\n")
        digest.update(path.encode() + b"\0" + content + b"\0")
    return digest.hexdigest()


def committed_digest() -> str:
    first_line = (DIST / "editor.js").read_text(encoding="utf-8").partition("\n")[0]
    found = re.search(r"sources-sha256:([0-9a-f]{64})", first_line)
    assert found, "static/dist/editor.js has no digest in its first line"
    return found[1]


def test_the_bundle_was_built_from_these_sources() -> None:
    assert committed_digest() == sources_digest(EDITOR), "run `npm ci && node build.mjs` in static/editor"


def test_a_changed_source_changes_the_digest(tmp_path: Path) -> None:
    copy = Path(shutil.copytree(EDITOR, tmp_path / "editor", ignore=shutil.ignore_patterns("node_modules")))
    assert sources_digest(copy) == sources_digest(EDITOR)

    source = copy / "src" / "index.js"
    source.write_bytes(source.read_bytes() + b"\n")
    assert sources_digest(copy) != sources_digest(EDITOR)


def test_building_again_gives_the_committed_bundle(tmp_path: Path) -> None:
    node_path = node()
    copy = Path(shutil.copytree(EDITOR, tmp_path / "editor", ignore=shutil.ignore_patterns("node_modules")))

    install(copy)
    run(node_path, "build.mjs", within=copy)

    built = {name: (tmp_path / "dist" / name).read_bytes() for name in COMMITTED}
    assert built == {name: (DIST / name).read_bytes() for name in COMMITTED}


@pytest.mark.parametrize("folder", [STATIC, EDITOR, NPM_CLIENTS], ids=lambda folder: folder.name)
def test_the_lock_file_pins_by_hash_and_names_no_address(folder: Path) -> None:
    text = (folder / "package-lock.json").read_text(encoding="utf-8")
    packages = {path: entry for path, entry in json.loads(text)["packages"].items() if path}
    assert "://" not in text
    assert {path for path, entry in packages.items() if "integrity" not in entry or "resolved" in entry} == set()
