"""What stands in answers without being said: addresses, handles, tags of web pages and forums, entities.

Everything here keeps a text as long as it is, so that places in it stay right.
"""

import re
from html import unescape

from app.domain.words.apostrophes import APOSTROPHES

BLANK = "\x1f"
"""Stands in the place of what is taken out: it separates words, and no two words beside it are a phrase."""
FILLER = "\u034f"
"""Behind a letter that was written as an entity: a mark without width, which no key and no shown word has."""

_SPAN = r"[^\s\x1e]"
_ADDRESS = re.compile(
    rf"[a-z][a-z0-9+.-]{{1,9}}://{_SPAN}+|mailto:{_SPAN}+|www\.{_SPAN}+|[^\s\x1e@]{{1,64}}@[^\s\x1e@]+\.[^\s\x1e@]+",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w@.])(?:RT )?@[A-Za-z_][\w.]*")
_FILE = re.compile(
    r"\.(?i:pdf|docx?|xlsx?|pptx?|od[tsp]|csv|tsv|txt|rtf|xml|json|html?|jpe?g|png|gif|svg|webp|heic|zip|mp[34]"
    r"|mov|avi|wav|exe|eml|msg|ics)(?![\w@])"
)
_FILE_NAME = re.compile(r"[^\s\x1e\x1f,;:\"'()«»“”„<>]{1,80}$")
_PATH = re.compile(rf"(?<!\w)(?:[A-Za-z]:\\|\\\\){_SPAN}+")
_TAG = re.compile(r"</?[a-zA-Z][^<>\x1e]{0,500}>|<!--[^<>\x1e]{0,500}-->")
_FORUM_TAG = re.compile(
    r"\[/?(?:b|i|u|s|url|img|quote|code|color|colour|size|font|list|li|ul|ol|center|left|right|email|\*)"
    r"(?:=[^\[\]\x1e]{0,200})?\]",
    re.IGNORECASE,
)
_EMPHASIS = re.compile(r"(?<![\w*])\*{1,3}(?=[^\s*])[^*\n\x1e]{1,300}(?<=[^\s*])\*{1,3}(?![\w*])")
_ENTITY = re.compile(r"&(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,5}|[a-zA-Z][a-zA-Z0-9]{1,11});")

_SURE = """com|org|net|edu|gov|info|biz|app|dev|shop|online|site|blog|cloud|email|tech|de|fr|nl|pl|uk|ch|eu|ru|br|jp
|cn|cz|dk|fi|gr|hu|ie|il|kr|mx|nz|pt|ro|sk|tr|ua|za|berlin|hamburg|swiss|wien""".replace("\n", "")
_UNSURE = "io|it|es|at|in|is|be|me|to|no|se|la|do|us|so|my|am|as|tv|co|ly|gl|gd|au|ca"
"""These are words, too: "nice.it is" lacks a space, "see rail.it" is an address."""
_SPACED = re.compile(rf"[{APOSTROPHES}] | [{APOSTROPHES}]")
_APART = re.compile(
    rf"(?<=\w)(?: [{APOSTROPHES}] ?|[{APOSTROPHES}] )(?=(?:t|s|re|ll|ve|d|m)(?![\w{APOSTROPHES}]))"
    rf"|(?:(?<=\b[cdjlmnst])|(?<=\bqu))(?: [{APOSTROPHES}] ?|[{APOSTROPHES}] )(?=[aeiouyhàâäéèêëîïôöùûœæ])",
    re.IGNORECASE,
)
"""An apostrophe with spaces around it, as some programs write it: "isn ' t", "l ' accueil"."""


def domain_pattern(letter: str) -> str:
    """For what follows the first part of an address that has no "https://" before it: ".example.org/a"."""
    at_end = r"(?=[\s\x1f]*(?:[\n\x1e,;)!?]|$)|\.(?:\s|$))"
    return (
        rf"\.(?={letter}{{2}})(?:{letter}++[.-]){{0,3}}?"
        rf"(?:(?:{_SURE})(?![\w@-])|(?:{_UNSURE})(?![\w@-]){at_end}|[a-z]{{2,6}}(?=/\w))"
        rf"(?:[:/?#][^\s\x1e]*+)?"
    )


def without_markup(text: str) -> str:
    if "://" in text or "www." in text or "@" in text or "mailto:" in text:
        text = _blanked(_HANDLE, _blanked(_ADDRESS, text))
    if "." in text:
        text = _without_files(text)
    if "\\" in text:
        text = _blanked(_PATH, text)
    if "<" in text and ">" in text:
        text = _blanked(_TAG, text)
    if "[" in text and "]" in text:
        text = _blanked(_FORUM_TAG, text)
    if "*" in text:
        text = _EMPHASIS.sub(lambda found: found[0].replace("*", BLANK), text)
    if _SPACED.search(text):
        text = _APART.sub(lambda found: found[0].strip() + FILLER * (len(found[0]) - 1), text)
    if "&" in text and ";" in text:
        text = _ENTITY.sub(_decoded, text)
    return text


def _blanked(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda found: BLANK * len(found[0]), text)


def _without_files(text: str) -> str:
    for found in _FILE.finditer(text):
        name = _FILE_NAME.search(text[max(0, found.start() - 80) : found.start()])
        start = found.start() - len(name[0]) if name else found.start()
        text = text[:start] + BLANK * (found.end() - start) + text[found.end() :]
    return text


def _decoded(found: re.Match[str]) -> str:
    """A letter, an apostrophe or a hyphen, filled up to the entity's length; anything else separates."""
    character = unescape(found[0])
    is_of_word = len(character) == 1 and (character.isalpha() or character in APOSTROPHES + "-\u2010\u2011")
    return character + FILLER * (len(found[0]) - 1) if is_of_word else BLANK * len(found[0])
