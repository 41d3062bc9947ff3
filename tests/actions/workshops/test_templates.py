"""What the next workshop can begin with: a template of one's own, or a workshop that one facilitates."""

from dataclasses import replace

import pytest

from app.actions.access import Facilitating
from app.actions.meeting import agenda
from app.actions.people import people
from app.actions.preparation import artifacts, customers, platform
from app.actions.services import Services
from app.actions.workshops import templates, workshops
from app.domain.errors import Invalid, NotFound
from app.domain.export.templates import MOST_TEMPLATES
from app.domain.meeting.agenda import AgendaEdit
from app.domain.preparation.customers import PrimaryCustomer
from app.domain.preparation.platform import Platform
from app.domain.workshops.revisions import revision_of
from app.domain.workshops.workshops import Mode, Setting
from app.storage import workshops as stored_workshops
from tests import factories
from tests.factories import Clock, Story
from tests.people import ANSWERS, OLGA

DETAILS = {
    "organisation": "The museum’s shop",
    "title": "What our guests should experience",
    "starts_at": "2027-02-01T09:00",
    "time_zone": "Europe/Stockholm",
    "mode": "breakouts",
}


async def _prepared(services: Services, clock: Clock) -> Story:
    """Agenda, artifacts, customers, platform, question, people, answers: a workshop with something of everything."""
    told = await factories.story(services, clock)
    maria = told.maria
    phases = await agenda.phases(services, maria)
    await told.edits_agenda(AgendaEdit(((phases[1].id, "Jump in together", 8),)))
    await artifacts.add_artifact(services, maria, "mission", "", "We keep the sea’s stories.")
    await artifacts.add_artifact(services, maria, "other", "Credo", "Ask first.")
    await customers.add_customer(services, maria, name="Visitor", is_internal=False, segment_of="", note="")
    (visitor,), _ = await customers.listed(services, maria)
    await customers.add_customer(
        services, maria, name="School groups", is_internal=False, segment_of=visitor.id, note="With a teacher"
    )
    await customers.mark_primary(services, maria, visitor.id, "Tickets pay.", revision_of(None))
    await platform.save_platform(
        services, maria, Platform(True, True, True, True, "https://video.example/museum", "1234")
    )
    await workshops.set_question(services, maria, "What do you want guests to tell at home?")
    maria = replace(maria, workshop=await factories.stored_workshop(services, maria.workshop.id))
    told.maria = maria
    await told.answers(ANSWERS)
    return told


async def _created(services: Services, maria: Facilitating, source: str, **changes: str) -> Facilitating:
    made = await workshops.create_workshop(services, maria.account, source=source, **(DETAILS | changes))
    return replace(maria, workshop=await factories.stored_workshop(services, made.id))


async def _phases(services: Services, maria: Facilitating) -> list[tuple[str, int]]:
    return [(phase.title, phase.minutes) for phase in await agenda.phases(services, maria)]


async def _artifacts(services: Services, maria: Facilitating) -> list[tuple[str, str]]:
    return [(artifact.title, artifact.text) for artifact in await artifacts.collected(services, maria)]


async def test_a_copy_takes_over_what_holds_for_the_next_department(services: Services, clock: Clock) -> None:
    maria = (await _prepared(services, clock)).maria
    copy = await _created(services, maria, f"workshop:{maria.workshop.id}")
    assert await _phases(services, copy) == await _phases(services, maria)
    assert await _artifacts(services, copy) == [
        ("Mission statement", "We keep the sea’s stories."),
        ("Credo", "Ask first."),
    ]
    school, visitor = (await customers.listed(services, copy))[0]
    assert [(school.name, school.segment_of, school.note), (visitor.name, visitor.segment_of, visitor.note)] == [
        ("School groups", visitor.id, "With a teacher"),
        ("Visitor", None, ""),
    ]
    assert (await customers.listed(services, copy))[1] == PrimaryCustomer(visitor.id, "Tickets pay.")
    assert (await platform.platform_of(services, copy))[0] == Platform(True, True, True, True)
    assert copy.workshop.question == "What do you want guests to tell at home?"


