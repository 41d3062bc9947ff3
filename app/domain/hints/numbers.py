"""E-mail addresses and phone numbers in a text; never years, dates, prices, opening hours or amounts."""

import re
import unicodedata
from collections.abc import Iterator

_EMAIL = re.compile(
    r"[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}"
    r"|[\w.+-]{1,64}\s?[(\[{]\s?(?:at|ät|arroba)\s?[)\]}]\s?[\w-]{1,63}",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_DIGITS = re.compile(r"(?<![\w.,:€$£¥#№])[+(]?\d(?:[\d\s()./\u2010-\u2013-]{5,24}\d)(?![\w%€$£¥])")
_CURRENCY = re.compile(r"(?:[€$£¥₹]|\b(?:EUR|USD|CHF|GBP|JPY|Euro|Dollar|Franken))\s?$", re.IGNORECASE)
_AMOUNT_OF = re.compile(r"\s?(?:[€$£¥₹%]|(?:EUR|USD|CHF|GBP|JPY|Euros?|dollars?|Franken)\b)", re.IGNORECASE)
_DATE = re.compile(r"\d{1,2}([./-])\s?\d{1,2}\1\s?(?:\d{2}|\d{4})|\d{4}([./-])\d{1,2}\2\d{1,2}")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:[ .]\d{3})+")
_AMERICAN = re.compile(r"(?:1[ .-]?)?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}")
_SPOKEN_OF = re.compile(
    r"(?:tel|telephone|phone|call|ring|mobile|cell|whatsapp|fax|telefon|handy|mobil|anrufen?|tél|téléphone|appele[rz]|"
    r"teléfono|móvil|llam\w+|telefone|celular|lig[ua]\w*|電話|携帯|هاتف|جوال|电话)\W{0,3}(?:\w{1,6}\W{1,2}){0,2}$",
    re.IGNORECASE,
)
_WIDE = dict(zip("＋－（）", "+-()", strict=True))
_BEFORE = 40  # characters in which a number is spoken of


def email_addresses(text: str) -> Iterator[tuple[int, int]]:
    """The places of addresses, also of those written “name (at) house”."""
    if "@" in text or "(" in text or "[" in text or "{" in text:
        yield from (found.span() for found in _EMAIL.finditer(text))


def phone_numbers(text: str) -> Iterator[tuple[int, int]]:
    """The places of numbers that somebody could be called by, in the shapes that are usual in the world."""
    if not _DIGIT.search(text):
        return
    plain = _western(text)
    for found in _DIGITS.finditer(plain):
        before, after = plain[max(0, found.start() - _BEFORE) : found.start()], plain[found.end() : found.end() + 12]
        if _is_phone_number(found[0], before, after):
            yield found.span()


def _western(text: str) -> str:
    """With digits of all scripts as 0 to 9, and wide signs as narrow ones, each at its place."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.digit(sign)) if sign.isdecimal() else _WIDE.get(sign, sign) for sign in text)


def _is_phone_number(number: str, before: str, after: str) -> bool:
    digits = re.sub(r"\D", "", number)
    if not 6 <= len(digits) <= 15 or _CURRENCY.search(before) or _AMOUNT_OF.match(after) or _is_something_else(number):
        return False
    if _SPOKEN_OF.search(before):
        return True
    if number.startswith("+") or digits.startswith("00"):
        return len(digits) >= 9
    if digits.startswith("0"):
        return len(digits) >= 9
    return _AMERICAN.fullmatch(number) is not None


def _is_something_else(number: str) -> bool:
    """A date, years, or an amount in thousands."""
    groups = re.findall(r"\d+", number)
    are_years = all(_YEAR.fullmatch(group) for group in groups)
    return bool(are_years or _DATE.match(number) or _THOUSANDS.fullmatch(number)) and not number.startswith("+")
