"""What is installed is what the lock files name: they hold all that is needed, and leave out what we do without."""

import re
from collections.abc import Iterator
from importlib import metadata

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.test_house import ROOT

LOCKS = ("requirements.lock", "requirements-test.lock")
LEFT_OUT = {"matplotlib"}  # as pyproject.toml says
KIN = {"contourpy", "cycler", "kiwisolver", "pyparsing"}  # what only matplotlib needs


def locked(lock: str) -> set[str]:
    """The packages that this Python takes from the lock file."""
    lines = re.findall(r"^([a-z0-9][^\\\n]*?) \\$", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE)
    wanted = [Requirement(line) for line in lines]
    return {canonicalize_name(each.name) for each in wanted if each.marker is None or each.marker.evaluate()}


def needed(names: set[str]) -> Iterator[tuple[str, str]]:
    """Which package needs which, as they say themselves; extras that nothing asks for left aside."""
    for name in names:
        for line in metadata.requires(name) or ():
            wanted = Requirement(line)
            if wanted.marker is None or wanted.marker.evaluate({"extra": ""}):
                yield name, canonicalize_name(wanted.name)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_all_that_its_packages_need_but_what_is_left_out(lock: str) -> None:
    """They are installed with --no-deps: pip would not notice what is missing."""
    names = locked(lock)
    assert {pair for pair in needed(names) if pair[1] not in names} == {("wordcloud", "matplotlib")}
    assert names & (LEFT_OUT | KIN) == set()


def test_what_a_package_needs_is_seen() -> None:
    assert list(needed({"jinja2", "markupsafe"})) == [("jinja2", "markupsafe")]


def test_what_is_left_out_is_said_where_locks_are_made() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert re.findall(r"^exclude-dependencies = (\[.*?\])", text, re.MULTILINE) == ['["matplotlib"]']
