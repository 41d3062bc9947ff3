"""From text to words: what counts as a word in any script, and how its spellings are folded into one key."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from app.domain.words.apostrophes import APOSTROPHES
from app.domain.words.gendered import POINTS, neutral
from app.domain.words.gendered import pattern as gendered_pattern
from app.domain.words.markup import FILLER, domain_pattern, without_markup
from app.domain.words.segmentation import UNSPACED, UNSPACED_NEAR, has_han_of_japan, has_kana, segmented

ANSWER_END = "\x1e"
"""Stands between answers that are read together."""
LONGEST_WORD = 60
"""Characters; what is longer is no word (a pasted key, a row of letters) and is not counted."""


class Token(NamedTuple):
    """A word at its place in a text."""

    start: int
    end: int
    written: str


def _ranges(characters: list[int]) -> str:
    """A regular expression's class for these characters."""
    spans: list[list[int]] = []
    for code in characters:
        if spans and spans[-1][1] == code - 1:
            spans[-1][1] = code
        else:
            spans.append([code, code])
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in spans)


def _is_letter(code: int) -> bool:
    character = chr(code)
    is_selector = 0xFE00 <= code <= 0xFE0F
    # Of marks not those that enclose: the frame of a keycap, "1️⃣", is no letter.
    return character.isalnum() or (unicodedata.category(character) in {"Mn", "Mc"} and not is_selector)


# One class of all letters, digits and combining marks: many times faster than "\w or a mark".
_ASCII_LETTER = "[0-9A-Za-z]"
_LETTER = f"[{_ranges([code for code in range(0x10000) if _is_letter(code)])}]"
_FAR_LETTER = "\\U00010000-\\U0001efff\\U00020000-\\U0003ffff"
_TONE = "[\U0001f3fb-\U0001f3ff\ufe0f]"  # skin tones, the emoji selector
_EXTRA = "[\U0001f3fb-\U0001f3ff\ufe0f\U000e0020-\U000e007f]"  # and the letters behind the flag of Scotland
_PICTURE = "[\u231a\u231b\u23e9-\u23fa\u2600-\u27bf\u2b05-\u2b55\U0001f000-\U0001f1e5\U0001f200-\U0001faff]"
_JOINERS = f"-{APOSTROPHES}‐‑·\u00ad\u200c\u200d״"  # the hyphen first: it stands in classes of characters


def _word(letter: str) -> str:
    """A word of these letters. Nothing follows it in a pattern, so that it is never tried again shorter, and even
    hostile text takes linear time. Groups are not possessive: Python before 3.11.5 loses parts of what they match."""
    return (
        rf"{letter}++(?:(?=[{_JOINERS}.,/:&#+*_(@!{POINTS}])(?:[{_JOINERS}]{letter}++"  # on-time, captain’s
        rf"|(?<=\d)[.,/:](?=\d){letter}++"  # 24/7, 1,000
        rf"|(?<=[A-Z])&(?=[A-Z]){letter}++"  # R&D
        r"|\+\+(?<=(?<!\w)[A-Za-z]\+\+)|\#(?<=(?<!\w)[A-Za-z]\#)"  # C++, C#
        rf"|{gendered_pattern(letter)}|{domain_pattern(letter)})+)?"
    )


_EMOJI = (
    "(?=[\u231a-\u2b55\U0001f000-\U0001faff])(?:"
    "[\U0001f1e6-\U0001f1ff]{2}"  # a flag is two letters
    rf"|{_PICTURE}{_EXTRA}*+(?:\u200d{_PICTURE}{_EXTRA}*+)*)"  # a family is people joined by U+200D
)
_SPLIT_ASCII = re.compile(f"({_word(_ASCII_LETTER)})")
_SPLIT = re.compile(f"({_word(_LETTER)}|{_EMOJI})")
_SPLIT_ALL = re.compile(f"({_word(f'{_LETTER[:-1]}{_FAR_LETTER}]')}|{_EMOJI})")  # slow: for letters beyond U+FFFF only
_HAS_FAR_LETTER = re.compile(f"[{_FAR_LETTER}]")
_SENTENCE_END = re.compile(r"[.!?…:;\n•*–—。！？؟-][\s\"'“”‘’«»()¿¡「」]*$")
_ELISION = re.compile(
    rf"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|dell|nell|all|sull|dall|un|quell)[{APOSTROPHES}]{FILLER}*(?=[aeiouyhàâäéèêëîïôöùûœæ])",
    re.IGNORECASE,
)
_NOT_ELIDED = frozenset({"d'oh", "un'altra"})

