"""What is done in a thread while the answers of a list are made to count."""

from collections.abc import Sequence

from app.actions.services import Services
from app.domain.answers.imports import Judge, Repeats, comes_in
from app.domain.languages.detection import Written, languages_of
from app.domain.tables.sheets import SheetRow


def shuffled(services: Services, texts: list[Written]) -> list[str]:
    """The texts in no order, and as many ids, in the order in which SQLite writes them fastest."""
    services.random.shuffle(texts)
    return sorted(services.new_id() for _ in texts)


def coming_in(judge: Judge, rows: Sequence[SheetRow], repeats: Repeats, wordings: Sequence[str]) -> list[Written]:
    texts = [row.text for row in judge.judged(rows) if comes_in(row, repeats)]
    return [Written(*found) for found in zip(texts, languages_of(texts, wordings), strict=True)]
