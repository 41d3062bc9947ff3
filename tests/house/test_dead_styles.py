"""What a style or a script asks for is somewhere: each class, id and attribute of styles, and what scripts look for."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
SCRIPTS = sorted([*(ROOT / "static/js").rglob("*.js"), *(ROOT / "static/editor/src").glob("*.js")])
PYTHON = sorted((ROOT / "app").rglob("*.py"))
STYLES = sorted((ROOT / "static/css").rglob("*.css"))

# Made as pages are: a number is put behind the name, or another program makes them.
MADE = {
    *(f"caret-{number}" for number in range(8)),  # carets.js: one of eight colours
    *(f"c{number}" for number in range(1, 6)),  # the cloud's five colours
    *("cm-content", "cm-editor", "cm-line", "cm-placeholder", "cm-scroller"),  # CodeMirror
}
JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
CLASS_OF_SCRIPT = re.compile(r"""(?:className\s*=|className:|class:|forRange\(view,|#liveElement\()\s*(["'`])(.*?)\1""")


def selectors(css: str) -> Iterator[str]:
    """What stands before a brace; at-rules name no element."""
    for found in re.findall(r"([^{};]+)\{", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)):
        if not found.strip().startswith("@"):
            yield found


def named(css: str, sign: str) -> set[str]:
    """What follows that sign in the selectors, quoted values left out."""
    text = "\n".join(selectors(css))
    return set(re.findall(re.escape(sign) + r"([a-zA-Z][\w-]*)", re.sub(r"\"[^\"]*\"|'[^']*'", "", text)))


def classes_of(template: str) -> set[str]:
    """The words in class attributes and in blocks that stand in one; in expressions, every word."""
    words: set[str] = set()
    for start in re.finditer(r"\bclass=\"|\{% block (?:wrap|body_class) %\}", template):
        rest = template[start.end() :]
        hidden = JINJA.sub(lambda match: re.sub(r"\"", "'", match[0]), rest)
        end = re.search(r"\"" if start[0].endswith('"') else r"\{% endblock", hidden)
        words |= set(re.findall(r"[\w-]+", rest[: end.start()] if end else ""))
    return words


def given() -> set[str]:
    """Classes that templates and scripts give to elements."""
    words = set(MADE)
    for path in TEMPLATES:
        words |= classes_of(path.read_text(encoding="utf-8"))
    for path in SCRIPTS:
        for _, text in CLASS_OF_SCRIPT.findall(path.read_text(encoding="utf-8")):
            words |= set(re.findall(r"[\w-]+", text))
    return words


def written(paths: list[Path]) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def attribute(name: str) -> re.Pattern[str]:
    """As it is written in a page, or as `dataset` has it."""
    camel = re.sub(r"-(\w)", lambda match: match[1].upper(), name.removeprefix("data-"))
    return re.compile(rf"(?<![\w-]){name}(?![\w-])|dataset\.{camel}\b")


def unused(css: str) -> set[str]:
    pages = written([*TEMPLATES, *SCRIPTS, *PYTHON])
    ids = {f"#{name}" for name in named(css, "#") if not re.search(rf"(?<![\w-]){name}(?![\w-])", pages)}
    attributes = {f"[{name}]" for name in named(css, "[") if not attribute(name).search(pages)}
    return {f".{name}" for name in named(css, ".") - given()} | ids | attributes


def test_no_style_is_for_nothing() -> None:
    assert unused(written(STYLES)) == set()


@pytest.mark.parametrize("name", sorted(MADE))
def test_what_is_made_as_pages_are_has_a_style(name: str) -> None:
    assert name in named(written(STYLES), ".")


def test_every_attribute_that_scripts_look_for_is_set_somewhere() -> None:
    """By a template, by Python, or by a script itself."""
    asked = set(re.findall(r"\[(data-[\w-]+)", written(SCRIPTS)))
    pages = written([*TEMPLATES, *PYTHON])
    sets = re.compile(r"(?:setAttribute|toggleAttribute)\(\s*\"([\w-]+)\"|dataset\.(\w+)\s*\??\??=[^=]")
    own = {
        name or "data-" + re.sub(r"([A-Z])", r"-\1", camel).lower() for name, camel in sets.findall(written(SCRIPTS))
    }
    assert {name for name in asked - own if not re.search(rf"(?<![\w-]){name}(?![\w-])", pages)} == set()


@pytest.mark.parametrize(
    ("css", "found"),
    [
        (".nowhere-at-all { color: red; }", {".nowhere-at-all"}),
        ("@media print { a.nowhere-at-all:hover, .button { color: red; } }", {".nowhere-at-all"}),
        ("#nowhere-at-all > p { color: red; }", {"#nowhere-at-all"}),
        ('[data-nowhere-at-all="button"] { color: red; }', {"[data-nowhere-at-all]"}),
        (".button[href='a.nowhere'] { width: 1.5rem; background: url(a.png); }", set()),
    ],
)
def test_a_style_for_nothing_is_noticed(css: str, found: set[str]) -> None:
    assert unused(css) == found


@pytest.mark.parametrize(
    ("template", "classes"),
    [
        ('<p class="one two">three</p>', {"one", "two"}),
        ('<p class="one{{ " two" if three == "four" }} five">', {"one", "two", "if", "three", "four", "five"}),
        ("{% block wrap %}one{% endblock %}two", {"one"}),
    ],
)
def test_classes_are_read_from_templates(template: str, classes: set[str]) -> None:
    assert classes_of(template) == classes
