"""Every table says whose data it holds and until when; what it says of references is what the database does."""

import pytest

from app.storage.data_register import REGISTER, Kept, Method, Nobodys, Whose
from app.storage.tables import metadata

BY_REFERENCE = {
    Method.WITH_PARTICIPANT: "participants",
    Method.WITH_WORKSHOP: "workshops",
    Method.WITH_DOCUMENT: "documents",
}


def goes_with(table: str) -> set[str]:
    """The tables whose rows take this table's rows with them."""
    found, waiting = set(), [table]
    while waiting:
        for key in metadata.tables[waiting.pop()].foreign_keys:
            target = key.column.table.name
            if key.ondelete == "CASCADE" and target not in found:
                found.add(target)
                waiting.append(target)
    return found


def test_every_table_has_a_line_and_no_line_is_of_another() -> None:
    assert REGISTER.keys() == metadata.tables.keys()


def test_days_are_counted_from_adoption_alone() -> None:
    wrong = [
        name
        for name, line in REGISTER.items()
        if isinstance(line, Kept) and (line.days is not None) is not (line.method is Method.AFTER_ADOPTION)
    ]
    assert wrong == []


@pytest.mark.parametrize(("method", "target"), BY_REFERENCE.items())
def test_what_goes_with_something_refers_to_it(method: Method, target: str) -> None:
    lines = [name for name, line in REGISTER.items() if isinstance(line, Kept) and line.method is method]
    assert [name for name in lines if target not in goes_with(name) | {name}] == []


def test_a_table_that_names_a_person_is_not_nobodys() -> None:
    """Columns that hold a name or refer to a person or an account."""
    naming = {
        "name",
        "email",
        "by",
        "hidden_by",
        "said_by",
        "made_by",
        "opened_by",
        "closed_by",
        "adopted_by",
        "drawn_by",
    }
    naming |= {"uploaded_by", "removed_by", "told_by", "set_by", "withdrawn_by", "participant_id"}
    unnamed = {"customers", "templates"}  # names of types of customers and of templates
    found = {
        name
        for name, line in REGISTER.items()
        if isinstance(line, Nobodys) and naming & set(metadata.tables[name].columns.keys())
    }
    assert found == unnamed


def test_answers_belong_to_people_without_names() -> None:
    line = REGISTER["answers"]
    assert isinstance(line, Kept)
    assert (line.whose, line.method, line.days) == ((Whose.RESPONDENTS, Whose.OTHERS), Method.AFTER_ADOPTION, 180)
