"""What a facilitator has made of the cloud: words merged, renamed or hidden. Every choice can be seen and undone.

1. A merged word is counted with its target, under the target's name. Merges go on to the last target of a chain
   ("quick" into "fast" into "prompt"); a merge that would close a circle changes nothing.
2. A renamed word keeps its key: only what is shown for it changes.
3. A hidden word is hidden together with all that is merged into it.
4. Of several choices of one kind about one word the latest holds; undone, it gives way to the one before.
5. Words that somebody wants to keep apart are not suggested for a merge again. They may still be merged by hand.
6. A word that somebody wants to keep is not offered to be left out again. It may still be hidden by hand.
7. Choices that were made by one press are undone by one.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from app.domain.errors import Conflict, Invalid
from app.domain.workshops.workshops import required_line

NAME_LIMIT = 60


class ChoiceKind(StrEnum):
    MERGE = "merge"
    RENAME = "rename"
    HIDE = "hide"
    APART = "apart"
    KEEP = "keep"


_ABOUT_TWO = (ChoiceKind.MERGE, ChoiceKind.APART)


@dataclass(frozen=True, slots=True)
class Choice:
    """`key`: the word it is about, as in `CloudEntry.key`. `target`: for a merge the key it is counted with, for
    words to be kept apart the other key, for a new name that name, for a hidden word None."""

    id: str
    kind: ChoiceKind
    key: str
    target: str | None
    made_by: str
    made_at: datetime
    press: str | None = None
    """The same for all choices of one press; None for one that was made by itself."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The words it is about: one or two."""
        return (self.key, self.target) if self.kind in _ABOUT_TWO and self.target else (self.key,)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two words that may be the same: counting `key` with `into` is offered, never done unasked."""

    key: str
    word: str
    count: int
    into: str
    into_word: str
    into_count: int
    why: str
    """ "same stem", "near spelling" or "another language"."""


class Choices:
    """All choices of a workshop, applied in the order in which they were made."""

    def __init__(self, made: Iterable[Choice] = ()) -> None:
        self.made = tuple(sorted(made, key=lambda choice: (choice.made_at, choice.id)))
        self._targets: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._hidden: set[str] = set()
        self._apart: set[frozenset[str]] = set()
        self._wanted: set[str] = set()
        for choice in self.made:
            self._apply(choice)

    def _apply(self, choice: Choice) -> None:
        if choice.kind is ChoiceKind.HIDE:
            self._hidden.add(choice.key)
        elif choice.kind is ChoiceKind.RENAME and choice.target:
            self._names[choice.key] = choice.target
        elif choice.kind is ChoiceKind.APART and choice.target:
            self._apart.add(frozenset((choice.key, choice.target)))
        elif choice.kind is ChoiceKind.KEEP:
            self._wanted.add(choice.key)
        elif choice.kind is ChoiceKind.MERGE and choice.target and choice.key not in self._way(choice.target):
            self._targets[choice.key] = choice.target

    def _way(self, key: str) -> Iterator[str]:
        """The word, what it is merged into, and so on to the last."""
        yield key
        while key in self._targets:
            key = self._targets[key]
            yield key

    def root(self, key: str) -> str:
        """The word that this one is counted with; itself, if it is merged into none."""
        *_, last = self._way(key)
        return last

    def is_hidden(self, key: str) -> bool:
        return any(step in self._hidden for step in self._way(key))

    def name(self, key: str) -> str | None:
        """What is shown instead of the most usual form, if somebody chose a name."""
        return self._names.get(key)

    def are_apart(self, key: str, other: str) -> bool:
        """Whether somebody wants these two counted each for itself."""
        return frozenset((key, other)) in self._apart

    def is_wanted(self, key: str) -> bool:
        """Whether somebody wants this word in the cloud, though it only leads in to what people think."""
        return key in self._wanted

    def presses(self) -> tuple[tuple["Choice", ...], ...]:
        """The choices by the press that made them, the latest first."""
        found: dict[str, list[Choice]] = {}
        for choice in self.made:
            found.setdefault(choice.press or choice.id, []).append(choice)
        return tuple(tuple(choices) for choices in reversed(found.values()))

    def of_press(self, press: str) -> tuple["Choice", ...]:
        """The choices made by one press; or the single one with this id."""
        return tuple(choice for choice in self.made if press in {choice.press, choice.id})

    def merged(self) -> dict[str, tuple[str, ...]]:
        """For each word that others are merged into at last: those others, hidden ones too, in alphabetical order."""
        found: dict[str, list[str]] = {}
        for key in sorted(self._targets):
            found.setdefault(self.root(key), []).append(key)
        return {root: tuple(keys) for root, keys in found.items()}

    def about(self, key: str) -> tuple[Choice, ...]:
        """The choices that make a shown word what it is, oldest first: its own, and those of what is merged into it."""
        return tuple(choice for choice in self.made if self.root(choice.key) == self.root(key))

    def resolved(self, current: Callable[[str], str]) -> "Choices":
        """The same choices about the words' present keys: a key changes where a shorter form of the word turns up
        ("smiles" is counted as "smile" once somebody writes "smile")."""
        return Choices(
            replace(
                choice,
                key=current(choice.key),
                target=current(choice.target) if choice.kind in _ABOUT_TWO and choice.target else choice.target,
            )
            for choice in self.made
        )


def checked_merge(choices: Choices, key: str, into: str) -> str:
    """The target to store. Raises Conflict where the merge would change nothing or close a circle."""
    target = choices.root(into)
    if choices.root(key) == target:
        raise Conflict("These two words are counted together already.", "Nothing was changed.")
    return target


def checked_name(name: str) -> str:
    """A name for a word, tidied. Raises Invalid for an empty or very long one."""
    tidy = required_line(name, "name", "a name for this word", limit=NAME_LIMIT)
    if not any(character.isalnum() or ord(character) >= 0x2000 for character in tidy):
        raise Invalid("A name needs at least one letter.", "The word keeps the name it has.", field="name")
    return tidy
