"""How the letters of a file are written: found by a detector, and asked for where it is not sure."""

import codecs
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from unicodedata import category

import chardet

SURE = 0.6
"""Of the confidence in the two likeliest ways together, how much must belong to the first, where there are signs enough
to tell. Measured on 881 lists of one to six short lines in 18 languages: none of the 468 above it was read wrongly, and
62 of the others."""
_FEW_SIGNS = 6  # beyond ASCII: too few to tell by
_MOST_GUESSES = 6
_SAMPLE = 20_000  # bytes that the detector looks at
_STRETCH = 1_000_000  # bytes or characters looked at in one go
_FEW_ODD = 0.002  # of all characters; and two in any text
_FEW_BROKEN = 0.34  # for each sign beyond ASCII that is whole

ENCODINGS = {
    "utf-8": "UTF-8 (all languages)",
    "utf-16-le": "UTF-16 (Excel's “Unicode text”)",
    "utf-16-be": "UTF-16, big-endian",
    "cp1252": "Western Europe (Windows)",
    "iso8859-15": "Western Europe (ISO)",
    "mac-roman": "Western Europe (Mac)",
    "cp850": "Western Europe (DOS)",
    "cp437": "United States (DOS)",
    "cp865": "Nordic (DOS)",
    "cp1250": "Central Europe (Windows)",
    "iso8859-2": "Central Europe (ISO)",
    "mac-latin2": "Central Europe (Mac)",
    "cp852": "Central Europe (DOS)",
    "cp1257": "Baltic (Windows)",
    "iso8859-13": "Baltic (ISO)",
    "cp775": "Baltic (DOS)",
    "cp1251": "Cyrillic (Windows)",
    "koi8-r": "Cyrillic (KOI8-R)",
    "koi8-u": "Cyrillic (KOI8-U)",
    "iso8859-5": "Cyrillic (ISO)",
    "mac-cyrillic": "Cyrillic (Mac)",
    "cp866": "Cyrillic (DOS)",
    "cp1253": "Greek (Windows)",
    "iso8859-7": "Greek (ISO)",
    "mac-greek": "Greek (Mac)",
    "cp737": "Greek (DOS)",
    "cp869": "Greek (DOS, 869)",
    "cp1254": "Turkish (Windows)",
    "iso8859-9": "Turkish (ISO)",
    "mac-turkish": "Turkish (Mac)",
    "cp857": "Turkish (DOS)",
    "cp1255": "Hebrew (Windows)",
    "iso8859-8": "Hebrew (ISO)",
    "cp862": "Hebrew (DOS)",
    "cp1256": "Arabic (Windows)",
    "iso8859-6": "Arabic (ISO)",
    "cp720": "Arabic (DOS)",
    "cp864": "Arabic (DOS, 864)",
    "cp1258": "Vietnamese (Windows)",
    "cp874": "Thai (Windows)",
    "cp932": "Japanese (Shift_JIS)",
    "euc-jp": "Japanese (EUC-JP)",
    "iso2022_jp_2": "Japanese (ISO-2022-JP)",
    "gb18030": "Simplified Chinese (GBK, GB18030)",
    "big5": "Traditional Chinese (Big5)",
    "cp949": "Korean (EUC-KR)",
}
"""What spreadsheet programs write, as Python names it -> as people know it."""

