"""The pages' JavaScript has one style, types that hold, and unit tests of what can be computed without a page."""

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.node import install, node, run

ROOT = Path(__file__).parents[2]
PARTS = (
    ".biome.json",
    "static/js",
    "static/editor",
    "static/types",
    "tests/javascript",
    "tests/live/node",
    "tests/bench",
)
FILES = ("build.mjs", "lock.mjs", "package.json", "package-lock.json", ".npmrc", "tsconfig.json")
TOOLS = Path("static/node_modules/.bin")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The JavaScript of the checkout with its tools, where nothing else can change it or be changed by it."""
    node()
    root = tmp_path_factory.mktemp("javascript")
    for part in (*PARTS, *(f"static/{name}" for name in FILES)):
        (root / part).parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, root / part, ignore=shutil.ignore_patterns("node_modules", "__pycache__"))
        else:
            shutil.copy(ROOT / part, root / part)
    install(root / "static")
    return root


def style(root: Path) -> None:
    run(str(root / TOOLS / "biome"), "ci", "--error-on-warnings", ".", within=root)


def types(root: Path) -> None:
    run(str(root / TOOLS / "tsc"), within=root / "static")


def units(root: Path) -> str:
    files = sorted(str(path) for path in (root / "tests/javascript").glob("*.test.mjs"))
    return run(node(), "--test", "--test-reporter=tap", *files, within=root)


def test_there_is_one_style(copy: Path) -> None:
    style(copy)


def test_types_hold(copy: Path) -> None:
    types(copy)


def test_what_is_computed_is_right(copy: Path) -> None:
    said = units(copy)
    assert (
        re.findall(r"^# fail (\d+)$", said, re.MULTILINE),
        re.findall(r"^# skipped (\d+)$", said, re.MULTILINE),
    ) == (
        ["0"],
        ["0"],
    )


BAD = {
    "quotes": (style, "static/js/bad.js", "export const word = 'single';\n"),
    "unused": (style, "static/js/bad.js", "const word = 1;\n"),
    "null": (types, "static/js/bad.js", 'export const name = document.getElementById("a").id;\n'),
    "untyped": (types, "static/js/bad.js", "export const twice = (number) => number * 2;\n"),
    "wrong": (
        units,
        "tests/javascript/bad.test.mjs",
        'import assert from "node:assert/strict";\nassert.equal(1, 2);\n',
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_breach_is_noticed(copy: Path, name: str) -> None:
    check, path, text = BAD[name]
    bad = copy / path
    bad.write_text(text, encoding="utf-8")
    try:
        with pytest.raises(AssertionError, match="bad"):
            check(copy)
    finally:
        bad.unlink()


@pytest.mark.parametrize("missing", [("node", "npm"), ("npm",), ("node",)])
@pytest.mark.parametrize(("ci", "outcome"), [("true", pytest.fail.Exception), ("", pytest.skip.Exception)])
def test_node_may_be_missing_anywhere_but_in_ci(
    monkeypatch: pytest.MonkeyPatch, missing: tuple[str, ...], ci: str, outcome: type[BaseException]
) -> None:
    which: Callable[[str], str | None] = lambda name: None if name in missing else f"/bin/{name}"  # noqa: E731
    monkeypatch.setattr(shutil, "which", which)
    monkeypatch.setitem(os.environ, "CI", ci)
    with pytest.raises(outcome, match=r"Node\.js or npm is not installed"):
        node()
