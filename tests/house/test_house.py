"""The rules of the house that a machine can check: functions from files to what breaks a rule, tried on bad ones."""

import ast
import hashlib
import re
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LONGEST_FILE = 300  # lines
LONGEST_FUNCTION = 40  # lines; of its body, docstring included
SHORT_CLASS = 20  # lines
LONG_FUNCTIONS = 0.05  # at most this part of all
LONGEST_TEMPLATE_LINE = 120  # characters
NOT_OURS = ("static/vendor/", "static/dist/", "node_modules/", "migrations/versions/")
DATA = ("dataclass", "StrEnum", "IntEnum", "Enum", "Protocol", "Exception", "DomainError", "NamedTuple", "TypedDict")
RAW_MARKUP = re.compile(
    r"\|\s*safe\b|\bMarkup\(|autoescape\s+false|innerHTML|outerHTML\s*=|insertAdjacentHTML|document\.write\(\W"
)
FOREIGN = re.compile(r"(?<![\w:])(?:https?:)?//(?!www\.w3\.org/)[a-z0-9][a-z0-9-]*\.[a-z]{2,}", re.IGNORECASE)


def files(*patterns: str) -> Iterator[Path]:
    for pattern in patterns:
        for path in sorted(ROOT.glob(pattern)):
            if path.is_file() and not any(part in path.as_posix() for part in NOT_OURS):
                yield path


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name


def parsed(paths: Iterable[Path]) -> Iterator[tuple[Path, ast.Module]]:
    for path in paths:
        yield path, ast.parse(path.read_text(encoding="utf-8"))


# -- layout


def test_imports_run_down_the_floors() -> None:
    """The contract in pyproject.toml, kept by import-linter."""
    done = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 kept, 0 broken" in done.stdout


def test_no_file_is_longer_than_one_can_hold_in_mind() -> None:
    own = ("app/**/*.py", "tests/**/*.py", "tests/**/*.mjs", "static/js/**/*.js", "static/editor/src/*.js")
    ours = files(*own, "static/types/*.ts", "static/css/**/*.css")
    assert too_long(ours) == {}


def too_long(paths: Iterable[Path]) -> dict[str, int]:
    counted = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in paths}
    return {name: lines for name, lines in counted.items() if lines > LONGEST_FILE}


def test_lines_of_templates_are_short() -> None:
    templates = list(files("templates/**/*.html"))
    assert len(templates) > 150
    assert long_lines(templates) == []


def long_lines(paths: Iterable[Path]) -> list[str]:
    return [
        f"{name_of(path)}:{number}"
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if len(line) > LONGEST_TEMPLATE_LINE
    ]


def test_functions_are_short() -> None:
    lengths = list(function_lengths(files("app/**/*.py")).items())
    long = [name for name, length in lengths if length > LONGEST_FUNCTION]
    assert len(lengths) > 300
    assert statistics.median(length for _, length in lengths) < 10
    assert len(long) <= LONG_FUNCTIONS * len(lengths), long


def function_lengths(paths: Iterable[Path]) -> dict[str, int]:
    return {
        f"{name_of(path)}:{node.lineno} {node.name}": (node.body[-1].end_lineno or 0) - node.body[0].lineno + 1
        for path, tree in parsed(paths)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


# -- words for readers


def test_modules_and_working_classes_say_what_they_are_for() -> None:
    assert list(without_docstring(files("app/**/*.py"))) == []


def without_docstring(paths: Iterable[Path]) -> Iterator[str]:
    """Modules, and public classes with behaviour. What may go without: values whose fields say it all, what is read
    at a glance, and a module's only class or its namesake, which the module's own words describe."""
    for path, tree in parsed(paths):
        if tree.body and not ast.get_docstring(tree):
            yield name_of(path)
        public = [node for node in tree.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_")]
        for node in public:
            is_short = (node.end_lineno or 0) - node.lineno < SHORT_CLASS
            is_described = is_short or len(public) == 1 or node.name.lower() == path.stem
            if not (is_described or ast.get_docstring(node) or is_data(node)):
                yield f"{name_of(path)}: {node.name}"


def is_data(node: ast.ClassDef) -> bool:
    marks = [ast.unparse(mark) for mark in (*node.decorator_list, *node.bases)]
    return any(mark.split("(")[0].split(".")[-1] in DATA for mark in marks)


def test_nothing_is_left_for_later() -> None:
    everything = files(
        "app/**/*.py", "tests/**/*.py", "templates/**/*.html", "static/js/**/*.js", "static/editor/src/*.js"
    )
    marks = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK")) + r")\b")
    assert matches(everything, marks) == []


# -- what people type stays text, and no request leaves our own origin


def test_no_markup_is_made_from_text() -> None:
    ours = files("app/**/*.py", "templates/**/*", "static/js/**/*.js", "static/editor/src/*.js")
    assert matches(ours, RAW_MARKUP) == []


def test_nothing_is_fetched_from_elsewhere() -> None:
    ours = [
        *files("templates/**/*", "static/css/**/*.css", "static/js/**/*.js", "static/editor/src/*.js", "static/*.svg")
    ]
    assert len(ours) > 100
    assert matches(ours, FOREIGN) == []
    assert matches(files("static/css/**/*.css"), re.compile(r"@import|url\((?![\"']\.\./fonts/)")) == []


def matches(paths: Iterable[Path], pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name_of(path)}:{number} {line.strip()[:80]}"
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if pattern.search(line)
    ]


