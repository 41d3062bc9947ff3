"""What is said of a list in which no column looks like answers: what its columns were taken for, and no cell."""

from collections.abc import Sequence

from app.domain.answers.candidates import Column
from app.domain.answers.in_doubt import may_be_taken
from app.domain.errors import Answerable, Invalid, Offer
from app.domain.tables.cell_kinds import Kind
from app.domain.tables.column_kinds import left_behind

_MOST_NAMED = 4
_COPY = "Copy only the column with the answers, without the others, and paste it here."
_SHORTLY = {Kind.ID: "ids", Kind.TIME: "times", Kind.OTHER: "numbers"}
_HELD = {
    Kind.PERSON: "names, addresses or what tells who answered",
    Kind.ID: "ids",
    Kind.TIME: "times",
    Kind.PLACE: "places",
    Kind.OTHER: "numbers or codes",
}


def no_answers(columns: Sequence[Column]) -> Invalid:
    filled = [column for column in columns if column.some and column.kind]
    said = [_said(column) for column in filled[:_MOST_NAMED]]
    more = len(filled) - len(said)
    if more:
        said.append(f"{more} more {'holds' if more == 1 else 'hold'} nothing better")
    held = "; ".join(said)
    what_happened = "No column of this list looks like answers" + (f": {held}." if held else ".")
    taken = [column for column in filled if may_be_taken(column)]
    if not taken:
        return Invalid(what_happened, _COPY, field="list")
    kinds = " and ".join(dict.fromkeys(_SHORTLY[column.kind or Kind.OTHER] for column in taken))
    return Answerable(
        what_happened,
        f"If these {kinds} are what people answered, take them as answers. Nothing counts before you have seen it.",
        field="list",
        offers=[Offer("anyway", "yes", f"Take the {kinds} as answers")],
    )


def _said(column: Column) -> str:
    left = left_behind(column.place, column.title, column.some, column.kind or Kind.OTHER)
    title = f" “{left.title}”" if left.title else ""
    return f"column {left.number}{title} holds {_HELD[left.kind]}"