_SUPERSETS = {"iso8859-1": "cp1252", "latin-1": "cp1252", "ascii": "utf-8", "gb2312": "gb18030", "gbk": "gb18030"}
_SUPERSETS |= {
    "iso2022_jp": "iso2022_jp_2",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5hkscs": "big5hkscs",
    "iso8859-11": "cp874",
}
_RARE = ("cp8", "cp437", "mac-")  # few programs still write these: told from others by more than a hair
_LESS_LIKELY = 0.8
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ODD = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")  # no program writes these into a text
_SIGN_BETWEEN = re.compile(r"(?<=(.))([^\x00-\x7f])(?=(.))", re.DOTALL)
_WEIGHT = 3.0
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{3,30})""", re.IGNORECASE | re.ASCII)
_HEAD = 2_048  # bytes in which a page says so
_WESTERN = frozenset("äöüÄÖÜßéèêëàâáãçñíìîïóòôõúùûÉÈÀÇÑÁÍÓÚåæøÅÆØœŒ’‘“”„«»–—…€")
_BROKEN_AS_WINDOWS = "broken-as-windows"


class NotTextError(Exception):
    """Bytes that are no text, however they are read."""


@dataclass(frozen=True)
class Encoding:
    """`others`: names of what else it may be, the likeliest first, itself among them; empty where `is_sure`."""

    name: str
    is_sure: bool = True
    others: tuple[str, ...] = ()


def encoding_of(content: bytes) -> Encoding:
    """Raises NotTextError."""
    for mark, name in _MARKS:
        if content.startswith(mark) and (_is_text(content, name) or name == "utf-8"):
            return Encoding(name)
    if content.startswith(_WIDE_MARKS):
        raise NotTextError
    if _is_unicode_in_pairs(content, 1):
        return Encoding("utf-16-le")
    if _is_unicode_in_pairs(content, 0):
        return Encoding("utf-16-be")
    declared = "utf-8" if b"\x1b$" not in content and _is_text(content, "utf-8") else _declared(content)
    if declared and _is_text(content, declared):
        return Encoding(declared)
    guessed = _guessed(content)
    if _is_almost_utf8(content):
        return Encoding("utf-8", False, ("utf-8", *[name for _, name in guessed if name != "utf-8"])[:_MOST_GUESSES])
    if not guessed:
        raise NotTextError
    guessed = _usual_first(guessed, content)
    best, second = guessed[0][0], guessed[1][0] if len(guessed) > 1 else 0.0
    is_told = _signs_of(content) >= _FEW_SIGNS or b"\x1b$" in content
    is_sure = best >= SURE * (best + second) and is_told and not _is_in_part_utf8(content)
    return Encoding(guessed[0][1], is_sure, () if is_sure else _with_utf8(guessed))


def _with_utf8(guessed: Sequence[tuple[float, str]]) -> tuple[str, ...]:
    """It is what most programs write: always offered, however many bytes of a joined file speak against it."""
    names = [name for _, name in guessed if name != "utf-8"]
    return (*names[: _MOST_GUESSES - 1], "utf-8")


def _declared(content: bytes) -> str:
    """What a page or a document of XML says of itself; empty where it says nothing that is known."""
    start = content[:_HEAD].lstrip()
    said = _DECLARED.search(start) if start.startswith(b"<") else None
    return _known(said[1].decode()) if said else ""


def _usual_first(guessed: list[tuple[float, str]], content: bytes) -> list[tuple[float, str]]:
    """Of too few signs the detector knows nothing: what Windows writes in the west comes first where it gives letters
    of western languages and nothing else."""
    sample = _telling(content).decode("cp1252", "replace")
    is_western = all(sign < "\x80" or sign in _WESTERN for sign in sample)
    if _signs_of(content) >= _FEW_SIGNS or not is_western or all(name != "cp1252" for _, name in guessed):
        return guessed
    return sorted(guessed, key=lambda guess: guess[1] != "cp1252")


def _signs_of(content: bytes) -> int:
    """Bytes beyond ASCII, as far as the detector looks."""
    return sum(byte > 127 for byte in _telling(content))


def opened(content: bytes, encoding: str) -> io.TextIOWrapper:
    """The text, read as it is asked for. Bytes that the encoding does not know are read as Windows writes them."""
    text = io.TextIOWrapper(io.BytesIO(content), encoding, errors=_BROKEN_AS_WINDOWS, newline="")
    if text.read(1) != "\ufeff":
        text.seek(0)
    return text


def samples(cells: Sequence[str], encoding: str, others: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """How cells that were read in one encoding would read in others: three of them, those with most signs beyond
    ASCII."""
    telling = sorted({cell for cell in cells if not cell.isascii()}, key=_signs, reverse=True)[:3]
    written = [cell.encode(encoding, "replace") for cell in telling]
    return {name: tuple(bytes_.decode(name, "replace")[:80] for bytes_ in written) for name in others}


def _signs(cell: str) -> tuple[int, str]:
    return sum(ord(sign) > 127 for sign in cell[:80]), cell


def _is_unicode_in_pairs(content: bytes, place: int) -> bool:
    """Half of the bytes, every second one, are zero in what western programs write, and some are in all of it: line
    ends and separators."""
    sample = content[:_SAMPLE]
    zeros, others = sample[place::2].count(0), sample[1 - place :: 2].count(0)
    name = "utf-16-le" if place else "utf-16-be"
    return len(content) % 2 == 0 and zeros > 3 * others and _is_text(content, name)


def _is_text(content: bytes, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    odd = length = 0
    try:
        for start in range(0, len(content), _STRETCH):
            text = decoder.decode(content[start : start + _STRETCH], final=start + _STRETCH >= len(content))
            odd, length = odd + len(_ODD.findall(text)), length + len(text)
    except UnicodeDecodeError:
        return False
    return _are_few(odd, length)


def _is_almost_utf8(content: bytes) -> bool:
    """But for a few bytes, as where somebody has joined two files."""
    text = content[: 10 * _STRETCH].decode("utf-8", "replace")
    whole, broken = _whole_and_broken(text)
    return 0 < broken <= _FEW_BROKEN * whole and _are_few(len(_ODD.findall(text)), len(text))


def _is_in_part_utf8(content: bytes) -> bool:
    whole, broken = _whole_and_broken(content[:_STRETCH].decode("utf-8", "replace"))
    return whole >= max(1, broken)  # letters written in another way are hardly whole


def _whole_and_broken(text: str) -> tuple[int, int]:
    broken = text.count("\ufffd")
    return sum(sign > "\x7f" for sign in text) - broken, broken


def _are_few(odd: int, length: int) -> bool:
    return odd <= max(2, _FEW_ODD * length)


def _guessed(content: bytes) -> list[tuple[float, str]]:
    """Confidence and name, the likeliest first; of those that give the same text only the first."""
    sample = _telling(content)
    found: dict[str, tuple[float, str]] = {}
    for guess in chardet.detect_all(sample, ignore_threshold=True, include_encodings=_DETECTED):
        name = _known(guess["encoding"])
        if not name or not _is_text(sample, name):
            continue
        text = sample.decode(name, "replace")
        confidence = (guess["confidence"] or 0.0) * _soundness(text) * (_LESS_LIKELY if name.startswith(_RARE) else 1)
        known = found.get(text, (0.0, name))
        found[text] = (max(confidence, known[0]), min(known[1], name, key=_PLACES.__getitem__))
    likely = sorted(found.values(), key=lambda guess: -guess[0])
    while likely and not _is_text(content, likely[0][1]):
        del likely[0]
    return likely


def _soundness(text: str) -> float:
    """From 1 down to almost 0 where symbols stand in the middle of words, capitals after small letters, or letters of
    two scripts beside each other."""
    found = [_is_sound(*signs.groups()) for signs in _SIGN_BETWEEN.finditer(f" {text} ")]
    return max(0.01, 1 - _WEIGHT * found.count(False) / max(1, len(found)))


def _is_sound(before: str, sign: str, after: str) -> bool:
    if not sign.isalpha():
        return not (before.isalpha() and after.isalpha()) or category(sign)[0] == "M" or sign in "’‘·–—\xad"
    is_mixed = any(other.isalpha() and (other < "\u0250") != (sign < "\u0250") for other in (before, after))
    is_mingled = (before.islower() and sign.isupper()) or (before.isupper() and sign.islower() and after.isupper())
    return not is_mixed and not is_mingled


def _telling(content: bytes) -> bytes:
    """The lines that hold more than ASCII, as many as the detector looks at: the others say nothing."""
    if b"\x1b$" in content:
        return content[:_SAMPLE]
    lines = re.finditer(rb"[^\r\n]+", content)
    found, length = [], 0
    for line in islice(lines, _STRETCH):
        if not line[0].isascii():
            found.append(line[0][:2000])
            length += len(found[-1])
        if length > _SAMPLE:
            break
    return b"\n".join(found)


def _known(name: str | None) -> str:
    """As `ENCODINGS` names it; empty where it names none."""
    if name is None:
        return ""
    try:
        plain = codecs.lookup(name).name
    except LookupError:
        return ""
    return _NAMES.get(_SUPERSETS.get(plain, plain), "")


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    broken = error.object[error.start : error.end]
    return broken.decode("cp1252", "replace"), error.end


codecs.register_error(_BROKEN_AS_WINDOWS, _as_windows)
_NAMES = {codecs.lookup(name).name: name for name in ENCODINGS}
_PLACES = {name: place for place, name in enumerate(ENCODINGS)}
_DETECTED = (*ENCODINGS, "iso8859-1")
