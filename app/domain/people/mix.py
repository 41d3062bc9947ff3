"""Who the people are as a group: departments, and the balance of the two teams. Advice in words, never a bar."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.people.people import TEAMS, Participant


@dataclass(frozen=True)
class DepartmentCount:
    """`name` is empty for those of whom no department is noted."""

    name: str
    count: int


def departments(people: Sequence[Participant]) -> tuple[DepartmentCount, ...]:
    """The largest first, and last those without one. Capitals make no difference."""
    spelled: dict[str, str] = {}
    for person in people:
        spelled.setdefault(person.department.casefold(), person.department)
    counted = Counter(person.department.casefold() for person in people)
    found = [DepartmentCount(spelled[key], count) for key, count in counted.items()]
    return tuple(sorted(found, key=lambda entry: (not entry.name, -entry.count, entry.name.casefold())))


def advice_on_mix(people: Sequence[Participant]) -> str:
    """What the method advises about who comes from where; empty when the mix is good or nobody is there yet."""
    named = [entry for entry in departments(people) if entry.name]
    known = sum(entry.count for entry in named)
    if len(people) < 2:
        return ""
    if not named:
        return "Note everyone’s department to see whether the group crosses departments, as the method wants it."
    if len(named) == 1 and known == len(people):
        return f"All come from {named[0].name}. The vision covers the whole experience: invite other departments too."
    if named[0].count * 2 > len(people) and len(people) > 2:
        return f"{named[0].count} of {len(people)} come from {named[0].name}. More from elsewhere would widen the view."
    if known < len(people):
        missing = len(people) - known
        return f"Of {missing} {'person' if missing == 1 else 'people'} the department is not noted yet."
    return ""


def advice_on_teams(people: Sequence[Participant]) -> str:
    """Whether the teams are about equal and both mixed (docs/method.md, part 3); empty when there is nothing to say."""
    members = {team: [person for person in people if person.team == team] for team in TEAMS}
    sizes = {team: len(members[team]) for team in TEAMS}
    larger, smaller = sorted(TEAMS, key=lambda team: -sizes[team])
    surplus = (sizes[larger] - sizes[smaller]) // 2
    if surplus:
        moving = "one person" if surplus == 1 else f"{surplus} people"
        return (
            f"Team {larger} has {sizes[larger]} and team {smaller} {sizes[smaller]}. "
            f"The method wants them about equal: move {moving} to team {smaller}."
        )
    together = _in_one_team(people)
    if together:
        department, count, team = together
        everyone = "Both" if count == 2 else f"All {count}"
        return f"{everyone} from {department} are in team {team}. Spread them, so that both drafts see the whole."
    return ""


def _in_one_team(people: Sequence[Participant]) -> tuple[str, int, str] | None:
    for entry in departments(people):
        teams = {person.team for person in people if person.department.casefold() == entry.name.casefold()}
        if entry.name and entry.count > 1 and len(teams) == 1 and entry.count < len(people):
            (team,) = teams
            return (entry.name, entry.count, team) if team else None
    return None
