"""Maria imports her people, looks at the list first, and takes it back again."""

import asyncio
from dataclasses import replace

import pytest

from app.actions.people import imports as people_import
from app.actions.people import people
from app.actions.people.imports import Choice, Preview
from app.actions.people.people import PersonCard
from app.actions.services import Services
from app.domain.documents.documents import DocumentKind
from app.domain.errors import Conflict, Invalid, NotFound
from app.domain.people.columns import Column
from app.domain.people.imports import Verdict
from app.domain.people.people import NewPerson, new_person
from app.domain.workshops.workshops import Mode
from app.live.errors import DocumentGone
from tests import factories
from tests.factories import Clock, Story
from tests.people import ANA, BEN, CHEN, DILEK
from tests.reading.workbooks import workbook

LIST = "Name;E-mail;Role;Bio\nAna;ana@museum.example;Head guide;Sings.\nChen Wei;chen@museum.example\n;eva at museum"
AS_SHOWN = Choice()


async def look(story: Story, content: bytes = b"", pasted: str = LIST, choice: Choice = AS_SHOWN) -> Preview:
    import_id = await people_import.upload(story.services, story.maria, content, pasted)
    return await people_import.preview(story.services, story.maria, import_id, choice)


async def count(story: Story, shown: Preview, *, choice: Choice = AS_SHOWN, without: int = 0) -> None:
    ticked = {row.number for row in shown.rows} - {without}
    await people_import.apply(story.services, story.maria, shown.id, choice, ticked, shown.fingerprint)


async def roster(story: Story) -> dict[str, PersonCard]:
    return {card.participant.name: card for card in await people.roster(story.services, story.maria)}


def verdicts(shown: Preview) -> dict[int, Verdict]:
    return {row.number: row.verdict for row in shown.rows}


@pytest.fixture
async def story(services: Services, clock: Clock) -> Story:
    return await factories.story(services, clock, members=(ANA, BEN))


def guests(number: int, kind: str = "Guest") -> str:
    return "\n".join(["Name,E-mail", *(f"{kind} {one},{kind}{one}@museum.example" for one in range(number))])


async def test_of_two_hundred_people_below_a_header_all_come_in(story: Story) -> None:
    for card in await people.roster(story.services, story.maria):
        await people.remove_person(story.services, story.maria, card.participant.id)
    for typed in (guests(200), guests(200).replace("\n", "\r\n") + "\r\n"):
        shown = await look(story, pasted=typed)
        assert set(verdicts(shown).values()) == {Verdict.NEW}
        assert len(shown.rows) == 200
    await count(story, shown)
    assert len(await roster(story)) == 200


async def test_a_list_takes_two_hundred_in_all_however_they_come(story: Story) -> None:
    """In one list, in a second one, by hand or after a knock; and it is said how many fit."""
    one_too_many = await look(story, pasted=guests(199))
    with pytest.raises(Invalid) as refusal:
        await count(story, one_too_many)
    assert refusal.value.what_happened == (
        "198 more fit on the list, which takes 200, and these are 199. Nobody was added."
    )
    assert refusal.value.next_step.startswith("Untick 1 of them")
    assert len(await roster(story)) == 2
    await count(story, await look(story, pasted=guests(197)))
    with pytest.raises(Invalid, match="1 more fits on the list, which takes 200, and these are 2"):
        await count(story, await look(story, pasted=guests(2, "Visitor")))
    await people.add_person(story.services, story.maria, new_person("The last"))
    with pytest.raises(Invalid, match="200 people are on the list, which takes 200: nobody was added"):
        await people.add_person(story.services, story.maria, new_person("One more"))
    assert len(await roster(story)) == 200


async def test_a_list_counts_once_it_was_looked_at_and_is_undone(story: Story) -> None:
    before = await roster(story)
    shown = await look(story)
    assert verdicts(shown) == {2: Verdict.CHANGED, 3: Verdict.NEW, 4: Verdict.BAD}
    assert (shown.columns, shown.header_rows) == ((Column.NAME, Column.EMAIL, Column.ROLE, Column.BIO), 1)
    assert shown.samples[3] == ("Bio", "Sings.")
    assert await roster(story) == before

    await count(story, shown)
    after = await roster(story)
    ana = before[ANA.name].participant
    assert after["Ana"] == replace(
        before[ANA.name], participant=replace(ana, name="Ana", role="Head guide", bio="Sings.")
    )
    assert after[BEN.name] == before[BEN.name]
    chen = after[CHEN.name].participant
    assert (chen.email, chen.role, chen.team in ("A", "B")) == (CHEN.email, "", True)
    assert set(after) == {"Ana", BEN.name, CHEN.name}

    last = await people_import.last_import(story.services, story.maria)
    assert last is not None
    assert (last.record.added, [entry.id for entry in last.record.changed]) == ((chen.id,), [ana.id])
    await people_import.undo(story.services, story.maria, shown.id)
    assert await roster(story) == before  # with the links as they were
    last = await people_import.last_import(story.services, story.maria)
    assert last is not None
    assert (last.record.undone_at, last.stayed) == (story.clock.moment, ())


async def test_adding_again_changes_nobody_and_no_link(story: Story) -> None:
    await people.renew_link(story.services, story.maria, story.seats[BEN].participant.id)
    before = await roster(story)
    shown = await look(story, pasted="\n".join(member.line for member in (ANA, BEN)))
    assert verdicts(shown) == {1: Verdict.UNCHANGED, 2: Verdict.UNCHANGED}
    with pytest.raises(Invalid, match="No row is ticked"):
        await count(story, shown)
    await count(story, await look(story, pasted=f"{ANA.name}, {ANA.email}, Head guide\n{DILEK.line}"))
    after = await roster(story)
    assert {name: after[name].link for name in before} == {name: card.link for name, card in before.items()}
    assert set(after) == set(before) | {DILEK.name}


