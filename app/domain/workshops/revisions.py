"""Which version of something a page showed, so that nobody unknowingly overwrites what somebody else has just saved."""

import hashlib

from app.domain.errors import Conflict


def revision_of(value: object) -> str:
    """The same exactly as long as the value is. A form carries it along while somebody types."""
    return hashlib.sha256(repr(value).encode("utf-8", "replace")).hexdigest()[:16]


def require_unchanged(stored: object, seen: str) -> None:
    """Raises Conflict if the page showed another version than what is stored now."""
    if revision_of(stored) != seen:
        raise Conflict(
            "Somebody else changed this while you were typing.",
            "Nothing of theirs was overwritten, and what you typed is still here. Save again to replace theirs.",
        )
