"""People of the same name: how they are told apart without an address, and what one of them lacks for that."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from app.domain.people import NewPerson, Participant
from app.domain.refusals import Invalid


def name_hints(everyone: Sequence[Participant]) -> Mapping[str, str]:
    """By id: the role or the department of those whose name occurs more than once; of others nothing.

    The first of the two that no namesake shares; both where only both together could tell.
    """
    by_name: dict[str, list[Participant]] = defaultdict(list)
    for entry in everyone:
        by_name[entry.name.casefold()].append(entry)
    hints = {entry.id: _hint(entry, named) for named in by_name.values() if len(named) > 1 for entry in named}
    return {participant_id: hint for participant_id, hint in hints.items() if hint}


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
