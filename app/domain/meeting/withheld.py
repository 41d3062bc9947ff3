"""Drafts that are withheld because fewer than three people wrote alone, and when they are shown after all.

The promise is in docs/live-documents.md.
"""

from collections.abc import Collection, Iterable, Mapping

from app.domain.blank import is_blank
from app.domain.meeting.drafts import FEWEST_SOLO_DRAFTS


def is_written(text: str) -> bool:
    """Whether there is anything to see in a document."""
    return not is_blank(text)


def are_too_few(texts: Iterable[str]) -> bool:
    """Whether so few wrote that people could tell whose draft is whose."""
    return sum(is_written(text) for text in texts) < FEWEST_SOLO_DRAFTS


def all_released(texts: Mapping[str, str], released: Collection[str]) -> bool:
    """Whether somebody wrote, and everyone who wrote has released their draft.

    `texts`: author key -> what stands in their document now; a document that was emptied counts as not written.
    `released`: the keys of those who have pressed.
    """
    writers = {author for author, text in texts.items() if is_written(text)}
    return bool(writers) and writers <= set(released)
