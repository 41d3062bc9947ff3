"""When two texts are both worth keeping, said plainly."""

from app.domain.words.differences import missing
from app.domain.words.shrinking import LONG


def differ(one: str, other: str) -> bool:
    """Whether either has a fifth of its own, or as much as is worth a wording by itself."""
    pairs = ((one, other), (other, one))
    return any(missing(text, against) >= min(LONG, len(text) / 5) for text, against in pairs)
