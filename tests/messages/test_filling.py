"""Every message, in every language and every plural form, takes whatever people type, and shows it as they typed it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from markupsafe import Markup

from app.i18n.messages import Message
from app.i18n.speech import DOMAINS, Speech, languages_of, speech
from tests.messages.pseudo import LANGUAGE, catalogue, spoken
from tests.messages.test_catalogues import NAMED, TEMPLATES, forms, incomplete, messages

NASTY = '<b>"&%s{{'
SAFE = "&lt;b&gt;&#34;&amp;%s{{"
COUNTS = (0, 1, 2, 3, 11, 100)


def filled(said: Speech) -> Iterator[tuple[str, str, Markup]]:
    """Each message as plain text and on a page, with what it should show of what was filled in."""
    for domain in DOMAINS:
        for message in messages(TEMPLATES[domain]).values():
            one, *many = forms(message.id)
            names = set(NAMED.findall(forms(message.id)[-1]))
            for count in COUNTS if many else (1,):
                values = {name: count if many and name in ("count", "num") else NASTY for name in names}
                shown = _on_a_page(said, message.context, (one, *many), count, values)
                kept = Message(one, "".join(many), count, tuple(values.items()))
                yield one, shown.unescape() if message.context else said.text(kept), shown


def _on_a_page(said: Speech, context: str | None, words: tuple[str, ...], count: int, values: dict[str, Any]) -> Markup:
    if len(words) > 1:
        given = {name: value for name, value in values.items() if name != "num"}
        return said.ngettext(words[0], words[1], count, **given)
    return said.pgettext(context, words[0], **values) if context else said.gettext(words[0], **values)


def wrong(said: Speech) -> list[str]:
    return [
        english
        for english, text, shown in filled(said)
        if "<" in shown
        or "%(" in shown
        or "%(" in text
        or shown.count(SAFE) != text.count(NASTY)
        or NASTY in shown
        or (NASTY not in text and "%(" in english.replace("%(count)s", "").replace("%(num)s", ""))
    ]


@pytest.mark.parametrize("language", languages_of("survey"))
def test_whatever_is_filled_in_is_shown_as_it_was_typed(language: str) -> None:
    assert wrong(speech(language)) == []


def test_also_in_a_language_that_nobody_speaks_with_six_plural_forms(tmp_path: Path) -> None:
    assert [incomplete(catalogue(domain)) for domain in DOMAINS] == [[], []]
    with spoken(tmp_path):
        said = speech(LANGUAGE)
        assert wrong(said) == []
        assert {words[1] for _, words, _ in filled(said)} == {"⟦", "E"}  # a pattern of dates is no language


def test_a_plural_form_that_is_missing_is_noticed() -> None:
    catalog = Catalog(locale="ar")
    catalog.add(("%(count)s like", "%(count)s likes"), ("أ", "ب", "ج"))
    assert incomplete(catalog) == [("%(count)s like", "%(count)s likes")]
