"""A list of people that was pasted or uploaded: what each row would do to the roster, before anything counts."""

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from enum import StrEnum

from app.domain.column_kinds import LeftBehind
from app.domain.people import NewPerson, Participant, first_address, is_same_person, new_person
from app.domain.people_columns import COLUMN_TITLES, Column
from app.domain.refusals import Invalid
from app.domain.sheets import PLAIN_TEXT, SheetRow, Understood
from app.domain.workshops import one_line

_FIELDS = tuple(field.name for field in fields(NewPerson))


class Verdict(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    BAD = "bad"


COUNTING = (Verdict.NEW, Verdict.CHANGED)  # the rows that do something


@dataclass(frozen=True)
class FieldChange:
    field: str
    before: str
    after: str

    @property
    def title(self) -> str:
        return COLUMN_TITLES[Column(self.field)]


@dataclass(frozen=True)
class ImportRow:
    """`person`: as the row says it, tidied where it is not bad. `match`: who on the roster this is."""

    number: int
    verdict: Verdict
    person: NewPerson
    reason: str = ""
    match: Participant | None = None
    changes: tuple[FieldChange, ...] = ()


@dataclass(frozen=True)
class ChangedPerson:
    """What an import did to somebody who was on the list already, so that it can be taken back."""

    id: str
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True)
class RosterImport:
    id: str
    uploaded_at: datetime
    uploaded_by: str
    rows: tuple[SheetRow, ...] = ()
    left: tuple[LeftBehind, ...] = ()
    understood: Understood = PLAIN_TEXT
    added: tuple[str, ...] = ()
    changed: tuple[ChangedPerson, ...] = ()
    applied_at: datetime | None = None
    undone_at: datetime | None = None


def planned(
    rows: Sequence[SheetRow], columns: Sequence[Column], roster: Sequence[Participant]
) -> tuple[ImportRow, ...]:
    """What each row would do. Rows without anything in the chosen columns are passed over."""
    known = _Known(roster)
    return tuple(known.judged(row.number, person) for row in rows if (person := _person(row, columns)) != NewPerson(""))


def _person(row: SheetRow, columns: Sequence[Column]) -> NewPerson:
    """As the row says it, unchecked."""
    said = {column: one_line(cell) for column, cell in zip(columns, row.cells, strict=False)}
    parts = (said.get(column, "") for column in (Column.NAME, Column.FIRST_NAME, Column.LAST_NAME))
    others = {field: said.get(Column(field), "") for field in _FIELDS if field != "name"}
    others["email"] = first_address(others["email"])
    return NewPerson(" ".join(filter(None, parts)), **others)


class _Known:
    """The roster, and the rows looked at so far: a person is known by e-mail, or by name where one has no e-mail."""

    def __init__(self, roster: Sequence[Participant]) -> None:
        self.roster = roster
        self.rows: list[ImportRow] = []

    def judged(self, number: int, said: NewPerson) -> ImportRow:
        row = self._judged(number, said)
        self.rows.append(row)
        return row

    def _judged(self, number: int, said: NewPerson) -> ImportRow:
        try:
            person = _checked(said)
            match = self._match(person)
        except Invalid as refusal:
            return ImportRow(number, Verdict.BAD, said, refusal.what_happened)
        double = self._earlier(person, match)
        if double:
            reason = f"The same person as row {double.number}."
            if not (person.email and double.person.email):
                reason += " For two people of this name both rows need an e-mail address."
            return ImportRow(number, Verdict.DUPLICATE, person, reason, match)
        if match is None:
            return ImportRow(number, Verdict.NEW, person, self._namesake(person))
        changes = tuple(_changes(match, person))
        return ImportRow(number, Verdict.CHANGED if changes else Verdict.UNCHANGED, person, "", match, changes)

    def _earlier(self, person: NewPerson, match: Participant | None) -> ImportRow | None:
        """A good row above that means the same person."""
        for row in self.rows:
            is_match = match is not None and row.match == match
            if row.verdict is not Verdict.BAD and (is_match or is_same_person(row.person, person)):
                return row
        return None

    def _match(self, person: NewPerson) -> Participant | None:
        found = [entry for entry in self.roster if is_same_person(entry, person)]
        found = [entry for entry in found if entry.email and person.email] or found
        if len(found) > 1:
            raise Invalid("Several people of this name are on the list; the e-mail address would tell who is meant.")
        return found[0] if found else None

    def _namesake(self, person: NewPerson) -> str:
        names = [entry.name for entry in self.roster]
        names += [row.person.name for row in self.rows if row.verdict is Verdict.NEW]
        if person.name.casefold() in map(str.casefold, names):
            lacks = "" if person.role or person.department else " A role or a department would tell them apart."
            return f"Somebody else of this name has another e-mail address.{lacks}"
        return ""


def _checked(said: NewPerson) -> NewPerson:
    """Raises Invalid. A formula stands in a file where a program has written it down and not what it gives."""
    for field in _FIELDS:
        if getattr(said, field).startswith("="):
            raise Invalid(
                f"“{getattr(said, field)[:40]}” is a formula. Copy and paste it as values first.", field=field
            )
    if not said.name:
        raise Invalid("There is no name in this row.", field="name")
    return new_person(said.name, said.email, said.role, said.department, said.bio)


def _changes(before: Participant, after: NewPerson) -> Iterator[FieldChange]:
    """An empty cell changes nothing, and neither does an address in other capitals."""
    for field in _FIELDS:
        was, said = getattr(before, field), getattr(after, field)
        if said and said != was and not (field == "email" and was.casefold() == said.casefold()):
            yield FieldChange(field, was, said)


def counts(plan: Sequence[ImportRow]) -> Mapping[Verdict, int]:
    return {verdict: sum(row.verdict is verdict for row in plan) for verdict in Verdict}


def accepted(plan: Sequence[ImportRow], numbers: Collection[int]) -> tuple[ImportRow, ...]:
    """The rows that do something and were left ticked. Raises Invalid when there is none."""
    rows = tuple(row for row in plan if row.verdict in COUNTING and row.number in numbers)
    if not rows:
        raise Invalid("No row is ticked, so nothing was added or changed.", field="rows")
    return rows


def fingerprint(plan: Sequence[ImportRow]) -> str:
    """Differs when a row would do something else than before, because the roster has changed meanwhile."""
    return hashlib.sha256(repr(tuple(replace(row, match=None) for row in plan)).encode()).hexdigest()[:32]


def given_back(now: Participant, changed: ChangedPerson) -> dict[str, str]:
    """The earlier values of what the import changed and nobody has changed again since."""
    return {change.field: change.before for change in changed.changes if getattr(now, change.field) == change.after}
