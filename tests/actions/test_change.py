"""What Maria does is stored, rung and told to the audit by one seam; what people write, like and answer never is."""

import asyncio

import pytest

from app.actions import artifacts
from app.actions.change import change
from app.actions.services import Services
from app.domain.audit import AuditLine
from app.domain.refusals import Invalid
from app.storage import workshops
from tests.factories import Clock, account, stored_workshop, story
from tests.people import MARIA, PRIYA


def heard(services: Services) -> list[AuditLine]:
    lines: list[AuditLine] = []
    services.audit.append(lines.append)
    return lines


async def test_a_change_is_committed_then_rung_and_told(services: Services, clock: Clock) -> None:
    told = await story(services, clock)
    await asyncio.sleep(0)  # what rang until now has been heard
    happened: list[str] = []
    rung = asyncio.Event()
    services.bus.subscribe(f"workshop:{told.workshop.id}", lambda _: rung.set())
    services.audit.append(lambda line: happened.append(line.what))

    async def look() -> None:
        stored = await stored_workshop(services, told.workshop.id)
        happened.append(f"{stored.question} {rung.is_set()}")

    async with change(services, told.maria, "asked something else", before_ring=look) as connection:
        await workshops.change(connection, told.workshop.id, question="What else?")
        assert happened == []
    assert happened == ["What else? False", "asked something else"]
    await asyncio.wait_for(rung.wait(), 5)


async def test_the_audit_is_told_who_did_what_when_and_where(services: Services, clock: Clock) -> None:
    told = await story(services, clock)
    lines = heard(services)
    await artifacts.add_artifact(services, told.maria, "mission", "", "To open the past to everyone.")
    priya = await account(services, PRIYA)
    async with change(services, priya, "did what concerns no workshop"):
        pass
    maria = told.maria.account.id
    assert lines == [
        AuditLine(at=clock(), account_id=maria, name=MARIA, what="added an artifact", workshop_id=told.workshop.id),
        AuditLine(at=clock(), account_id=priya.id, name=PRIYA, what="did what concerns no workshop"),
    ]


async def test_of_what_was_refused_nobody_hears(services: Services, clock: Clock) -> None:
    told = await story(services, clock)
    before = await stored_workshop(services, told.workshop.id)
    rung = asyncio.Event()
    services.bus.subscribe(f"workshop:{told.workshop.id}", lambda _: rung.set())
    lines = heard(services)
    with pytest.raises(Invalid):
        async with change(services, told.maria, "asked something else") as connection:
            await workshops.change(connection, told.workshop.id, question="What else?")
            raise Invalid("That is no question.")
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(rung.wait(), 0.05)
    assert (lines, await stored_workshop(services, told.workshop.id)) == ([], before)
