"""Lines that name who said it beside what was said: “Anna: calm”, “Calm – Anna Berg”, “Calm (Anna Berg)”. Such names
are taken off before anything is kept.
"""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum

from app.domain.tables.cell_kinds import is_like_a_name
from app.domain.tables.column_words import is_small_name
from app.domain.tables.first_names import is_first_name
from app.domain.tables.sheets import SheetRow, column_of, width_of
from app.domain.tables.title_kinds import title_kind
from app.domain.text.calendar_words import is_calendar_word
from app.domain.text.list_marks import without_mark

_FEWEST, _ENOUGH_TO_TELL = 3, 400  # filled cells
_MOST = 0.6  # of the cells
_OWN = 0.8  # of what stands before the colon: topics come again, people seldom do
_HALF, _SOME = 0.5, 0.25
_WORDS = """
staff service price prices time place rooms room food atmosphere quality team wait waiting opening parking shop café
toilets access website tickets communication information exhibition guide guides light noise music colours important
good bad better best first second third pros cons plus minus wish idea summary note example question answer today
personal preis preise zeit ort räume raum essen atmosphäre qualität warten anfahrt licht lärm musik wichtig gut schlecht
besser wunsch idee beispiel öffnungszeiten angebot ausstellung führung kommunikation
prix temps lieu espace accueil nourriture ambiance qualité attente bruit lumière musique important idée exemple horaires
precio precios tiempo lugar espacio comida ambiente calidad espera ruido luz música idea ejemplo servicio personal
prezzo tempo luogo cibo atmosfera qualità attesa rumore luce musica servizio
preço lugar comida qualidade espera barulho luz serviço
"""
_TOPICS = frozenset(_WORDS.split())
_NAME = r"(?P<name>[^\W\d_][\w.'’-]{0,29}(?: [^\W\d_][\w.'’-]{0,29}){0,2})"
_LED = re.compile(rf"^{_NAME} ?[:：]\s+(?=\S)")
_WITH_KNOWN = (
    re.compile(rf"^{_NAME}\s+[-–—]\s+(?=\S)"),
    re.compile(rf"(?<=\S)\s+[-–—]\s*{_NAME}\s*$"),
    re.compile(rf"(?<=\S)\s*[(\[]{_NAME}[)\]]\s*$"),
    re.compile(rf"(?<=\S),\s*{_NAME}\s*$"),
)
"""What stands there is taken for a name only where most of it is known as one."""
Named = Mapping[int, re.Pattern[str]]
"""By the place of a column: what is taken off its cells."""


class Labels(StrEnum):
    """What became of the words before the colons of answers: there were none; they stayed; they were left behind."""

    NONE = ""
    KEPT = "kept"
    LEFT = "left"


def labelled_columns(rows: Sequence[SheetRow]) -> Named:
    """Those in which most cells begin with a word or three and a colon, whatever it is; or in which most have a known
    name at one of their ends."""
    found = ((place, _pattern_of(column_of(rows, place))) for place in range(width_of(rows)))
    return {place: pattern for place, pattern in found if pattern}


def named_columns(rows: Sequence[SheetRow], labelled: Named) -> Named:
    """Of the labelled those in which names seem to stand."""
    return {
        place: pattern
        for place, pattern in labelled.items()
        if pattern is not _LED or _are_names(_labels_of(column_of(rows, place), pattern))
    }


def without_names(row: SheetRow, named: Named) -> SheetRow:
    """`named`: as `named_columns` gives them."""
    if not named:
        return row
    cells = (_without(cell, named[place]) if place in named else cell for place, cell in enumerate(row.cells))
    return SheetRow(row.number, tuple(cells))


def _without(cell: str, pattern: re.Pattern[str]) -> str:
    """A list mark before the name stays."""
    plain = without_mark(cell)
    return cell.removesuffix(plain) + pattern.sub("", plain, count=1)


def _pattern_of(cells: Sequence[str]) -> re.Pattern[str] | None:
    if _labels_of(cells, _LED):
        return _LED
    return next((pattern for pattern in _WITH_KNOWN if _are_known(_labels_of(cells, pattern))), None)


def _labels_of(cells: Sequence[str], pattern: re.Pattern[str]) -> list[str]:
    """None where fewer cells have one. A title above them may have none."""
    filled = [cell for cell in cells if cell]
    some = filled[:: max(1, len(filled) // _ENOUGH_TO_TELL)]
    plain = [cell for cell in map(without_mark, some) if pattern is _LED or not is_like_a_name(cell)]  # “Ek, Eva”
    labels = [found["name"] for cell in plain if (found := pattern.search(cell))]
    return labels if len(labels) >= max(_FEWEST, _MOST * len(some)) else []


def _are_known(labels: Sequence[str]) -> bool:
    return bool(labels) and sum(map(_is_known, labels)) >= _HALF * len(labels)


def _is_known(label: str) -> bool:
    return is_first_name(label) or is_small_name(label)


def _are_names(labels: Sequence[str]) -> bool:
    """Known names; or words in capitals that hardly come twice, and no topics as “Staff”, “Preis”, “Lieu”."""
    if not labels:
        return False
    if _are_known(labels):
        return True
    known = any(map(_is_known, labels))
    if not known and sum(map(_is_topic, labels)) >= _SOME * len(labels):
        return False
    in_capitals = [label for label in labels if _is_in_capitals(label)]
    return len(in_capitals) >= _MOST * len(labels) and len(set(in_capitals)) >= _OWN * len(in_capitals)


def _is_in_capitals(label: str) -> bool:
    return all(word[0].isupper() or not word[0].isascii() for word in label.split())


def _is_topic(label: str) -> bool:
    return label.casefold() in _TOPICS or title_kind(label)[1] or is_calendar_word(label)
