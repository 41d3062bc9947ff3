"""How many answers a survey takes from one network; never a lock-out by address alone: a whole company shares one
(docs/security.md). What is guessed at is counted elsewhere (actions/seats/guessing.py)."""

import hashlib
import ipaddress
import time
from collections import OrderedDict
from dataclasses import dataclass

from fastapi import Request

from app.domain.errors import TooMany

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
        self.buckets: OrderedDict[bytes, _Bucket] = OrderedDict()

    def take(self, *key: str) -> None:
        """Raises TooMany when the key has no try left."""
        now = time.monotonic()
        digest = _digest(key)
        bucket = self.buckets.setdefault(digest, _Bucket(self.burst, now))
        self.buckets.move_to_end(digest)
        if len(self.buckets) > _REMEMBERED:
            self.buckets.popitem(last=False)
        bucket.tokens = min(self.burst, bucket.tokens + (now - bucket.filled_at) * self.per_second)
        bucket.filled_at = now
        if bucket.tokens < 1:
            raise TooMany("There were many tries in a short time.", "Wait half a minute and try again.")
        bucket.tokens -= 1

    def give_back(self, *key: str) -> None:
        """The try was an honest one and does not count."""
        bucket = self.buckets.get(_digest(key))
        if bucket:
            bucket.tokens = min(self.burst, bucket.tokens + 1)


def _digest(key: tuple[str, ...]) -> bytes:
    """Of one size, however much somebody types as a name; and no list of names and addresses stays in memory."""
    return hashlib.sha256("\x1f".join(key).encode(errors="replace")).digest()


answers = RateLimit(burst=2000, per_minute=6000)  # for each survey and network: 500 a minute from one company pass


def network_of(request: Request) -> str:
    """Where a request comes from."""
    return network_of_host(request.client.host if request.client else "")


def network_of_host(host: str) -> str:
    """The address itself; of IPv6 the first half, since a household or an office has all of the rest."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if isinstance(address, ipaddress.IPv4Address):
        return host
    mapped = address.ipv4_mapped
    return str(mapped) if mapped else str(ipaddress.ip_network((address, 64), strict=False))
