"""docs/asvs.md answers each item of OWASP ASVS 5.0, levels 1 and 2: a test that is really there, or why not."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.house.test_house import ROOT, files, matches, name_of, parsed
from tests.house.test_promises import names_in

TABLE = ROOT / "docs" / "asvs.md"
ITEMS = (
    "1.1:1-2 1.2:1-9 1.3:1-11 1.4:1-3 1.5:1-2 2.1:1-3 2.2:1-3 2.3:1-4 2.4:1-1 3.2:1-2 3.3:1-4 3.4:1-6 3.5:1-5 3.7:1-2 "
    "4.1:1-3 4.2:1-1 4.3:1-2 4.4:1-4 5.1:1-1 5.2:1-3 5.3:1-2 5.4:1-3 6.1:1-3 6.2:1-12 6.3:1-4 6.4:1-4 6.5:1-5 6.6:1-3 "
    "6.8:1-4 7.1:1-3 7.2:1-4 7.3:1-2 7.4:1-5 7.5:1-2 7.6:1-2 8.1:1-2 8.2:1-3 8.3:1-1 8.4:1-1 9.1:1-3 9.2:1-4 10.1:1-2 "
    "10.2:1-2 10.3:1-4 10.4:1-11 10.5:1-5 10.6:1-2 10.7:1-3 11.1:1-2 11.2:1-3 11.3:1-3 11.4:1-4 11.5:1-1 11.6:1-1 "
    "12.1:1-3 12.2:1-2 12.3:1-4 13.1:1-1 13.2:1-5 13.3:1-2 13.4:1-5 14.1:1-2 14.2:1-4 14.3:1-3 15.1:1-3 15.2:1-3 "
    "15.3:1-7 16.1:1-1 16.2:1-5 16.3:1-4 16.4:1-3 16.5:1-3 17.1:1-1 17.2:1-4 17.3:1-2"
)  # of levels 1 and 2 in version 5.0.0: section, first and last number
ROW = re.compile(r"^\| (?P<item>\d+\.\d+\.\d+) \| (?P<asks>[^|]+) \| (?P<answer>[^|]+) \|$", re.MULTILINE)
NAMED = re.compile(r"`tests/([a-z_/]+\.py)::(test_[a-z0-9_]+)`")
ANSWERED = re.compile(rf"{NAMED.pattern}( {NAMED.pattern})*|No test: [^`]+\.|Words, below\.")
BULLET = re.compile(r"^- \*\*V(?P<chapter>\d+)\*\* (?P<items>all|[\d., -]+?): .+\.$", re.MULTILINE)


def every_item() -> Iterator[str]:
    for section, first, last in re.findall(r"(\d+\.\d+):(\d+)-(\d+)", ITEMS):
        yield from (f"{section}.{number}" for number in range(int(first), int(last) + 1))


def part(text: str, title: str) -> str:
    """What stands under a heading, up to the next one of its kind."""
    return text.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def kept(text: str) -> list[tuple[str, str]]:
    return [(row["item"], row["answer"]) for row in ROW.finditer(part(text, "What applies"))]


def not_kept(text: str) -> list[str]:
    return [row["item"] for row in ROW.finditer(part(text, "Not kept"))]


def not_applying(text: str) -> Iterator[str]:
    for found in BULLET.finditer(part(text, "Does not apply")):
        every = [item for item in every_item() if item.startswith(f"{found['chapter']}.")]
        yield from every if found["items"] == "all" else re.findall(r"[\d.]+", found["items"])


def flaws(text: str) -> list[str]:
    """Items that stand nowhere, twice or only here; rows that neither name a test nor say why; tests that are gone."""
    told = [*(item for item, _ in kept(text)), *not_kept(text), *not_applying(text)]
    wrong = [f"{item} is missing" for item in every_item() if item not in told]
    wrong += [f"{item} stands here {told.count(item)} times" for item in dict.fromkeys(told) if told.count(item) > 1]
    wrong += [f"{item} is no item" for item in told if item not in set(every_item())]
    wrong += [f"{item}: {answer}" for item, answer in kept(text) if not ANSWERED.fullmatch(answer)]
    named = sorted({one for _, answer in kept(text) for one in NAMED.findall(answer)})
    return wrong + [f"{file}::{name} is gone" for file, name in named if name not in names_in(ROOT / "tests" / file)]


def test_every_item_of_levels_1_and_2_has_an_answer_and_every_test_is_there() -> None:
    text = TABLE.read_text(encoding="utf-8")
    assert flaws(text) == []
    assert len(list(every_item())) == 253
    assert [item for item, _ in kept(text)] == sorted((item for item, _ in kept(text)), key=in_order)
    assert "(docs/asvs.md)" in (ROOT / "README.md").read_text(encoding="utf-8")


def in_order(item: str) -> list[int]:
    return [int(number) for number in item.split(".")]


def test_what_is_asked_for_in_words_stands_there_in_words() -> None:
    text = TABLE.read_text(encoding="utf-8")
    asked = [item for item, answer in kept(text) if answer == "Words, below."]
    told = [
        item
        for line in re.findall(r"^\*\*(.+?)\*\* \(([\d., ]+)\)", part(text, "In words"), re.MULTILINE)
        for item in re.findall(r"[\d.]+", line[1])
    ]
    assert sorted(told, key=in_order) == asked


def test_flaws_are_noticed() -> None:
    text = TABLE.read_text(encoding="utf-8")
    first = kept(text)[0]
    changes = {
        f"| {first[0]} |": "| 1.1.9 |",
        first[1]: "`tests/web/test_security.py::test_long_gone`",
        "- **V9** all": "- **V9** 9.1.1",
        "No test: ": "Surely: ",
    }
    assert [bool(flaws(text.replace(old, new, 1))) for old, new in changes.items()] == [True] * 4


# -- what can be seen in the code itself

DANGEROUS = "S102,S301,S302,S307,S324,S501,S506,S602,S604,S605,S608,S701"
"""exec, pickle, marshal, eval, weak hashes, unchecked certificates, YAML objects, shells, SQL of text, raw pages."""
CLIENTS = {"aiohttp", "httpx", "requests", "urllib3", "urllib.request", "http.client"}
MESSAGES = re.compile(r"postMessage|addEventListener\(\s*[\"']message[\"']|\b(?:window|self|globalThis)\.onmessage\b")


def dangers(folder: Path) -> list[str]:
    """Rules that code in it breaks, whatever its comments excuse. A migration's words are all fixed."""
    ruff = str(Path(sys.executable).with_name("ruff"))
    how = ("--isolated", "--no-cache", "--ignore-noqa", "--output-format", "concise", "--select", DANGEROUS)
    fixed = ("--per-file-ignores", "**/migrations/versions/*:S608")
    done = subprocess.run(
        [ruff, "check", *how, *fixed, str(folder)], capture_output=True, text=True, check=False, timeout=120
    )
    return sorted(set(re.findall(r"\b(S\d{3})\b", done.stdout)))