_SAME = str.maketrans(
    dict.fromkeys(APOSTROPHES, "'") | {"‐": "-", "‑": "-"} | dict.fromkeys(("\u00ad", "\u200c", "ـ", FILLER))
)
_SAME_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", **dict.fromkeys(map(chr, range(0x64B, 0x653)))})
_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
_FULL_WIDTH = re.compile("[\uff01-\uffef]+")
_TONES = re.compile(_TONE)


def pieces(text: str, languages: Sequence[str] = ("",)) -> list[str]:
    """Separator, word, separator, …, word, separator: joined they are as long as the text. `languages`: of each answer
    in it, which tells Chinese characters alone from Japanese ones."""
    text = without_markup(text)
    if text.isascii():
        return _SPLIT_ASCII.split(text)
    is_far = _HAS_FAR_LETTER.search(text) is not None
    found: list[str] = (_SPLIT_ALL if is_far else _SPLIT).split(text)
    if (UNSPACED if is_far else UNSPACED_NEAR).search(text):
        found = list(_with_segments(found, languages))
    return found


def _with_segments(found: list[str], languages: Sequence[str]) -> Iterator[str]:
    ends = [place for place in range(0, len(found), 2) if ANSWER_END in found[place]]
    number = -1 if ends else 0
    for start, end in pairwise((0, *(place for place in ends if place), len(found))):
        number += found[start].count(ANSWER_END)
        language = languages[number] if 0 <= number < len(languages) else ""
        yield from _answer_with_segments(found[start:end], language)


def _answer_with_segments(found: list[str], language: str) -> Iterator[str]:
    """Separators and words of one answer, which begin with a separator."""
    if not any(UNSPACED.search(piece) for piece in found[1::2]):
        yield from found
        return
    text = "".join(found)
    japanese = has_kana(text) or (language == "ja" and has_han_of_japan(text))
    for position, piece in enumerate(found):
        if position % 2 and UNSPACED.search(piece):
            first, *others = segmented(piece, japanese=japanese)
            yield first
            for segment in others:
                yield ""
                yield segment
        else:
            yield piece


def tokens(text: str, language: str = "") -> list[Token]:
    """The words of one answer with their places, an elided article left outside ("l'accueil": accueil)."""
    found = []
    position = 0
    for number, piece in enumerate(pieces(text.replace(ANSWER_END, "\x1f"), (language,))):
        if number % 2:
            skipped = elided(piece)
            found.append(
                Token(position + skipped, position + len(piece), text[position + skipped : position + len(piece)])
            )
        position += len(piece)
    return found


def elided(written: str) -> int:
    """How many characters of a word are a French or Italian article before an apostrophe; none in names: "L'Oréal"."""
    if _APOSTROPHE.search(written) is None:  # some of them count as letters
        return 0
    match = _ELISION.match(written)
    if match is None or folded(written) in _NOT_ELIDED:
        return 0
    is_name = written[0].isupper() and written[match.end()].isupper() and not written.isupper()
    return 0 if is_name else match.end()


TURKIC = frozenset({"tr", "az"})
"""Languages with an ı without a dot, which is the small letter of I."""
_TURKIC_CAPITALS = str.maketrans("Iİ", "ıi")


def folded(written: str, language: str = "") -> str:
    """A word's key: without capitals, variants of apostrophe and hyphen, an emoji's skin tone, Arabic vowel signs,
    full-width forms, and with one sign for all neutral forms. Folding a key gives the same key. `language`: a tag; it
    matters for capitals in Turkish and Azeri only."""
    if language in TURKIC:
        written = unicodedata.normalize("NFC", written).translate(_TURKIC_CAPITALS)
    if written.isascii():
        key = written.lower()
        return key if key.isalnum() else neutral(key.replace("`", "'"))
    plain = _TONES.sub("", written.translate(_SAME)) or written
    plain = _FULL_WIDTH.sub(lambda match: unicodedata.normalize("NFKC", match.group()), plain).translate(_SAME_ARABIC)
    key = unicodedata.normalize("NFC", unicodedata.normalize("NFC", plain).casefold())
    return neutral(unicodedata.normalize("NFC", key.replace("i\u0307", "i"))) or written


_LIGATURES = str.maketrans({code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)})


def without_ligatures(written: str) -> str:
    """ "ﬁne", as it is copied from a PDF file, is shown as "fine"."""
    return written.translate(_LIGATURES)


def opens_sentence(separator: str) -> bool:
    """Whether a word behind this separator has its capital only by grammar."""
    # Only the end is looked at: a separator of thousands of line breaks would take their square.
    return ANSWER_END in separator or _SENTENCE_END.search(separator[-12:]) is not None


def is_side_by_side(separator: str) -> bool:
    """Whether two words with this between them may be a phrase."""
    return separator in {"", " ", "\u00a0", "\n", "\u202f", "\u3000", "/", "–", "\u2212"}
