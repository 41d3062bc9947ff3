"""The catalogues hold what the sources say, whole and compiled, and every message can be filled with anything."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po

from app.domain.meeting.vision import CHECK_QUESTIONS
from app.domain.survey.survey import QUESTION
from app.domain.survey.wording import WORDINGS
from app.i18n.speech import CATALOGUES, DOMAINS, SOURCE, languages_of
from tests.messages.files import read_compiled, read_words, template_path, word_paths
from tests.messages.sources import extracted

TEMPLATES = {domain: extracted(domain) for domain in DOMAINS}
FIXED = "Fixed by the method."
NAMED = re.compile(r"%\((\w+)\)s")
PER_CENT = re.compile(r"%%|%\(\w+\)s|(%)")
paths = pytest.mark.parametrize("path", word_paths(), ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
every = pytest.mark.parametrize("domain", DOMAINS)


def messages(catalog: Catalog) -> dict[tuple[str | None, object], Message]:
    return {(message.context, _key(message)): message for message in catalog if message.id}


def _key(message: Message) -> object:
    return tuple(message.id) if isinstance(message.id, list | tuple) else message.id


def forms(words: object) -> tuple[str, ...]:
    return tuple(words) if isinstance(words, list | tuple) else (str(words),)


def every_form() -> Iterator[tuple[str, str]]:
    """What is said in the sources, and in each catalogue."""
    for domain, template in TEMPLATES.items():
        yield from ((domain, words) for message in messages(template).values() for words in forms(message.id))
    for path in word_paths():
        found = messages(read_words(path)).values()
        yield from ((str(path), words) for message in found for words in forms(message.string))


@every
def test_the_template_holds_what_the_sources_say(domain: str) -> None:
    """If this fails: `make messages`."""
    with template_path(domain).open("rb") as file:
        stored = read_po(file)
    assert messages(stored).keys() == messages(TEMPLATES[domain]).keys()


@paths
def test_every_message_is_there_and_no_other_and_each_is_translated(path: Path) -> None:
    words = messages(read_words(path))
    assert words.keys() == messages(TEMPLATES[path.stem]).keys()
    assert [key for key, message in words.items() if not all(forms(message.string)) or message.fuzzy] == []


@paths
def test_plural_forms_are_complete(path: Path) -> None:
    catalog = read_words(path)
    assert catalog.num_plurals == get_plural(path.parent.parent.name)[0]
    assert incomplete(catalog) == []


def incomplete(catalog: Catalog) -> list[object]:
    """The messages that lack a form which the language needs for some number."""
    return [
        key
        for (_, key), message in messages(catalog).items()
        if message.pluralizable and len([one for one in forms(message.string) if one]) != catalog.num_plurals
    ]


@paths
def test_what_the_server_reads_is_what_stands_in_the_words(path: Path) -> None:
    """If this fails: `make messages`."""
    words, compiled = messages(read_words(path)), messages(read_compiled(path.with_suffix(".mo")))
    assert {key: forms(one.string) for key, one in compiled.items()} == {
        key: forms(one.string) for key, one in words.items()
    }


@paths
def test_a_translation_fills_in_what_the_english_does(path: Path) -> None:
    for key, message in messages(read_words(path)).items():
        for words in forms(message.string):
            assert set(NAMED.findall(words)) == set(NAMED.findall(forms(message.id)[-1])), key


def test_messages_hold_no_markup_and_only_named_blanks() -> None:
    assert [(where, words) for where, words in every_form() if re.search(r"<\w|</|&\w+;|\{\{|\{%", words)] == []
    assert [(where, words) for where, words in every_form() if any(PER_CENT.findall(words))] == []


def test_every_language_of_the_respondents_pages_has_its_catalogue_and_no_other_has() -> None:
    assert sorted(languages_of("survey")) == sorted(WORDINGS)
    assert languages_of("meeting") == (SOURCE,)
    assert {path.name for path in CATALOGUES.iterdir() if path.is_dir()} == set(WORDINGS) - {SOURCE}


def test_the_methods_question_and_its_three_checks_are_marked_fixed() -> None:
    fixed = {
        (domain, message.id)
        for domain, template in TEMPLATES.items()
        for message in messages(template).values()
        if any(comment.startswith(FIXED) for comment in message.auto_comments)
    }
    assert fixed == {("survey", QUESTION), *(("meeting", question) for question in CHECK_QUESTIONS)}
