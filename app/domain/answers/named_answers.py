"""Lines that name who said it before what was said: “Anna: calm”. Such names are taken off before anything is kept."""

import re
from collections.abc import Collection, Sequence
from enum import StrEnum

from app.domain.tables.cell_kinds import is_given_name
from app.domain.tables.column_words import is_small_name
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
_LED = re.compile(r"^(?P<name>[^\W\d_][\w.'’-]{0,29}(?: [^\W\d_][\w.'’-]{0,29}){0,2}) ?[:：]\s+(?=\S)")


class Labels(StrEnum):
    """What became of the words before the colons of answers: there were none; they stayed; they were left behind."""

    NONE = ""
    KEPT = "kept"
    LEFT = "left"


def labelled_columns(rows: Sequence[SheetRow]) -> frozenset[int]:
    """The places of those in which most cells begin with a word or three and a colon, whatever it is."""
    return frozenset(place for place in range(width_of(rows)) if _labels_of(column_of(rows, place)))


def named_columns(rows: Sequence[SheetRow], labelled: Collection[int]) -> frozenset[int]:
    """Of the labelled those in which names seem to stand before the colons."""
    return frozenset(place for place in labelled if _are_names(_labels_of(column_of(rows, place))))


def without_names(row: SheetRow, named: Collection[int]) -> SheetRow:
    """`named`: as `named_columns` gives them."""
    if not named:
        return row
    cells = (_LED.sub("", cell, count=1) if place in named else cell for place, cell in enumerate(row.cells))
    return SheetRow(row.number, tuple(cells))


def _labels_of(cells: Sequence[str]) -> list[str]:
    """None where fewer cells have one. A title above them may have none."""
    filled = [cell for cell in cells if cell]
    some = filled[:: max(1, len(filled) // _ENOUGH_TO_TELL)]
    labels = [led["name"] for cell in some if (led := _LED.match(cell)) and without_mark(cell) == cell]
    return labels if len(labels) >= max(_FEWEST, _MOST * len(some)) else []


def _are_names(labels: Sequence[str]) -> bool:
    """Known names; or words in capitals that hardly come twice, and no topics as “Staff”, “Preis”, “Lieu”."""
    if not labels:
        return False
    known = sum(is_given_name(label) or is_small_name(label) for label in labels)
    if known >= _HALF * len(labels):
        return True
    if not known and sum(map(_is_topic, labels)) >= _SOME * len(labels):
        return False
    in_capitals = [label for label in labels if _is_in_capitals(label)]
    return len(in_capitals) >= _MOST * len(labels) and len(set(in_capitals)) >= _OWN * len(in_capitals)


def _is_in_capitals(label: str) -> bool:
    return all(word[0].isupper() or not word[0].isascii() for word in label.split())


def _is_topic(label: str) -> bool:
    return label.casefold() in _TOPICS or title_kind(label)[1] or is_calendar_word(label)
