"""Looking through the answers: which are listed, which are hidden and by whom."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.cloud.cloud import MINIMUM_ANSWERS
from app.domain.hints.hints import Hint, Piece, pieces

PAGE_SIZE = 50  # answers
SEARCH_LIMIT = 100  # characters


class Listing(StrEnum):
    """Which answers are listed. HINTED: those that are shown, and have open hints."""

    SHOWN = "shown"
    HINTED = "hinted"
    HIDDEN = "hidden"


@dataclass(frozen=True)
class Wish:
    """What somebody wants to see of the answers. `page` counts from 1."""

    listing: Listing = Listing.SHOWN
    search: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """`harmless`: the stretches of it that hints pointed at when somebody called them harmless."""

    id: str
    text: str
    hidden_by: str | None = None
    hidden_at: datetime | None = None
    harmless: frozenset[str] = frozenset()
    harmless_by: str | None = None
    harmless_at: datetime | None = None

    @property
    def is_hidden(self) -> bool:
        return self.hidden_at is not None


@dataclass(frozen=True, slots=True)
class ListedAnswer:
    """An answer with what stands out in it. `hints`: the open ones."""

    answer: StoredAnswer
    hints: tuple[Hint, ...]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return pieces(self.answer.text, self.hints)


@dataclass(frozen=True)
class AnswerCounts:
    """`hinted` is None while it is not known."""

    shown: int
    hidden: int
    hinted: int | None = None
    minimum: int = MINIMUM_ANSWERS

    @property
    def total(self) -> int:
        return self.shown + self.hidden

    @property
    def may_be_read(self) -> bool:
        """Fewer could show who said what. Hidden ones count: otherwise nobody could bring them back."""
        return self.total >= self.minimum


def wish_of(listing: str, search: str, page: str) -> Wish:
    """What an address says; what makes no sense in it is passed over."""
    chosen = Listing(listing) if listing in tuple(Listing) else Listing.SHOWN
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 8 else 1
    return Wish(chosen, " ".join(search.split())[:SEARCH_LIMIT], max(1, number))


def page_count(matching: int) -> int:
    return max(1, -(-matching // PAGE_SIZE))
