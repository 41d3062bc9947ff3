"""What is converted is converted whole: no words of ours stand in these templates or tables outside a message."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from jinja2 import nodes

from app.domain.meeting.drafts import LATE_NOTE, NOTES
from app.domain.meeting.phases import PHASES
from app.domain.survey.wording import ENGLISH
from app.i18n.messages import Message
from app.web.pages import environment
from tests.house.test_house import ROOT
from tests.messages.sources import MEETING, extracted

PATTERNS = [pattern.replace("**.", "**/*.") for pattern in MEETING if pattern.endswith(".html")]
TEMPLATES = sorted(path for pattern in PATTERNS for path in ROOT.glob(pattern))
CALLS = {"_", "gettext", "ngettext", "pgettext", "npgettext"}
READ_ALOUD = {"aria-label", "alt", "title", "placeholder", "data-second-press", "data-placeholder", "data-done-note"}
READ_ALOUD |= {"data-until-done", "content"}
NAMES = {"Visionroom", "width=device-width, initial-scale=1", "light dark"}
CODE = re.compile(r'^\{"history"')  # of htmx
COMMENT, SENTENCE = re.compile(r"\{#.*?#\}", re.DOTALL), re.compile(r"\{%-?\s*trans\b.*?\bendtrans\s*-?%\}", re.DOTALL)
# Addresses, and names of classes.
NO_TEXT = re.compile(r"\{% block (?:home|keeps|wrap|body_class) %\}.*?\{% endblock %\}", re.DOTALL)
TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
WORDS = re.compile(r"^[^\W\d_]*[A-Z][a-z]+\b|[a-z] [a-z]+.*[.?!…]$")


class Texts(HTMLParser):
    """What a page shows or reads aloud."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in READ_ALOUD and value]


def loose_text(source: str) -> list[str]:
    parser = Texts()
    for pattern in (COMMENT, SENTENCE, NO_TEXT, TAG):
        source = pattern.sub("", source)
    parser.feed(source)
    found = (" ".join(text.split()).removeprefix("– ") for text in parser.found)
    return [text for text in found if re.search(r"[^\W\d_]{2}", text) and text not in NAMES and not CODE.match(text)]


def loose_strings(source: str) -> list[str]:
    """Words in what a template computes: the label of a button, a choice between two sentences."""
    return [value for value in _strings(environment.parse(source)) if WORDS.search(value) and value not in NAMES]


def _strings(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name in CALLS:
        return
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        yield node.value
    for child in node.iter_child_nodes():
        yield from _strings(child)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_a_template_holds_no_words_outside_its_messages(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert (loose_text(source), loose_strings(source)) == ([], [])


@pytest.mark.parametrize(
    ("source", "text", "strings"),
    [
        ("<p>Nothing yet.</p>", ["Nothing yet."], []),
        ('<p aria-label="Who is here">{{ name }}</p>', ["Who is here"], []),
        ('{{ press("/on", "Go on") }}{{ "done" if x else "not done yet." }}', [], ["Go on", "not done yet."]),
        (
            '{{ _("Go on") }}{% trans %}Nothing yet.{% endtrans %}<img alt="{{ _("A picture") }}" class="Large one">',
            [],
            [],
        ),
    ],
)
def test_words_outside_of_messages_are_noticed(source: str, text: list[str], strings: list[str]) -> None:
    assert (loose_text(source), loose_strings(source)) == (text, strings)


def english_in(value: Any) -> Iterator[str]:
    """Every sentence of a table."""
    if isinstance(value, Message):
        yield from (form for form in (value.english, value.plural) if form)
    elif isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from english_in(one)
    elif isinstance(value, tuple | list):
        for one in value:
            yield from english_in(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from english_in(getattr(value, field.name))


def test_all_words_of_the_tables_are_found_in_the_sources() -> None:
    found = {domain: {form for one in extracted(domain) for form in _forms(one.id)} for domain in ("survey", "meeting")}
    assert set(english_in(ENGLISH)) - {ENGLISH.calendar.language} == found["survey"] - {""}
    assert {*english_in(PHASES), *english_in(NOTES), *english_in(LATE_NOTE)} - {""} <= found["meeting"]


def _forms(english: object) -> tuple[str, ...]:
    return tuple(english) if isinstance(english, list | tuple) else (str(english),)
