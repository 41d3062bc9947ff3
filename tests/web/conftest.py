"""The museum and, beside it, a second workshop whose people are nobody here."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.gatherings import Gathering, gather
from tests.web.serving import House, forget_tries


@pytest.fixture(autouse=True)
def _fresh_limits(request: pytest.FixtureRequest) -> None:
    forget_tries(request.getfixturevalue("house") if "house" in request.fixturenames else None)


@pytest.fixture(scope="module")
def house(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A server of the module's own: tests that change something gather people of their own in it."""
    with House(tmp_path_factory.mktemp("house"), migrated_file) as running:
        yield running


@pytest.fixture(scope="module")
def quiet_museum(house: House) -> Gathering:
    """For tests in which nothing of it changes."""
    return gather(house)


@pytest.fixture
def museum(house: House) -> Gathering:
    return gather(house)
