"""Every page of documentation that code cites is in the repository, and every link between pages leads somewhere."""

import ast
import io
import re
import tokenize
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.house.test_house import ROOT, files, name_of

CITED = re.compile(r"(?<![\w/}.-])([\w-][\w./-]*\.md)\b")  # not an address, as in "{{ base }}/export.md"
LINK = re.compile(r"\]\(([^)\s:]+)\)")  # not to another site
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
CODE = (
    *(f"{folder}/**/*.{ending}" for folder in ("app", "tests") for ending in ("py", "js", "mjs", "txt", "typ")),
    "templates/**/*.html",
    "static/js/**/*.js",
    "static/editor/src/*.js",
    "static/css/**/*.css",
)
PAGES = ("*.md", "docs/*.md", "tests/**/*.md", "static/fonts/*.md")


def remarks(path: Path) -> str:
    """Of Python the comments and docstrings: names in its other strings are often made up. Of all else everything."""
    source = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix != ".py":
        return source
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    comments = [token.string for token in tokens if token.type == tokenize.COMMENT]
    texts = [node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Expr)]
    return "\n".join([*comments, *(str(text.value) for text in texts if isinstance(text, ast.Constant))])


def missing(paths: Iterable[Path], root: Path = ROOT) -> list[str]:
    """Cited pages that are not there. They are named from the top of the repository, or are beside the file."""
    return [
        f"{name_of(path)}: {cited}"
        for path in paths
        for cited in CITED.findall(remarks(path))
        if not ((root / cited).is_file() or (path.parent / cited).is_file())
    ]


def anchors(page: Path) -> set[str]:
    """As they are made of headings: small letters, digits and hyphens."""
    titles = HEADING.findall(page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


def dead_links(pages: Iterable[Path]) -> Iterator[str]:
    for page in pages:
        for link in LINK.findall(page.read_text(encoding="utf-8")):
            name, _, anchor = link.partition("#")
            target = page.parent / name if name else page
            if not target.exists() or (anchor and anchor not in anchors(target)):
                yield f"{name_of(page)}: {link}"


def test_every_page_that_is_cited_is_there() -> None:
    assert missing(files(*CODE, "pyproject.toml", "Makefile")) == []


def test_every_link_between_pages_leads_somewhere() -> None:
    assert list(dead_links(files(*PAGES))) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("docstring.py", '"""Rules of the house (gone.md)."""\n'),
        ("comment.py", "MOST = 3  # of fewer, everybody could tell (docs/gone.md, part 2)\n"),
        ("attribute.py", 'class A:\n    b: int\n    """As docs/gone.md has it."""\n'),
        ("script.js", "// The close codes are in docs/gone.md.\n"),
        ("page.html", "{# see docs/gone.md #}\n"),
    ],
)
def test_a_citation_of_a_page_that_is_gone_is_noticed(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    cited = "gone.md" if "(gone" in text else "docs/gone.md"
    assert missing([path], tmp_path) == [f"{name}: {cited}"]
    (tmp_path / cited).parent.mkdir(exist_ok=True)
    (tmp_path / cited).write_text("# Found\n", encoding="utf-8")
    assert missing([path], tmp_path) == []


def test_an_address_is_no_citation(tmp_path: Path) -> None:
    page, code = tmp_path / "page.html", tmp_path / "code.py"
    page.write_text('<a href="{{ base }}/export.md">Markdown</a>', encoding="utf-8")
    code.write_text('PATHS = ("made-up.md", f"{base}/export.md")\n', encoding="utf-8")
    assert missing([page, code], tmp_path) == []


def test_a_dead_link_is_noticed(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Who holds a seat?\n[a](gone.md) [b](#who-holds-a-seat) [c](page.md#nobody)\n", encoding="utf-8")
    assert list(dead_links([page])) == ["page.md: gone.md", "page.md: page.md#nobody"]
