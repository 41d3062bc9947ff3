"""No circle of modules, not even one of imports that only types need: each module can be read before its users."""

import ast
from collections.abc import Iterable
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp
import pytest

from tests.house.test_house import files, name_of, parsed


def circle_in(package: str) -> list[str]:
    """The modules of one circle, each importing the next, the first one again at the end; empty where there is none."""
    graph = grimp.build_graph(package, exclude_type_checking_imports=False, cache_dir=None)
    imported = {module: sorted(graph.find_modules_directly_imported_by(module)) for module in sorted(graph.modules)}
    try:
        TopologicalSorter(imported).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]
        return circle[::-1]  # it is told from the imported to the importing
    return []


def circle_of_folders(layer: str) -> list[str]:
    """As above, of the folders and files right in a layer."""
    graph = grimp.build_graph("app", exclude_type_checking_imports=False, cache_dir=None)
    inside = {module: folder_of(module) for module in graph.modules if module.startswith(f"{layer}.")}
    imported: dict[str, set[str]] = {folder: set() for folder in inside.values()}
    for module, folder in inside.items():
        found = {inside[one] for one in graph.find_modules_directly_imported_by(module) if one in inside}
        imported[folder] |= found - {folder}
    try:
        TopologicalSorter(imported).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]
        return circle[::-1]
    return []


def folder_of(module: str) -> str:
    return ".".join(module.split(".")[:3])


def imports_for_types(paths: Iterable[Path]) -> dict[str, str]:
    """The files with imports that only types see, and the reason that stands behind the condition."""
    return {
        name_of(path): path.read_text(encoding="utf-8").splitlines()[node.lineno - 1].partition("  # ")[2]
        for path, tree in parsed(paths)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")
    }


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert circle_in("app") == []


@pytest.mark.parametrize("layer", ["app.domain", "app.web"])
def test_no_folders_import_each_other_in_a_circle(layer: str) -> None:
    assert circle_of_folders(layer) == []


def test_a_circle_of_folders_is_noticed() -> None:
    assert circle_of_folders("app.actions") != []  # the meeting, its people and their documents still know each other


def test_imports_for_types_alone_are_there_for_a_quick_start_and_say_so() -> None:
    assert imports_for_types(files("app/**/*.py")) == {
        "app/__main__.py": "a command that needs no server starts without loading one",
        "app/domain/text/calendar_words.py": "large, and seldom needed",
        "app/domain/words/japanese.py": "large, and needed for Japanese alone",
        "app/domain/words/stems.py": "needed for some languages alone",
        "app/render/clusters.py": "five megabytes",
        "app/render/cut_fonts.py": "large, and needed for letters beyond the first file alone",
    }


# -- the checks themselves can fail

AT_THE_TOP = "from {} import x\n"
FOR_TYPES = "from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from {} import x\n"
IN_A_FUNCTION = "def late() -> None:\n    from {} import x\n"


@pytest.mark.parametrize("shape", [AT_THE_TOP, FOR_TYPES, IN_A_FUNCTION])
@pytest.mark.parametrize("length", [2, 3])
def test_a_circle_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shape: str, length: int) -> None:
    name = f"ring_{tmp_path.name}"
    modules = [f"{name}.m{number}" for number in range(length)]
    (tmp_path / name).mkdir()
    (tmp_path / name / "__init__.py").touch()
    for module, following in zip(modules, [*modules[1:], ""], strict=True):
        (tmp_path / f"{module.replace('.', '/')}.py").write_text(AT_THE_TOP.format(following) if following else "x = 1")
    monkeypatch.syspath_prepend(tmp_path)
    assert circle_in(name) == []
    (tmp_path / f"{modules[-1].replace('.', '/')}.py").write_text(shape.format(modules[0]))
    *circle, again = circle_in(name)
    start = circle.index(modules[0])
    assert (circle[start:] + circle[:start], again) == (modules, circle[0])


def test_an_import_for_types_is_noticed_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "mute.py").write_text(FOR_TYPES.format("app.live.hub"))
    reason = "if typing.TYPE_CHECKING:  # it takes long\n    import uvicorn\n"
    (tmp_path / "saying.py").write_text(f"import typing\n\n{reason}")
    found = imports_for_types(sorted(tmp_path.iterdir()))
    assert found == {"mute.py": "", "saying.py": "it takes long"}
