"""How many hits chance alone would give."""

from dataclasses import dataclass
from math import sqrt

NINETY_NINE_PERCENT = 2.576  # standard deviations to each side


@dataclass
class Hits:
    """`expected` and `variance`: of the same number of guesses that know nothing."""

    found: int = 0
    expected: float = 0.0
    variance: float = 0.0

    def add(self, found: int, expected: float, variance: float) -> None:
        self.found += found
        self.expected += expected
        self.variance += variance

    @property
    def deviations(self) -> float:
        """By how many standard deviations there are more hits than chance would give."""
        return (self.found - self.expected) / sqrt(self.variance)

    @property
    def is_chance(self) -> bool:
        """Whether they lie in the interval that holds 99 % of what chance gives."""
        return abs(self.deviations) <= NINETY_NINE_PERCENT

    def gains(self, other: "Hits") -> bool:
        """Whether there are more than that differing by chance explains."""
        return self.found - other.found > NINETY_NINE_PERCENT * sqrt(self.variance + other.variance)

    def __str__(self) -> str:
        reach = NINETY_NINE_PERCENT * sqrt(self.variance)
        return f"{self.found} hits, by chance {self.expected - reach:.0f} to {self.expected + reach:.0f}"
