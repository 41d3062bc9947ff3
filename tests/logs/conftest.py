"""Outages that other tests left behind are none of these tests' business."""

from weakref import WeakSet

import pytest

from app.logs.outage import Outage


@pytest.fixture(autouse=True)
def no_outage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Outage, "_under_way", WeakSet())
