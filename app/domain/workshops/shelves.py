"""Workshops that are put away: archived, or in the bin, from which they go for good after a while."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from app.domain.errors import Invalid
from app.domain.workshops.workshops import Workshop, one_line

IN_BIN_FOR = timedelta(days=14)


class Shelf(StrEnum):
    """The values stand in the database."""

    ARCHIVE = "archive"  # out of the way on the home page, and otherwise as ever
    BIN = "bin"  # closed to everybody, and gone after IN_BIN_FOR


@dataclass(frozen=True)
class InBin:
    """A workshop in the bin: since when, and who put it there."""

    workshop: Workshop
    since: datetime
    by: str

    @property
    def gone_at(self) -> datetime:
        return self.since + IN_BIN_FOR


def check_title(typed: str, workshop: Workshop) -> None:
    """To delete a workshop one types its title, so that it is the right one. Raises Invalid."""
    if one_line(typed).casefold() != workshop.title.casefold():
        raise Invalid(
            "This is not the workshop’s title. Nothing was deleted.", f"Type: {workshop.title}", field="title"
        )
