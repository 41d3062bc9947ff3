"""Maria puts a person right in the preview, and the list counts as she has put it."""

import pytest

from app.actions.people import imports as people_import
from app.actions.people import people
from app.actions.people.imports import Choice
from app.actions.services import Services
from app.domain.errors import NotFound
from app.domain.people.columns import Column
from app.domain.people.people import NewPerson
from tests import factories
from tests.factories import Clock, Story

SAID = {
    Column.NAME: "Farid Karimi",
    Column.EMAIL: "farid@museum.example",
    Column.ROLE: "Porter",
    Column.DEPARTMENT: "Front of house",
    Column.BIO: "Knows every door.",
}


@pytest.fixture
async def story(services: Services, clock: Clock) -> Story:
    return await factories.story(services, clock, members=())


async def test_what_is_put_right_comes_in(story: Story) -> None:
    services, maria = story.services, story.maria
    import_id = await people_import.upload(services, maria, b"", "Name;E-mail\nFarid;farid at museum\nEva;\n")
    columns = await people_import.change_row(services, maria, import_id, Choice(), 2, SAID)
    choice = Choice(tuple(columns), header_rows=1)
    shown = await people_import.preview(services, maria, import_id, choice)
    await people_import.apply(services, maria, import_id, choice, {2, 3}, shown.fingerprint)
    listed = [card.participant for card in await people.roster(services, maria)]
    assert {NewPerson(one.name, one.email, one.role, one.department, one.bio) for one in listed} == {
        NewPerson("Eva"),
        NewPerson("Farid Karimi", "farid@museum.example", "Porter", "Front of house", "Knows every door."),
    }


async def test_a_row_that_is_not_there_is_not_changed(story: Story) -> None:
    import_id = await people_import.upload(story.services, story.maria, b"", "Name;E-mail\nFarid;\n")
    with pytest.raises(NotFound):
        await people_import.change_row(story.services, story.maria, import_id, Choice(), 9, SAID)


async def test_what_a_list_says_beside_its_people_is_told_of(story: Story) -> None:
    pasted = "Címzett: Dr. Éva Nagy <eva@museum.example, e@home.example>; Farid.\nTárgy: Our vision"
    import_id = await people_import.upload(story.services, story.maria, b"", pasted)
    shown = await people_import.preview(story.services, story.maria, import_id, Choice())
    assert [(row.number, row.person, row.unsaid) for row in shown.rows] == [
        (1, NewPerson("Éva Nagy", "eva@museum.example"), ("Dr.", "e@home.example")),
        (2, NewPerson("Farid"), ()),
    ]
    assert [column.title for column in shown.left] == ["Tárgy: Our vision"]
    assert (shown.titles, shown.left_out) == (("Name", "E-mail", "Role", "Department"), ())


async def test_columns_for_which_nothing_is_chosen_are_told_of(story: Story) -> None:
    pasted = "Name;E-mail;Title;E-mail 2\nFarid;farid@museum.example;Mr;f@home.example\nEva;;Dr.;\n"
    import_id = await people_import.upload(story.services, story.maria, b"", pasted)
    shown = await people_import.preview(story.services, story.maria, import_id, Choice())
    assert shown.left_out == ("Title", "E-mail 2")
    assert [(row.person.name, row.unsaid) for row in shown.rows] == [("Farid", ("f@home.example",)), ("Eva", ())]
    without = await people_import.preview(story.services, story.maria, import_id, Choice(header_rows=0))
    assert without.left_out == ()
