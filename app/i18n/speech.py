"""Saying messages in a language: words from its catalogue, plurals, numbers and lists as it has them."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import cache, lru_cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Any

from babel import Locale
from babel.lists import format_list
from babel.numbers import format_decimal
from markupsafe import Markup, escape

from app.i18n import dates
from app.i18n.messages import Message, Text

SOURCE = "en"
"""What messages are written in. It needs no catalogue."""
CATALOGUES = Path(__file__).parent / "catalogues"
DOMAINS = ("survey", "meeting")
"""A catalogue for each: the respondent's pages speak more languages than the meeting does."""
_MOST_KEPT = 2000
_LOCALES = {SOURCE: "en_GB"}
"""How a language that many countries share is written here."""


class Speech:
    """One language. Its `gettext` and the like are what templates call: their words are escaped, and so is what is
    filled in. `text` is for what is no page."""

    def __init__(self, tag: str, translations: NullTranslations, locale: Locale) -> None:
        self.tag, self.locale, self._translations = tag, locale, translations
        self.direction = locale.text_direction
        # Pages say the same again and again: what depends on nothing else is made once.
        self.number = lru_cache(_MOST_KEPT)(self._number)
        self._whole = lru_cache(_MOST_KEPT)(self._said_whole)

    def text(self, message: Text) -> str:
        """As plain text."""
        if isinstance(message, str):
            return message
        if message.plural:
            found = self._translations.ngettext(message.english, message.plural, message.count)
        else:
            found = self._translations.gettext(message.english)
        return found % self._put(self.text, dict(message.values))

    def words(self, english: str) -> str:
        """Of what is marked, as plain text that is still to be filled in."""
        return self._translations.gettext(english)

    def gettext(self, message: Text, **values: Any) -> Markup:
        if isinstance(message, Message) or not message:  # "" would find the catalogue’s own description
            return escape(self.text(message))
        return self._filled(self._translations.gettext(message), values) if values else self._whole(message)

    def ngettext(self, one: str, many: str, number: int, **values: Any) -> Markup:
        return self._filled(self._translations.ngettext(one, many, number), {"num": number, **values})

    def pgettext(self, context: str, words: str, **values: Any) -> Markup:
        return self._filled(self._translations.pgettext(context, words), values)

    def npgettext(self, context: str, one: str, many: str, number: int, **values: Any) -> Markup:
        found = self._translations.npgettext(context, one, many, number)
        return self._filled(found, {"num": number, **values})

    def _said_whole(self, english: str) -> Markup:
        return self._filled(self._translations.gettext(english), {})

    def _number(self, number: int) -> str:
        return format_decimal(number, locale=self.locale)

    def listed(self, items: Iterable[Any]) -> Markup:
        """“A, B and C”"""
        put = {f"item{place}": item for place, item in enumerate(items)}
        return self._filled(format_list([f"%({name})s" for name in put], locale=self.locale), put)

    def time(self, moment: datetime, zone: str) -> str:
        """“14:00”: by the clock of 24 hours, as everywhere in the product."""
        return dates.written(moment, zone, "HH:mm", self.locale)

    def day(self, moment: datetime, zone: str) -> str:
        """“1 December”"""
        return dates.day_of_year(moment, zone, self.locale)

    def shown(self, value: Any) -> Any:
        """For everything that a template prints: messages are said, and the rest stays as it is."""
        return self.text(value) if isinstance(value, Message) else value

    def _filled(self, words: str, values: Mapping[str, Any]) -> Markup:
        return escape(words) % self._put(lambda value: escape(self.shown(value)), values)

    def _put(self, put: Callable[[Any], str], values: Mapping[str, Any]) -> dict[str, str]:
        return {name: self.number(value) if _is_number(value) else put(value) for name, value in values.items()}


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


@cache
def speech(tag: str) -> Speech:
    """Of a language that has a catalogue, or English. What a catalogue lacks is said in English."""
    translations: NullTranslations = NullTranslations()
    for domain in DOMAINS:
        if (path := catalogue(tag, domain)).exists():
            with path.open("rb") as file:
                found = GNUTranslations(file)
            found.add_fallback(translations)
            translations = found
    return Speech(tag, translations, Locale.parse(_LOCALES.get(tag, tag), sep="_" if tag in _LOCALES else "-"))


def catalogue(tag: str, domain: str) -> Path:
    return CATALOGUES / tag / "LC_MESSAGES" / f"{domain}.mo"


@cache
def languages_of(domain: str) -> tuple[str, ...]:
    """English first, then those that have a catalogue."""
    return (SOURCE, *sorted(path.parent.parent.name for path in CATALOGUES.glob(f"*/LC_MESSAGES/{domain}.mo")))
