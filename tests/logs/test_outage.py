"""An outage is told in two lines, however often what is away is asked for meanwhile."""

import logging

import pytest

from app.logs.outage import QUIET_SECONDS, Outage


class Seconds:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def outage(seconds: Seconds) -> Outage:
    return Outage("The database", logging.getLogger("test"), seconds)


def test_two_lines(outage: Outage, seconds: Seconds, caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(154):
        outage.failed("cannot be reached (ConnectionRefusedError)")
        seconds.now += 0.1
    for _ in range(100):
        outage.worked()
        seconds.now += 0.1
    assert [(record.levelname, record.getMessage()) for record in caplog.records] == [
        ("ERROR", "The database cannot be reached (ConnectionRefusedError)"),
        ("WARNING", "The database works again after 15 s; failed attempts: 154"),
    ]
    assert not Outage.is_any_under_way()


def test_what_comes_and_goes_is_one_outage(outage: Outage, seconds: Seconds, caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(20):
        outage.failed("is in use by others for too long (database is locked)")
        seconds.now += QUIET_SECONDS / 2
        outage.worked()
        seconds.now += QUIET_SECONDS / 4
    assert Outage.is_any_under_way()
    seconds.now += QUIET_SECONDS
    outage.worked()
    assert len(caplog.records) == 2
    assert caplog.messages[1].endswith("failed attempts: 20")


def test_the_next_outage_is_told_again(outage: Outage, seconds: Seconds, caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(2):
        outage.failed("has no space left (database or disk is full)")
        seconds.now += QUIET_SECONDS
        outage.worked()
    assert [message.rpartition(": ")[2] for message in caplog.messages if "again" in message] == ["1", "1"]
    assert len(caplog.messages) == 4


def test_nothing_is_told_where_all_works(outage: Outage, caplog: pytest.LogCaptureFixture) -> None:
    outage.worked()
    assert caplog.messages == []