def test_the_server_runs_no_text_as_code_and_uses_no_weak_hash() -> None:
    assert dangers(ROOT / "app") == []


def test_the_server_opens_no_address_that_somebody_gives_it() -> None:
    """It speaks to its database, its bus and its mail server, which the operator names, and to nobody else."""
    assert clients_in(files("app/**/*.py")) == []


def clients_in(paths: Iterable[Path]) -> list[str]:
    imports = [(path, node) for path, tree in parsed(paths) for node in ast.walk(tree)]
    named = [(path, alias.name) for path, node in imports if isinstance(node, ast.Import) for alias in node.names]
    named += [(path, node.module or "") for path, node in imports if isinstance(node, ast.ImportFrom)]
    return [f"{name_of(path)}: {name}" for path, name in named if name in CLIENTS or name.split(".")[0] in CLIENTS]


def test_no_page_listens_to_messages_of_other_pages() -> None:
    assert matches(files("static/js/**/*.js", "static/editor/src/*.js"), MESSAGES) == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("import hashlib\nhashlib.md5(b'')\n", ["S324"]),
        ("import pickle\npickle.loads(b'')\n", ["S301"]),
        ("eval(typed)  # noqa: S307\n", ["S307"]),
        ("import os\nos.system(typed)\n", ["S605"]),
        ("run(f\"SELECT * FROM t WHERE name = '{typed}'\")\n", ["S608"]),
    ],
)
def test_dangers_are_noticed(tmp_path: Path, code: str, found: list[str]) -> None:
    (tmp_path / "bad.py").write_text(code, encoding="utf-8")
    assert dangers(tmp_path) == found


def test_a_client_and_a_listener_are_noticed(tmp_path: Path) -> None:
    (tmp_path / "bad.py").write_text("from urllib.request import urlopen\nimport httpx\n", encoding="utf-8")
    (tmp_path / "bad.js").write_text('addEventListener("message", go)', encoding="utf-8")
    assert clients_in([tmp_path / "bad.py"]) == ["bad.py: httpx", "bad.py: urllib.request"]
    assert len(matches([tmp_path / "bad.js"], MESSAGES)) == 1
