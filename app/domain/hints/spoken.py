"""Numbers that are written in words: “null eins sechs eins …”. Five of them in a row are as telling as digits are."""

import re
from collections.abc import Iterator
from itertools import pairwise

_UNITS = """
    zero oh nought|one|two|three|four|five|six|seven|eight|nine
    null|eins|zwei zwo|drei|vier|fünf fuenf|sechs|sieben|acht|neun
    zéro|un une|deux|trois|quatre|cinq|six|sept|huit|neuf
    cero|uno una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve
    zero|um uma|dois duas|três|quatro|cinco|seis meia|sete|oito|nove
    صفر|واحد|اثنان اثنين اتنين|ثلاثة تلاتة|أربعة اربعة|خمسة|ستة|سبعة|ثمانية تمانية|تسعة
    ゼロ れい まる|いち|に|さん|よん|ご|ろく|なな|はち|きゅう
"""
_TEENS = """
    ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen
    zehn|elf|zwölf|dreizehn|vierzehn|fünfzehn|sechzehn|siebzehn|achtzehn|neunzehn
    dix|onze|douze|treize|quatorze|quinze|seize
    diez|once|doce|trece|catorce|quince|dieciséis|diecisiete|dieciocho|diecinueve
    dez|onze|doze|treze|catorze|quinze|dezesseis dezasseis|dezessete dezassete|dezoito|dezenove dezanove
"""
_TENS = """
    twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety
    zwanzig|dreißig dreissig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig
    vingt vingts|trente|quarante|cinquante|soixante|septante|huitante octante|nonante
    veinte|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa
    vinte|trinta|quarenta|cinquenta|sessenta|setenta|oitenta|noventa
"""
_GERMAN_UNITS = ["ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"]
_SPANISH_TWENTIES = ["uno", "dós", "trés", "cuatro", "cinco", "séis", "siete", "ocho", "nueve"]
_REPEATING = ("double", "triple", "doppel", "doppelt")


def _values(listed: str, first: int, step: int) -> dict[str, int]:
    return {
        word: first + step * place
        for line in listed.strip().splitlines()
        for place, words in enumerate(line.strip().split("|"))
        for word in words.split()
    }


_TENS_VALUES = _values(_TENS, 20, 10)
_GERMAN_TENS = [word for word in _TENS_VALUES if word.endswith(("zig", "ßig", "ssig"))]
_VALUES = {
    **dict.fromkeys(_REPEATING, -1),
    **{f"{unit}und{ten}": _TENS_VALUES[ten] + n for n, unit in enumerate(_GERMAN_UNITS, 1) for ten in _GERMAN_TENS},
    **{f"veinti{unit}": 20 + n for n, unit in enumerate(_SPANISH_TWENTIES, 1)},
    **_TENS_VALUES,
    **_values(_TEENS, 10, 1),
    **_values(_UNITS, 0, 1),
}
_JOINING = frozenset({"and", "und", "et", "y", "e"})
_FEWEST = 5
_FEWEST_WORDS = 3
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_BETWEEN = re.compile(r"[\s,.;:/()・·‐-–-]{0,3}")
_SIGNS = re.compile("[〇零一二三四五六七八九]{7,}")

Run = list[tuple[int, int, int]]
"""Start, end and value of each number of a row."""


def spoken_numbers(text: str) -> Iterator[tuple[int, int]]:
    """The places of five numbers in a row or more, most of them in words; nobody only counts with them."""
    yield from (found.span() for found in _SIGNS.finditer(text))
    if may_hold_spoken(text):
        yield from ((run[0][0], run[-1][1]) for run in _runs(text) if _is_number(text, run))


def may_hold_spoken(text: str) -> bool:
    """Told quickly: most answers hold none."""
    words = _TOKEN.findall(text.lower())
    if not _VALUES.keys().isdisjoint(words) and sum(map(_VALUES.__contains__, words)) >= _FEWEST_WORDS:
        return True
    return not text.isascii() and _SIGNS.search(text) is not None


def _runs(text: str) -> Iterator[Run]:
    run: Run = []
    end = 0  # of the last number, or of what joins it to the next
    for token in _TOKEN.finditer(text):
        word = token[0].lower()
        if run and not _BETWEEN.fullmatch(text, end, token.start()):
            yield run
            run = []
        if word in _JOINING and run:
            end = token.end()
        elif word in _VALUES or (word.isdecimal() and len(word) < 3):
            run.append((token.start(), token.end(), _VALUES[word] if word in _VALUES else int(word)))
            end = token.end()
        elif run:
            yield run
            run = []
    if run:
        yield run


def _is_number(text: str, run: Run) -> bool:
    words = sum(not text[start:end].isdecimal() for start, end, _ in run)
    values = [value for _, _, value in run]
    steps = {after - before for before, after in pairwise(values)}
    is_counting = len(steps) == 1 or len(set(values)) < 3
    return len(run) >= _FEWEST and words >= _FEWEST_WORDS and not is_counting
