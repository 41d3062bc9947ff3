"""Rate limits by what is being tried and by network together; never a lock-out by address alone (security.md):
a whole company shares one address."""

import time
from collections import OrderedDict
from dataclasses import dataclass

from fastapi import Request

from app.domain.refusals import TooMany

_REMEMBERED = 10_000  # buckets; the longest unused are forgotten, which only errs on the kind side


@dataclass
class _Bucket:
    tokens: float
    filled_at: float


class RateLimit:
    """`burst` tries at once, `per_minute` after that, for each key."""

    def __init__(self, *, burst: int, per_minute: float) -> None:
        self.burst = burst
        self.per_second = per_minute / 60
        self.buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def take(self, key: str) -> None:
        """Raises TooMany when the key has no try left."""
        now = time.monotonic()
        bucket = self.buckets.setdefault(key, _Bucket(self.burst, now))
        self.buckets.move_to_end(key)
        if len(self.buckets) > _REMEMBERED:
            self.buckets.popitem(last=False)
        bucket.tokens = min(self.burst, bucket.tokens + (now - bucket.filled_at) * self.per_second)
        bucket.filled_at = now
        if bucket.tokens < 1:
            raise TooMany("There were many tries in a short time.", "Wait half a minute and try again.")
        bucket.tokens -= 1


sign_ins = RateLimit(burst=8, per_minute=6)  # for each name and network
join_codes = RateLimit(burst=40, per_minute=30)  # for each network: 10^8 codes outlast any patience
answers = RateLimit(burst=2000, per_minute=6000)  # for each survey and network: 500 a minute from one company pass


def network_of(request: Request) -> str:
    return request.client.host if request.client else ""
