"""A list of people that was pasted or uploaded: what each row would do to the roster, before anything counts."""

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum

from app.domain.errors import Invalid
from app.domain.people.cells import FIELDS, CellWarning, RowPerson, row_person
from app.domain.people.columns import COLUMN_TITLES, Column
from app.domain.people.people import NewPerson, Participant, is_same_person, new_person
from app.domain.tables.column_kinds import LeftBehind
from app.domain.tables.sheets import PLAIN_TEXT, SheetRow, Understood
from app.domain.text.mail_addresses import address_key
from app.domain.text.spelling import person_key, spelled


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
    """`person`: as the row says it, tidied, without the cells that cannot be used: those are in `warnings`.
    `match`: who on the roster this is. `unsaid`: what of the row comes in nowhere."""

    number: int
    verdict: Verdict
    person: NewPerson
    reason: str = ""
    match: Participant | None = None
    changes: tuple[FieldChange, ...] = ()
    warnings: tuple[CellWarning, ...] = ()
    unsaid: tuple[str, ...] = ()


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
    rows: Sequence[SheetRow], columns: Sequence[Column], roster: Sequence[Participant], titles: Sequence[str] = ()
) -> tuple[ImportRow, ...]:
    """What each row would do. Rows without anything in the chosen columns are passed over.

    `titles`: of the columns, of which the page tells which are left out; elsewhere each row tells what of it is.

    Rows whose address cannot be used are judged last: who stands there again with a good address is taken with it.
    """
    known = _Known(roster)
    read = ((row.number, row_person(row, columns, titles)) for row in rows)
    said = [(number, person) for number, person in read if not person.is_empty]
    said.sort(key=lambda one: any(warning.field == "email" for warning in one[1].warnings))
    return tuple(sorted((known.judged(number, person) for number, person in said), key=lambda row: row.number))


class _Known:
    """The roster, and the rows looked at so far: a person is known by e-mail, or by name where one has no e-mail."""

    def __init__(self, roster: Sequence[Participant]) -> None:
        self.roster = roster
        self.rows: list[ImportRow] = []

    def judged(self, number: int, said: RowPerson) -> ImportRow:
        row = replace(self._judged(number, said), warnings=said.warnings, unsaid=said.unsaid)
        self.rows.append(row)
        return row

    def _judged(self, number: int, said: RowPerson) -> ImportRow:
        if not said.person.name and not said.person.email:
            return ImportRow(number, Verdict.BAD, said.person, "There is neither a name nor an address in this row.")
        try:
            match = self._match(said.person)
            person = new_person(**asdict(replace(said.person, name=said.person.name or said.suggested)))
        except Invalid as refusal:
            return ImportRow(number, Verdict.BAD, said.person, str(refusal))
        double = self._earlier(said.person, match)
        if double:
            reason = f"The same person as row {double.number}."
            if not (person.email and double.person.email):
                reason += " For two people of this name both rows need an e-mail address."
            return ImportRow(number, Verdict.DUPLICATE, person, reason, match)
        if match is None:
            return ImportRow(number, Verdict.NEW, person, self._namesake(said.person))
        changes = tuple(_changes(match, said.person))
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
        if person_key(person.name) in map(person_key, names):
            lacks = "" if person.role or person.department else " A role or a department would tell them apart."
            return f"Somebody else of this name has another e-mail address.{lacks}"
        return ""


def _changes(before: Participant, after: NewPerson) -> Iterator[FieldChange]:
    """An empty cell changes nothing, and neither does another spelling, nor an address in other capitals."""
    for field in FIELDS:
        was, said = getattr(before, field), getattr(after, field)
        key = address_key if field == "email" else spelled
        if said and key(said) != key(was):
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
