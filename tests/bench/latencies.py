"""What a bench tells of how long things took."""

from collections.abc import Collection


def percentiles(latencies: Collection[float]) -> dict[str, float]:
    """p50, p95, p99 in the unit of `latencies`; all 0 where there are none."""
    found = sorted(latencies) or [0.0]
    shares = {"p50": 0.5, "p95": 0.95, "p99": 0.99}
    return {name: round(found[int(len(found) * share)], 2) for name, share in shares.items()}
