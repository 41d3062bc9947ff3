"""A phase is a package: a table knows the kinds, and templates use only what their phase's content has."""

import ast
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import get_type_hints

import pytest
from jinja2 import nodes

from app.actions.meeting.content import Content
from app.actions.meeting.frame import Frame, Surface
from app.actions.meeting.phases.registry import LOADERS
from app.domain.meeting.phase_spec import PhaseKind, PhaseSpec, Said
from app.domain.meeting.phases import PHASES
from app.web.pages import environment
from tests.house.test_house import ROOT

TABLES = ("app/domain/meeting/phase_spec.py", "app/domain/meeting/phases.py", "app/domain/workshops/workshops.py")
KINDS = re.compile(r"\b(?:PhaseKind|Mode|Setting)\b")
IN_TEMPLATES = re.compile(r"\b(?:phase\.kind|\.mode|\.setting)\b\s*(?:==|!=|in\b|not in\b)")
PHASE_TEMPLATES = ROOT / "templates/meeting/phases"
CONTENTS = {kind: get_type_hints(loader.stored)["return"] for kind, loader in LOADERS.items()}


def conditions(path: Path) -> Iterator[str]:
    """Where code asks which kind, mode or setting it has, by name."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Compare) and KINDS.search(ast.unparse(node)):
            yield f"{path.relative_to(ROOT)}: {ast.unparse(node)}"


def test_the_tables_know_kinds_modes_and_settings_and_nothing_else_asks() -> None:
    code = [path for path in sorted((ROOT / "app").rglob("*.py")) if str(path.relative_to(ROOT)) not in TABLES]
    templates = sorted((ROOT / "templates").rglob("*.html"))
    assert [found for path in code for found in conditions(path)] == []
    assert [
        f"{path.relative_to(ROOT)}: {found[0]}"
        for path in templates
        for found in IN_TEMPLATES.finditer(path.read_text())
    ] == [
        "templates/preparation/platform/_drafting.html: .mode !=",  # is what was chosen what the answers suggest?
        "templates/workshops/_fields.html: .mode ==",  # which one is ticked?
    ]


def test_a_condition_is_noticed() -> None:
    assert list(conditions(ROOT / "app/domain/workshops/workshops.py"))[-2:] == [
        "app/domain/workshops/workshops.py: self is Mode.BREAKOUTS",
        "app/domain/workshops/workshops.py: self is Setting.IN_PERSON",
    ]
    assert KINDS.search("a is PhaseKind.DRAFT") and KINDS.search("mode in (Mode.SOLO,)") and not KINDS.search("a is b")
    assert IN_TEMPLATES.search('{% if frame.phase.kind == "draft" %}')


def test_every_kind_has_a_spec() -> None:
    assert list(PHASES) == list(PhaseKind)


def test_a_phase_with_content_has_a_template_for_each_surface() -> None:
    assert {folder.name for folder in PHASE_TEMPLATES.iterdir() if folder.is_dir()} == {kind.value for kind in LOADERS}
    assert {
        (folder.name, surface.value)
        for folder in PHASE_TEMPLATES.iterdir()
        if folder.is_dir()
        for surface in Surface
        if not (folder / f"_{surface.value}.html").exists()
    } == set()


def names(kind: type) -> set[str]:
    return {field.name for field in fields(kind)} | {name for name in dir(kind) if not name.startswith("_")}


def used(template: Path, value: str) -> set[str]:
    """What a template takes from a value: `content.drafts`."""
    tree = environment.parse(template.read_text())
    return {
        found.attr
        for found in tree.find_all(nodes.Getattr)
        if isinstance(found.node, nodes.Name) and found.node.name == value
    }


def templates_of(kind: PhaseKind) -> list[Path]:
    """A phase's own templates, and the parts that they are made of."""
    own = sorted((PHASE_TEMPLATES / kind.value).glob("*.html"))
    included = {
        ROOT / "templates" / str(node.template.value)
        for path in own
        for node in environment.parse(path.read_text()).find_all(nodes.Include)
        if isinstance(node.template, nodes.Const)
    }
    return [*own, *sorted(included)]


@pytest.mark.parametrize("kind", LOADERS)
def test_what_a_phases_templates_use_exists(kind: PhaseKind) -> None:
    values = {"content": CONTENTS[kind], "frame": Frame, "said": Said}
    unknown = {
        f"{path.relative_to(ROOT)}: {value}.{name}"
        for path in templates_of(kind)
        for value, its_kind in values.items()
        for name in used(path, value) - names(its_kind)
    }
    assert unknown == set()


def test_what_the_frames_templates_use_exists() -> None:
    paths = [*(ROOT / "templates/meeting").glob("*.html"), *PHASE_TEMPLATES.glob("*.html")]
    paths += [
        ROOT / f"templates/meeting/parts/_{name}.html" for name in ("controls", "rail", "people", "damaged", "head")
    ]
    values = {"content": Content, "frame": Frame, "said": Said}
    unknown = {
        f"{path.name}: {value}.{name}"
        for path in paths
        for value, its_kind in values.items()
        for name in used(path, value) - names(its_kind)
    }
    assert unknown == set()


def test_an_unknown_name_is_noticed(tmp_path: Path) -> None:
    page = tmp_path / "_page.html"
    page.write_text("{% if content.shown %}{{ content.nothing.at_all }}{{ frame.phase.kind }}{% endif %}")
    assert used(page, "content") == {"shown", "nothing"}
    assert used(page, "frame") - names(Frame) == set()


def test_every_field_of_a_spec_is_used_somewhere() -> None:
    code = "\n".join(
        path.read_text()
        for folder, ending in (("app", "*.py"), ("templates", "*.html"))
        for path in (ROOT / folder).rglob(ending)
        if str(path.relative_to(ROOT)) != "app/domain/meeting/phases.py"
    )
    assert [field.name for field in fields(PhaseSpec) if not re.search(rf"\.{field.name}\b", code)] == []
