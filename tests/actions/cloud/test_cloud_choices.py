"""Maria and Priya merge, rename and hide words, sometimes both at once, and change their minds."""

import asyncio
from dataclasses import replace

import pytest

from app.actions.access import Facilitating
from app.actions.cloud import choices as cloud_choices
from app.actions.cloud import cloud
from app.actions.cloud.choices import Tidying
from app.actions.services import Services
from app.domain.cloud.choices import ChoiceKind
from app.domain.errors import Conflict, DomainError, Invalid, NotFound
from tests import factories
from tests.counting.test_counters import answered, arrive
from tests.factories import Clock, Story
from tests.people import MARIA, OLGA, PRIYA

SAID = ("quick", "Fast", "fast and friendly", "quick help", "Freindly", "Friendly staff", "friendly", "friendly crew")
FRIENDLY = tuple(f"friendly {who}" for who in ("guides", "cafe", "shop", "guards", "people", "voices"))


async def words(story: Story) -> dict[str, int]:
    state = await cloud.current(story.services, story.workshop)
    return {entry.word: entry.count for entry in state.words}


@pytest.fixture
async def story(services: Services, clock: Clock) -> Story:
    return await answered(services, clock, SAID)


async def priya(story: Story) -> Facilitating:
    return replace(story.maria, account=await factories.account(story.services, PRIYA))


async def test_every_choice_shows_at_once_is_listed_with_who_and_when_and_can_be_undone(
    services: Services, clock: Clock, story: Story
) -> None:
    before = await words(story)
    merged = await cloud_choices.merge(services, story.maria, "quick", "fast")
    assert (await words(story))["fast"] == 4
    clock.passes(minutes=1)
    renamed = await cloud_choices.rename(services, await priya(story), "fast", "  Without delay ")
    clock.passes(minutes=1)
    hidden = await cloud_choices.hide(services, story.maria, "crew")
    shown = await words(story)
    assert shown["Without delay"] == 4
    assert not {"quick", "fast", "crew"} & set(shown)
    state = await cloud.current(services, story.workshop)
    assert [(made.kind, made.key, made.target, made.made_by) for made in state.choices.made] == [
        (ChoiceKind.MERGE, "quick", "fast", MARIA),
        (ChoiceKind.RENAME, "fast", "Without delay", PRIYA),
        (ChoiceKind.HIDE, "crew", None, MARIA),
    ]
    behind = await cloud.answers_behind(services, story.workshop, "fast")
    assert sorted("".join(part.text for part in answer) for answer in behind) == [
        "Fast",
        "fast and friendly",
        "quick",
        "quick help",
    ]
    for choice in (merged, renamed, hidden):
        assert await cloud_choices.undo(services, story.maria, choice.id) == (choice,)
    assert await words(story) == before
    with pytest.raises(NotFound):
        await cloud_choices.undo(services, story.maria, merged.id)


async def test_of_two_who_choose_at_once_the_second_is_told(services: Services, story: Story) -> None:
    other = await priya(story)
    both = await asyncio.gather(
        cloud_choices.merge(services, story.maria, "quick", "fast"),
        cloud_choices.merge(services, other, "fast", "quick"),
        return_exceptions=True,
    )
    assert sorted(type(one).__name__ for one in both) == ["Choice", "Conflict"]
    (told,) = [one for one in both if isinstance(one, DomainError)]
    assert told.next_step.startswith("Nothing was changed")


async def test_a_word_that_was_merged_or_hidden_meanwhile_is_named_and_nothing_changes(
    services: Services, story: Story
) -> None:
    await cloud_choices.merge(services, story.maria, "quick", "fast")
    await cloud_choices.hide(services, story.maria, "crew")
    state = await cloud.current(services, story.workshop)
    for attempt, what_happened in (
        (cloud_choices.hide(services, story.maria, "quick"), "“quick” is counted with “fast” meanwhile."),
        (cloud_choices.rename(services, story.maria, "quick", "Speed"), "“quick” is counted with “fast” meanwhile."),
        (cloud_choices.merge(services, story.maria, "quick", "help"), "“quick” is counted with “fast” meanwhile."),
        (cloud_choices.hide(services, story.maria, "crew"), "“crew” has been hidden meanwhile."),
    ):
        with pytest.raises(Conflict) as told:
            await attempt
        assert told.value.what_happened == what_happened
    assert await cloud.current(services, story.workshop) is state
    into_it = await cloud_choices.merge(services, story.maria, "help", "quick")  # goes on to where that one is counted
    assert into_it.target == "fast"


