"""Catalogues as files: the template (`.pot`), a language's words (`.po`), and what the server reads (`.mo`)."""

import io
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

from app.i18n.speech import CATALOGUES, DOMAINS

_ALWAYS = datetime(2026, 1, 1, tzinfo=UTC)  # in the header: the same sources make the same file on every day
_WIDTH = 116


def template_path(domain: str) -> Path:
    return CATALOGUES / f"{domain}.pot"


def word_paths() -> list[Path]:
    return sorted(CATALOGUES.glob("*/LC_MESSAGES/*.po"))


def read_words(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name, domain=path.stem)


def read_compiled(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_mo(file)


def text_of(catalog: Catalog) -> bytes:
    """Sorted, and without line numbers: a change of one message changes few lines."""
    _without_names(catalog)
    catalog.header_comment = "# Visionroom: what the product says. Written by `make messages`."
    catalog.fuzzy = False
    written = io.BytesIO()
    write_po(written, catalog, width=_WIDTH, sort_output=True, ignore_obsolete=True, include_lineno=False)
    return written.getvalue()


def compiled(catalog: Catalog) -> bytes:
    _without_names(catalog)
    written = io.BytesIO()
    write_mo(written, catalog)
    return written.getvalue()


def _without_names(catalog: Catalog) -> None:
    catalog.creation_date = catalog.revision_date = _ALWAYS
    catalog.project, catalog.version, catalog.msgid_bugs_address = "Visionroom", "1", "none"
    catalog.last_translator = catalog.language_team = "none"


def updated(words: Catalog, template: Catalog) -> Catalog:
    """A language's words with what is new, still to be translated, and without what is gone. Nothing is guessed."""
    words.update(template, no_fuzzy_matching=True)
    return words


__all__ = ["DOMAINS", "compiled", "read_compiled", "read_words", "template_path", "text_of", "updated", "word_paths"]
