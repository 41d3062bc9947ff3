"""The committed editor bundle is the one its sources give: without Node by its digest, with Node byte for byte."""

import hashlib
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

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


def node() -> str:
    """The path of Node.js; skips where a developer has none, fails in CI, where it must not be missing."""
    path = shutil.which("node")
    if path is None and os.environ.get("CI"):
        pytest.fail("Node.js is missing in CI: the bundle cannot be built and compared")
    if path is None:
        pytest.skip("Node.js is not installed; the bundle's digest was still compared")
    return path


def run(*command: str, within: Path) -> None:
    done = subprocess.run(command, cwd=within, capture_output=True, text=True, check=False, timeout=240)
    assert done.returncode == 0, f"{' '.join(command)} failed:\n{done.stdout}\n{done.stderr}"


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
    npm_path = shutil.which("npm")
    assert npm_path, "Node.js is here but npm is not"
    copy = Path(shutil.copytree(EDITOR, tmp_path / "editor", ignore=shutil.ignore_patterns("node_modules")))

    run(npm_path, "ci", "--prefer-offline", within=copy)
    run(node_path, "build.mjs", within=copy)

    built = {name: (tmp_path / "dist" / name).read_bytes() for name in COMMITTED}
    assert built == {name: (DIST / name).read_bytes() for name in COMMITTED}


@pytest.mark.parametrize("folder", [EDITOR, NPM_CLIENTS], ids=lambda folder: folder.name)
def test_the_lock_file_pins_by_hash_and_names_no_address(folder: Path) -> None:
    text = (folder / "package-lock.json").read_text(encoding="utf-8")
    packages = {path: entry for path, entry in json.loads(text)["packages"].items() if path}
    assert "://" not in text
    assert {path for path, entry in packages.items() if "integrity" not in entry or "resolved" in entry} == set()
