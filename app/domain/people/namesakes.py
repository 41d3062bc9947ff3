"""People of the same name: how they are told apart without an address, and what one of them lacks for that."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from app.domain.errors import Invalid
from app.domain.people.people import NewPerson, Participant

_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def name_hints(everyone: Sequence[Participant], *, by_team: bool = False) -> Mapping[str, str]:
    """By id: what tells those apart whose name occurs more than once; of others nothing. `everyone`: in their order.

    The first of role and department that no namesake shares, or both together; where these are the same, the team if
    people are in teams (`by_team`), and else which of them it is on the list.
    """
    by_name: dict[str, list[Participant]] = defaultdict(list)
    for entry in everyone:
        by_name[entry.name.casefold()].append(entry)
    namesakes = [named for named in by_name.values() if len(named) > 1]
    return {one.id: hint for named in namesakes for one, hint in zip(named, _hints(named, by_team), strict=True)}


def _hints(named: Sequence[Participant], by_team: bool) -> list[str]:
    hints = [_hint(entry, named) for entry in named]
    if by_team:
        hints = _told_apart(hints, [f"Team {entry.team}" if entry.team else "" for entry in named])
    return _told_apart(hints, [f"{_place(number)} on the list" for number in range(len(named))])


def _told_apart(hints: Sequence[str], more: Sequence[str]) -> list[str]:
    """With what each has more, where two hints are one."""
    folded = [hint.casefold() for hint in hints]
    return [
        ", ".join(filter(None, (hint, one))) if folded.count(hint.casefold()) > 1 else hint
        for hint, one in zip(hints, more, strict=True)
    ]


def _place(number: int) -> str:
    return f"the {_PLACES[number]}" if number < len(_PLACES) else f"number {number + 1}"


def _hint(entry: Participant, named: Sequence[Participant]) -> str:
    others = [one for one in named if one.id != entry.id]
    if entry.role and entry.role.casefold() not in {one.role.casefold() for one in others}:
        return entry.role
    if entry.department and entry.department.casefold() not in {one.department.casefold() for one in others}:
        return entry.department
    return ", ".join(filter(None, (entry.role, entry.department)))


def on_the_list_already(entered: NewPerson, entry: Participant) -> Invalid:
    """Why somebody is not added who seems to be on the list (as `entry`), and what a namesake would need."""
    if entered.email and entry.email:
        who = entry.name if entry.name.casefold() == entered.name.casefold() else f"{entered.name}, as {entry.name},"
        return Invalid(
            f"{who} is on the list already, with this e-mail address.",
            "Somebody else needs an address of their own.",
            field="email",
        )
    lacks: dict[str, list[str]] = defaultdict(list)
    lacks[_NEEDS[not entered.email, not entry.email]].append("an e-mail address")
    lacks[_NEEDS[not _has_place(entered), not _has_place(entry)]].append("a role or a department")
    needs = [f"{who} {' and '.join(what)}" for who, what in lacks.items() if who]
    return Invalid(
        f"{entry.name} is on the list already.",
        f"Are they two people? Then {', and '.join(needs)}, so that they can be told apart.",
        field="name",
    )


_NEEDS = {  # by: the one who is entered lacks it, the one on the list does
    (True, True): "both need",
    (True, False): "the new one needs",
    (False, True): "the one on the list needs",
    (False, False): "",
}


def _has_place(person: NewPerson | Participant) -> bool:
    return bool(person.role or person.department)
