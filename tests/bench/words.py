"""The forty largest words of a labelled set of free texts, for each language, in its two halves.

A set is a folder with a file for each language, `de.txt`, one text a line, and a README.md that names source and
licence of each. It is not part of this repository: LABELLED_TEXTS says where it is. The odd lines are the first half,
by which rules may be tuned; the even ones are held back.
"""

import os
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from app.domain.cloud.choices import Choices
from app.domain.cloud.entries import CloudEntry
from app.domain.cloud.tally import Tally
from app.domain.survey.wording import WORDINGS
from tests.bench.tables import print_table

SHOWN = 40
AT_LEAST = 500
"""So many texts a language."""

QUESTIONS = {
    **{tag: wording.question for tag, wording in WORDINGS.items()},
    "it": "A che cosa vorrebbe che i clienti pensassero quando pensano alla loro esperienza?",
    "nl": "Waaraan moeten klanten volgens u denken als ze aan hun ervaring denken?",
    "pl": "O czym według Państwa powinni myśleć klienci, kiedy myślą o swoich doświadczeniach?",
    "tr": "Müşterilerin deneyimlerini düşündüklerinde akıllarına ne gelmesini istersiniz?",
}


def words(_: Path) -> None:
    """One table for each language: the words of the first half beside those of the second, with their counts."""
    folder = labelled_folder()
    if folder is None:
        print("\nLABELLED_TEXTS names no folder of labelled texts: words are not measured.")
        return
    for tag, question in QUESTIONS.items():
        first, second = halves(labelled_texts(folder, tag))
        columns = [[f"{entry.word} {entry.count}" for entry in largest(texts, question)] for texts in (first, second)]
        rows = [[place + 1, *row] for place, row in enumerate(zip(*columns, strict=True))]
        print_table(
            f"{tag}: the largest words of {len(first)} and {len(second)} texts", ["", "first", "held back"], rows
        )


def labelled_folder() -> Path | None:
    named = os.environ.get("LABELLED_TEXTS")
    return Path(named) if named else None


def labelled_texts(folder: Path, tag: str) -> list[str]:
    """The texts of a language. OSError without its file; ValueError if it is no set as described above."""
    whole = (folder / f"{tag}.txt").read_text(encoding="utf-8")
    texts = whole.removesuffix("\n").split("\n")
    if len(texts) < AT_LEAST or not all(text.strip() for text in texts):
        raise ValueError(f"{tag}.txt needs {AT_LEAST} texts, one a line")
    if not unicodedata.is_normalized("NFC", whole):
        raise ValueError(f"{tag}.txt is not in NFC")
    if f"`{tag}.txt`" not in (folder / "README.md").read_text(encoding="utf-8"):
        raise ValueError(f"README.md names no source and licence of {tag}.txt")
    return texts


def halves(texts: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """The lines with odd numbers, counted from 1, and those with even ones."""
    return texts[::2], texts[1::2]


def largest(texts: Sequence[str], question: str) -> tuple[CloudEntry, ...]:
    """What the cloud of these answers shows largest, with nothing merged or hidden by a person."""
    tally = tallied(texts, question)
    return tally.entries(Choices(), limit=SHOWN)


def tallied(texts: Sequence[str], question: str) -> Tally:
    """The languages are found in the texts themselves, as for answers that come in."""
    tally = Tally([question])
    tally.add({f"{number:05}": text for number, text in enumerate(texts)})
    return tally