async def test_undoing_leaves_who_has_joined_and_what_was_changed_since(story: Story) -> None:
    shown = await look(story, pasted=f"{LIST}\n{DILEK.name};{DILEK.email}")
    await count(story, shown)
    cards = await roster(story)
    await people.take_seat_by_link(story.services, cards[CHEN.name].link.rsplit("/", 1)[-1])
    ana = cards["Ana"].participant
    edited = NewPerson("Ana", ana.email, "Warden", ana.department, ana.bio)
    await people.change_person(story.services, story.maria, ana.id, edited)
    await people.remove_person(story.services, story.maria, cards[BEN.name].participant.id)

    await people_import.undo(story.services, story.maria, shown.id)
    after = await roster(story)
    assert set(after) == {ANA.name, CHEN.name}
    assert after[ANA.name].participant == replace(ana, name=ANA.name, role="Warden", bio="")
    last = await people_import.last_import(story.services, story.maria)
    assert last is not None
    assert last.stayed == (CHEN.name,)
    with pytest.raises(Conflict):
        await people_import.undo(story.services, story.maria, shown.id)
    assert set(await roster(story)) == set(after)


async def test_only_the_last_import_can_be_undone(story: Story) -> None:
    first = await look(story)
    await count(story, first)
    await count(story, await look(story, pasted=DILEK.line))
    with pytest.raises(NotFound):
        await people_import.undo(story.services, story.maria, first.id)
    assert CHEN.name in await roster(story)


async def test_in_solo_mode_documents_come_and_go_with_their_people(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock, Mode.SOLO, members=(ANA,))
    (anas,) = await story.documents(DocumentKind.SOLO)
    shown = await look(story, pasted=BEN.line)
    await count(story, shown)
    (bens,) = set(await story.documents(DocumentKind.SOLO)) - {anas}
    assert await services.hub.text(bens.id) == ""
    await people_import.undo(services, story.maria, shown.id)
    assert await story.documents(DocumentKind.SOLO) == (anas,)
    with pytest.raises(DocumentGone):
        await services.hub.text(bens.id)


async def test_columns_may_be_chosen_and_rows_left_out(story: Story) -> None:
    choice = Choice(("role", "name", "left_out"), header_rows=0)
    shown = await look(story, workbook([("Guide", "Eva Ek", "x"), ("Porter", "Farid", "y")]), "", choice)
    assert verdicts(shown) == {1: Verdict.NEW, 2: Verdict.NEW}
    await count(story, shown, choice=choice, without=2)
    cards = await roster(story)
    assert ("Farid" in cards, cards["Eva Ek"].participant.role) == (False, "Guide")


async def test_columns_without_a_name_say_so_and_nothing_can_count(story: Story) -> None:
    before = await roster(story)
    choice = Choice(("role", "bio"))
    shown = await look(story, choice=choice)
    assert (str(shown.problem), shown.rows) == ("No column is chosen for the names.", ())
    with pytest.raises(Invalid, match="No column is chosen"):
        await count(story, shown, choice=choice)
    assert await roster(story) == before


async def test_what_was_not_looked_at_does_not_count(story: Story) -> None:
    shown = await look(story)
    await people.remove_person(story.services, story.maria, story.seats[ANA].participant.id)
    with pytest.raises(Conflict, match="has changed since this preview"):
        await count(story, shown)
    assert set(await roster(story)) == {BEN.name}


async def test_of_two_presses_at_once_one_counts(story: Story) -> None:
    shown = await look(story)
    pressed = await asyncio.gather(*(count(story, shown) for _ in range(3)), return_exceptions=True)
    assert sorted(type(outcome).__name__ for outcome in pressed) == ["NoneType", "NotFound", "NotFound"]
    assert len(await roster(story)) == 3
    undone = await asyncio.gather(
        *(people_import.undo(story.services, story.maria, shown.id) for _ in range(3)), return_exceptions=True
    )
    assert sorted(type(outcome).__name__ for outcome in undone) == ["Conflict", "Conflict", "NoneType"]
    assert set(await roster(story)) == {ANA.name, BEN.name}


async def test_a_list_that_is_replaced_forgotten_or_elsewhere_is_gone(story: Story) -> None:
    replaced, forgotten = await look(story), await look(story)
    await people_import.discard(story.services, story.maria, forgotten.id)
    elsewhere = replace(story, maria=await factories.workshop(story.services, story.maria.account))
    other = await look(elsewhere)
    with pytest.raises(NotFound):
        await people_import.discard(story.services, story.maria, other.id)
    for shown in (replaced, forgotten, other):
        with pytest.raises(NotFound):
            await people_import.preview(story.services, story.maria, shown.id, AS_SHOWN)
        with pytest.raises(NotFound):
            await count(story, shown)
        with pytest.raises(NotFound):
            await people_import.undo(story.services, story.maria, shown.id)
    assert verdicts(await people_import.preview(story.services, elsewhere.maria, other.id, AS_SHOWN))


async def test_an_import_is_spoken_of_for_a_day(story: Story) -> None:
    assert await people_import.last_import(story.services, story.maria) is None
    await count(story, await look(story))
    story.clock.passes(minutes=24 * 60)
    assert await people_import.last_import(story.services, story.maria) is not None
    story.clock.passes(minutes=1)
    assert await people_import.last_import(story.services, story.maria) is None


@pytest.mark.parametrize("pasted", ["", " \n\t"])
async def test_there_has_to_be_something_to_import(story: Story, pasted: str) -> None:
    with pytest.raises(Invalid, match="nothing to import yet"):
        await look(story, pasted=pasted)