async def test_what_is_no_word_of_an_answer_is_refused(services: Services, story: Story) -> None:
    for attempt in (
        cloud_choices.hide(services, story.maria, "nonsense"),
        cloud_choices.hide(services, story.maria, "x" * 5000),
        cloud_choices.merge(services, story.maria, "fast", "nonsense"),
    ):
        with pytest.raises(NotFound):
            await attempt
    with pytest.raises(Invalid):
        await cloud_choices.rename(services, story.maria, "fast", " \n")
    assert (await cloud.current(services, story.workshop)).choices.made == ()


async def test_a_suggestion_that_was_declined_is_not_made_again(services: Services, story: Story) -> None:
    await arrive(services, story, FRIENDLY)
    (one,) = (await cloud.results(services, story.maria)).offers.pairs
    assert (one.key, one.into, one.why) == ("freindly", "friendly", "near spelling")
    kept = await cloud_choices.keep_apart(services, story.maria, one.key, one.into)
    assert (await cloud.results(services, story.maria)).offers.pairs == ()
    with pytest.raises(Conflict):
        await cloud_choices.keep_apart(services, story.maria, one.into, one.key)
    await cloud_choices.undo(services, story.maria, kept.id)
    assert (await cloud.results(services, story.maria)).offers.pairs == (one,)
    await cloud_choices.merge(services, story.maria, one.key, one.into)
    assert (await cloud.results(services, story.maria)).offers.pairs == ()


async def test_olga_cannot_undo_what_maria_chose(services: Services, story: Story) -> None:
    choice = await cloud_choices.hide(services, story.maria, "crew")
    elsewhere = await factories.workshop(services, await factories.account(services, OLGA), organisation="Elsewhere")
    with pytest.raises(NotFound):
        await cloud_choices.undo(services, elsewhere, choice.id)
    with pytest.raises(NotFound):
        await cloud_choices.hide(services, elsewhere, "crew")
    assert (await cloud.current(services, story.workshop)).choices.made == (choice,)


HOPEFUL = ("I hope for calm", "Hope to be calm", "I hope it is quick", "Visitors feel calm", "hope gives a quick crew")


async def test_one_press_leaves_out_and_counts_together_and_one_undoes_it(services: Services, story: Story) -> None:
    await arrive(services, story, HOPEFUL)
    before = await words(story)
    offers = (await cloud.results(services, story.maria)).offers
    assert [(one.key, one.why) for one in offers.lead_ins] == [("hope", "opens sentences")]
    made = await cloud_choices.tidy(
        services, story.maria, Tidying(leave_out=["hope"], together=[("quick", "fast"), ("fast", "quick")])
    )
    assert [(choice.kind, choice.key, choice.target) for choice in made] == [
        (ChoiceKind.HIDE, "hope", None),
        (ChoiceKind.MERGE, "quick", "fast"),
    ]
    now = dict(await words(story))
    assert ("hope" in now, "quick" in now, now["fast"]) == (False, False, 6)
    (press,) = {choice.press for choice in made}
    assert set(await cloud_choices.undo(services, story.maria, str(press))) == set(made)
    assert await words(story) == before
    with pytest.raises(NotFound):
        await cloud_choices.undo(services, story.maria, str(press))


async def test_what_is_to_stay_is_not_offered_again(services: Services, story: Story) -> None:
    await arrive(services, story, HOPEFUL)
    with pytest.raises(Invalid):
        await cloud_choices.tidy(services, story.maria, Tidying(keep=["hope"]))
    await cloud_choices.tidy(services, story.maria, Tidying(keep=["hope"], together=[("quick", "fast")]))
    assert (await cloud.results(services, story.maria)).offers.lead_ins == ()
    with pytest.raises(Conflict):
        await cloud_choices.tidy(services, story.maria, Tidying(together=[("quick", "fast")]))
    with pytest.raises(NotFound):
        await cloud_choices.tidy(services, story.maria, Tidying(leave_out=["hope", "nonsense"]))


async def test_olga_tidies_nothing_of_marias(services: Services, story: Story) -> None:
    made = await cloud_choices.tidy(services, story.maria, Tidying(leave_out=["crew"]))
    elsewhere = await factories.workshop(services, await factories.account(services, OLGA), organisation="Elsewhere")
    with pytest.raises(NotFound):
        await cloud_choices.tidy(services, elsewhere, Tidying(leave_out=["fast"]))
    with pytest.raises(NotFound):
        await cloud_choices.undo(services, elsewhere, str(made[0].press))
    assert (await cloud.current(services, story.workshop)).choices.made == made