async def test_nothing_of_its_people_goes_with_it(services: Services, clock: Clock) -> None:
    maria = (await _prepared(services, clock)).maria
    copy = await _created(services, maria, f"workshop:{maria.workshop.id}")
    assert await people.roster(services, copy) == ()
    async with services.database.reading() as connection:
        for table in ("answers", "survey_openings", "drafts", "participants", "presences", "invitations"):
            found = await connection.exec_driver_sql(
                f"SELECT count(*) FROM {table} WHERE workshop_id = '{copy.workshop.id}'"
            )
            assert (table, found.scalar_one()) == (table, 0)
    old, new = vars(maria.workshop), vars(copy.workshop)
    assert [name for name in ("id", "join_code", "survey_key") if old[name] == new[name]] == []
    ids = {phase.id for phase in await agenda.phases(services, maria)}
    assert ids.isdisjoint(phase.id for phase in await agenda.phases(services, copy))
    assert len(await people.roster(services, maria)) == 4


async def test_a_template_keeps_agenda_and_artifacts_as_they_were(services: Services, clock: Clock) -> None:
    maria = (await _prepared(services, clock)).maria
    before = await _phases(services, maria), await _artifacts(services, maria)
    await templates.save_template(services, maria, "  Museums  ")
    for artifact in await artifacts.collected(services, maria):
        await artifacts.remove_artifact(services, maria, artifact.id)
    (saved,) = await templates.templates_of(services, maria.account)
    assert saved.name == "Museums"
    made = await _created(services, maria, f"template:{saved.id}")
    assert (await _phases(services, made), await _artifacts(services, made)) == before
    assert await customers.listed(services, made) == ((), None)
    await templates.remove_template(services, maria.account, saved.id)
    assert await templates.templates_of(services, maria.account) == ()
    assert await _phases(services, made) == before[0]


async def test_a_copy_and_a_template_speak_the_language_of_their_workshop(services: Services, clock: Clock) -> None:
    maria = (await factories.story(services, clock, members=())).maria
    assert maria.workshop.language == "en"
    async with services.database.transaction() as connection:
        await stored_workshops.change(connection, maria.workshop.id, language="fr")
    maria = replace(maria, workshop=await factories.stored_workshop(services, maria.workshop.id))
    await templates.save_template(services, maria, "Musées")
    (saved,) = await templates.templates_of(services, maria.account)
    made = [
        await _created(services, maria, one) for one in (f"workshop:{maria.workshop.id}", f"template:{saved.id}", "")
    ]
    assert [one.workshop.language for one in made] == ["fr", "fr", "en"]


async def test_another_mode_changes_the_lengths_that_nobody_chose(services: Services, clock: Clock) -> None:
    maria = (await _prepared(services, clock)).maria
    await templates.save_template(services, maria, "Museums")
    (saved,) = await templates.templates_of(services, maria.account)
    made = await _created(services, maria, f"template:{saved.id}", mode=Mode.SOLO, setting=Setting.VIRTUAL)
    minutes = dict(await _phases(services, made))
    assert (minutes["Jump in together"], minutes["Draft"], minutes["Compare"]) == (8, 5, 35)


async def test_nobody_begins_with_what_is_not_theirs(services: Services, clock: Clock) -> None:
    maria = (await _prepared(services, clock)).maria
    await templates.save_template(services, maria, "Museums")
    (saved,) = await templates.templates_of(services, maria.account)
    olga = await factories.account(services, OLGA)
    for source in (f"workshop:{maria.workshop.id}", f"template:{saved.id}", "template:", "workshop:", "x", "x:y"):
        with pytest.raises(NotFound):
            await workshops.create_workshop(services, olga, source=source, **DETAILS)
    with pytest.raises(NotFound):
        await templates.remove_template(services, olga, saved.id)
    assert await templates.templates_of(services, maria.account) == (saved,)
    for source in (f"workshop:{maria.workshop.id}", f"template:{saved.id}"):
        with pytest.raises(NotFound):
            await templates.beginning(services, olga, source)
    assert await workshops.home(services, olga) == ()


async def test_a_shelf_of_templates_has_an_end(services: Services, clock: Clock) -> None:
    maria = (await factories.story(services, clock, members=())).maria
    for number in range(MOST_TEMPLATES):
        await templates.save_template(services, maria, f"Number {number}")
    with pytest.raises(Invalid) as refused:
        await templates.save_template(services, maria, "One more")
    assert refused.value.field == "name"
    assert len(await templates.templates_of(services, maria.account)) == MOST_TEMPLATES
