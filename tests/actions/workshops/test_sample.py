"""An operator adds the sample, and facilitators look around in it."""

import sys

import pytest

from app.__main__ import main
from app.actions.access import Facilitating
from app.actions.preparation import preparation
from app.actions.services import Services
from app.actions.workshops import workshops
from app.actions.workshops.sample import add_sample
from app.domain.accounts import Role
from app.domain.errors import Invalid
from app.domain.preparation.preparation import StepKey, StepState
from app.domain.sample.answers import ANSWERS
from app.storage import answers
from tests import factories
from tests.people import MARIA, PRIYA


async def test_everybody_who_can_sign_in_finds_a_workshop_that_only_has_to_be_sent(services: Services) -> None:
    priya = await factories.account(services, PRIYA, Role.ADMIN)
    maria = await factories.account(services, MARIA)
    made = await add_sample(services)
    assert [card.workshop for card in await workshops.home(services, maria)] == [made]
    assert await workshops.facilitates(services, priya, made.id)
    statuses = {
        status.step.key: status.state for status in await preparation.board(services, Facilitating(maria, made))
    }
    assert statuses == dict.fromkeys(StepKey, StepState.DONE) | {
        StepKey.SURVEY: StepState.STARTED,  # still open, to be tried
        StepKey.INVITATIONS: StepState.MISSING,
    }
    async with services.database.reading() as connection:
        assert sorted(await answers.answer_texts(connection, made.id)) == sorted(ANSWERS)


async def test_nobody_is_there_to_look_around(services: Services) -> None:
    with pytest.raises(Invalid, match="Nobody can sign in yet"):
        await add_sample(services)


def test_the_command_says_what_to_do_first(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: object
) -> None:
    monkeypatch.setenv("DATA_DIR", f"{tmp_path}")
    monkeypatch.setattr(sys, "argv", ["app", "sample"])
    assert main() == 2
    assert capfd.readouterr().err == (
        "Nobody can sign in yet. Start the server, open the link it prints, and come back.\n"
    )
