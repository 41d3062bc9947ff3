"""How long the keystrokes of one document gather before they are committed: longer, the more come in."""

LONGEST = 0.042  # seconds
SHORTEST = 0.001  # below that there is no waiting at all
SECONDS_PER_RATE = 6e-6  # of gathering for each frame a second, in all documents
MEMORY = 0.25  # seconds over which frames are counted


class Window:
    """Counted in frames a second; times are in seconds of one clock that never goes back."""

    def __init__(self) -> None:
        self._rate = 0.0
        self._at = 0.0

    def count(self, frames: int, at: float) -> None:
        """So many came in since the last count."""
        passed = at - self._at
        if passed > 0:
            self._at = at
            self._rate += (frames / passed - self._rate) * passed / (passed + MEMORY)
        else:
            self._rate += frames / MEMORY

    @property
    def length(self) -> float:
        """Seconds; 0 when it is quiet."""
        length = min(LONGEST, self._rate * SECONDS_PER_RATE)
        return length if length >= SHORTEST else 0.0