def test_templates_hold_no_inline_script_or_style() -> None:
    """The policy would refuse them; tests/web inspects every rendered page besides."""
    inline = re.compile(r"<script(?![^>]*\bsrc=)|<style\b|\sstyle=|\son[a-z]+=|\shx-on", re.IGNORECASE)
    assert matches(files("templates/**/*.html"), inline) == []


# -- what came from others is what it says it is


def test_vendored_files_are_the_ones_that_were_checked() -> None:
    told = (ROOT / "static/vendor/VERSIONS.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `([^`]+)` \|.*\| `([0-9a-f]{64})` \|$", told, re.MULTILINE))
    there = [path for path in (ROOT / "static/vendor").iterdir() if path.name != "VERSIONS.md"]
    assert rows == {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in there}
    assert len(rows) >= 2


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_lock_files_pin_by_hash_and_name_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    packages = re.split(r"\n(?=[a-z0-9])", text.strip(), flags=re.IGNORECASE)
    pinned = re.compile(r"[A-Za-z0-9._-]+(\[[a-z0-9,-]+\])?==\S+( ; [^\\]+)? \\\n    --hash=sha256:[0-9a-f]{64}")
    assert [package.split("\n")[0] for package in packages if not pinned.match(package)] == []
    assert len(packages) > 25
    assert re.sub(r"http(tools|x|core)\b", "", text).count("http") == 0
    assert re.findall(r"://|--index|--find-links|@ file", text) == []


def test_the_test_lock_holds_the_versions_that_run() -> None:
    """What is tested is what is shipped."""
    versions = [
        dict(re.findall(r"^([a-z0-9._-]+)(?:\[[^\]]+\])?==(\S+)", (ROOT / lock).read_text(), re.MULTILINE))
        for lock in ("requirements.lock", "requirements-test.lock")
    ]
    assert {name: versions[1].get(name) for name in versions[0]} == versions[0]


# -- the checks themselves can fail

BAD = {
    "long.py": "x = 1\n" * (LONGEST_FILE + 1),
    "mute.py": "class Engine:\n" + "    def go(self): ...\n" * 30 + "\nclass Wheel:\n    pass\n",
    "function.py": "def f():\n" + "    x = 1\n" * 50,
    "wide.html": "<p>" + "One more. " * 12,
    "page.html": "{{ name|safe }}",
    "other.html": "{{ name | safe }}",
    "script.js": "box.innerHTML = name;",
    "foreign.css": "src: url(https://fonts.example.com/a.woff2)",
    "protocol.html": '<img src="//cdn.example.com/x.png">',
}


@pytest.mark.parametrize(
    ("name", "check"),
    [
        ("long.py", too_long),
        ("mute.py", lambda paths: list(without_docstring(paths)) == ["mute.py", "mute.py: Engine"]),
        ("function.py", lambda paths: max(function_lengths(paths).values()) == 50),
        ("wide.html", lambda paths: long_lines(paths) == ["wide.html:1"]),
        ("page.html", lambda paths: matches(paths, RAW_MARKUP)),
        ("other.html", lambda paths: matches(paths, RAW_MARKUP)),
        ("script.js", lambda paths: matches(paths, RAW_MARKUP)),
        ("foreign.css", lambda paths: matches(paths, FOREIGN)),
        ("protocol.html", lambda paths: matches(paths, FOREIGN)),
    ],
)
def test_a_breach_is_noticed(tmp_path: Path, name: str, check: Callable[[list[Path]], object]) -> None:
    path = tmp_path / name
    path.write_text(BAD[name], encoding="utf-8")
    assert check([path])
