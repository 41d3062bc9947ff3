"""Which messages the sources hold, by domain: what is to be translated."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir

from tests.house.test_house import ROOT

MEETING = (
    *("app/domain/meeting/**.py", "app/actions/meeting/**.py"),
    *("templates/meeting/*.html", "templates/meeting/parts/**.html", "templates/meeting/phases/**.html"),
    *("templates/meeting/withheld/**.html", "templates/base.html", "templates/_links.html"),
    *("templates/seats/knocks/_console.html", "templates/documents/_damaged.html", "templates/documents/_promise.html"),
    *(
        "templates/documents/wordings/_panel.html",
        "templates/preparation/platform/_way_in.html",
        "templates/seats/_choose_again.html",
    ),
)
"""What is converted so far beside the respondent's pages."""
SOURCES = {"survey": ("app/domain/survey/wording/**.py",), "meeting": MEETING}
KEYWORDS: dict[str, Any] = {
    **dict.fromkeys(("_", "gettext", "mark", "msg")),
    **dict.fromkeys(("ngettext", "msgs"), (1, 2)),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
_OPTIONS = {"**.html": {"trimmed": "true", "silent": "false"}}


def extracted(domain: str, root: Path = ROOT) -> Catalog:
    catalog = Catalog(project="Visionroom", charset="utf-8")
    for file, message, comments, context in _found(root, SOURCES[domain]):
        catalog.add(message, locations=[(file, 0)], auto_comments=comments, context=context)
    return catalog


def _found(root: Path, patterns: tuple[str, ...]) -> Iterator[tuple[str, Any, list[str], str | None]]:
    methods = [(pattern, "jinja2" if pattern.endswith(".html") else "python") for pattern in patterns]
    for file, _, message, comments, context in extract_from_dir(
        root, methods, _OPTIONS, keywords=KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True
    ):
        yield file, message, comments, context
