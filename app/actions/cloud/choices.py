"""What facilitators make of the cloud: merging, renaming, hiding, keeping apart; and undoing each of these.

All choices of a workshop take turns, so that of two facilitators who choose at once the second is told.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from app.actions.access import Facilitating
from app.actions.change import change
from app.actions.services import Services
from app.counting.state import CloudState
from app.domain.cloud.choices import Choice, ChoiceKind, Choices, checked_merge, checked_name
from app.domain.errors import Conflict, Invalid, NotFound
from app.storage import cloud, workshops

_LONGEST_KEY = 400  # characters; longer ones are no word's


async def merge(services: Services, person: Facilitating, key: str, into: str) -> Choice:
    """Count a word with another."""
    state = await _present(services, person)
    await _check_words(services, person, state, key, into)
    return await _choose(
        services,
        person,
        "merged two words of the cloud",
        ChoiceKind.MERGE,
        key,
        lambda choices: checked_merge(choices, _free(choices, state, key), into),
    )


async def rename(services: Services, person: Facilitating, key: str, name: str) -> Choice:
    """Show a word under another name. It stays the word that it is."""
    tidy = checked_name(name)
    state = await _present(services, person)
    await _check_words(services, person, state, key)

    def target(choices: Choices) -> str:
        _free(choices, state, key)
        return tidy

    return await _choose(services, person, "renamed a word of the cloud", ChoiceKind.RENAME, key, target)


async def hide(services: Services, person: Facilitating, key: str) -> Choice:
    """Leave a word out of the cloud, with all that is merged into it."""
    state = await _present(services, person)
    await _check_words(services, person, state, key)

    def target(choices: Choices) -> None:
        _free(choices, state, key)

    return await _choose(services, person, "hid a word of the cloud", ChoiceKind.HIDE, key, target)


async def keep_apart(services: Services, person: Facilitating, key: str, other: str) -> Choice:
    """These two are not to be suggested for a merge again."""
    state = await _present(services, person)
    await _check_words(services, person, state, key, other)

    def target(choices: Choices) -> str:
        if choices.are_apart(key, other):
            raise Conflict("These two are kept apart already.", "Nothing was changed.")
        return other

    return await _choose(services, person, "kept two words of the cloud apart", ChoiceKind.APART, key, target)


@dataclass(frozen=True)
class Tidying:
    """What one press does, word by word: leave out, keep in spite of the offer, and count together (word, into)."""

    leave_out: Sequence[str] = ()
    keep: Sequence[str] = ()
    together: Sequence[tuple[str, str]] = ()


async def tidy(services: Services, person: Facilitating, wanted: Tidying) -> tuple[Choice, ...]:
    """Make all of these choices at once. Words that somebody has hidden or merged meanwhile are passed over.

    Raises Invalid if nothing was chosen, Conflict if nothing of it is left to be done, NotFound for an unknown word.
    """
    if not (wanted.leave_out or wanted.together):
        raise Invalid("Nothing is ticked.", "Tick what you want to leave out or count together.")
    state = await _present(services, person)
    together = {key for pair in wanted.together for key in pair}
    await _check_words(services, person, state, *{*wanted.leave_out, *wanted.keep, *together})
    async with change(services, person, "tidied the cloud") as connection:
        await workshops.hold(connection, person.workshop.id)
        choices = Choices(await cloud.choices_of(connection, person.workshop.id))
        new = partial(Choice, made_by=person.name, made_at=services.now(), press=services.new_id())
        made = [new(services.new_id(), kind, key, target) for kind, key, target in _steps(choices, wanted)]
        if not any(choice.kind is not ChoiceKind.KEEP for choice in made):
            raise Conflict("All of this has been done meanwhile.", "Nothing was changed; look at the list again.")
        await cloud.add_choices(connection, person.workshop.id, made)
    return tuple(made)


def _steps(choices: Choices, wanted: Tidying) -> Iterator[tuple[ChoiceKind, str, str | None]]:
    """In the order in which they hold: a word that is left out is counted with none."""
    gone: set[str] = set()
    for key in dict.fromkeys(wanted.leave_out):
        if choices.root(key) == key and not choices.is_hidden(key):
            gone.add(key)
            yield ChoiceKind.HIDE, key, None
    for key in dict.fromkeys(wanted.keep):
        if key not in gone and not choices.is_wanted(key):
            yield ChoiceKind.KEEP, key, None
    for key, into in dict.fromkeys(wanted.together):
        target = choices.root(into)
        is_free = choices.root(key) == key and not choices.is_hidden(key) and not choices.is_hidden(target)
        if is_free and key != target and not {key, target} & gone:
            gone.add(key)
            yield ChoiceKind.MERGE, key, target


async def undo(services: Services, person: Facilitating, which: str) -> tuple[Choice, ...]:
    """Take a choice back, or all that were made by one press. Raises NotFound if that was done already."""
    async with change(services, person, "took a choice about the cloud back") as connection:
        made = Choices(await cloud.choices_of(connection, person.workshop.id)).of_press(which)
        if not made or not await cloud.remove_choices(connection, person.workshop.id, [choice.id for choice in made]):
            raise NotFound("This was undone already.", "Nothing was changed.")
    return made


async def _present(services: Services, person: Facilitating) -> CloudState:
    counter = await services.counters.of(person.workshop.id)
    return await counter.present()


async def _check_words(services: Services, person: Facilitating, state: CloudState, *keys: str) -> None:
    """Raises NotFound for what is no word of an answer that is shown."""
    rare = [key for key in keys if state.word(state.choices.root(key)) is None]
    counter = await services.counters.of(person.workshop.id)
    is_word = state.entries is not None and all(len(key) <= _LONGEST_KEY for key in keys)
    if not is_word or not all((await counter.counts(state, rare)).values()):
        raise NotFound("No answer shown holds this word any more.", "Nothing was changed; choose from the list again.")


def _free(choices: Choices, state: CloudState, key: str) -> str:
    """Raises Conflict for a word that somebody has merged or hidden meanwhile."""
    if choices.root(key) != key:
        into = state.named(choices.root(key))
        raise Conflict(
            f"“{state.as_written(key)}” is counted with “{into}” meanwhile.", f"Nothing was changed; look at “{into}”."
        )
    if choices.is_hidden(key):
        raise Conflict(
            f"“{state.as_written(key)}” has been hidden meanwhile.", "Nothing was changed; bring it back first."
        )
    return key


async def _choose(
    services: Services,
    person: Facilitating,
    what: str,
    kind: ChoiceKind,
    key: str,
    target: Callable[[Choices], str | None],
) -> Choice:
    """Store a choice, if the rules allow it by what has been chosen until then."""
    async with change(services, person, what) as connection:
        await workshops.hold(connection, person.workshop.id)
        choices = Choices(await cloud.choices_of(connection, person.workshop.id))
        choice = Choice(services.new_id(), kind, key, target(choices), person.name, services.now())
        await cloud.add_choices(connection, person.workshop.id, [choice])
    return choice
